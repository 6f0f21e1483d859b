"""Words as the index holds them, cut and folded by our own code, so that both databases find the same."""

import re
import unicodedata

LONGEST_TEXT, LONGEST_WORD = 100_000, 60
LETTERS = str.maketrans({"ı": "i", "ё": "е", "ø": "o", "ł": "l", "đ": "d", "ʼ": "'", "’": "'"})
SHORT_I = "\ue000"  # й is a letter of its own: without its breve, endings would not be known again
# Written without spaces: Chinese, Japanese, Thai, Lao, Burmese, Khmer. Each letter is a word here,
# and a query's run of letters is looked for as a phrase.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)


def _marks():
    """The marks that stand within words and have no place of their own (vowel signs of Hindi, Tamil)."""
    places = (place for place in range(0x300, 0x10000) if unicodedata.category(chr(place))[0] == "M")
    return "".join(map(chr, places))


WORD = re.compile(rf"[{UNSPACED}]|(?:[^\W_{UNSPACED}][{re.escape(_marks())}]*)+")


def fold(text):
    """`text` in lower case and without accents; dotless i is i, ё is е, ß is ss."""
    text = text[:LONGEST_TEXT].replace("\0", " ")
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text).replace("й", SHORT_I).replace("Й", SHORT_I)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return text.casefold().translate(LETTERS).replace(SHORT_I, "й")


def words_in(text):
    """The folded words of `text`, in order; whatever is no letter, digit or mark parts them."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]
