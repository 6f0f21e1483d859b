"""What to try where nothing was found, and years to narrow to where much was."""

import re
from collections import Counter
from datetime import date

from articles.search.entry import time_of
from articles.search.finding import find_newest
from articles.search.folding import words_in
from articles.search.spelling import better_spelling

from . import clock

PART = re.compile(r"[^\s\"“”„«»]+")


def offers(asked):
    """{"spelling", "without"}: searches near to `asked` that do find something, each as Asked, or None."""
    return {"spelling": _spelt_better(asked), "without": _wider(asked)}


def years_of(asked, found):
    """The years of what was found, where it was all counted and lies in several: [(year, asked, number)]."""
    years = Counter(clock.local(time_of(moment)).year for moment in found.moments)
    if asked.first or asked.last or len(years) < 2:
        return []
    return [
        {"year": year, "asked": asked.but(first=date(year, 1, 1), last=date(year, 12, 31)), "stories": number}
        for year, number in sorted(years.items(), reverse=True)
    ]


def _spelt_better(asked):
    """Only words that find a live story for readers are ever shown: the archive's words know more."""
    single = {part: words_in(part) for part in PART.findall(asked.words) if part[0] not in "-−–"}
    single = {part: words[0] for part, words in single.items() if len(words) == 1}
    better = better_spelling(list(single.values())[:12], asked.language)
    if better is None:
        return None
    words = PART.sub(lambda found: better.get(single.get(found[0]), found[0]), asked.words)
    spelt = asked.but(words=words)
    return spelt if _finds(spelt) else None


def _wider(asked):
    """Without its narrowest filter, then without the next: the first that finds something."""
    for _number in range(5):
        filters = asked.filters()
        if not filters:
            return None
        asked = filters[0]["without"]
        if _finds(asked):
            return asked
    return None


def _finds(asked):
    wanted = asked.wanted()
    return bool(wanted and find_newest(wanted).numbers)
