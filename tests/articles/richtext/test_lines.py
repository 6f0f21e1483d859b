import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.richtext import plain_line, plain_text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Two \n words\t", "Two words"),
        ("a\0b\ud800c\x07d\ufffee", "abcde"),
        ("one\x0btwo\u2028three\x85four", "one two three four"),
        ("\u202egnp.exe\u202c \u2066x\u2069", "gnp.exe x"),
        ("\u2066x\u2069 is \u202bא\u202c", "\u2066x\u2069 is \u202bא\u202c"),
        ("\u2066x", "x"),
        ("שלום\u200f, world\u200e", "שלום\u200f, world\u200e"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "é"),
        ("\u200b\u2060\ufeff \u3164", ""),
        ("<b>x</b>", "<b>x</b>"),
        ("", ""),
    ],
)
def test_a_line_holds_what_can_be_seen(given, kept):
    assert plain_line(given) == kept


@given(st.text(st.characters()))
def test_a_plain_line_is_left_as_it_is(text):
    line = plain_line(text)
    line.encode()
    assert plain_line(line) == line


def test_lines_of_a_text_are_kept_with_one_blank_line_at_most():
    assert plain_text(" One \r\n\r\n\n\n two\x0bthree\rfour\0 ") == "One\n\ntwo\nthree\nfour"


@given(st.text(st.characters()))
def test_a_plain_text_is_left_as_it_is(text):
    assert plain_text(plain_text(text)) == plain_text(text)
