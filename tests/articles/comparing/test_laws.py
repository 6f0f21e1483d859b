"""What holds of any two or three texts."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.comparing import compare_bodies, compare_lines, merge_bodies
from articles.comparing.showing import show

WORDS = st.lists(st.sampled_from("a b c the of 9.4 it’s – . , « 港 口".split()), max_size=12).map(" ".join)
HOSTILE = st.text(max_size=40) | st.just('<img src=x onerror="x"><script>&amp;')
UNIT = WORDS.map(lambda words: f"<p>{words}</p>")
BODIES = st.lists(UNIT, max_size=6).map("".join)


def read(pieces, *kinds):
    return [token.text for piece in pieces if piece.kind in kinds for token in piece.tokens]


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_a_comparison(old, new):
    found = compare_lines(old, new)

    assert "".join(read(found, "same", "out")) == old.replace(" ", "")
    assert "".join(read(found, "same", "in")) == new.replace(" ", "")


@settings(max_examples=100, deadline=None)
@given(BODIES, BODIES)
def test_every_paragraph_of_both_bodies_is_in_one_row(old, new):
    rows = compare_bodies(old, new)

    assert sorted(row.was for row in rows if row.was) == list(range(1, old.count("<p>") + 1))
    assert [row.now for row in rows if row.now] == list(range(1, new.count("<p>") + 1))


@settings(max_examples=100, deadline=None)
@given(BODIES, BODIES)
def test_a_change_of_one_alone_is_taken_whole(base, changed):
    for theirs, mine in ((changed, base), (base, changed)):
        found = merge_bodies(base, theirs, mine)
        assert all(part.by for part in found)
        assert "".join(part.html for part in found) == changed


@settings(max_examples=200, deadline=None)
@given(HOSTILE, HOSTILE)
def test_what_is_shown_holds_no_tag_of_the_texts(old, new):
    shown = show(compare_lines(old, new))
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<ins>", "</ins>", "<del>", "</del>"}
