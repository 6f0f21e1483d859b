"""The front as its editors order it in the admin, and breaking news put up there."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.curation.breaking import break_news
from articles.curation.ordering import order_front, print_of
from articles.models import Breaking, TopStory
from newsroom.audit.models import AuditEvent
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db
FRONT = "/admin/front/"


@pytest.fixture
def editor(client, db):
    person = make.make_person("editor")
    client.force_login(person)
    return person


@pytest.fixture
def stories(db):
    by = make.make_person("correspondent")
    return [make.make_live(by, headline=f"Headline {number}.") for number in range(3)]


def typed(*stories, **fields):
    """A posted order; each place stands until noon tomorrow."""
    tomorrow = f"{now() + timedelta(days=1):%Y-%m-%d}"
    data = {"places-TOTAL_FORMS": len(stories), "places-INITIAL_FORMS": 0, "seen": print_of([])}
    for number, story in enumerate(stories):
        data |= {f"places-{number}-story": story.pk, f"places-{number}-ORDER": number + 1}
        data |= {f"places-{number}-until_date": tomorrow, f"places-{number}-until_time": "12:00"}
    return {"_do": "order", **data, **fields}


def standing():
    return list(TopStory.objects.shown().order_by("rank").values_list("article", flat=True))


def test_the_order_typed_is_the_order_of_the_front(client, editor, stories):
    one, two, three = stories

    answer = client.post(FRONT, typed(one, two, three, **{"places-0-ORDER": 9}), follow=True)

    assert "in this order now" in answer.content.decode()
    assert standing() == [two.pk, three.pk, one.pk]


def test_a_place_ends_by_the_newsrooms_clock(client, editor, stories):
    SiteSettings(time_zone="Asia/Baku").save()

    client.post(FRONT, typed(stories[0]))

    assert f"{TopStory.objects.get().shown_until:%H:%M}" == "08:00"


def test_a_removed_place_is_not_kept(client, editor, stories):
    client.post(FRONT, typed(*stories, **{"places-1-DELETE": "on"}))

    assert standing() == [stories[0].pk, stories[2].pk]


def test_a_place_without_an_end_is_named_and_the_rest_kept(client, editor, stories):
    answer = client.post(FRONT, typed(*stories, **{"places-1-until_date": "", "places-1-until_time": ""}))

    assert "Say until when" in answer.content.decode()
    assert "Headline 2." in answer.content.decode()
    assert standing() == []


@pytest.mark.parametrize("number", ["987654", "x", "9" * 19, "٣"])
def test_a_number_that_is_no_live_story_is_refused(client, editor, stories, number):
    answer = client.post(FRONT, typed(stories[0], **{"places-0-story": number}))

    assert answer.status_code == 200
    assert "Only stories that readers have" in answer.content.decode()


def test_an_order_that_came_too_late_shows_what_stands_and_keeps_what_was_typed(client, editor, stories):
    one, two, three = stories
    order_front("en", [(three.pk, now() + timedelta(hours=1))], by=make.make_person("editor"))

    answer = client.post(FRONT, typed(one, two))

    page = answer.content.decode()
    assert answer.status_code == 409 and standing() == [three.pk]
    assert "It stands in this order now" in page and "Headline 2." in page
    assert page.index("Headline 0.") < page.index("Headline 1.")

    client.post(FRONT, typed(one, two, seen=answer.context["print"]))
    assert standing() == [one.pk, two.pk]


@pytest.mark.parametrize("role", ["correspondent", "moderator"])
@pytest.mark.parametrize("do", ["order", "break", "end"])
def test_a_hand_made_post_of_others_is_refused_and_logged(client, stories, role, do):
    break_news("Rates are cut", language="en", by=make.make_person("editor"))
    client.force_login(make.make_person(role))

    words = {"breaking-words": "No", "breaking-minutes": 60, "breaking-story": ""}
    answer = client.post(FRONT, {**typed(*stories), **words, "_do": do})

    assert answer.status_code == 403
    assert client.get(FRONT).status_code == 403
    assert client.get(f"{FRONT}find/?q=Headline").status_code == 403
    assert client.post(f"{FRONT}preview/", typed(*stories)).status_code == 403
    assert not TopStory.objects.exists()
    assert Breaking.objects.shown().get().words == "Rates are cut"
    assert AuditEvent.objects.filter(kind__in=("refused.front.order", "refused.breaking")).count() == 1


def test_breaking_news_is_put_up_for_the_time_chosen_and_taken_down(client, editor, stories):
    words = {"breaking-words": "Rates are cut", "breaking-minutes": 60, "breaking-story": stories[0].pk}
    client.post(FRONT, {"_do": "break", **words})

    banner = Breaking.objects.shown().get()
    assert banner.shown_until - banner.shown_from == timedelta(hours=1)
    assert banner.article == stories[0]
    assert "Take it down" in client.get(FRONT).content.decode()

    client.post(FRONT, {"_do": "end"})
    assert not Breaking.objects.shown().exists()
    assert "ended" in client.get(FRONT).content.decode()


def test_words_that_are_missing_are_asked_for(client, editor):
    answer = client.post(
        FRONT, {"_do": "break", "breaking-words": "", "breaking-minutes": 60, "breaking-story": ""}
    )

    assert answer.context["page"].breaking.errors["words"]
    assert not Breaking.objects.exists()


def test_the_preview_shows_the_front_as_it_would_be_and_writes_nothing(client, editor, stories):
    answer = client.post(f"{FRONT}preview/", typed(stories[2], stories[0]))

    page = answer.content.decode()
    lead = page.partition('class="lead1"')[2].partition("</article>")[0]
    assert "Headline 2." in lead
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN" and "no-store" in answer["Cache-Control"]
    assert not TopStory.objects.exists()


def test_stories_are_found_by_their_words_and_only_live_ones(client, editor, stories):
    make.make_draft(make.make_person("correspondent"), headline="Headline of a draft")

    found = client.get(f"{FRONT}find/?q=headline").json()["found"]

    assert {one["name"] for one in found} == {"Headline 0.", "Headline 1.", "Headline 2."}


def test_a_storys_own_page_leads_to_a_place_for_it(client, editor, stories):
    link = f"{FRONT}?language=en&amp;add={stories[1].pk}"
    assert link in client.get(f"/admin/articles/article/{stories[1].pk}/change/").content.decode()

    page = client.get(link.replace("&amp;", "&"))

    assert "Headline 1." in page.content.decode()
    assert not TopStory.objects.exists()


def test_what_does_nothing_is_refused(client, editor):
    assert client.post(FRONT, {"_do": "everything"}).status_code == 403
