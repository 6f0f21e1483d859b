"""What changed from the version before, word by word, for readers: of words they had, and no others."""

from dataclasses import dataclass, replace

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.comparing import Budget, compare_bodies, compare_lines
from articles.comparing.showing import show

from .chrome import interface_mark


@dataclass
class Change:
    """`name` of what changed, and its words as HTML with <ins> and <del>."""

    name: str
    text: str = ""


def changes_between(old, new):
    """The changes from one revision to the next, in the order of the page."""
    budget, names, mark = Budget(), _names(), interface_mark(new.article.language)
    changes = [
        Change(called, _shown(compare_lines(getattr(old, name), getattr(new, name), budget), mark))
        for name, called in names.items()
        if getattr(old, name) != getattr(new, name)
    ]
    if old.label != new.label:
        changes.append(Change(_("Label"), f"{old.get_label_display()} → {new.get_label_display()}"))
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
    return changes + [
        Change(kinds[row.what], _shown(_told(row.pieces), mark)) for row in rows if row.what != "same"
    ]


def _names():
    return {
        "kicker": _("Kicker"),
        "headline": _("Headline"),
        "standfirst": _("Standfirst"),
        "caption": _("Caption"),
        "dateline": _("Dateline"),
    }


def _told(pieces):
    """What a comparison says of pictures and embeds, for those who do not know the desk's numbers."""
    said = {"[picture": f"{_('Picture')}.", "[alt text": f"{_('Described as')}: {{}}.", "[embed": "{}"}
    return [replace(piece, tokens=[_as_said(token, said) for token in piece.tokens]) for piece in pieces]


def _as_said(token, said):
    kind, colon, value = token.text.partition(": ")  # words have no space in them, so this is no word
    if not colon or kind not in said:
        return token
    return token._replace(text=said[kind].format(value[:-1].rstrip(".")), space=True)


def _shown(pieces, mark):
    """Underlined and struck out for eyes, and said for ears in the language that `mark` names."""
    html = show(pieces)
    for tag, said in (("ins", _("added:")), ("del", _("taken out:"))):
        html = html.replace(f"<{tag}>", f'<{tag}><span class="vh"{mark}>{said} </span>')
    return mark_safe(html)
