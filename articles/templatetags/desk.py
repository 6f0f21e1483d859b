"""Small things the desk's pages print: signs, times in the zone of the person at the desk, waiting times."""

from datetime import UTC
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.querysets.article import LONG_WAIT
from articles.richtext import sanitize
from articles.states import State
from articles.workflow.checklist import open_points
from newsroom.languages import language_name
from newsroom.numbers import row_number
from newsroom.people.zone import desk_zone

register = template.Library()


@register.simple_tag
def sign(name):
    """The sign alone, for the eye: a word must stand beside it."""
    return format_html('<svg class="sign" aria-hidden="true"><use href="#s-{}"/></svg>', name)


@register.simple_tag
def badge(one, label=""):
    """A state as sign and word; `label` says it in other words."""
    return format_html('<span class="st st-{}">{}{}</span>', one.sign, sign(one.sign), label or one.label)


def _local(moment):
    return localtime(moment, ZoneInfo(desk_zone()))


@register.filter
def clock(moment):
    """14:05 today, "Mon 14:05" in the last or next six days, else with the date; in the zone of the desk."""
    if moment is None:
        return "–"
    at, today = _local(moment), _local(now()).date()
    days = abs((at.date() - today).days)
    if not days:
        return f"{at:%H:%M}"
    if days < 7:
        return f"{at:%a %H:%M}"
    return f"{at:%-d %b %Y}" if at.year != today.year else f"{at:%-d %b %H:%M}"


@register.filter
def clock_utc(moment):
    """The same moment in UTC, "10:00 UTC", with the day where it is another one than in the newsroom."""
    at, here = moment.astimezone(UTC), _local(moment)
    return f"{at:%H:%M} UTC" if at.date() == here.date() else f"{at:%a %H:%M} UTC"


@register.filter
def clock_utc_beside(moment):
    """`clock_utc`, or nothing where the newsroom's own clock is UTC."""
    return "" if desk_zone() == "UTC" else clock_utc(moment)


@register.filter
def hour(moment):
    """14:05, under a heading that says the day."""
    return f"{_local(moment):%H:%M}"


@register.filter
def typed_date(moment):
    """As a date field takes it, by the newsroom's clock."""
    return f"{_local(moment):%Y-%m-%d}"


@register.filter
def hour_utc(moment):
    return f"{moment.astimezone(UTC):%H:%M}"


@register.filter
def today_in_full(moment):
    """Tuesday 24 November 2026, by the newsroom's clock."""
    return f"{_local(moment):%A %-d %B %Y}"


@register.filter
def full_time(moment):
    """14:05 Asia/Baku, 24 November 2026 (10:05 UTC): nothing left to guess."""
    at, zone = _local(moment), desk_zone()
    utc = "" if zone == "UTC" else f" ({clock_utc(moment)})"
    return f"{at:%H:%M} {zone}, {at:%-d %B %Y}{utc}"


@register.filter
def machine_time(moment):
    return moment.isoformat(timespec="seconds")


@register.filter
def how_long(span):
    """A timedelta as the desk says it: 47 min, 1 h 12 min, 3 days."""
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 60:
        return _("%d min") % minutes
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return _("%d h %02d min") % (hours, minutes)
    days = hours // 24
    return _("1 day") if days == 1 else _("%d days") % days


@register.filter
def since(moment):
    return how_long(now() - moment)


@register.filter
def until(moment):
    return how_long(moment - now())


@register.filter
def person_name(person):
    """As the desk prints it; a person who is gone, or a move nobody made, is the newsroom's."""
    return (person.get_full_name() or person.get_username()) if person else _("The newsroom")


@register.filter
def names(bylines):
    return ", ".join(byline.correspondent.name for byline in bylines)


@register.filter
def headline_mark(story):
    """` lang="az"` where a headline, of a story, a revision or a review, is not in the desk's language."""
    if not story or not story.headline:
        return ""
    language = getattr(story, "article", story).language
    return "" if language == settings.LANGUAGE_CODE else format_html(' lang="{}"', language)


@register.filter
def working_title(story):
    """What the desk calls a story: its headline, or the catchline while it has none."""
    return story.headline or story.catchline or _("Without a headline")


DONE = {
    "assign": gettext_lazy("assigned"),
    "take up": gettext_lazy("took up"),
    "file": gettext_lazy("filed"),
    "recall": gettext_lazy("took back"),
    "return": gettext_lazy("returned"),
    "approve": gettext_lazy("approved"),
    "publish": gettext_lazy("published"),
    "reschedule": gettext_lazy("moved the time of"),
    "unschedule": gettext_lazy("took off the schedule"),
    "quick fix": gettext_lazy("fixed"),
    "correct": gettext_lazy("corrected"),
    "withdraw": gettext_lazy("withdrew"),
    "republish": gettext_lazy("republished"),
    "expire": gettext_lazy("set an end for"),
    "discard changes": gettext_lazy("discarded the changes of"),
    "spike": gettext_lazy("spiked"),
    "revive": gettext_lazy("revived"),
    "revise": gettext_lazy("changed the words of"),
    "import": gettext_lazy("brought in"),
    "seed": gettext_lazy("brought in"),
    "reroute": gettext_lazy("changed the address of"),
}


# Where "it" stands within, not after.
TO_IT = {
    "take up": gettext_lazy("took it up"),
    "recall": gettext_lazy("took it back"),
    "unschedule": gettext_lazy("took it off the schedule"),
}


@register.filter
def done(verb):
    """The move's verb in the past, as it stands between a name and a story."""
    return DONE.get(verb, verb)


@register.filter
def did(move):
    """As `done`; of a story that is published at a time to come, that it was scheduled."""
    return _("scheduled") if _is_scheduling(move) else done(move.verb)


@register.filter
def did_it(move):
    """What was done to the story whose own page says so."""
    return TO_IT.get(move.verb) or _("%(did)s it") % {"did": did(move)}


@register.filter
def state_name(state):
    return State(state).label if state in State else state


def _is_scheduling(move):
    starts = move.revision.live_from if move.revision else None
    return move.verb == "publish" and starts is not None and starts > move.at


@register.filter
def counted(attrs):
    """The length a field should end at, where its form says so."""
    return attrs.get("data-count", "")


register.filter("number", row_number)
register.filter(language_name)


@register.filter
def safe_body(html):
    """A body for the desk's own pages: cleaned once more, since it stands among buttons."""
    return mark_safe(sanitize(html or ""))


@register.filter
def without_dots(label):
    return str(label).rstrip("…")


@register.simple_tag
def missing(story):
    """The names of what the story lacks before it can be published."""
    return [point.name for point in open_points(story)]


@register.filter
def waits_long(story):
    """Whether a filed story has waited for longer than it should."""
    return story.waiting > LONG_WAIT


@register.filter
def diff_address(made):
    """Where a move's words stand beside those before them."""
    return f"{reverse('admin:articles_article_compare', args=[made.article_id])}?move={made.pk}"


@register.filter
def unlocal(number):
    """A number as SVG reads it, with a point, whatever the language of the page."""
    return str(number)


@register.filter
def plus(number, more):
    return str(round(number + more, 1))


@register.filter
def whose(parts):
    """Of a run of paragraphs that need no choice: whose changes are kept in it."""
    hers, own = (sum(part.by == name for part in parts) for name in ("theirs", "mine"))
    told = [_("Kept of theirs: %d") % hers] if hers else []
    told += [_("kept of yours: %d") % own] if own else []
    return ", ".join(told) if told else _("Same in both")
