"""Pages that an editor writes: About, Contact, the policies."""

import pytest

from articles.models import Photo
from newsroom.audit.models import AuditEvent
from newsroom.pages.models import Page
from newsroom.site_settings.models import SiteSettings
from sections.models import Section
from tests import factories as make
from tests.opened import save

LIST = "/admin/newsroom/page/"


@pytest.fixture
def editor(client, db):
    editor = make.make_person("editor")
    client.force_login(editor)
    return editor


def typed(**fields):
    page = {"title": "About us", "language": "en", "slug": "about", "body": "<p>Who we are.</p>", "order": 1}
    return {**page, "shown": "on", "in_footer": "on", **fields}


def test_an_editor_writes_a_page_and_readers_get_it_with_a_link_at_the_foot(client, editor):
    assert client.post(f"{LIST}add/", typed()).status_code == 302
    client.logout()

    page = client.get("/about/")
    assert page.status_code == 200 and "Who we are." in page.content.decode()
    assert '<a href="/about/">About us</a>' in client.get("/").content.decode()


def test_a_page_that_is_not_shown_is_nowhere(client, editor):
    client.post(f"{LIST}add/", typed(shown=""))
    client.logout()

    assert client.get("/about/").status_code == 404
    assert "/about/" not in client.get("/").content.decode()


def test_a_page_stands_in_its_own_language_alone(client, editor):
    SiteSettings(languages=["en", "az"]).save()
    client.post(f"{LIST}add/", typed(language="az", title="Haqqımızda"))

    assert client.get("/az/about/").status_code == 200
    assert client.get("/about/").status_code == 404


def test_its_language_is_chosen_by_name(client, editor):
    SiteSettings(languages=["en", "az"]).save()

    assert '<option value="az">Azərbaycanca</option>' in client.get(f"{LIST}add/").content.decode()


def test_what_an_editor_pastes_is_sanitised(client, editor):
    client.post(f"{LIST}add/", typed(body="<p>Hi<script>alert(1)</script></p><p onclick=x>there</p>"))

    body = Page.objects.get().body
    assert "script" not in body and "onclick" not in body and "there" in body


@pytest.mark.parametrize("slug", ["search", "az", "feed", "politics", "old-politics", "a b", "../x", ""])
def test_an_address_that_is_taken_or_none_is_refused(client, editor, slug):
    section = make.make_section("Politics", slug="old-politics")
    section.slug = "politics"
    section.save()

    answer = client.post(f"{LIST}add/", typed(slug=slug))

    assert answer.status_code == 200 and not Page.objects.exists()


def test_a_section_cannot_take_a_pages_address(client, editor):
    client.post(f"{LIST}add/", typed(slug="imprint"))
    client.force_login(make.make_person("chief"))

    client.post("/admin/sections/section/add/", {"name": "Imprint", "slug": "imprint", "order": 1})

    assert not Section.objects.filter(slug="imprint").exists()


def test_a_change_is_logged_with_the_words_that_stood_before(client, editor):
    client.post(f"{LIST}add/", typed())
    page = Page.objects.get()

    save(client, f"{LIST}{page.pk}/change/", typed(body="<p>New.</p>"))

    event = AuditEvent.objects.get(kind="page.change")
    assert event.detail["before"]["body"] == "<p>Who we are.</p>" and event.by == editor


@pytest.mark.parametrize("role", ["correspondent", "moderator"])
def test_only_editors_write_pages(client, db, role):
    client.force_login(make.make_person(role))

    assert client.get(LIST).status_code == 403
    assert client.post(f"{LIST}add/", typed()).status_code == 403


def test_a_changed_page_is_stale_and_so_is_every_footer_that_names_it(client, editor):
    client.post(f"{LIST}add/", typed())
    keys = client.get("/about/")["Surrogate-Key"].split()

    assert {f"page-{Page.objects.get().pk}", "navigation", "settings"} <= set(keys)
    assert "navigation" in client.get("/")["Surrogate-Key"].split()


def test_the_page_that_deletes_leads_back_through_the_desk(client, db):
    page = Page.objects.create(title="About", slug="about", language="en")
    client.force_login(make.make_person("chief"))

    said = client.get(f"/admin/newsroom/page/{page.pk}/delete/").content.decode()

    assert '<a href="/admin/">Desk</a> / <a href="/admin/newsroom/page/">Pages</a>' in said


def test_a_picture_on_a_page_that_readers_get_has_credit_and_alt_text(client, editor):
    photo = Photo.objects.create(digest="a" * 64, width=320, height=180)
    body = f'<p>Our house.</p><figure data-photo="{photo.pk}"></figure>'

    refused = client.post(f"{LIST}add/", typed(body=body)).content.decode()
    assert f"Picture {photo.pk} in the body has no credit." in refused
    assert f"Picture {photo.pk} in the body has no alt text." in refused
    assert client.post(f"{LIST}add/", typed(body=body, shown="")).status_code == 302

    Photo.objects.update(credit="Mira Toll", alt="A house on a quay")
    assert client.post(f"{LIST}add/", typed(body=body, slug="contact")).status_code == 302


def test_who_searches_is_told_how_a_page_begins(client, editor):
    client.post(f"{LIST}add/", typed(body=f"<h2>Who</h2><p>We are {'many ' * 60}</p>"))

    page = client.get("/about/").content.decode()

    assert '<meta name="description" content="Who We are many many' in page
    assert len(page.partition('name="description" content="')[2].partition('"')[0]) <= 200
