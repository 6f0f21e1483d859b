import pytest

from articles.search.question import Term, read_question


def test_words_phrases_words_left_out_and_beginnings_are_told_apart():
    question = read_question('Oden "grain ships" -rowing elect*')

    assert question.wanted == [
        Term(("oden",)), Term(("grain", "ships"), quoted=True), Term(("elect",), begins=True),
    ]  # fmt: skip
    assert question.refused == [Term(("rowing",))]


def test_what_a_hyphen_a_point_or_an_apostrophe_joins_is_looked_for_in_this_order():
    assert [term.words for term in read_question("covid-19 U.S. O'Brien").wanted] == [
        ("covid", "19"), ("u", "s"), ("o", "brien"),
    ]  # fmt: skip


def test_a_quote_that_is_never_closed_reaches_to_the_end():
    assert read_question('"grain ships').wanted == [Term(("grain", "ships"), quoted=True)]


def test_after_twelve_words_it_stops_and_says_so():
    question = read_question("word " * 3000)

    assert len(question.wanted) == 12
    assert question.cut


@pytest.mark.parametrize("text", ["", " ", "\0", "🌊", '""', "*", "--", '"'])
def test_without_a_word_there_is_no_question(text):
    assert not read_question(text)


def test_words_to_leave_out_alone_are_no_question():
    question = read_question("-x")

    assert not question
    assert question.refused
