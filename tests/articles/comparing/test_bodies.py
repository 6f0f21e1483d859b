"""Rich text: what was moved or set anew is told from what was written anew."""

import random

import pytest

from articles.comparing import Budget, change_size, compare_bodies
from articles.comparing.writing import plain

OWNER = "<p>At 0.75 per cent, the owner of a vessel pays $150,000 for the week.</p>"
WAR = "<p>We were paying for a war every week.</p>"
FIRST = "<p>The first bulk carrier cleared the harbour at 06:40 on Tuesday.</p>"


def what(old, new):
    return [(row.what, row.was, row.now) for row in compare_bodies(old, new) if row.what != "same"]


def test_a_paragraph_that_went_elsewhere_is_moved_and_not_written_anew():
    assert what(OWNER + WAR + FIRST, WAR + FIRST + OWNER) == [("moved", 1, 3)]
    assert change_size({"body": OWNER + WAR + FIRST}, {"body": WAR + FIRST + OWNER}) == (0, 0)


def test_a_paragraph_made_a_quote_is_set_anew():
    (row,) = compare_bodies(WAR, f"<blockquote>{WAR}</blockquote>")
    assert row.what == "set" and row.recast == ("paragraph", "quote")


def test_words_made_bold_or_linked_elsewhere_are_set_anew():
    linked = '<p>See <a href="https://a.example/">the report</a> today.</p>'
    moved = '<p>See <a href="https://b.example/">the report</a> <strong>today</strong>.</p>'
    (row,) = compare_bodies(linked, moved)
    assert row.what == "set"
    assert [plain(piece.tokens) for piece in row.pieces if piece.kind == "set"] == ["the report today"]


def test_a_changed_paragraph_tells_its_words():
    (row,) = compare_bodies(FIRST, FIRST.replace("06:40", "07:15"))
    told = [(piece.kind, plain(piece.tokens)) for piece in row.pieces]
    assert row.what == "changed" and ("out", "06:40") in told and ("in", "07:15") in told


def test_items_of_a_list_and_cells_of_a_table_are_words_apart():
    old = "<ul><li>wheat</li><li>maize</li></ul><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert change_size({"body": old}, {"body": old.replace("maize", "barley").replace("2", "3")}) == (2, 2)


def test_another_picture_is_a_change():
    old, new = ('<figure data-photo="1"><figcaption>A</figcaption></figure>',) * 2
    (row,) = compare_bodies(old, new.replace('"1"', '"2"'))
    assert row.what == "changed"


WORDS = [f"w{random.Random(1).randrange(3000)}" for _ in range(180_000)]
PAIRS = {
    "many paragraphs": ("<p>x</p>" * 25_000, "<p>y</p>" * 25_000),
    "four times as many": ("<p>x</p>" * 100_000, "<p>y</p>" * 100_000),
    "one paragraph of repeats": (f"<p>{'a b ' * 120_000}</p>", f"<p>{'b b a ' * 90_000}</p>"),
    "one endless word": (f"<p>{'a' * 1_000_000}</p>", f"<p>{'-' * 1_000_000}</p>"),
    "the other way round": (f"<p>{' '.join(WORDS)}</p>", f"<p>{' '.join(reversed(WORDS))}</p>"),
}


SOAKED = {"four times as many": pytest.mark.soak}


@pytest.mark.parametrize("name", [pytest.param(name, marks=SOAKED.get(name, ())) for name in PAIRS])
def test_a_million_letters_take_no_more_steps_than_the_budget_has(name):
    old, new = PAIRS[name]
    budget = Budget()

    rows = compare_bodies(old, new, budget)

    # What a walk may overspend is one stretch; the rest is told coarsely.
    assert budget.left > -2_500_000
    assert sum(len(row.pieces) for row in rows) < 400_000


def test_what_a_spent_budget_tells_is_still_both_texts():
    old, new = f"<p>{'a b ' * 50}</p>", f"<p>{'b b a ' * 50}</p>"
    found = [piece for row in compare_bodies(old, new, Budget(1)) for piece in row.pieces]

    def read(*kinds):
        return [token.text for piece in found if piece.kind in kinds for token in piece.tokens]

    assert read("same", "out") == ["a", "b"] * 50
    assert read("same", "in") == ["b", "b", "a"] * 50
