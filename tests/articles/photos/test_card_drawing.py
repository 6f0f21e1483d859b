"""Cards drawn for stories without a picture: read back as pictures, since nobody reads their bytes."""

from io import BytesIO

import pytest
from PIL import Image, features

from articles.photos.card_drawing import Card, _shortened, drawn
from articles.photos.typeface import face_for, font

HEADLINES = {
    "latin": "Bakı limanında taxıl gəmiləri üçün dəhliz açıldı",
    "cyrillic-greek": "Плотина Коврана открыла последний водосброс",
    "georgian": "კოვრანის კაშხალმა გახსნა",
    "armenian": "Կովրանի ամբարտակը բացեց",
    "arabic": "سد كوفران يفتح آخر بواباته (2026)",
    "hebrew": "סכר קוברן פתח את השער האחרון",
    "devanagari": "कोवरान बाँध ने स्पिलवे खोला",
}
needs_shaper = pytest.mark.skipif(not features.check("raqm"), reason="Pillow has no shaper here")


def opened(card):
    return Image.open(BytesIO(drawn(card)))


def ink(card, box):
    """How many dark pixels stand in a part of the card."""
    return sum(opened(card).convert("L").crop(box).histogram()[:100])


HEADLINE, LEFT, RIGHT = (72, 176, 1128, 520), (72, 176, 400, 260), (800, 176, 1128, 260)


@pytest.mark.parametrize("script", ["latin", "cyrillic-greek", "georgian", "armenian"])
def test_a_headline_is_drawn_in_a_face_that_has_its_letters(script):
    assert face_for(HEADLINES[script]) == script
    assert opened(Card("Meridian", headline=HEADLINES[script])).size == (1200, 630)
    assert ink(Card("Meridian", headline=HEADLINES[script]), HEADLINE) > 5000


@needs_shaper
@pytest.mark.parametrize("script", ["arabic", "hebrew"])
def test_a_headline_that_runs_leftward_begins_at_the_right(script):
    card = Card("Meridian", headline=HEADLINES[script].split()[0], direction="rtl")

    assert face_for(HEADLINES[script]) == script
    assert ink(card, LEFT) == 0
    assert ink(card, RIGHT) > 500


@needs_shaper
def test_letters_are_joined_as_their_script_joins_them():
    assert face_for(HEADLINES["devanagari"]) == "devanagari"


def test_a_script_that_needs_a_shaper_is_left_out_without_one(monkeypatch):
    monkeypatch.setattr(features, "check", lambda feature: False)

    assert face_for(HEADLINES["arabic"]) is None
    assert face_for(HEADLINES["latin"]) == "latin"


def test_a_headline_of_letters_we_have_not_leaves_the_wordmark_large():
    in_chinese = Card("Meridian", headline="科夫兰大坝打开最后的溢洪道")

    assert face_for(in_chinese.headline) is None
    assert drawn(in_chinese) == drawn(Card("Meridian"))


def test_a_long_headline_stays_within_the_card():
    long = Card("Meridian", headline="Ministers of the four states " * 14)

    assert ink(long, (1129, 0, 1200, 630)) == 0
    assert ink(long, (0, 505, 1200, 531)) == 0


def test_what_does_not_fit_ends_in_three_dots():
    headline = "Ministers of the four states " * 28
    cut = Card("Meridian", headline=headline, kicker="Oden " * 40)

    assert drawn(cut) == drawn(Card("Meridian", headline=headline * 2, kicker="Oden " * 90))
    assert ink(cut, (1129, 0, 1200, 630)) == 0
    assert _shortened("Ministers of the four states", font("latin", 200), "ltr") == "Ministers…"


def test_letters_that_stand_high_or_low_are_drawn_as_plain_ones():
    assert drawn(Card("Meridian", headline="CO₂ falls")) == drawn(Card("Meridian", headline="CO2 falls"))


@needs_shaper
def test_where_one_reads_leftward_the_wordmark_stands_at_the_right():
    leftward = Card("Meridian", headline=HEADLINES["arabic"], direction="rtl")

    assert ink(leftward, (0, 550, 600, 630)) == 0 < ink(leftward, (600, 550, 1128, 630))


def test_a_word_longer_than_the_card_breaks_nothing():
    assert opened(Card("Meridian " * 9, headline="X" * 400, kicker="Y" * 60)).size == (1200, 630)


def test_the_print_changes_with_all_it_shows():
    prints = {
        Card("Meridian").print,
        Card("Meridian", "#803010").print,
        Card("Meridian", kicker="Oden").print,
        Card("Meridian", headline="Oden").print,
        Card("Meridian", direction="rtl").print,
    }
    assert len(prints) == 5
