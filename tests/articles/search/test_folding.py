import pytest

from articles.search.folding import fold, words_in


@pytest.mark.parametrize(
    "one, other",
    [
        ("Présidée", "presidee"),
        ("IĞDIR ılıca", "igdir ilica"),
        ("İstanbul", "istanbul"),
        ("Ещё", "еще"),
        ("STRASSE", "straße"),
        ("Søren Łódź", "soren lodz"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_capitals_and_accents_do_not_matter(one, other):
    assert fold(one) == fold(other)


def test_short_i_is_a_letter_of_its_own():
    assert fold("Новый") == fold("новыи\u0306") != fold("новыи")


def test_signs_within_a_word_do_not_part_it():
    assert len(words_in("हिन्दी வார்த்தை")) == 2


def test_where_words_are_not_parted_each_letter_is_one():
    assert words_in("東京の port") == ["東", "京", "の", "port"]


def test_punctuation_parts_words_and_nothing_of_it_is_left():
    assert words_in('a_b\'c|d&(e):f~g<->"h"') == list("abcdefgh")
