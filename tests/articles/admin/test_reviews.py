"""The moderators' queue."""

import pytest

from articles.models import Review
from newsroom.audit.models import AuditEvent
from tests import factories as make

QUEUE, DECIDE = "/admin/articles/review/", "/admin/articles/review/decide/"


@pytest.fixture
def moderator(db, client):
    person = make.make_person("moderator")
    client.force_login(person)
    return person


def test_the_queue_shows_story_and_words_at_a_glance(client, moderator):
    story = make.make_live(headline="Grain ships leave port")
    make.make_review(story, state="pending", text="The premium is wrong.")

    page = client.get(QUEUE).content.decode()

    assert "Grain ships leave port" in page and "The premium is wrong." in page


def test_a_review_is_approved_with_its_own_button(client, moderator):
    review = make.make_review(make.make_live(), state="pending")

    client.post(DECIDE, {"do": f"approve:{review.pk}"})

    review.refresh_from_db()
    assert review.state == "approved" and review.moderated_by == moderator


def test_many_are_rejected_at_once_with_a_reason(client, moderator):
    story = make.make_live()
    reviews = [make.make_review(story, state="pending") for _ in range(3)]

    client.post(DECIDE, {"do": "reject", "chosen": [review.pk for review in reviews], "reason": "Abuse"})

    assert set(Review.objects.values_list("state", "reason")) == {("rejected", "Abuse")}


def test_rejecting_without_a_reason_changes_nothing_and_says_so(client, moderator):
    review = make.make_review(make.make_live(), state="pending")

    answer = client.post(DECIDE, {"do": f"reject:{review.pk}"}, follow=True)

    review.refresh_from_db()
    assert review.state == "pending" and "Say why" in answer.content.decode()


def test_only_moderators_decide(client, db):
    review = make.make_review(make.make_live(), state="pending")
    client.force_login(make.make_person("correspondent"))

    assert client.post(DECIDE, {"do": f"approve:{review.pk}"}).status_code == 403
    review.refresh_from_db()
    assert review.state == "pending"


def test_what_makes_a_review_suspect_stands_beside_it_in_words(client, moderator):
    make.make_review(make.make_live(), state="pending", signals=[["link", "https://spam.example"]])

    page = client.get(QUEUE).content.decode()

    assert "<li><b>link</b> <bdi>https://spam.example</bdi></li>" in page


def test_a_reason_that_is_refused_stands_in_its_field_with_the_reviews_it_was_for(client, moderator):
    story = make.make_live()
    reviews = [make.make_review(story, state="pending") for _ in range(2)]
    why = "It is \u202ereht"

    page = client.post(
        DECIDE, {"do": "reject", "chosen": [reviews[1].pk], "reason-own": why}, follow=True
    ).content.decode()

    assert f'value="{why}"' in page
    assert f'value="{reviews[1].pk}" checked' in page and f'value="{reviews[0].pk}" checked' not in page
    assert why not in client.get(QUEUE).content.decode()


def test_who_decides_on_a_later_page_of_the_queue_stays_on_it(client, moderator):
    review = make.make_review(make.make_live(), state="approved")

    answer = client.post(DECIDE, {"do": f"spam:{review.pk}", "state": "approved", "after": "7"})

    assert answer["Location"] == f"{QUEUE}?state=approved&after=7"


def test_each_decision_of_a_moderator_is_a_row_of_the_log(client, moderator):
    review = make.make_review(make.make_live(), state="pending")
    for typed in (
        {"do": f"approve:{review.pk}"},
        {"do": f"reply:{review.pk}", f"reply-{review.pk}": "It is there now."},
        {"do": f"keep:{review.pk}"},
        {"do": f"reject:{review.pk}", "reason": "Abuse"},
        {"do": f"spam:{review.pk}"},
    ):
        client.post(DECIDE, typed)

    rows = AuditEvent.objects.filter(by=moderator, subject=f"review {review.pk}").order_by("pk")
    kinds = ["review.approved", "review.reply", "review.kept", "review.rejected", "review.spam"]
    assert [row.kind for row in rows] == kinds
    assert rows[3].detail == {"from": "approved", "reason": "Abuse"}
    client.force_login(make.make_person("correspondent"))
    client.post(DECIDE, {"do": f"approve:{review.pk}"})
    assert AuditEvent.objects.latest("pk").kind == "refused.page"
