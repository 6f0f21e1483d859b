"""Two editors with the same form open."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Correspondent, Photo
from newsroom.pages.models import Page
from newsroom.site_settings.models import SiteSettings
from sections.models import Section
from tests import factories as make
from tests.articles.admin.typed_forms import Forms
from tests.opened import carried_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    person = make.make_person("chief", "ada")
    client.force_login(person)
    return person


def picture():
    photo = Photo.objects.create(digest="a" * 64, width=320, height=180, caption="A dam", focal_x=0.3)
    return photo, f"/admin/articles/photo/{photo.pk}/change/", "caption"


def written_page():
    page = Page.objects.create(title="About", slug="about", body="<p>Who we are.</p>")
    return page, f"/admin/newsroom/page/{page.pk}/change/", "title"


def settings():
    SiteSettings(languages=["en", "az"], tagline_in={"az": "Söz", "ka": "სიტყვა"}).save()
    return SiteSettings.objects.get(), "/admin/newsroom/sitesettings/1/change/", "name"


def section():
    section = make.make_section("Harbours")
    section.editors.set([make.make_person("editor", name) for name in ("zoe", "ann")])
    return section, f"/admin/sections/section/{section.pk}/change/", "name"


def correspondent():
    person = Correspondent.objects.create(
        name="Mira",
        slug="mira",
        languages=["English", "Deutsch"],
        pgp="4C1E" * 10,
        user=make.make_person("editor", "mira"),
    )
    return person, f"/admin/articles/correspondent/{person.pk}/change/", "name"


EVERY = pytest.mark.parametrize("kind", [picture, written_page, settings, section, correspondent])


def opened(client, path):
    return sent_back(client.get(path))


def sent_back(answer):
    """The form of a page as a browser would send it."""
    fields, form = Forms(answer.content.decode()).found[-1][1], answer.context["adminform"].form
    if "editors" in form.fields:
        ticked = form.fields["editors"].prepare_value(form["editors"].value())
        fields |= {"editors": ticked, "parent": form["parent"].value() or ""}
    return fields


@EVERY
def test_the_later_save_is_refused_with_its_words_kept_and_what_stands_there_now(client, ada, kind):
    row, path, field = kind()
    hers, his = opened(client, path), opened(client, path)
    assert client.post(path, {**hers, field: "Written by her"}).status_code == 302

    answer = client.post(path, {**his, field: "Written by him"})

    page = answer.content.decode()
    assert answer.status_code == 409 and "Written by him" in page
    assert "ada saved this while you were writing (" in page and "Now stands here: Written by her" in page
    row.refresh_from_db()
    assert getattr(row, field) == "Written by her"


@EVERY
def test_saving_again_what_was_refused_puts_it_in_its_place(client, ada, kind):
    row, path, field = kind()
    his = opened(client, path)
    client.post(path, {**opened(client, path), field: "Written by her"})
    refused = client.post(path, {**his, field: "Written by him"})

    answer = client.post(path, sent_back(refused))

    row.refresh_from_db()
    assert answer.status_code == 302 and getattr(row, field) == "Written by him"


@EVERY
def test_the_same_form_saved_twice_is_no_conflict(client, ada, kind):
    row, path, field = kind()
    sent = {**opened(client, path), field: "Written once"}

    assert [client.post(path, sent).status_code for _ in range(2)] == [302, 302]


@EVERY
def test_a_form_that_does_not_say_what_it_was_opened_on_is_refused(client, ada, kind):
    row, path, field = kind()
    sent = {**opened(client, path), field: "Written long ago"}
    del sent["opened_on"]

    answer = client.post(path, sent)

    assert (
        answer.status_code == 409 and "Someone saved this while you were writing" in answer.content.decode()
    )
    row.refresh_from_db()
    assert getattr(row, field) != "Written long ago"


@pytest.mark.parametrize("sent", ["\0", "name", "name=", "= =", "é=ü " * 500])
def test_whatever_is_sent_instead_is_refused_the_same(client, ada, sent):
    row, path, field = written_page()

    assert client.post(path, {**opened(client, path), field: "Mine", "opened_on": sent}).status_code == 409


def test_what_only_the_other_changed_stays_as_they_left_it(client, ada):
    photo, path, _field = picture()
    his = opened(client, path)
    client.post(path, {**opened(client, path), "credit": "Mira Toll", "focal_x": "0.1"})

    assert client.post(path, {**his, "caption": "The dam in May"}).status_code == 302

    photo.refresh_from_db()
    assert (photo.credit, photo.focal_x, photo.caption) == ("Mira Toll", 0.1, "The dam in May")


def test_the_editors_another_took_off_a_section_are_not_put_back(client, ada):
    row, path, _field = section()
    his = opened(client, path)
    row.editors.set([])
    row.description = "By the water"
    row.save()

    assert client.post(path, {**his, "name": "Ports"}).status_code == 302

    row = Section.objects.get()
    assert (row.name, row.description, row.editors.count()) == ("Ports", "By the water", 0)


def test_an_untouched_form_changes_nothing_of_what_another_wrote_in_any_language(client, ada):
    _row, path, _field = settings()
    his = opened(client, path)
    SiteSettings.objects.update(
        languages=["en", "az"], tagline_in={"az": "Yeni", "ka": "სიტყვა"}, about="New"
    )

    assert client.post(path, his).status_code == 302

    kept = SiteSettings.objects.get()
    assert (kept.tagline_in, kept.about) == ({"az": "Yeni", "ka": "სიტყვა"}, "New")


def test_a_correspondents_languages_and_account_stay_as_the_other_left_them(client, ada):
    person, path, _field = correspondent()
    his = opened(client, path)
    Correspondent.objects.update(languages=["English", "Türkçe"], user=ada, pgp="")

    assert client.post(path, {**his, "bureau": "Baku"}).status_code == 302

    person.refresh_from_db()
    assert (person.languages, person.user, person.pgp, person.bureau) == (
        ["English", "Türkçe"],
        ada,
        "",
        "Baku",
    )


def test_of_many_pictures_none_is_saved_while_one_met_another_save(client, ada):
    first, change, _field = picture()
    second = Photo.objects.create(digest="b" * 64, width=320, height=180)
    path = f"/admin/articles/photo/describe/?pictures={first.pk},{second.pk}"
    carried = carried_by(client, path)
    client.post(change, {**opened(client, change), "alt": "Hers"})

    answer = client.post(
        path,
        {**carried, f"{first.pk}-caption": "A dam", f"{first.pk}-alt": "His", f"{second.pk}-alt": "A port"},
    )

    assert answer.status_code == 409 and "Now stands here: Hers" in answer.content.decode()
    assert list(Photo.objects.order_by("pk").values_list("alt", flat=True)) == ["Hers", ""]


@EVERY
def test_what_stands_there_is_read_when_nobody_else_can_change_it(client, ada, kind):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    row, path, field = kind()
    sent = opened(client, path)

    with CaptureQueriesContext(connection) as asked:
        client.post(path, {**sent, field: "Mine"})

    queries = [one["sql"] for one in asked]
    turn = next(place for place, sql in enumerate(queries) if "pg_advisory_xact_lock" in sql)
    read = [
        place
        for place, sql in enumerate(queries)
        if f'."{field}"' in sql and f'FROM "{row._meta.db_table}"' in sql
    ]
    update = next(
        place for place, sql in enumerate(queries) if sql.startswith(f'UPDATE "{row._meta.db_table}"')
    )
    assert any(turn < place < update for place in read)


def test_a_page_that_the_editor_of_bodies_only_laid_out_anew_was_changed_by_nobody(client, ada):
    page, path, _field = written_page()
    Page.objects.update(body="<p>Who.</p><p>We are.</p>")
    his = opened(client, path)
    client.post(
        path,
        {**opened(client, path), "title": "Hers", "body": "<p>Who.</p>\r\n\r\n<p>And how.</p>\r\n"},
    )

    assert (
        client.post(path, {**his, "body": "<p>Who.</p>\r\n\r\n<p>We are.</p>\r\n", "order": "4"}).status_code
        == 302
    )

    page.refresh_from_db()
    assert (page.title, page.order) == ("Hers", 4) and "And how." in page.body
