import re
from html.parser import HTMLParser
from importlib import util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.richtext import sanitize

spec = util.spec_from_file_location("payloads", Path(__file__).with_name("payloads.py"))
payloads = util.module_from_spec(spec)
spec.loader.exec_module(payloads)

TAGS = set(
    "p br hr h2 h3 h4 blockquote cite strong em u s sub sup code abbr a ul ol li figure figcaption "
    "table caption thead tbody tfoot tr th td".split()
)
ATTRIBUTES = set(
    "href title hreflang rel data-photo data-alt data-embed colspan rowspan scope start reversed "
    "lang dir".split()
)
ADDRESS = re.compile(r"https?://[^/\s]|mailto:|tel:|/(?![/\\])|#", re.IGNORECASE)


class Reading(HTMLParser):
    """Asserts that each tag and attribute it meets is one that a body may hold."""

    def handle_starttag(self, tag, attributes):
        assert tag in TAGS
        for name, value in attributes:
            assert name in ATTRIBUTES
            assert name != "href" or ADDRESS.match(value)

    def handle_comment(self, data):
        raise AssertionError("a comment")

    handle_decl = unknown_decl = handle_pi = handle_comment


def assert_is_safe(html):
    reader = Reading()
    reader.feed(html)
    reader.close()
    html.encode()
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", html)


@pytest.mark.parametrize("payload", payloads.PAYLOADS, ids=range(len(payloads.PAYLOADS)))
def test_nothing_that_runs_or_calls_home_comes_through(payload):
    body = sanitize(payload)

    assert_is_safe(body)
    assert sanitize(body) == body


def test_there_are_enough_payloads():
    assert len(set(payloads.PAYLOADS)) > 300


PIECES = st.sampled_from(
    "<p> </p> <b> </b> <i> </i> <a> </a> <table> <tr> <td> </td> </table> <figure> <figcaption> "
    "</figcaption> </figure> <ul> <li> </ul> <h1> </h1> <div> </div> <svg> </svg> <math> "
    "<style> </style> <!-- --> "
    "<br> <pre> <blockquote> &nbsp; &lt; &#x338; &#13; &#x301; &amp;lt; <a\thref='/x'> "
    "<figure\tdata-photo='7'> "
    "<select> <template> <title> ]]> <![CDATA[ \" ' > < & \0 \ud800 \u202e e x".split(" ")
    + [" ", "\n", "\r"]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_clean_body_is_left_as_it_is(html):
    body = sanitize(html)

    assert_is_safe(body)
    assert sanitize(body) == body


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_any_text_at_all_becomes_a_safe_body(text):
    assert_is_safe(sanitize(text))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<h1>Flood</h1>", "<h2>Flood</h2>"),
        ("<div>One</div><div>Two <b>more</b></div>", "<p>One</p><p>Two <strong>more</strong></p>"),
        ("Bare words", "<p>Bare words</p>"),
        ("<p>One</p><p>&nbsp;</p><p><em> </em><br></p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ('<p style="text-align:right" class="x" align="right">One</p>', "<p>One</p>"),
        ('<p dir="rtl" lang="ar">سلام</p>', '<p dir="rtl" lang="ar">سلام</p>'),
        (
            '<figure data-photo="12" data-alt="Four <b>gates</b> &amp; a wall"></figure>',
            '<figure data-photo="12" data-alt="Four b gates /b &amp; a wall"></figure>',
        ),
        ('<figure data-photo="12"></figure>', '<figure data-photo="12"></figure>'),
        (
            '<figure data-photo="12"><img src="/x.jpg"><figcaption>The dam</figcaption></figure>',
            '<figure data-photo="12"><figcaption>The dam</figcaption></figure>',
        ),
        ('<figure><img src="/x.jpg"><figcaption>The dam</figcaption></figure>', "<p>The dam</p>"),
        (
            '<figure data-embed="https://youtu.be/abcdefgh"></figure>',
            '<figure data-embed="https://youtu.be/abcdefgh"></figure>',
        ),
        ('<p><a href="javascript:x">Words</a> stay</p>', "<p>Words stay</p>"),
        (
            '<p><a href="https://a.example/b c?d=é">x</a></p>',
            '<p><a href="https://a.example/b%20c?d=é">x</a></p>',
        ),
        ("<p>a\0b\ud800c</p>", "<p>abc</p>"),
        ("<p>2 &lt; 3 &amp; 4</p>", "<p>2 &lt; 3 &amp; 4</p>"),
        ("", ""),
    ],
)
def test_words_are_kept_in_the_house_form(given, kept):
    assert sanitize(given) == kept


def test_nesting_beyond_reason_keeps_the_words():
    assert sanitize("<b>" * 5000 + "flood" + "</b>" * 5000) == "<p>flood</p>"


def test_a_tag_of_endless_attributes_is_taken_for_an_attack():
    html = "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">Still read.</p>"

    assert sanitize(html) == "<p>Still read.</p>"
