"""The pages readers ask for most: at most twelve queries cold, however much there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from articles.models import Byline, Correspondent, Photo, Revision
from tests.factories import make_live, make_person, make_review, make_section

pytestmark = pytest.mark.django_db
MOST = 12


def queries(client, url):
    client.get("/nowhere/")  # settings and navigation are kept per process
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url, headers={"cache-control": "no-cache"}).status_code == 200
    return len(asked)


def fill(stories):
    by = make_person("correspondent")
    made = [
        make_live(
            by,
            section=make_section(name),
            tags=["Oden", f"Tag {number}"],
            published=now() - timedelta(hours=number + 1),
            label="live" if number == 1 else "news",
        )
        for number in range(stories)
        for name in ("Politics", "Climate")
    ]
    return made[0]


def test_front_section_and_story_ask_at_most_twelve_times_whatever_the_archive(client):
    story = fill(2)
    few = {url: queries(client, url) for url in ("/", "/climate/", path_of(story))}
    fill(15)
    for number in range(12):
        make_review(story, rating=4)
        guest = Correspondent.objects.create(name=f"Guest {number}", slug=f"guest-{number}")
        Byline.objects.create(article=story, correspondent=guest, order=number)
    story.tags.add(*(f"More {number}" for number in range(12)))
    many = {url: queries(client, url) for url in few}

    assert max(many.values()) <= MOST
    for url in few:
        assert many[url] <= few[url] + 2, url  # a first page with few stories may ask less


def test_pictures_beside_a_story_cost_no_query_each(client):
    story = fill(4)
    plain = queries(client, path_of(story))
    for number, other in enumerate(Revision.objects.exclude(article=story)):
        other.lead_photo = Photo.objects.create(digest=f"{number:064}", width=320, height=180)
        other.save(update_fields=["lead_photo"])

    assert queries(client, path_of(story)) == plain


def path_of(story):
    return story.addresses.get(current=True).path
