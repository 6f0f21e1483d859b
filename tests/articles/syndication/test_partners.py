from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import PartnerFeed
from sections.models import Section
from tests.articles.syndication.reading import json_at, parsed, texts, tree
from tests.factories import make_live, make_section

pytestmark = pytest.mark.django_db


def make_feed(**how):
    chosen, out = how.pop("sections_in", ()), how.pop("sections_out", ())
    feed = PartnerFeed(name="Wire", key="wire", **how)
    feed.save()
    feed.sections_in.set(chosen)
    feed.sections_out.set(out)
    feed.save()  # as the admin does: the sections with the rest
    return feed


def titles(client, url="/partners/wire/"):
    return texts(tree(client, url), "//item/title")


def test_a_partner_gets_the_sections_it_takes_with_those_within_but_not_those_left_out(client):
    world = make_section("World")
    asia = Section.objects.create(name="Asia", slug="asia", parent=world)
    sport = make_section("Sport")
    for section in (world, asia, sport):
        make_live(section=section, headline=section.name)

    feed = make_feed(sections_in=[world])
    assert sorted(titles(client)) == ["Asia", "World"]
    feed.sections_out.set([asia])
    feed.save()
    assert titles(client) == ["World"]
    feed.sections_in.clear()
    feed.save()
    assert sorted(titles(client)) == ["Sport", "World"]


def test_number_summary_and_pictures_are_as_its_row_says(client):
    for number in range(4):
        make_live(headline=f"Story {number}", standfirst="In short.", body="<p>At length.</p>")
    make_feed(number=2, full=False)

    found = tree(client, "/partners/wire/")
    assert len(texts(found, "//item")) == 2
    assert texts(found, "//item/description") == ["In short."] * 2
    assert b"At length" not in client.get("/partners/wire/").content
    assert "content" not in parsed(client, "/partners/wire/atom/").entries[0]
    assert json_at(client, "/partners/wire/json/")["items"][0]["content_text"] == "In short."


def test_a_story_appears_when_its_delay_is_over_and_the_feed_says_when_that_is(client):
    feed = make_feed(delay_minutes=60)
    story = make_live(headline="Early", published=now() - timedelta(minutes=59))
    make_live(headline="Due", published=now() - timedelta(minutes=61))

    response = client.get("/partners/wire/")
    assert titles(client) == ["Due"]
    assert response["Good-Until"] == (story.published_at + feed.delay).isoformat()
    type(story).objects.filter(pk=story.pk).update(published_at=now() - timedelta(minutes=60))
    assert titles(client) == ["Early", "Due"]


def test_a_secret_address_answers_to_its_secret_alone_and_nobody_on_the_way_keeps_it(client):
    feed = make_feed()
    feed.hide()
    feed.save()
    make_live(headline="For the wire")

    for part in ("wire", "wire.", "wire.guess", f"wire.{feed.secret[:-1]}", f"wire.{feed.secret}x"):
        assert client.get(f"/partners/{part}/").status_code == 404
    response = client.get(f"/partners/{feed.path_part}/")
    assert response["Cache-Control"] == "private, no-store"
    assert "Surrogate-Key" not in response and response["X-Robots-Tag"] == "noindex"
    assert titles(client, f"/partners/{feed.path_part}/") == ["For the wire"]
    old = feed.path_part
    feed.hide()
    feed.save()
    assert client.get(f"/partners/{old}/").status_code == 404


def test_one_that_is_off_answers_nothing(client):
    make_feed(active=False)

    assert client.get("/partners/wire/").status_code == 404


def test_a_partner_feed_asks_at_most_eight_questions(client, django_assert_max_num_queries):
    sections = [make_section("World"), make_section("Sport")]
    for section in sections:
        make_live(section=section, tags=["Oden"], body='<figure data-photo="9">')
    make_feed(sections_in=sections, delay_minutes=5)
    client.get("/partners/wire/")

    with django_assert_max_num_queries(8):
        client.get("/partners/wire/")
