"""A preview link shows one revision to whoever holds it, until it ends."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import PreviewLink
from articles.workflow.engine import move
from articles.workflow.preview_links import make_link, revoke_link, token_of
from articles.workflow.refused import Refused
from articles.workflow.saving import save_copy
from newsroom.audit.models import AuditEvent
from tests import factories as make


@pytest.fixture
def writer(db):
    return make.make_person("correspondent")


@pytest.fixture
def story(writer):
    return make.make_draft(writer, headline="Ministers agree a corridor")


@pytest.fixture
def link(story, writer):
    return make_link(story.revisions.get(), by=writer, purpose="the lawyer")


def page_of(client, link):
    return client.get(f"/preview/{token_of(link)}/")


def test_a_link_opens_without_an_account(client, link):
    page = page_of(client, link)

    assert page.status_code == 200 and "Ministers agree a corridor" in page.content.decode()
    assert "the lawyer" not in page.content.decode()


def test_a_link_lasts_three_days_unless_told(link):
    assert link.ends_at - link.made_at == timedelta(days=3)


def test_a_link_shows_its_revision_whatever_is_saved_later(client, link, story, writer):
    save_copy(story, {"headline": "Ministers do not agree"}, by=writer, started_from=1)

    assert "Ministers agree a corridor" in page_of(client, link).content.decode()


def test_a_preview_is_neither_kept_nor_indexed_nor_told_to_others(client, link):
    page = page_of(client, link)

    assert "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "no-referrer" and "Surrogate-Key" not in page
    assert not page.cookies


def test_wrong_ended_and_revoked_links_get_the_same_plain_page(client, link, story, writer):
    revoked = make_link(story.revisions.get(), by=writer)
    revoke_link(revoked, by=writer)
    ended = make_link(story.revisions.get(), by=writer)
    ends = now() - timedelta(seconds=1)
    PreviewLink.objects.filter(pk=ended.pk).update(made_at=ends - timedelta(days=1), ends_at=ends)
    tokens = [token_of(revoked), token_of(ended), token_of(link) + "x", f"{link.pk}.x", str(link.pk), "None"]

    pages = [client.get(f"/preview/{token}/") for token in tokens]

    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_a_spiked_storys_links_open_no_more(client, link, story):
    move(story, "spike", by=make.make_person("editor"), note="Not true.")

    assert page_of(client, link).status_code == 404


def test_each_opening_is_counted_and_a_look_at_its_headers_is_not(client, link):
    page_of(client, link), page_of(client, link)
    client.head(f"/preview/{token_of(link)}/")

    link.refresh_from_db()
    assert link.times_opened == 2 and link.last_opened


def test_only_those_who_may_read_a_story_may_show_it(story, link):
    other = make.make_person("correspondent")

    with pytest.raises(Refused):
        make_link(story.revisions.get(), by=other)
    with pytest.raises(Refused):
        revoke_link(link, by=other)
    assert PreviewLink.objects.usable().get() == link


def test_making_and_revoking_a_link_are_logged(link, writer):
    revoke_link(link, by=writer)

    kinds = AuditEvent.objects.filter(kind__startswith="link.").order_by("pk").values_list("kind", "by")
    assert list(kinds) == [("link.made", writer.pk), ("link.revoked", writer.pk)]
