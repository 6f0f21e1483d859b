"""Requests no page of ours makes: an answer that says so, never a fault."""

import pytest

from tests import factories as make

FAR = "9" * 30
ADDRESSES = (
    "article/?q=%00",
    "article/?q=" + "word " * 300,
    "article/?stands=nowhere&mine=maybe&language=%00",
    "article/?p=99999",
    "article/?p=-1",
    "article/?section__id__exact=abc",
    "article/?o=1.2.3.-99",
    f"article/{FAR}/change/",
    "article/abc/change/",
    f"article/{FAR}/preview/",
    f"article/{FAR}/history/",
    f"photo/{FAR}/change/",
    f"photo/{FAR}/thumb/",
    "photo/²/change/",
    "photo/choose/?q=%00%ED%A0%80",
    "article/tags/?q=%00",
    "correspondent/names/?q=" + "x" * 5000,
    f"review/?state=none&after={FAR}",
    f"review/{FAR}/story/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_odd_address_is_no_fault(client, db, address):
    client.force_login(make.make_person("chief"))

    assert client.get(f"/admin/articles/{address}", follow=True).status_code in {200, 302, 403, 404}


ODD = (
    {"_move": "x" * 500},
    {"_move": "\0"},
    {"bylines-TOTAL_FORMS": "many"},
    {"bylines-TOTAL_FORMS": "5000", "bylines-INITIAL_FORMS": "0"},
    {"bylines-TOTAL_FORMS": "1", "bylines-INITIAL_FORMS": "0", "bylines-0-correspondent": "Nul\0"},
    {"tags": "a,\0,b"},
    {"tags": ", ".join(f"tag {n}" for n in range(300))},
    {"tags": "x" * 5000},
    {"seen": FAR},
    {"seen": "-1"},
    {"lead_photo": FAR},
    {"lead_photo": "\0"},
    {"translation_of": FAR},
    {"section": "\0"},
    {"label": "nothing"},
    {"_move": "return", "return-note": "\0"},
    {"_move": "withdraw", "withdraw-readers_get": "cake"},
    {
        "_move": "schedule",
        "schedule-at_date": "0000-00-00",
        "schedule-at_time": "25:99",
        "schedule-at_which": "third",
    },
    {"_move": "expire", "expire-at_date": "9999-12-31", "expire-at_time": "23:59"},
)


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_an_odd_post_is_no_fault(client, db, typed):
    story = make.make_filed(make.make_person("correspondent"))
    client.force_login(make.make_person("chief"))
    usual = {
        "seen": story.words_number,
        "headline": story.headline,
        "body": story.body,
        "section": story.section_id,
    }

    answer = client.post(f"/admin/articles/article/{story.pk}/change/", {**usual, **typed})

    assert answer.status_code in {200, 302, 409}
    story.refresh_from_db()
    assert story.headline == usual["headline"] and story.state == "filed"


@pytest.mark.parametrize("seen", ["9" * 5000, "²", "-1", FAR])
def test_a_move_by_a_number_that_no_revision_has_is_refused(client, db, seen):
    story = make.make_filed(make.make_person("correspondent"))
    client.force_login(make.make_person("chief"))

    answer = client.post(f"/admin/articles/article/{story.pk}/change/", {"_move": "approve", "seen": seen})

    assert "The words have changed since you opened the story" in answer.content.decode()
    story.refresh_from_db()
    assert story.state == "filed"
