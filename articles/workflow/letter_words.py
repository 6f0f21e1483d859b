"""What a letter says: who did what, with the note, when it takes effect, and where to open the story."""

from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom.site_settings.current import site_settings

LONGEST_NAME = 110
SAID = {
    "assign": gettext_lazy("%(who)s assigned %(story)s to you"),
    "take up": gettext_lazy("%(who)s took up %(story)s"),
    "file": gettext_lazy("%(who)s filed %(story)s"),
    "revise": gettext_lazy("%(who)s changed %(story)s after it was approved"),
    "return": gettext_lazy("%(who)s returned %(story)s"),
    "approve": gettext_lazy("%(who)s approved %(story)s"),
    "publish": gettext_lazy("%(who)s published %(story)s"),
    "reschedule": gettext_lazy("%(who)s moved %(story)s to another time"),
    "unschedule": gettext_lazy("%(who)s took %(story)s off the schedule"),
    "quick fix": gettext_lazy("%(who)s made a quick fix to %(story)s"),
    "correct": gettext_lazy("%(who)s corrected %(story)s"),
    "withdraw": gettext_lazy("%(who)s withdrew %(story)s"),
    "republish": gettext_lazy("%(who)s published %(story)s again"),
    "spike": gettext_lazy("%(who)s spiked %(story)s"),
    "revive": gettext_lazy("%(who)s revived %(story)s"),
    "note": gettext_lazy("%(who)s left a note on %(story)s"),
    "mention": gettext_lazy("%(who)s named you in a note on %(story)s"),
}


def in_words(person, letters):
    """(subject, text) of the e-mail that tells `person` of all of `letters`, the earliest first."""
    first, more = letters[0], len(letters) - 1
    subject = _said(first, f"“{_name(first.article)}”")
    if more:
        subject = ngettext("%(first)s, and %(n)d more", "%(first)s, and %(n)d more", more) % {
            "first": subject,
            "n": more,
        }
    stories = groupby(sorted(letters, key=attrgetter("article_id", "id")), key=attrgetter("article"))
    parts = [_about(story, rows) for story, rows in stories]
    choose = _("Which letters you get, you choose here: %s") % _link("admin:preferences")
    return subject, "\n\n\n".join([*parts, f"-- \n{choose}\n"])


def _about(story, letters):
    told = [_told(letter) for letter in letters]
    return "\n\n".join([_name(story), *told, _link("admin:articles_article_change", story.pk)])


def _told(letter):
    note = (letter.move.note if letter.move else letter.note.text).strip()
    end = ":" if note else "."
    return "\n".join(line for line in (_said(letter, _("it")) + end, note, _when(letter)) if line)


def _said(letter, story):
    """One line; a story that is published at a time to come was scheduled."""
    by = (letter.move or letter.note).by
    said = gettext_lazy("%(who)s scheduled %(story)s") if _is_scheduling(letter) else SAID[letter.kind]
    return " ".join(str(said % {"who": by or site_settings().name, "story": story}).split())


def _is_scheduling(letter):
    return letter.kind == "publish" and _goes_out(letter) is not None


def _goes_out(letter):
    """The time to come that the letter's move set, or None."""
    revision = letter.move.revision if letter.move else None
    at = revision.live_from if revision and letter.kind in ("publish", "reschedule") else None
    return at if at and at > letter.move.at else None


def _when(letter):
    """When an assigned story is wanted or a scheduled one goes out, in the person's zone or ours."""
    zone = letter.person.time_zone or site_settings().time_zone
    if letter.kind == "assign" and letter.article.due:
        return _("It is due at %s.") % _clock(letter.article.due, zone)
    goes_out = _goes_out(letter)
    return _("It goes out at %s.") % _clock(goes_out, zone) if goes_out else ""


def _clock(moment, zone):
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M} {zone}, {moment.astimezone(ZoneInfo(zone)):%-d %B %Y}"


def _name(story):
    words = " ".join((story.headline or story.catchline or _("a story without a headline")).split())
    return Truncator(words).chars(LONGEST_NAME)


def _link(page, *args):
    return settings.SITE_ADDRESS + reverse(page, args=args)
