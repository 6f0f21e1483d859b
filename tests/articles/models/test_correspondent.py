import pytest

from articles.models import Correspondent
from newsroom.page_store.stamps import counts

pytestmark = pytest.mark.django_db


def test_a_changed_correspondent_makes_their_pages_stale():
    person = Correspondent.objects.create(name="Mira Toll", slug="mira-toll")
    before = counts(f"correspondent-{person.pk}", "correspondents")
    person.role = "Washington correspondent"
    person.save()

    after = counts(f"correspondent-{person.pk}", "correspondents")
    assert [one[0] for one in after] == [one[0] + 1 for one in before]


def test_a_correspondent_who_is_deleted_is_named_nowhere_from_then_on():
    person = Correspondent.objects.create(name="Mira Toll", slug="mira-toll")
    keys = f"correspondent-{person.pk}", "correspondents"
    before = counts(*keys)

    person.delete()

    assert [one[0] for one in counts(*keys)] == [one[0] + 1 for one in before]
