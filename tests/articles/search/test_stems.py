import pytest

from articles.search.folding import fold
from articles.search.stems import stem


@pytest.mark.parametrize(
    "language, one, other",
    [
        ("en", "floods", "flooding"),
        ("en-gb", "ministers", "minister"),
        ("de", "Häuser", "Haus"),
        ("fr", "élections", "election"),
        ("es", "naciones", "nación"),
        ("ru", "нового", "новый"),
        ("it", "ministri", "ministro"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, one, other):
    assert stem(fold(one), language) == stem(fold(other), language)


def test_a_language_without_a_stemmer_keeps_its_words():
    assert stem("secimler", "az") == "secimler"
