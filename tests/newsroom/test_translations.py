"""What readers see in the languages of locale/: every text, with its .mo as its .po says."""

import ast
import gettext
import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from articles.pages import clock
from articles.states import Concern, Label, Role
from newsroom import catalogue
from newsroom.languages import interface_language
from tests.factories import make_live

BASE = Path(settings.BASE_DIR)
DESK = ("templates/desk/", "templates/admin/")
CALLS = ("_", "gettext", "gettext_lazy", "ngettext")
SAID = re.compile(
    r"""(?:n?gettext|_)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?:,\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?"""
)
PLACES = re.compile(r"%\(\w+\)s|%s|\{\w+\}|</?\w+>")
LANGUAGES = catalogue.languages()


def in_templates():
    for file in (BASE / "templates").rglob("*.html"):
        name = str(file.relative_to(BASE))
        if not name.startswith(DESK):
            for one, many in SAID.findall(templatize(file.read_text(encoding="utf-8"), origin=name)):
                yield ast.literal_eval(one), ast.literal_eval(many) if many else None


def in_code():
    files = [
        *(BASE / "articles" / "pages").glob("*.py"),
        *(BASE / "articles" / "syndication").glob("full_text.py"),
    ]
    files += [BASE / "articles" / "reviews" / name for name in ("form.py", "leaving.py", "reply_letter.py")]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                many = ast.literal_eval(node.args[1]) if node.func.id == "ngettext" else None
                yield ast.literal_eval(node.args[0]), many


def read_by_readers():
    with override("en"):
        named = {(str(label), None) for choices in (Label, Role, Concern) for label in choices.labels}
    return {*in_templates(), *in_code(), *named}


def written(language):
    return catalogue.read(catalogue.file_of(language).read_text(encoding="utf-8"))


def test_the_three_languages_of_the_promise_are_there():
    assert {"az", "ru", "ar"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_readers_see_is_translated_and_no_other(language):
    own = {key for key in written(language) if key[0] and catalogue.CONTEXT not in key[0]}

    assert own == read_by_readers()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_and_each_keeps_what_is_filled_in(language):
    for (one, many), said in written(language).items():
        assert all(said), one
        if many is None and one:
            assert sorted(PLACES.findall(one)) == sorted(PLACES.findall(said[0])), one
        elif one:  # one, two and none may be said without a figure
            assert set(PLACES.findall(many)) == set(PLACES.findall(said[-1])), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_is_what_is_written(language):
    packed = catalogue.file_of(language, "mo").read_bytes()

    assert packed == catalogue.packed(written(language)), "run manage.py compile_translations"
    read = gettext.GNUTranslations(io.BytesIO(packed))
    assert read.gettext("Reader reviews") == written(language)["Reader reviews", None][0]
    assert len({read.ngettext("%(n)s story", "%(n)s stories", n) for n in range(120)}) == len(
        set(written(language)["%(n)s story", "%(n)s stories"])
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "search", "latest", "day"),
    [
        ("az", "Axtarış", "Son xəbərlər", "Bazar ertəsi 3 avqust 2026"),
        ("ru", "Поиск", "Последнее", "Понедельник 3 августа 2026"),
        ("ar", "بحث", "الأحدث", "الاثنين 3 أغسطس 2026"),
        ("tr", "Ara", "Son haberler", "Pazartesi 3 Ağustos 2026"),
    ],
)
def test_a_page_speaks_its_language_and_counts_its_days_in_it(client, language, search, latest, day):
    make_live(language=language, headline="Bir")

    page = client.get(f"/{language}/latest/").content.decode()

    assert f"<h1>{latest}</h1>" in page  # said by the view
    assert f">{search}</a>" in page and "Skip to main content" not in page
    assert 'class="skip" href="#main">' in page  # its own language needs no mark
    with override(language):
        assert clock.long_day(date(2026, 8, 3)) == day


@pytest.mark.django_db
def test_a_kind_of_a_language_speaks_it_and_marks_what_it_says_so(client):
    assert interface_language("ar-dz") == "ar"

    assert '<footer class="foot" lang="ar" dir="rtl">' in client.get("/ar-dz/").content.decode()


@pytest.mark.django_db
def test_the_desk_speaks_english_whatever_readers_read(admin_client):
    assert "Newsroom" in admin_client.get("/admin/", headers={"Accept-Language": "ru"}).content.decode()
    assert [code for code, _name in settings.LANGUAGES] == ["en"]
