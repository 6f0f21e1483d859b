from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.pages import front_page, navigation
from tests.factories import make_draft, make_live, make_person, make_section

pytestmark = pytest.mark.django_db


def test_the_front_shows_live_stories_of_every_section_and_no_others(client):
    by = make_person("correspondent")
    make_live(by, section=make_section("Politics"), headline="Ministers meet")
    make_live(by, section=make_section("Climate"), headline="River rises")
    make_live(by, published=now() + timedelta(hours=1), headline="Tomorrow's news")
    make_draft(by, headline="Only a draft")

    page = client.get("/").content.decode()

    assert "Ministers meet" in page
    assert "River rises" in page
    assert "Tomorrow&#x27;s news" not in page
    assert "Only a draft" not in page


def test_an_opinion_never_leads(client):
    by = make_person("correspondent")
    make_live(by, headline="Ministers meet", published=now() - timedelta(hours=2))
    make_live(by, headline="What I think", label="opinion")

    page = client.get("/").content.decode()

    assert 'class="lead1"' in page
    lead = page.partition('class="lead1"')[2].partition("</article>")[0]
    assert "Ministers meet" in lead


def test_a_front_without_stories_says_so(client):
    response = client.get("/")

    assert response.status_code == 200
    assert "No stories yet." in response.content.decode()


def test_the_front_changes_when_the_next_scheduled_story_begins(client):
    make_live(make_person("correspondent"), published=now() + timedelta(minutes=1))

    assert client.get("/")["Good-Until"] is not None
    assert "front-en" in client.get("/")["Surrogate-Key"].split()


def test_a_story_beside_the_lead_may_be_of_a_section_made_a_moment_ago(monkeypatch):
    lead, near = make_live().revisions.get(), make_live(section=make_section("Rivers")).revisions.get()
    near.chosen, near.address = True, "/rivers/2026/11/the-crest/"
    monkeypatch.setattr(front_page, "related_stories", lambda *_args, **_how: [near])
    monkeypatch.setattr(navigation, "all_sections", list)

    (story,) = front_page._beside(lead, {lead.article_id})

    assert story.article.section_name == "Rivers"
