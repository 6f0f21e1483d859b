"""The people's pages: an account made in one go, in words for those who run a newsroom, not a server."""

import pytest
from django.contrib.auth.models import Group

from newsroom.people.models import Person
from tests.factories import make_person

ADD = "/admin/newsroom/person/add/"
PASSWORD = "tide-table-at-halvik"


@pytest.fixture
def chief(client, db):
    chief = make_person("chief")
    client.force_login(chief)
    return chief


def typed(**other):
    return {
        "username": "runa", "first_name": "Runa", "last_name": "Dahl", "email": "runa@example.org",
        "groups": [Group.objects.get(name="Correspondents").pk], "password1": PASSWORD, "password2": PASSWORD,
        **other,
    }  # fmt: skip


def test_a_new_person_may_sign_in_at_the_desk_and_work(client, chief):
    client.post(ADD, typed())

    person = Person.objects.get(username="runa")
    assert str(person) == "Runa Dahl" and person.has_perm("articles.file_article")
    client.logout()
    assert client.login(username="runa", password=PASSWORD)
    assert client.get("/admin/").status_code == 200


def test_a_new_person_has_a_role(client, chief):
    page = client.post(ADD, typed(groups=[])).content.decode()

    assert "Give at least one role." in page
    assert not Person.objects.filter(username="runa").exists()


def test_a_person_s_page_speaks_of_no_machinery(client, chief):
    person = make_person("correspondent")

    for path in (ADD, f"/admin/newsroom/person/{person.pk}/change/"):
        page = client.get(path).content.decode()
        for word in (
            "argon2",
            "hash",
            "Groups",
            "Staff status",
            "LDAP",
            "authentication",
            "Designates",
            "user options",
        ):
            assert word not in page, (path, word)
    assert "A password is set." in page


def test_a_role_may_be_taken_from_someone_who_leaves(client, chief):
    person = make_person("correspondent")
    page = f"/admin/newsroom/person/{person.pk}/change/"

    client.post(page, {"username": person.username, "email": "", "is_active": "", "groups": []})

    person.refresh_from_db()
    assert not person.is_active and not person.groups.exists()
