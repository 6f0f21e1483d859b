import pytest
from django.contrib.auth.models import Group, Permission

from newsroom.roles import CHIEF, CORRESPONDENT, EDITOR, MODERATOR, ROLES, sync_roles

pytestmark = pytest.mark.django_db


def rights_of(name):
    rights = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rights}


@pytest.mark.parametrize("name", ROLES)
def test_after_migrate_every_role_has_all_its_rights(name):
    assert rights_of(name) == set(ROLES[name])


def test_a_right_given_by_hand_is_taken_back_and_a_lost_one_returns():
    editors = Group.objects.get(name="Editors")
    editors.permissions.set(Permission.objects.filter(codename="delete_article"))

    sync_roles()

    assert rights_of("Editors") == set(EDITOR)


def test_groups_that_are_no_role_are_left_alone():
    Group.objects.create(name="Night desk").permissions.set(
        Permission.objects.filter(codename="view_article")
    )

    sync_roles()

    assert rights_of("Night desk") == {"articles.view_article"}


def test_every_rank_has_the_rights_of_the_one_below():
    assert set(CORRESPONDENT) < set(EDITOR) < set(CHIEF)
    assert set(MODERATOR) < set(CHIEF)


def test_nobody_deletes_stories_people_or_the_log():
    deleting = {right for rights in ROLES.values() for right in rights if ".delete_" in right}

    assert not deleting & {"articles.delete_article", "newsroom.delete_person", "newsroom.delete_auditevent"}
