"""The desk's front page: for whom it is, and which boxes that person gets."""

from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from django.utils.timezone import now

from articles.models import Review
from articles.reviews.queue import with_headlines
from newsroom.site_settings.current import site_settings

from .boxes import MOST, activity, awaiting, live_now, returned_to, schedule, stories_of, with_the_desk

LATE = timedelta(minutes=30)
SHOWN = 12


def front_page(request):
    """The boxes of the front page, by name; about fifteen queries, each of bounded work."""
    person = request.user
    moment = now()
    page = {"now": moment, "title": None, "zone": site_settings().time_zone}
    if person.has_perm("articles.approve_article"):
        page.update(_editors_page(person, moment))
    elif person.has_perm("articles.file_article"):
        page.update(_correspondents_page(person, moment))
    if person.has_perm("articles.moderate_review"):
        page["reviews"] = list(with_headlines(Review.objects.waiting())[:MOST])
    return page


def _editors_page(person, moment):
    filed = awaiting(person, "filed", moment)
    for story in filed:
        story.is_late = story.waiting > LATE
    sections = sorted(filed, key=lambda story: (story.section.order, story.section.name))
    return {
        "role": "editor",
        "filed": filed,
        "filed_by_section": [
            (name, list(rows)) for name, rows in groupby(sections[:SHOWN], attrgetter("section.name"))
        ],
        "late": sum(story.is_late for story in filed),
        "approved": awaiting(person, "approved", moment),
        "returned": returned_to(person),
        "live": live_now(moment),
        "schedule": schedule(moment),
        "mine": stories_of(person),
        "activity": activity(person),
    }


def _correspondents_page(person, moment):
    return {
        "role": "correspondent",
        "returned": returned_to(person)[:SHOWN],
        "with_desk": with_the_desk(person, moment)[:SHOWN],
        "mine": stories_of(person),
        "live": live_now(moment, person),
        "activity": activity(person),
    }
