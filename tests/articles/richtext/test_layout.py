import pytest

from articles.richtext import reads_the_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Fog.</p><h2>Ice</h2>", "<p>Fog.</p>\n\n<h2>Ice</h2>"),
        ("<ul><li>Salt</li><li>Tin</li></ul>", "<ul>\n\t<li>Salt</li>\n\t<li>Tin</li>\n</ul>"),
        ("<tr><td>1</td><td></td></tr>", "<tr>\n\t<td>1</td>\n\t<td>&nbsp;</td>\n</tr>"),
        ("<p>Fog<br>Ice</p>", "<p>Fog<br>\nIce</p>"),
        ('<figure data-photo="3"></figure>', '<figure data-photo="3">\n</figure>'),
    ],
)  # fmt: skip
def test_line_ends_between_blocks_say_nothing(one, other):
    assert reads_the_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Fog <em>Ice</em></p>", "<p>Fog<em>Ice</em></p>"),
        ("<p>Fog.</p><p>Ice.</p>", "<p>Fog.<br>Ice.</p>"),
        ("<p>Fog</p>", "<p>F og</p>"),
    ],
)
def test_a_space_between_words_and_a_tag_say_something(one, other):
    assert not reads_the_same(one, other)


def test_a_body_of_spaces_is_compared_at_once():
    spaces = "<p>a" + " " * 300_000 + "a</p>"
    assert not reads_the_same(spaces, "<p>b</p>")


def test_the_order_of_attributes_says_nothing_and_their_values_do():
    one = '<figure data-photo="3" data-alt="A dog"></figure>'
    assert reads_the_same(one, '<figure data-alt="A dog" data-photo="3">&nbsp;</figure>')
    assert not reads_the_same(one, '<figure data-alt="A cat" data-photo="3"></figure>')
