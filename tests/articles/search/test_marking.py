from django.utils.html import strip_tags

from articles.search.marking import extract, marked
from articles.search.terms import Sought


def terms(*forms):
    return [Sought((form,)) for form in forms]


def test_markup_in_a_text_stays_text():
    assert marked("<b>Oden</b>", terms(("oden",)), "en") == "&lt;b&gt;<mark>Oden</mark>&lt;/b&gt;"


def test_every_form_of_a_word_is_marked():
    text = marked("Floods flooded the flooding", terms(("flood",)), "en")

    assert text == "<mark>Floods</mark> <mark>flooded</mark> the <mark>flooding</mark>"


def test_a_phrase_is_marked_as_one_and_its_words_alone_are_not():
    text = marked("Grain ships, ships, grain", terms(("grain", "ship")), "en")

    assert text == "<mark>Grain ships</mark>, ships, grain"


def test_accents_do_not_keep_a_word_from_being_marked():
    assert marked("Qırğız, ABC", terms(("qirgiz",)), "az") == "<mark>Qırğız</mark>, ABC"


def test_an_extract_shows_most_of_the_words():
    text = "Oden. " + "word " * 200 + "The Oden flood came. " + "word " * 200

    found = extract("Nothing here.", text, terms(("oden",), ("flood",)), "en")

    assert "Oden flood" in found
    assert len(strip_tags(found)) < 300


def test_the_standfirst_is_the_extract_where_it_says_as_much():
    assert extract("The Oden rose.", "Far away, Oden.", terms(("oden",)), "en") == "The Oden rose."


def test_a_heading_does_not_run_into_the_paragraph_after_it():
    text = "It rained.\nFlood of the wrong kind\nThe shortage lasts.\nतूफ़ान की\nNext"

    found = extract("", text, terms(("flood",)), "en")

    assert found == "It rained. Flood of the wrong kind · The shortage lasts. तूफ़ान की · Next"


def test_an_extract_does_not_begin_or_end_between_two_blocks():
    for words in range(100):
        text = f"{'x ' * 40}\n{'y ' * words}Flood {'y ' * words}\n{'x ' * 200}"
        cut = extract("", text, terms(("flood",)), "en")
        assert not cut.startswith("… ·") and not cut.endswith("· …"), cut
