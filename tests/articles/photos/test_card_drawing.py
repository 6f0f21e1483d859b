"""Cards drawn for stories without a picture: read back as pictures, since nobody reads their bytes."""

from io import BytesIO

import pytest
from PIL import Image, features

from articles.photos import machine_fonts, typeface
from articles.photos.card_drawing import Card, drawn
from articles.photos.card_lines import broken, line_of
from articles.photos.typeface import FOLDER, face_for

HEADLINES = {
    "latin": "Bakı limanında taxıl gəmiləri üçün dəhliz açıldı",
    "cyrillic-greek": "Плотина Коврана открыла последний водосброс",
    "georgian": "კოვრანის კაშხალმა გახსნა",
    "armenian": "Կովրանի ամբարտակը բացեց",
    "arabic": "سد كوفران يفتح آخر بواباته (2026)",
    "hebrew": "סכר קוברן פתח את השער האחרון",
    "devanagari": "कोवरान बाँध ने स्पिलवे खोला",
}
IN_CHINESE = "科夫兰大坝打开最后的溢洪道"
needs_shaper = pytest.mark.skipif(not features.check("raqm"), reason="Pillow has no shaper here")


@pytest.fixture(autouse=True)
def fonts(settings, tmp_path):
    """A folder of fonts that the machine has: none, until a test puts some there."""
    settings.FONTS = [str(tmp_path)]
    for kept in (machine_fonts._fittest, machine_fonts.index_for, typeface._has):
        kept.cache_clear()
    yield tmp_path
    machine_fonts._fittest.cache_clear()


def face_of(text):
    face = face_for(text)
    return face and face.file.stem


def opened(card):
    return Image.open(BytesIO(drawn(card)))


def ink(card, box):
    """How many dark pixels stand in a part of the card."""
    return sum(opened(card).convert("L").crop(box).histogram()[:100])


HEADLINE, LEFT, RIGHT = (72, 176, 1128, 520), (72, 176, 400, 260), (800, 176, 1128, 260)


@pytest.mark.parametrize("script", ["latin", "cyrillic-greek", "georgian", "armenian"])
def test_a_headline_is_drawn_in_a_face_that_has_its_letters(script):
    assert face_of(HEADLINES[script]) == script
    assert opened(Card("Meridian", headline=HEADLINES[script])).size == (1200, 630)
    assert ink(Card("Meridian", headline=HEADLINES[script]), HEADLINE) > 5000


@needs_shaper
@pytest.mark.parametrize("script", ["arabic", "hebrew"])
def test_a_headline_that_runs_leftward_begins_at_the_right(script):
    card = Card("Meridian", headline=HEADLINES[script].split()[0], direction="rtl")

    assert face_of(HEADLINES[script]) == script
    assert ink(card, LEFT) == 0
    assert ink(card, RIGHT) > 500


@needs_shaper
def test_letters_are_joined_as_their_script_joins_them():
    assert face_of(HEADLINES["devanagari"]) == "devanagari"


def test_a_script_that_needs_a_shaper_is_left_out_without_one(monkeypatch):
    monkeypatch.setattr(features, "check", lambda feature: False)

    assert face_for(HEADLINES["arabic"]) is None
    assert face_of(HEADLINES["latin"]) == "latin"


def test_a_headline_of_letters_that_nobody_has_leaves_the_wordmark_large():
    in_chinese = Card("Meridian", headline=IN_CHINESE)

    assert face_for(in_chinese.headline) is None
    assert drawn(in_chinese) == drawn(Card("Meridian"))


def test_letters_that_our_faces_have_not_are_drawn_in_a_font_of_the_machine(fonts, monkeypatch):
    monkeypatch.setattr(typeface, "FACES", ("latin",))
    card = Card("Meridian", headline=HEADLINES["georgian"])
    assert drawn(card) == drawn(Card("Meridian"))
    machine_fonts._fittest.cache_clear()
    (fonts / "noto").mkdir()
    (fonts / "noto" / "Georgian.woff2").write_bytes((FOLDER / "georgian.woff2").read_bytes())
    (fonts / "broken.ttf").write_bytes(b"no font")

    assert face_of(HEADLINES["georgian"]) == "Georgian"
    assert ink(card, HEADLINE) > 5000


