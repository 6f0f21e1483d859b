"""What to try where nothing was found, and what to narrow by where something was."""

import re
from collections import Counter
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Correspondent
from articles.search.entry import time_of
from articles.search.finding import find_newest
from articles.search.folding import words_in
from articles.search.spelling import better_spelling

from . import clock
from .navigation import all_sections

COUNTED, MOST_NAMES = 500, 6  # results whose places are counted, names listed
PART = re.compile(r"[^\s\"“”„«»]+")


def offers(asked):
    """{"spelling", "without"}: searches near to `asked` that do find something, each as Asked, or None."""
    return {"spelling": _spelt_better(asked), "without": _wider(asked)}


def narrower(asked, found):
    """Lists to narrow by, each {"title", "rows"} of (name, asked, number): sections, years, correspondents.

    Only where all that was found was counted and is not much, so that two queries tell.
    """
    if found.about or len(found.rows) > COUNTED:
        return []
    numbers = [row.article_id for row in found.rows]
    lists = (
        (_("By section"), _sections(asked, numbers)),
        (_("By year"), _years(asked, found.rows)),
        (_("By correspondent"), _correspondents(asked, numbers)),
    )
    return [{"title": title, "rows": rows} for title, rows in lists if len(rows) > 1]


def _sections(asked, numbers):
    counts = dict(_counted(Article.objects.filter(pk__in=numbers), "section"))
    known = [section for section in all_sections() if section.pk in counts] if not asked.section else []
    return [(one.called(asked.language), asked.but(section=one), counts[one.pk]) for one in known]


def _years(asked, rows):
    years = Counter(clock.local(time_of(row.moment)).year for row in rows)
    if asked.first or asked.last:
        return []
    return [
        (str(year), asked.but(first=date(year, 1, 1), last=date(year, 12, 31)), number)
        for year, number in sorted(years.items(), reverse=True)
    ]


def _correspondents(asked, numbers):
    if asked.correspondent:
        return []
    counts = _counted(Byline.objects.filter(article__in=numbers), "correspondent")[:MOST_NAMES]
    people = Correspondent.objects.in_bulk([pk for pk, _number in counts])
    return [(people[pk].name, asked.but(correspondent=people[pk]), number) for pk, number in counts]


def _counted(rows, name):
    """[(value, how many)] of a column, most first."""
    return list(rows.order_by().values_list(name).annotate(number=Count("pk")).order_by("-number", name))


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
    for _each in range(5):
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
