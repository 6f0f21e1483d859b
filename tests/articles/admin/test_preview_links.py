"""The page on which a story's preview links are made, listed and revoked."""

import re

import pytest

from articles.models import PreviewLink
from tests import factories as make


@pytest.fixture
def writer(db):
    return make.make_person("correspondent")


@pytest.fixture
def story(writer):
    return make.make_draft(writer)


def page_of(story):
    return f"/admin/articles/article/{story.pk}/links/"


def make_by_form(client, story, **chosen):
    return client.post(
        page_of(story), {"revision": 1, "days": 3, "purpose": "The lawyer", **chosen}, follow=True
    )


def test_a_link_is_made_listed_and_opens(client, story, writer):
    client.force_login(writer)

    page = make_by_form(client, story).content.decode()

    assert "The lawyer" in page and "not opened yet" in page and writer.get_full_name() in page
    address = re.search(r'value="http://testserver(/preview/[^"]+)"', page)[1]
    client.logout()
    assert client.get(address).status_code == 200
    client.force_login(writer)
    assert "opened 1 time" in client.get(page_of(story)).content.decode()


def test_the_story_page_lists_the_links_that_are_open(client, story, writer):
    client.force_login(writer)
    make_by_form(client, story)

    page = client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()

    assert "The lawyer" in page and page_of(story) in page


def test_a_revoked_link_is_listed_without_its_address(client, story, writer):
    client.force_login(writer)
    make_by_form(client, story)

    page = client.post(page_of(story), {"revoke": PreviewLink.objects.get().pk}, follow=True).content.decode()

    assert "revoked by" in page and "/preview/" not in page.replace(f"/{story.pk}/preview/", "")


@pytest.mark.parametrize("chosen", [{"days": 400}, {"revision": 99}, {"revision": "x"}, {"days": ""}])
def test_a_link_that_cannot_be_is_refused_by_field(client, story, writer, chosen):
    client.force_login(writer)

    page = make_by_form(client, story, **chosen)

    assert page.status_code == 200 and "errorlist" in page.content.decode()
    assert not PreviewLink.objects.exists()


def test_a_link_of_another_story_cannot_be_revoked_here(client, story, writer):
    other = make.make_draft(make.make_person("correspondent"))
    client.force_login(make.make_person("editor"))
    make_by_form(client, other)
    client.force_login(writer)

    assert client.post(page_of(story), {"revoke": PreviewLink.objects.get().pk}).status_code == 404
    assert client.post(page_of(other), {"revoke": PreviewLink.objects.get().pk}).status_code == 403
    assert PreviewLink.objects.usable().exists()
