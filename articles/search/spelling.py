"""A spelling to offer where nothing was found: of the archive's own words, the nearest and commonest."""

from . import vocabulary

LOOKED_AT, SHORT = 300, 4


def better_spelling(words, language):
    """`words` (folded) with each that the archive does not know replaced by the nearest it knows; None if
    there is nothing to better. Whoever offers it looks first whether it finds anything for readers."""
    known = vocabulary.stories_with(sorted(set(words)), language)
    spelt = {word: nearest(word, language) or word for word in set(words) if not known.get(word)}
    return spelt if any(word != better for word, better in spelt.items()) else None


def nearest(word, language):
    """The known word at most two slips away, one for a short word; None if there is none."""
    if len(word) < vocabulary.SHORTEST or word.isdigit():
        return None
    most = 1 if len(word) <= SHORT else 2
    best = None
    for other, stories in vocabulary.like(word, language, LOOKED_AT):
        slips = _slips(word, other, most)
        if 0 < slips <= most and (best is None or (slips, -stories, other) < best):
            best = (slips, -stories, other)
    return best[2] if best else None


def _slips(one, other, most):
    """Letters changed, left out, put in or swapped with their neighbour; `most` + 1 for more than `most`."""
    before_last, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, letter_there in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != letter_there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == letter_there:
                cost = min(cost, before_last[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before_last, last = last, line
    return last[-1]
