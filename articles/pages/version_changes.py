"""What changed from the version before, word by word, for readers: of words they had, and no others."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.comparing import Budget, compare_bodies, compare_lines
from articles.comparing.showing import show
from articles.models import Copy


@dataclass
class Change:
    """`name` of what changed, and its words as HTML with <ins> and <del>."""

    name: str
    text: str = ""


def changes_between(old, new):
    """The changes from one revision to the next, in the order of the page."""
    budget = Budget()
    changes = [
        Change(_called(name), _shown(compare_lines(getattr(old, name), getattr(new, name), budget)))
        for name in ("kicker", "headline", "standfirst", "caption", "dateline")
        if getattr(old, name) != getattr(new, name)
    ]
    if old.label != new.label:
        changes.append(Change(_called("label"), f"{old.get_label_display()} → {new.get_label_display()}"))
    if old.lead_photo_id != new.lead_photo_id:
        changes.append(Change(_("Another picture")))
    kinds = {
        "changed": _("Changed"),
        "moved": _("Moved"),
        "set": _("Set in another way"),
        "new": _("Added"),
        "out": _("Taken out"),
    }
    rows = compare_bodies(old.body, new.body, budget)
    return changes + [Change(kinds[row.what], _shown(row.pieces)) for row in rows if row.what != "same"]


def _called(name):
    return str(Copy._meta.get_field(name).verbose_name).capitalize()


def _shown(pieces):
    """Underlined and struck out for eyes, and said for ears."""
    html = show(pieces)
    for tag, said in (("ins", _("added:")), ("del", _("taken out:"))):
        html = html.replace(f"<{tag}>", f'<{tag}><span class="vh">{said} </span>')
    return mark_safe(html)