def test_of_the_machines_fonts_a_bold_serif_comes_first_and_signs_last(fonts):
    names = ["NotoColorEmoji.ttf", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Light.otf", "NotoSerifCJK-Bold.ttc"]
    for name in [*names, "NotoSans-Regular.ttf", "readme.txt"]:
        (fonts / name).touch()

    assert [file.name for file in machine_fonts.font_files()] == [
        "NotoSerifCJK-Bold.ttc",
        "NotoSansCJK-Bold.ttc",
        "NotoSans-Regular.ttf",
        "NotoSerifCJK-Light.otf",
        "NotoColorEmoji.ttf",
    ]


def test_han_letters_are_written_as_the_language_writes_them(fonts):
    for name in ("NotoSerifJP-Bold.otf", "NotoSerifSC-Bold.otf", "NotoSerifTC-Bold.otf"):
        (fonts / name).touch()

    first = {code: machine_fonts.font_files(code)[0].stem for code in ("zh", "zh-hant", "ja", "en")}
    assert first == {
        "zh": "NotoSerifSC-Bold", "zh-hant": "NotoSerifTC-Bold",
        "ja": "NotoSerifJP-Bold", "en": "NotoSerifJP-Bold",
    }  # fmt: skip


@pytest.mark.parametrize(
    "headline",
    ["🌊 Storm at Baku", "Storm ❤️ at 👩‍🚀 Baku", "Storm at Baku 🇦🇿"],
    ids=["wave", "joined", "flag"],
)
def test_signs_that_no_face_has_are_left_out_and_the_words_are_drawn(headline):
    assert drawn(Card("Meridian", headline=headline)) == drawn(Card("Meridian", headline="Storm at Baku"))


def test_a_headline_of_signs_alone_leaves_the_wordmark_large():
    assert drawn(Card("Meridian", headline="🌊🌊")) == drawn(Card("Meridian"))


def test_where_no_face_has_all_of_it_each_word_has_its_own():
    line = line_of("Məmmədova едет в კოვრანი", "ltr")

    assert [face.file.stem for _text, face in line.runs] == ["latin", "cyrillic-greek", "georgian"]
    assert ink(Card("Meridian", headline="Məmmədova едет в კოვრანი"), HEADLINE) > 5000


def test_chinese_is_broken_between_letters_and_no_line_begins_with_a_comma(monkeypatch):
    latin = typeface.own("latin")
    monkeypatch.setattr("articles.photos.card_lines.face_for", lambda text, language="": latin)

    pieces = [piece.text for piece in line_of("科夫兰，（大坝）Google 打开", "ltr").pieces]

    assert pieces == ["科", "夫", "兰，", "（大", "坝）", "Google", "打", "开"]


def test_what_is_too_long_for_a_word_is_broken_anywhere():
    line = line_of("X" * 60, "ltr")

    assert all(one.width(40) <= 1056 for one in broken(line, 1056, 40))
    assert ink(Card("Meridian", headline="X" * 60), (1129, 0, 1200, 630)) == 0


def test_a_long_headline_stays_within_the_card():
    long = Card("Meridian", headline="Ministers of the four states " * 14)

    assert ink(long, (1129, 0, 1200, 630)) == 0
    assert ink(long, (0, 505, 1200, 531)) == 0


def test_what_does_not_fit_ends_in_three_dots():
    headline = "Ministers of the four states " * 28
    cut = Card("Meridian", headline=headline, kicker="Oden " * 40)

    assert drawn(cut) == drawn(Card("Meridian", headline=headline * 2, kicker="Oden " * 90))
    assert ink(cut, (1129, 0, 1200, 630)) == 0
    [(text, _face)] = line_of("Ministers of the four states", "ltr").within(1056, 200).runs
    assert text == "Ministers…"


def test_letters_that_stand_high_or_low_are_drawn_as_plain_ones():
    assert drawn(Card("Meridian", headline="CO₂ falls")) == drawn(Card("Meridian", headline="CO2 falls"))


@needs_shaper
def test_where_one_reads_leftward_the_wordmark_stands_at_the_right():
    leftward = Card("Meridian", headline=HEADLINES["arabic"], direction="rtl")

    assert ink(leftward, (0, 550, 600, 630)) == 0 < ink(leftward, (600, 550, 1128, 630))


def test_a_word_longer_than_the_card_breaks_nothing():
    card = Card("Meridian " * 9, headline="X" * 400, kicker="Y" * 60)

    assert opened(card).size == (1200, 630)
    assert ink(card, (1129, 0, 1200, 630)) == 0


def test_the_print_changes_with_all_it_shows():
    prints = {
        Card("Meridian").print,
        Card("Meridian", "#803010").print,
        Card("Meridian", kicker="Oden").print,
        Card("Meridian", headline="Oden").print,
        Card("Meridian", direction="rtl").print,
        Card("Meridian", language="ja").print,
    }
    assert len(prints) == 6
