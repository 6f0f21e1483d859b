"""The desk's front page: for whom it is, and which boxes that person gets."""

from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from articles.states import State
from newsroom.people.zone import desk_zone
from newsroom.site_settings.current import site_settings

from .activity import activity
from .boxes import (
    lately_moved_by,
    live_now,
    out_lately,
    pictures_without_credit,
    schedule,
    waiting_reviews,
)
from .charts import bars_of, hours_of
from .coming_day import coming_day
from .dressing import dressed
from .open_notes import OpenNotes, stories_of
from .open_stories import OpenStories
from .thirty_days import thirty_days
from .upkeep import upkeep

QUEUE, MINE, ALSO, REVIEWS, NOTES = 12, 10, 8, 6, 4


def front_page(request):
    """The boxes of the front page, by name: at most 25 queries, none growing with the archive."""
    person, moment = request.user, now()
    page = {"now": moment, "title": None, "zone": desk_zone(), "upkeep": upkeep(person, moment)}
    if person.has_perm("articles.approve_article"):
        page.update(_editors_page(person, moment))
    elif person.has_perm("articles.file_article"):
        page.update(_correspondents_page(person, moment))
    if person.has_perm("articles.moderate_review"):
        page["reviews"] = waiting_reviews(REVIEWS if page.get("role") else REVIEWS * 4)
        request.reviews_waiting = page["reviews"][0].waiting if page["reviews"] else 0
    return page


def _editors_page(person, moment):
    own = list(person.sections.order_by("order", "name"))
    works = OpenStories(person, moment, everything=True)
    filed, approved = works.in_state(State.FILED), works.in_state(State.APPROVED)
    queue = _own_first(filed, {section.pk for section in own})[:QUEUE]
    notes = OpenNotes(person, moment, everything=True)
    to_correct = notes.on_live_stories()
    coming, scheduled = schedule(moment)
    overdue = works.overdue()
    due = overdue[:ALSO] + works.due_before(_tomorrow(moment))[:ALSO]
    mine = [line.pk for line in works.mine()[:MINE]] + lately_moved_by(person)
    returned = works.returned()[:ALSO]
    story = dressed([*_numbers(queue, approved[:ALSO], due, returned), *mine], moment)
    return {
        "role": "editor",
        "own_sections": own,
        "counts": {
            "filed": len(filed),
            "late": len(works.late()),
            "approved": len(approved),
            "returned": len(works.returned()),
            "changes": len(works.with_changes()),
            "noted": stories_of(notes.to_them()),
            "correct": stories_of(to_correct),
            "overdue": len(overdue),
            "mine": len(works.mine()),
            "uncredited": pictures_without_credit(),
            "scheduled": scheduled,
        },
        "notes": notes.to_them()[:NOTES],
        "to_correct": to_correct[:NOTES],
        "longest": moment - filed[0].last_at if filed else None,
        "queue": _by_section(_shown(queue, story), own, moment),
        "approved": _shown(approved[:ALSO], story),
        "returned": _shown(returned, story),
        "due": _shown(due, story),
        "mine": _latest(mine, story),
        "live": live_now(moment),
        "schedule": coming,
        "coming": coming_day(coming, moment),
        "activity": activity(person, moment, everything=True),
        **_charts(),
    }


def _correspondents_page(person, moment):
    works = OpenStories(person, moment, everything=False)
    returned, assigned = works.returned(), works.assigned()
    with_desk = works.in_state(State.FILED) + works.in_state(State.APPROVED)
    notes = OpenNotes(person, moment, everything=False).to_them()
    live = out_lately(person, moment)
    mine = [line.pk for line in works.mine()[:MINE]] + [revision.article_id for revision in live]
    story = dressed([*_numbers(returned[:ALSO], assigned[:ALSO], with_desk[:ALSO]), *mine], moment)
    return {
        "role": "correspondent",
        "counts": {
            "returned": len(returned),
            "assigned": len(assigned),
            "with_desk": len(with_desk),
            "noted": stories_of(notes),
            "mine": len(works.mine()),
        },
        "returned": _shown(returned[:ALSO], story),
        "notes": notes[:ALSO],
        "assigned": _shown(assigned[:ALSO], story),
        "with_desk": _shown(with_desk[:ALSO], story),
        "mine": _latest(mine, story),
        "live": live,
        "activity": activity(person, moment, everything=False),
    }


def _charts():
    days = thirty_days()
    return {
        "days": days,
        "today": days[-1],
        "days_zone": site_settings().time_zone,
        "bars": bars_of(days),
        "hours": hours_of(days),
    }


def _own_first(lines, sections):
    return sorted(lines, key=lambda line: line.section_id not in sections)


def _by_section(stories, own, moment):
    """(section, whether it is one's own, its stories): own ones first, each in the newsroom's order."""
    numbers = {section.pk for section in own}
    stories.sort(key=lambda one: (one.section_id not in numbers, one.section.order, one.section.name))
    return [
        (section, section.pk in numbers, list(rows))
        for section, rows in groupby(stories, key=lambda one: one.section)
    ]


def _numbers(*boxes):
    return [line.pk for lines in boxes for line in lines]


def _shown(lines, story):
    """The stories of `lines`, but for one that was changed away in between."""
    return [story[line.pk] for line in lines if line.pk in story]


def _latest(numbers, story):
    found = [story[pk] for pk in dict.fromkeys(numbers) if pk in story and story[pk].state != State.SPIKED]
    return sorted(found, key=lambda one: one.changed, reverse=True)[:MINE]


def _tomorrow(moment):
    zone = ZoneInfo(desk_zone())
    day = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, datetime.min.time(), tzinfo=zone)
