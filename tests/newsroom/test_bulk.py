import pytest
from django.db import IntegrityError, transaction

from newsroom.bulk import give_keys, insert
from sections.models import Section

pytestmark = pytest.mark.django_db


def sections(*names):
    return [Section(name=name, slug=name.lower()) for name in names]


def test_keys_given_before_are_those_of_the_rows():
    rows = insert(Section, give_keys(Section, sections("Sport", "Culture")))

    assert {one.pk: one.name for one in Section.objects.filter(slug__in=["sport", "culture"])} == {
        one.pk: one.name for one in rows
    }


def test_a_row_made_the_ordinary_way_follows_the_keys_that_were_given():
    last = insert(Section, give_keys(Section, sections("Sport", "Culture")))[-1]

    assert Section.objects.create(name="Energy", slug="energy").pk > last.pk


def test_a_key_once_given_is_not_given_again_after_its_row_is_gone():
    gone = Section.objects.create(name="Sport", slug="sport")
    key = gone.pk
    gone.delete()

    assert give_keys(Section, sections("Culture"))[0].pk > key


def test_the_database_still_refuses_what_its_constraints_refuse():
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Section, sections("Sport", "Sport"))


def test_what_was_inserted_can_be_changed_and_saved():
    (row,) = insert(Section, give_keys(Section, sections("Sport")))
    row.description = "Matches."
    row.save()

    assert Section.objects.get(pk=row.pk).description == "Matches."
