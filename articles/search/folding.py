import re
import unicodedata

LONGEST_TEXT = 100_000
MOST_WORDS = 12
LETTERS = str.maketrans({"ı": "i", "ё": "е", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def fold(text):
    """`text` in the form the index holds: lower case, without accents; dotless i is i, ё is е."""
    text = text[:LONGEST_TEXT].replace("\0", " ")
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return text.casefold().translate(LETTERS)


def words_of(query):
    """The first twelve words of a query, folded; whatever is not a letter, digit or _ parts words."""
    return [word[:60] for word in re.findall(r"\w+", fold(query[:2000]))][:MOST_WORDS]
