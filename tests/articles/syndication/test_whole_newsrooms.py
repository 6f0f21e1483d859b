"""All that the demonstration, hostile words and an archive tell machines, read by others' programs."""

import gzip
import json
import os
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Revision
from articles.photos import renditions
from tests.articles.syndication.whole_newsroom import hold_everything, valid

pytestmark = pytest.mark.django_db
CORPUS = os.environ.get("NEWSROOM_TEST_CORPUS", "")  # JSON Lines, plain or .gz, as import_stories takes them
HOSTILE = {
    "script": '</script><script>alert(1)</script><!-- --> & <b>"x"</b>',
    "cdata": "<![CDATA[ a ]]> b ]]&gt; c ]]>",
    "quotes": "\"'“”«»`" * 4 + ' \\u003c \\" &amp; &lt;',
    "arabic": "وقّع الوزراء «الاتفاق» \u200fفي واشنطن\u200f",
    "hebrew": "השרים חתמו על ההסכם \u202bבוושינגטון\u202c",
    "chinese": "部長們在華盛頓\u2028簽署\u2029協議𠮷",
    "emoji": "𝕏 👩‍👩‍👧 e\u0301 \ufeff\u00a0 zero\u200bwidth",
    "controls": "be\x07fore\x00 and\x1b[31m after\x85",
    "template": "{{ 7*7 }} {% debug %} ${7*7} %s %(x)s",
}


def line(number, words, language="en"):
    """A line of an import with these words in every field that takes any."""
    longest = {"title": 400, "standfirst": 1000, "kicker": 60, "section": 60, "dateline": 100}
    return {
        "id": f"hostile-{number}", "lang": language, "published": f"2026-0{number % 9 + 1}-01T10:00:00Z",
        "body": f"{words}\n\n- {words}", "byline": words[:80].replace(" and ", " "),
        "tags": [words[:60], f"Tag {number}"],
        "source": words[:100], "licence": words[:60],
        **{name: words[:most] for name, most in longest.items()},
    }  # fmt: skip


def bring_in(path):
    said = StringIO()
    call_command("import_stories", str(path), stdout=said, stderr=said)


@pytest.fixture
def demonstration(db, monkeypatch):
    """Its pictures have their sizes listed, as pages and feeds name them, and not cut, which takes long."""
    monkeypatch.setattr(renditions, "_write", listed)
    call_command("seed_newsroom", stdout=StringIO(), stderr=StringIO())


def listed(photo, picture, box, crop, width, height):
    name = f"{renditions.folder_of(photo)}/{photo.version}/{crop}-{width}"
    return {"crop": crop, "width": width, "height": height, "name": name}


@pytest.mark.any_database
def test_the_demonstration_is_read_by_others_as_the_desk_has_it(client, demonstration):
    """Of its tags every fourth is asked for its feeds; the soak asks all."""
    stories, feeds = hold_everything(client, some_tags=4)

    assert stories > 25 and feeds > 100
    assert valid(client, "/news-sitemap.xml")


@pytest.mark.soak
@pytest.mark.any_database
def test_every_feed_of_the_demonstration_is_read_so(client, demonstration):
    _stories, feeds = hold_everything(client)

    assert feeds > 400


def test_hostile_words_in_every_field_are_read_by_others_as_the_desk_has_them(client, tmp_path):
    lines = [line(number, words) for number, words in enumerate(HOSTILE.values())]
    lines += [
        line(20, "x" * 400),
        line(21, HOSTILE["arabic"] * 12, "ar"),
        line(22, HOSTILE["chinese"] * 30, "zh"),
    ]
    path = tmp_path / "hostile.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines))
    bring_in(path)

    stories, feeds = hold_everything(client)

    assert stories == len(lines) and feeds > 30
    kept = set(Revision.objects.values_list("headline", flat=True))
    assert {HOSTILE["script"], HOSTILE["cdata"], HOSTILE["template"], "x" * 400} <= kept


@pytest.mark.soak
@pytest.mark.skipif(not CORPUS, reason="NEWSROOM_TEST_CORPUS names no archive")
def test_an_archive_is_read_by_others_as_the_desk_has_it(client, tmp_path):
    """`NEWSROOM_TEST_SHARE=10` reads every tenth line of it."""
    every = int(os.environ.get("NEWSROOM_TEST_SHARE", "1"))
    opened = gzip.open if CORPUS.endswith(".gz") else open
    path = tmp_path / "archive.jsonl"
    with opened(CORPUS, "rt", encoding="utf-8") as lines:
        chosen = [text for number, text in enumerate(lines) if number % every == 0]
    path.write_text("".join(chosen))
    bring_in(path)

    stories, feeds = hold_everything(client, most=60)

    print(f"{stories} stories, {feeds} feeds")
    assert stories == len(chosen)
