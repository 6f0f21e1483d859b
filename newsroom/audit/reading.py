"""The log as people read it: kinds in words, the place each row leads to, what it says."""

import re
from datetime import datetime

from django.contrib import admin
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from newsroom.people.zone import desk_time

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:\d\d")

# What one looks for, by how its kinds begin.
GROUPS = {
    "moves": (_("Moves of stories"), ("move.", "story.", "revision.")),
    "refused": (_("Refusals"), ("refused.",)),
    "override": (_("Past the checklist"), ("override.",)),
    "signing": (
        _("Signing in and out"),
        ("login", "logout", "refused.login", "refused.password", "person.password"),
    ),
    "links": (_("Preview links"), ("link.",)),
    "reviews": (_("Reviews"), ("review.",)),
    "front": (_("Front page and breaking news"), ("front.", "breaking")),
    "site": (
        _("People, settings, sections, pages"),
        ("person.", "settings.", "section.", "correspondent.", "tag.", "photo.", "page."),
    ),
    "bulk": (_("Imports, jobs, pruning"), ("stories.", "job.", "revisions.")),
}
# Where the first word of a subject leads, with its number.
PLACES = {
    "story": "admin:articles_article_history",
    "review": "admin:articles_review_change",
    "person": "admin:newsroom_person_change",
    "section": "admin:sections_section_change",
    "correspondent": "admin:articles_correspondent_change",
    "photo": "admin:articles_photo_change",
    "tag": "admin:taggit_tag_change",
    "page": "admin:newsroom_page_change",
    "settings": "admin:newsroom_sitesettings_change",
    "job": "admin:newsroom_job_change",
}


class KindFilter(admin.SimpleListFilter):
    title = _("what")
    parameter_name = "what"

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _kinds) in GROUPS.items()]

    def queryset(self, request, events):
        found = Q()
        for beginning in GROUPS.get(self.value(), ("", ()))[1]:
            found |= Q(kind__startswith=beginning)
        return events.filter(found)


def place_of(subject):
    """The address that a row's subject leads to, or ""."""
    what, _space, number = subject.partition(" ")
    if what not in PLACES or not number.isdigit():
        return ""
    try:
        return reverse(PLACES[what], args=[number])
    except NoReverseMatch:
        return ""


def in_words(kind):
    """`refused.move.publish` as `Refused: move publish`."""
    if kind.startswith("refused."):
        return f"Refused: {kind[8:].replace('.', ' ')}"
    return kind.replace(".", " ").capitalize()


def in_one_line(detail):
    """`rule: four-eyes · from: filed`; long values are cut."""
    return " · ".join(f"{name}: {_told(value)}" for name, value in detail.items())


def _told(value):
    text = _plain(value)
    return text if len(text) <= 160 else f"{text[:160]}…"


def _plain(value):
    """Times by the clock of who reads them; of an order of the front, each story with its end."""
    if isinstance(value, list):
        if any(isinstance(one, list) for one in value):
            return "; ".join(_("%s until %s") % (number, _plain(until)) for number, until in value)
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    text = str(value)
    return desk_time(datetime.fromisoformat(text)) if TIME.fullmatch(text) else text
