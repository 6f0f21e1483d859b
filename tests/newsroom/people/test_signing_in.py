"""Who came in, who was kept out, who left: rows of the log."""

import pytest

from newsroom.audit.log import verify
from newsroom.audit.models import AuditEvent
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def rows():
    return list(AuditEvent.objects.order_by("pk").values_list("kind", "who", "subject"))


def sign_in(client, name, password="newsroom"):
    return client.post("/admin/login/", {"username": name, "password": password, "next": "/admin/"})


def test_signing_in_and_out_are_rows(client):
    person = make_person("editor")
    assert sign_in(client, person.username).status_code == 302
    client.post("/admin/logout/")

    subject = f"person {person.pk}"
    assert rows() == [("login", person.username, subject), ("logout", person.username, subject)]
    assert verify() is None


def test_a_wrong_password_is_a_row_about_the_account(client):
    person = make_person("editor")
    sign_in(client, person.username, "wrong")

    assert rows() == [("refused.login", "", f"person {person.pk}")]


def test_a_name_that_is_no_account_is_not_kept(client):
    """It may be a password, typed in the wrong field."""
    sign_in(client, "correct horse battery staple")

    event = AuditEvent.objects.get()
    assert event.kind == "refused.login" and "horse" not in str(event.detail)


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_an_account_that_is_shut_is_refused_and_that_is_a_row(client, field):
    person = make_person("editor")
    setattr(person, field, False)
    person.save()
    sign_in(client, person.username)

    assert rows() == [("refused.login", "", f"person {person.pk}")]


def test_a_new_password_is_a_row_whoever_sets_it(client):
    chief, person = make_person("chief"), make_person("editor")
    client.force_login(chief)
    new = {"password1": "a-long-enough-one", "password2": "a-long-enough-one", "usable_password": "true"}
    client.post(f"/admin/newsroom/person/{person.pk}/password/", new)
    person.refresh_from_db()
    client.force_login(person)
    changed = {"new_password1": "another-long-one", "new_password2": "another-long-one"}
    client.post("/admin/password_change/", {"old_password": "a-long-enough-one", **changed})

    subject = f"person {person.pk}"
    passwords = [row for row in rows() if row[0] == "person.password"]
    assert passwords == [
        ("person.password", chief.username, subject),
        ("person.password", person.username, subject),
    ]
    assert "long" not in str(list(AuditEvent.objects.values_list("detail")))
