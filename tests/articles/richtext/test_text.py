from hypothesis import given
from hypothesis import strategies as st

from articles.richtext import from_text, photo_ids, plain_text, sanitize, to_text, word_count


def test_text_has_a_line_for_each_block_with_entities_decoded():
    assert to_text("<h2>A &amp; B</h2><p>One<br>two</p><ul><li>&lt;x&gt;</li></ul>") == "A & B\nOne\ntwo\n<x>"


def test_cells_of_a_table_stay_apart():
    assert to_text("<table><tbody><tr><td>Copper</td><td>8,912</td></tr></tbody></table>") == "Copper\t8,912"


def test_paragraphs_and_lists_are_made_from_text():
    text = "One & <two>\n\n- first\n- second\n\nThree"
    assert from_text(text) == (
        "<p>One &amp; &lt;two&gt;</p>\n<ul><li>first</li><li>second</li></ul>\n<p>Three</p>"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])).map(plain_text))
def test_what_is_made_from_text_keeps_its_words(text):
    words = [word for word in text.split() if word != "-"]
    made = to_text(sanitize(from_text(text))).split()
    assert [word for word in made if word != "-"] == words


def test_words_are_counted_as_readers_read_them():
    assert word_count("<p>The dam’s gates, <em>re</em>opened.</p><p>Two</p>") == 5


def test_two_letters_of_chinese_are_read_as_long_as_a_word_and_four_of_thai():
    assert word_count("<p>大坝闸门周二上午打开 Kovran，水位下降。</p>") == 8
    assert word_count("<p>เขื่อนเปิด</p>") == 3


def test_pictures_of_a_body_are_listed_in_order_each_once():
    body = (
        '<figure data-photo="7"></figure><figure lang="en" data-photo="3"></figure>'
        '<figure data-photo="7"></figure><p>data-photo="9"</p>'
    )
    assert photo_ids(sanitize(body)) == [7, 3]


def test_words_of_nothing_but_angles_are_read_in_their_length():
    assert to_text("<" * 400_000) == "<" * 400_000
