"""A body as the units a reader sees: paragraph, heading, quote, list, picture, table.

What comes in is sanitised. A unit keeps its own HTML, to be put together again, in one form: an
editor's white space and order of attributes are no change. Its tokens are to be compared: with
the inline tags each stands in, a break between items and rows.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from .tokens import BREAK, Token, ends_in_space, tokens_of

KINDS = {
    "p": "paragraph", "h2": "heading", "h3": "subheading", "h4": "subheading", "blockquote": "quote",
    "ul": "list", "ol": "numbered list", "figure": "picture", "table": "table", "hr": "line",
}  # fmt: skip
INLINE = set("strong em u s sub sup code cite abbr a".split())
STRUCTURE = set("ul ol table thead tbody tfoot tr blockquote figure".split())
WHITE = re.compile(r"[ \t\n\r\f]+")
BROKEN_BY = set("li tr br p h2 h3 h4 figcaption caption".split())


@dataclass
class Unit:
    tag: str
    html: str = ""
    tokens: list = field(default_factory=list)

    @property
    def kind(self):
        return KINDS.get(self.tag, "paragraph")

    @property
    def key(self):
        """Its words alone: equal for units that differ in form only."""
        return tuple(token.text for token in self.tokens if token.text != BREAK)

    @property
    def words(self):
        return sum(token.is_word for token in self.tokens)


def units_of(html):
    """The units of a sanitised body, in order."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    return reader.units


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.units, self._open, self._marks, self._space, self._unit = [], [], [], False, None

    def handle_starttag(self, tag, attrs):
        if not self._open:
            self._begin(tag)
        told = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs))
        self._unit.html += f"<{tag}{told}>"
        if tag in INLINE:
            self._marks.append(tag + told)
        elif tag in BROKEN_BY and self._unit.tokens:
            self._break()
        for name, value in attrs:
            self._of_attribute(tag, name, value or "")
        if tag not in ("br", "hr"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        if not self._open:
            return
        self._open.pop()
        self._unit.html += f"</{tag}>"
        if tag in INLINE and self._marks:
            self._marks.pop()
        if tag in ("td", "th"):
            self._space = True

    def handle_data(self, data):
        if not self._open:
            if not data.strip():
                return
            self._begin("")
        if self._open[-1:] and self._open[-1] in STRUCTURE and not data.strip():
            return
        self._unit.html += escape(WHITE.sub(" ", data), quote=False)
        found = tokens_of(data, frozenset(self._marks), self._space)
        self._unit.tokens += found
        self._space = ends_in_space(data) if found else self._space or bool(data)

    def _begin(self, tag):
        # Inline words that stand in no paragraph go on in the unit before, as one paragraph.
        loose = tag not in KINDS
        if loose and self.units and self.units[-1].tag == "":
            self._unit = self.units[-1]
            return
        self._space = False
        self._unit = Unit("" if loose else tag)
        self.units.append(self._unit)

    def _break(self):
        if self._unit.tokens[-1].text != BREAK:
            self._unit.tokens.append(Token(BREAK))
        self._space = False

    def _of_attribute(self, tag, name, value):
        """A picture, an embed and an alt text are words of the unit too: they may change."""
        if tag == "figure" and name in ("data-photo", "data-embed", "data-alt"):
            label = {"data-photo": "picture", "data-embed": "embed", "data-alt": "alt text"}[name]
            self._unit.tokens.append(Token(f"[{label}: {value}]"))
            self._space = True
