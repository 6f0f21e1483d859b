"""A month of the archive as a calendar: the days on which stories were first published are links."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format, get_format

from articles.search.entry import ALL, moment_of, time_of
from articles.search.listing import listed, which_have_stories
from newsroom.languages import page_path

from . import clock


@dataclass
class Day:
    """A cell: its number, where it leads (nowhere for a day without stories), whether it is the page's."""

    number: int
    url: str
    current: bool


@dataclass
class Month:
    """`weekdays` are (short, full) names; `weeks` rows of Day, None where a day is another month's;
    `before` and `after` the nearest days of other months that have stories, each {"name", "url"} or None."""

    name: str
    weekdays: list
    weeks: list
    before: dict | None
    after: dict | None


def month_around(this, language):
    """The Month of the day `this`: three queries. No day to come is a link."""
    first, number = this.replace(day=1), calendar.monthrange(this.year, this.month)[1]
    days = [first + timedelta(days=each) for each in range(number)]
    past = [tuple(map(moment_of, clock.day_bounds(day))) for day in days if day <= clock.today()]
    with_stories = which_have_stories(past, language)
    cells = [_cell(day, place in with_stories, this, language) for place, day in enumerate(days)]
    start = (get_format("FIRST_DAY_OF_WEEK") - 1) % 7  # Django counts from Sunday, dates from Monday
    cells = [None] * ((first.weekday() - start) % 7) + cells
    cells += [None] * (-len(cells) % 7)
    order = [(start + place) % 7 for place in range(7)]
    return Month(
        name=date_format(this, "F Y"),
        weekdays=[(WEEKDAYS_ABBR[day], WEEKDAYS[day]) for day in order],
        weeks=[cells[place : place + 7] for place in range(0, len(cells), 7)],
        before=_beside(language, before=(moment_of(clock.day_bounds(first)[0]), 0)),
        after=_beside(language, after=(moment_of(clock.day_bounds(days[-1])[1]) - 1, 0)),
    )


def day_path(language, day):
    return page_path("archive", language, year=f"{day:%Y}", month=f"{day:%m}", day=f"{day:%d}")


def _beside(language, **place):
    """The nearest day with stories before or after a place, as a link called by its month."""
    found = listed(ALL, language, limit=1, **place)
    day = clock.local(time_of(found[0][0])).date() if found else None
    if day is None or day > clock.today():
        return None
    return {"name": date_format(day, "F Y"), "url": day_path(language, day)}


def _cell(day: date, has_stories, this, language):
    return Day(day.day, day_path(language, day) if has_stories else "", day == this)
