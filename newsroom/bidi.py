"""Signs that show letters in another order than they stand: harmless in pairs, a trap else.

Right-to-left and left-to-right marks, and embeddings and isolates that are closed within their line, are
how Arabic, Hebrew and Persian are written beside Latin letters. An override, or one left open, makes a line
read as what it is not.
"""

import re
import unicodedata
from html import unescape

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EMBEDDINGS, END_EMBEDDING = "\u202a\u202b", "\u202c"
ISOLATES, END_ISOLATE = "\u2066\u2067\u2068", "\u2069"
OVERRIDES = "\u202d\u202e"
ALL = dict.fromkeys(map(ord, EMBEDDINGS + END_EMBEDDING + ISOLATES + END_ISOLATE + OVERRIDES))
SOME = re.compile("[\u202a-\u202e\u2066-\u2069]")


def fault(line):
    """(place, what is wrong) of the first sign in `line` that turns what is not its own, or None."""
    opened = []
    for found in SOME.finditer(line):
        sign, place = found[0], found.start()
        if sign in OVERRIDES:
            return place, _("shows letters in another order than they stand")
        if sign in EMBEDDINGS + ISOLATES:
            opened.append((place, sign))
        elif opened and (opened[-1][1] in ISOLATES) == (sign == END_ISOLATE):
            opened.pop()
        else:
            return place, _("closes what was not opened")
    return (opened[0][0], _("is not closed in its line")) if opened else None


def without_faults(line):
    """`line` as it is, or without any such sign where one is at fault."""
    return line.translate(ALL) if fault(line) else line


def check_text(text):
    """A validator: every line of `text` reads as it stands."""
    if SOME.search(text or ""):
        for line in re.split(r"[\n\r\v\f\x85\u2028\u2029]", text):
            _refuse(line, fault(line))


def check_html(html):
    """A validator: no override in what is shown of `html`, however written. Blocks close the rest."""
    shown = unescape(html or "")
    if override := re.search(f"[{OVERRIDES}]", shown):
        plain = re.sub(r"<[^>]*>", " ", shown[: override.start()])
        _refuse(plain + override[0], (len(plain), _("shows letters in another order than they stand")))


def _refuse(line, found):
    if found is None:
        return
    place, wrong = found
    sign, before = line[place], " ".join(line[:place].translate(ALL).split())[-20:]
    name = f"U+{ord(sign):04X} {unicodedata.name(sign)}"
    where = _("after “%s”") % before if before else _("at the beginning")
    told = {"sign": name, "where": where, "wrong": wrong}
    raise ValidationError(_("The invisible sign %(sign)s, %(where)s, %(wrong)s. Take it out.") % told, "bidi")


class ReadsAsTyped:
    """An admin in whose fields such signs are refused by name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field, "strip") and check_text not in field.validators:
            field.validators.append(check_text)
        return field
