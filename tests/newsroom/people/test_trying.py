"""Guessing passwords is slow, for an account and from an address; it keeps out nobody who works here."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils.timezone import now

from newsroom.audit.models import AuditEvent
from newsroom.people.models import SignInTry
from newsroom.people.trying import ACCOUNT, ACCOUNT_FROM_HERE, ADDRESS, KNOWN_FOR, forget_old_tries
from tests.factories import make_person

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture
def person():
    return make_person("editor")


def sign_in(client, name, password="newsroom", where=HERE):
    typed = {"username": name, "password": password, "next": "/admin/"}
    return client.post("/admin/login/", typed, REMOTE_ADDR=where)


def guess(client, name, times, where=HERE):
    for _time in range(times):
        answer = sign_in(client, name, "wrong", where)
    return answer


def later(**how):
    """Everything so far was so much earlier."""
    SignInTry.objects.update(at=F("at") - timedelta(**how))


def came_in(client, person, where=HERE):
    assert sign_in(client, person.username, where=where).status_code == 302
    client.logout()


def test_after_five_wrong_passwords_the_right_one_has_to_wait_and_is_told_how_long(client, person):
    last = guess(client, person.username, ACCOUNT_FROM_HERE.free)
    assert "The next try has to wait for 30 seconds." in last.content.decode()

    answer = sign_in(client, person.username)

    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 30
    assert "Too many wrong passwords. Try again in" in answer.content.decode()
    later(seconds=31)
    assert sign_in(client, person.username).status_code == 302


def test_each_further_one_doubles_the_wait_up_to_a_quarter_of_an_hour(client, person):
    guess(client, person.username, ACCOUNT_FROM_HERE.free)
    waits = []
    for _time in range(7):
        later(minutes=16)
        guess(client, person.username, 1)
        waits.append(int(sign_in(client, person.username)["Retry-After"]))

    assert waits == sorted(waits) and 55 < waits[0] <= 60 and 890 < waits[-1] <= 900


def test_trying_on_while_one_waits_makes_it_no_longer(client, person):
    guess(client, person.username, ACCOUNT_FROM_HERE.free + 20)
    assert SignInTry.objects.count() == ACCOUNT_FROM_HERE.free


def test_who_comes_in_begins_anew(client, person):
    guess(client, person.username, ACCOUNT_FROM_HERE.free - 1)
    came_in(client, person)
    assert guess(client, person.username, ACCOUNT_FROM_HERE.free - 1).status_code == 200
    assert sign_in(client, person.username).status_code == 302


def test_a_guesser_elsewhere_does_not_keep_the_person_out(client, person):
    guess(client, person.username, ACCOUNT_FROM_HERE.free, ELSEWHERE)

    assert sign_in(client, person.username, where=ELSEWHERE).status_code == 429
    assert sign_in(client, person.username).status_code == 302


def test_guessers_from_everywhere_keep_out_only_addresses_the_person_never_came_from(client, person):
    came_in(client, person)
    for number in range(ACCOUNT.free):
        guess(client, person.username, 1, f"203.0.113.{number}")

    assert sign_in(client, person.username, where=ELSEWHERE).status_code == 429
    assert sign_in(client, person.username).status_code == 302


def test_one_who_tries_many_names_from_an_address_waits_and_who_works_there_does_not(client, person):
    came_in(client, person)
    other = make_person("editor")
    for number in range(ADDRESS.free):
        guess(client, f"name{number}", 1)

    assert sign_in(client, other.username).status_code == 429
    assert sign_in(client, person.username).status_code == 302
    assert sign_in(client, other.username, where=ELSEWHERE).status_code == 302


def test_a_name_without_an_account_waits_like_any_other(client):
    """Else one could tell which names have one."""
    guess(client, "nobody", ACCOUNT_FROM_HERE.free)
    assert sign_in(client, "nobody").status_code == 429


def test_a_wait_is_a_row_of_the_log_and_what_it_turns_away_is_none(client, person):
    guess(client, person.username, ACCOUNT_FROM_HERE.free + 9)

    rows = AuditEvent.objects.filter(kind="refused.login", subject=f"person {person.pk}")
    assert rows.count() == ACCOUNT_FROM_HERE.free
    assert rows.latest("pk").detail["next try in"] == "30 seconds"


def test_a_new_password_lets_its_person_try_at_once(client, person):
    guess(client, person.username, ACCOUNT_FROM_HERE.free)
    client.force_login(make_person("chief"))
    new = {"password1": "a-long-enough-one", "password2": "a-long-enough-one", "usable_password": "true"}
    client.post(f"/admin/newsroom/person/{person.pk}/password/", new)
    client.logout()

    assert sign_in(client, person.username, "a-long-enough-one").status_code == 302


def test_neither_names_nor_addresses_are_kept(client, person):
    guess(client, person.username, 1)
    row = SignInTry.objects.get()
    assert person.username not in row.who and HERE not in row.where


def test_tries_are_forgotten_once_they_no_longer_count(client, person):
    guess(client, person.username, 2)
    later(days=2)
    came_in(client, person)
    guess(client, person.username, 1)
    SignInTry.objects.create(at=now() - KNOWN_FOR * 2, who="a", where="b", good=True)

    forget_old_tries({})

    assert sorted(SignInTry.objects.values_list("good", flat=True)) == [False, True]


def test_a_form_whose_session_ended_is_counted_too(client, person):
    words = {"headline": "Not lost", "again-username": person.username, "again-password": "wrong"}
    for _time in range(ACCOUNT_FROM_HERE.free):
        client.post("/admin/articles/article/add/", words, REMOTE_ADDR=HERE)
    words["again-password"] = "newsroom"

    answer = client.post("/admin/articles/article/add/", words, REMOTE_ADDR=HERE)

    page = answer.content.decode()
    assert "Too many wrong passwords." in page and "Not lost" in page
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 30


def test_the_old_password_is_guessed_no_faster_where_one_changes_it(client, person):
    """Else who finds a desk left open has all the guesses there are."""
    client.force_login(person)
    new = {"new_password1": "a-long-enough-one", "new_password2": "a-long-enough-one"}

    def change(old):
        return client.post("/admin/password_change/", {"old_password": old, **new}, REMOTE_ADDR=HERE)

    for _time in range(ACCOUNT_FROM_HERE.free):
        last = change("wrong")
    assert "The next try has to wait for 30 seconds." in last.content.decode()

    answer = change("newsroom")
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 30
    assert "Too many wrong passwords. Try again in" in answer.content.decode()
    assert AuditEvent.objects.filter(kind="refused.password", by=person).count() == ACCOUNT_FROM_HERE.free
    later(seconds=31)
    assert change("newsroom").status_code == 302
    client.logout()
    assert sign_in(client, person.username, "a-long-enough-one").status_code == 302
