from articles.comparing import compare_lines, merge_lines
from articles.comparing.showing import show
from articles.comparing.writing import plain

SAID = "Temperatures fell to minus 9 on Saturday night and stayed there for six hours."
HERS = "Temperatures fell to minus 9.4 on Saturday night and stayed there for six hours."
MINE = "Temperatures fell to minus 9 on Saturday night and stayed below minus 7 for six hours."


def told(old, new):
    return [(piece.kind, plain(piece.tokens)) for piece in compare_lines(old, new) if piece.kind != "same"]


def test_words_put_in_and_taken_out_are_told_from_those_that_stayed():
    assert told(SAID, HERS) == [("out", "9"), ("in", "9.4")]


def test_a_word_that_stayed_by_chance_between_two_changes_is_no_island():
    assert told("The ports of the north are shut", "Grain in the south was sold") == [
        ("out", "The ports of the north are shut"),
        ("in", "Grain in the south was sold"),
    ]


def test_scripts_without_spaces_are_compared_by_the_letter():
    assert told("港口关闭了", "港口重开了") == [("out", "关闭"), ("in", "重开")]


def test_two_changes_of_one_line_fit_together_where_a_word_stands_between():
    merged = merge_lines(SAID, HERS, MINE)
    assert "minus 9.4 on Saturday" in merged and "below minus 7 for" in merged


def test_two_changes_of_the_same_words_do_not_fit_together():
    assert merge_lines("costs 400 lari", "costs 380 lari", "costs 420 lari") is None
    assert merge_lines("costs lari", "costs 380 lari", "costs 420 lari") is None


def test_the_same_change_made_twice_is_made_once():
    assert merge_lines("costs 400 lari", "costs 380 lari", "costs 380 lari") == "costs 380 lari"


def test_what_went_and_what_came_for_it_never_run_together():
    assert "</del>\u202f<ins>" in show(compare_lines("Ports shut", "Mills shut"))
