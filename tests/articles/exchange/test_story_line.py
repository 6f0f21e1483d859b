from datetime import UTC, datetime

import pytest

from articles.exchange.story_line import BadLine, story_from, unknown_keys


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": None}, "title"),
        ({"title": "\u200b\u200b"}, "title"),
        ({"title": "x" * 1_000_000}, "title"),
        ({"title": ["a"]}, "title"),
        ({"body": ""}, "body"),
        ({"published": "yesterday"}, "published"),
        ({"published": "2024-02-30T10:00:00Z"}, "published"),
        ({"published": None}, "published"),
        ({"published": "0001-01-01T00:00:00Z"}, "published"),  # in a zone west of UTC there is no such day
        ({"published": "9999-12-31T23:59:59Z"}, "published"),
        ({"published": "0987-06-05T00:00:00Z"}, "published"),
        ({"lang": "qqq"}, "lang"),  # a prefix that no address has
        ({"lang": "not a language"}, "lang"),
        ({"label": "rumour"}, "label"),
        ({"tags": {"a": 1}}, "tags"),
        ({"byline": 7}, "byline"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"reviews": [{"rating": 6, "text": "x", "created": "2024-05-01"}]}, "reviews"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_the_name_of_its_field(line, change, field):
    with pytest.raises(BadLine, match=f"^{field}"):
        story_from(line(**change))


def test_controls_and_lone_surrogates_do_not_come_in(line):
    story = story_from(line(title="Min\x00is\ud800ters", body="One\x00.\n\nTwo\ud800."))

    assert story.headline == "Ministers"
    assert not set(story.body) & {"\x00", "\ud800"}


def test_a_body_of_html_is_cleaned_and_a_plain_one_is_made_paragraphs(line):
    html = story_from(line(body=None, body_html="<p>One</p><script>alert(1)</script>"))
    plain = story_from(line(body="One <b>\n\nTwo"))

    assert "script" not in html.body and "<p>One</p>" in html.body
    assert "<p>One &lt;b&gt;</p>" in plain.body and "<p>Two</p>" in plain.body


@pytest.mark.parametrize(
    "byline", ["Ada Ortiz, Jonas Weiss and Mira Toll", ["Ada Ortiz", "Jonas Weiss", "Mira Toll"]]
)
def test_a_byline_is_a_line_of_names_or_a_list(line, byline):
    assert story_from(line(byline=byline)).bylines == ["Ada Ortiz", "Jonas Weiss", "Mira Toll"]


def test_a_time_without_a_zone_is_utc(line):
    story = story_from(line(published="2024-05-01T10:00:00"))

    assert story.published == datetime(2024, 5, 1, 10, tzinfo=UTC)


def test_tags_that_differ_only_in_case_are_one(line):
    assert story_from(line(tags=["Open data", "open data", "Gas"])).tags == ["open data", "Gas"]


def test_keys_that_mean_nothing_here_are_named(line):
    assert unknown_keys(line(colour="red", mood="grim")) == ["colour", "mood"]


def test_a_slug_of_a_strangers_making_becomes_the_end_of_an_address(line):
    assert story_from(line(slug="a/b?c d")).slug == "abc-d"
    assert story_from(line(slug="Qaz Kəməri")).slug == "qaz-kəməri"
