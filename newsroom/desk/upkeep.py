"""What the desk tells those who run the site: work given up, clocks apart, and promises that lapse."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from articles.models import Syndication
from articles.syndication.standing_files import expiry
from newsroom.clocks import clock
from newsroom.jobs.models import Job
from newsroom.long_lists import LONGEST

SOON = timedelta(days=30)
# Every kind of job, as what is left undone where it is given up.
UNDONE = {
    "tell_hub": _("hubs not told"),
    "tell_indexnow": _("search engines not told"),
    "purge": _("caches not told"),
    "letters": _("letters not sent"),
    "mail_reply": _("replies to reviews not sent"),
    "related.refresh": _("related stories not chosen"),
    "section.renamed": _("stories of a renamed section not moved"),
    "make_renditions": _("pictures not cut"),
    "make_share_card": _("share cards not drawn"),
    "make_site_card": _("the site’s card not drawn"),
    "remove_files": _("files not removed"),
    "drop_renditions": _("files not removed"),
    "clear_renditions": _("files not removed"),
    "drop_share_card": _("files not removed"),
    "follow_rights": _("cards for pictures whose rights ended not drawn"),
    "prune_revisions": _("old saves not dropped"),
    "clear_jobs": _("old jobs not dropped"),
    "drop_begun_files": _("files not removed"),
    "forget_sign_in_tries": _("past tries to sign in not forgotten"),
}


@dataclass
class GivenUp:
    """Jobs that no worker tries any more: how many, what that leaves undone, the last of them."""

    number: int
    undone: list
    last: Job

    @property
    def is_cut(self):
        return self.number == LONGEST

    @property
    def error(self):
        """Its last line, without the module in which the kind of error is written."""
        last = (self.last.error.strip().splitlines() or [""])[-1]
        return re.sub(r"^(\w+\.)+(?=\w+: )", "", last)


def upkeep(person, moment):
    """`given_up`, `clocks` and `security_txt`, each None where all is well or the person may not see it.

    One query, two where jobs were given up; of the last 2,000 of them.
    """
    found = {"given_up": None, "clocks": None, "security_txt": None}
    if person.has_perm("newsroom.view_job"):
        found["given_up"] = given_up()
        found["clocks"] = clocks()
    if person.has_perm("articles.view_syndication"):
        found["security_txt"] = security_txt(moment)
    return found


def given_up():
    every = Job.objects.filter(given_up_at__isnull=False).order_by("-pk")
    newest = Job.objects.filter(pk__in=every.values("pk")[:LONGEST])
    numbers = dict(newest.order_by().values_list("kind").annotate(n=Count("pk")))
    if not numbers:
        return None
    undone = {}
    for kind, number in numbers.items():
        words = str(UNDONE.get(kind, kind))
        undone[words] = undone.get(words, 0) + number
    return GivenUp(sum(numbers.values()), sorted(undone.items()), every.first())


def clocks():
    """Machines whose clock is not the database's: {"machine", "seconds", "ahead": or else behind} each."""
    return [
        {"machine": machine, "seconds": round(abs(ahead), 1), "ahead": ahead > 0}
        for machine, ahead in clock.all_apart()
    ] or None


def security_txt(moment):
    """{"day": its last, or None where none is given; "lapsed": whether it is over}, from 30 days before."""
    settings = Syndication.current()
    if not settings.security_contact:
        return None
    day = settings.security_expires
    if day and expiry(settings) > moment + SOON:
        return None
    return {"day": day, "lapsed": day is None or expiry(settings) <= moment}
