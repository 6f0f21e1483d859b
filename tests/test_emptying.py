"""What one test committed the next does not meet."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import TransactionTestCase

from articles.models import Article
from newsroom.people.models import Person
from tests.emptying import KEPT, kept, rows_of
from tests.factories import make_live, make_review

pytestmark = pytest.mark.django_db(transaction=True)


def take_away():
    TransactionTestCase()._fixture_teardown()


def test_no_row_of_a_newsroom_is_left():
    make_review(make_live(tags=["Ports"]))
    before = kept()

    take_away()

    assert not Article.objects.exists() and not Person.objects.exists()
    assert kept() == before and all(before)


def test_rights_that_were_changed_are_given_anew():
    editors = Group.objects.get(name="Editors")
    rights = sorted(editors.permissions.values_list("codename", flat=True))
    editors.permissions.clear()
    Permission.objects.filter(codename="approve_article").delete()

    take_away()

    editors = Group.objects.get(name="Editors")
    assert sorted(editors.permissions.values_list("codename", flat=True)) == rights
    make_live()
    take_away()
    assert not Article.objects.exists() and rows_of(KEPT[2])
