"""The body as readers get it: whole elements are filled in, however they are nested."""

import re

import pytest

from articles.models import Photo
from articles.pages.body import body_of
from articles.richtext import sanitize

pytestmark = pytest.mark.django_db
NESTED = "<table><tbody><tr><td><table><tbody><tr><td>in</td></tr></tbody></table></td></tr></tbody></table>"


class Words:
    def __init__(self, body, dateline=""):
        self.body, self.dateline = sanitize(body), dateline


@pytest.fixture
def photo():
    made = [{"crop": "whole", "width": 320, "height": 240, "name": "renditions/1/a/whole-320"}]
    return Photo.objects.create(
        digest="a" * 64,
        width=320,
        height=180,
        caption="The dam",
        credit="Mira Toll",
        alt="A dam",
        renditions=made,
    )


def test_a_table_scrolls_with_all_that_is_in_it():
    assert body_of(Words(f"{NESTED}<p>After</p>")) == (
        f'<div class="scroll" tabindex="0" role="group">{NESTED}</div><p>After</p>'
    )


def test_the_box_of_a_table_is_called_by_its_caption():
    caption = "<caption>Gates &amp; <em>“flow”</em> at 8&quot;</caption>"
    table = f"<table>{caption}<tbody><tr><td>in</td></tr></tbody></table>"

    assert 'role="group" aria-label="Gates &amp; “flow” at 8&quot;"><table>' in body_of(Words(table))


def test_each_of_two_tables_scrolls_by_itself():
    table = "<table><tbody><tr><td>in</td></tr></tbody></table>"

    assert body_of(Words(table + "<p>Between</p>" + table)).count('<div class="scroll"') == 2


def test_a_picture_within_a_picture_leaves_nothing_open(photo):
    inner = f'<figure data-photo="{photo.pk}"><figcaption>Inner</figcaption></figure>'
    body = body_of(
        Words(f'<figure data-photo="{photo.pk}"><figcaption>Outer {inner}</figcaption></figure><p>After</p>')
    )

    assert body.count("<figure") == body.count("</figure>")
    assert body.count("<figcaption") == body.count("</figcaption>")
    assert body.endswith("<p>After</p>")


def test_a_picture_in_a_plain_figure_is_shown(photo):
    body = body_of(Words(f'<figure><figure data-photo="{photo.pk}"></figure><p>Words</p></figure>'))

    assert "renditions/1/a/whole-320.jpg" in body
    assert "<p>Words</p></figure>" in body


def test_a_picture_in_the_body_keeps_its_own_shape(photo):
    body = body_of(Words(f'<figure data-photo="{photo.pk}"></figure>'))

    assert 'width="320" height="240"' in body


def test_a_picture_still_being_made_has_its_place(photo):
    Photo.objects.filter(pk=photo.pk).update(renditions=[], width=400, height=500)

    body = body_of(Words(f'<figure data-photo="{photo.pk}"></figure>'))

    assert '<svg class="sunk" width="400" height="500"' in body
    assert 'aria-label="A dam"' in body
    assert "Mira Toll" in body


def test_a_picture_that_is_gone_takes_its_figure_with_it():
    assert body_of(Words('<p>Before</p><figure data-photo="999"><figcaption>x</figcaption></figure>')) == (
        "<p>Before</p>"
    )


def test_words_that_look_like_an_attribute_are_not_its_alt_text(photo):
    body = body_of(Words(f'<figure data-photo="{photo.pk}"><figcaption>alt="x"</figcaption></figure>'))

    assert 'alt="A dam"' in body


def test_a_video_is_a_link_in_plain_words():
    body = body_of(
        Words(
            '<figure data-embed="https://youtu.be/abcde1">'
            '<figcaption><a href="https://example.org/"><em>Dam</em></a> &amp; up</figcaption></figure>'
        )
    )

    assert body == (
        '<div class="embed" data-frame="https://www.youtube-nocookie.com/embed/abcde1">'
        '<p><a href="https://youtu.be/abcde1" rel="external">Dam &amp; up</a> (YouTube)</p>'
        '<button type="button" lang="en" dir="auto" hidden>Show it here, from YouTube</button></div>'
    )


def test_what_stands_with_a_stranger_is_led_to_and_never_framed():
    body = body_of(Words('<figure data-embed="https://example.org/a?b=1&amp;c=2"></figure>'))

    assert body == (
        '<div class="embed"><p><a href="https://example.org/a?b=1&amp;c=2" rel="external">'
        "https://example.org/a?b=1&amp;c=2</a> (example.org)</p></div>"
    )


def test_the_dateline_stands_in_the_first_paragraph_whatever_its_language():
    body = body_of(Words('<p lang="az">Su gəldi.</p><p>x</p>', dateline="BAKI"))

    assert body == '<p lang="az"><span class="dateline">BAKI</span> – Su gəldi.</p><p>x</p>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2332", "2332"),
        ("33", "22"),
        ("24", "23"),
        ("432", "222"),
        ("342", "232"),
        ("", ""),
    ],
)
def test_no_heading_of_a_body_skips_a_level(written, shown):
    body = "".join(f'<h{level} lang="az">Words</h{level}><p>More.</p>' for level in written) or "<p>More.</p>"

    html = body_of(Words(body))

    assert "".join(re.findall(r"<h(\d) ", html)) == "".join(re.findall(r"</h(\d)>", html)) == shown
