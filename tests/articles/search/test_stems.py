import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.search import stems
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


@pytest.fixture
def restless():
    """Threads take turns within every few lines."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_threads_that_stem_at_once_find_what_one_alone_finds(restless):
    """The stemmers keep the word they work on in themselves."""
    words = [f"{start}{end}" for start in ("nation", "walk", "ruin") for end in ("alizing", "ers", "edly")]
    words = [
        f"{chr(97 + number % 26)}{chr(97 + number // 26)}{word}" for number in range(100) for word in words
    ]
    alone = [stem(word, "en") for word in words]
    stems._stem.cache_clear()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda at: [stem(word, "en") for word in words[at:] + words[:at]], range(4)))

    assert all(one == alone[at:] + alone[:at] for at, one in enumerate(found))
