"""Signs that turn letters around: kept where a language needs them, named where they would deceive."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, Note
from newsroom.bidi import check_html, check_text
from tests import factories as make


@pytest.mark.parametrize(
    "line",
    [
        "",
        "שלום\u200f, world\u200e",
        "\u061cمرحبا",
        "\u2067עברית\u2069 and \u202bعربي\u202c",
        "\u2068one \u202atwo\u202c\u2069",
        "\u2066one\u2069\n\u2066two\u2069",
    ],
)
def test_what_right_to_left_languages_need_is_let_in(line):
    check_text(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a\u202egpj.exe", "U+202E RIGHT-TO-LEFT OVERRIDE, after “a”, shows letters in another order"),
        ("\u202dx\u202c", "U+202D LEFT-TO-RIGHT OVERRIDE, at the beginning, shows"),
        ("one\n\u2066two\nthree\u2069", "U+2066 LEFT-TO-RIGHT ISOLATE, at the beginning, is not closed"),
        ("x \u202bא", "U+202B RIGHT-TO-LEFT EMBEDDING, after “x”, is not closed in its line"),
        ("x\u2069y", "U+2069 POP DIRECTIONAL ISOLATE, after “x”, closes what was not opened"),
        ("\u2066\u202ax\u2069\u202c", "U+2069 POP DIRECTIONAL ISOLATE, after “x”, closes"),
    ],
)
def test_what_turns_the_rest_is_named_with_its_place(line, told):
    with pytest.raises(ValidationError) as refused:
        check_text(line)
    assert told in refused.value.messages[0]


@pytest.mark.parametrize("written", ["\u202e", "&#x202e;", "&#8238;"])
def test_a_body_is_refused_however_the_override_is_written(written):
    with pytest.raises(ValidationError) as refused:
        check_html(f"<p>The file <b>report</b>{written}gpj.exe</p>")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE, after “The file report”" in refused.value.messages[0]


def test_a_story_with_such_a_headline_is_not_saved_and_keeps_all_that_was_typed(client, db):
    writer = make.make_person("correspondent")
    client.force_login(writer)
    typed = {"headline": "Port\u202edesolc", "body": "<p>All of it.</p>", "section": make.make_section().pk}

    page = client.post("/admin/articles/article/add/", typed).content.decode()

    assert "U+202E RIGHT-TO-LEFT OVERRIDE, after “Port”" in page
    assert typed["headline"] in page and "All of it." in page
    assert not Article.objects.exists()


def test_a_note_with_such_a_sign_is_not_left_and_stays_in_its_field(client, db):
    writer = make.make_person("correspondent")
    client.force_login(writer)
    story = make.make_draft(writer)

    page = client.post(f"/admin/articles/article/{story.pk}/notes/", {"text": "See \u202ethis"})

    assert "U+202E" in page.content.decode() and "See \u202ethis" in page.content.decode()
    assert not Note.objects.exists()
