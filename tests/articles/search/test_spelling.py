import pytest

from articles.search.spelling import better_spelling, nearest
from tests.factories import make_live


@pytest.mark.django_db
@pytest.mark.parametrize("slip", ["goverment", "govrenment", "governmant", "gowernment", "overnment"])
def test_the_nearest_word_of_the_archive_is_offered(slip):
    make_live(headline="Government falls")

    assert nearest(slip, "en") == "government"


@pytest.mark.django_db
def test_of_words_as_near_the_commoner_is_offered():
    make_live(headline="Ports closed")
    make_live(headline="Parts, parts", body="<p>Forts.</p>")
    make_live(headline="Ports open")

    assert nearest("pxrts", "en") == "ports"


@pytest.mark.django_db
def test_words_that_are_known_are_left_alone():
    make_live(headline="Government falls")

    assert better_spelling(["falls"], "en") is None
    assert better_spelling(["falls", "goverment"], "en") == {"goverment": "government"}


@pytest.mark.django_db
def test_nothing_near_is_nothing_to_offer():
    make_live(headline="Government falls")

    assert better_spelling(["zzzzzzz", "ab"], "en") is None
