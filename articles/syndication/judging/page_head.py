"""What a page tells machines, read from its HTML: title, meta, links, language, JSON-LD."""

import json
from html.parser import HTMLParser


class Head(HTMLParser):
    """`metas` by name or property, each a list; `links` as dicts; `blocks` of JSON-LD, `broken` as text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.language, self.title, self.metas, self.links = "", "", {}, []
        self.blocks, self.broken = [], []
        self._within, self._text = "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = {key: value or "" for key, value in attributes}
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "meta":
            self.metas.setdefault(given.get("property") or given.get("name"), []).append(
                given.get("content", "")
            )
        elif tag == "link":
            self.links.append(given)
        elif tag == "title" and not self.title:
            self._begin("title")
        elif tag == "script" and given.get("type") == "application/ld+json":
            self._begin("script")

    def handle_data(self, data):
        if self._within:
            self._text.append(data)

    def handle_endtag(self, tag):
        if tag != self._within:
            return
        text, self._within = "".join(self._text), ""
        if tag == "title":
            self.title = text.strip()
            return
        try:
            found = json.loads(text)
            several = found if isinstance(found, list) else [found]
            self.blocks += [block for block in several if isinstance(block, dict)]
        except ValueError:
            self.broken.append(text[:80])

    def _begin(self, tag):
        self._within, self._text = tag, []

    def meta(self, name):
        return (self.metas.get(name) or [""])[0]

    def linked(self, rel, **having):
        """Addresses of the links of that relation which have these attributes, whatever their value."""
        return [
            link.get("href", "")
            for link in self.links
            if rel in link.get("rel", "").split() and all(link.get(key) for key in having)
        ]

    def alternates(self):
        """[(language, address)] of the page in each language."""
        return [
            (link["hreflang"], link.get("href", ""))
            for link in self.links
            if "alternate" in link.get("rel", "").split() and link.get("hreflang")
        ]

    def block(self, *endings):
        """Its blocks whose type ends so."""
        return [one for one in self.blocks if str(one.get("@type", "")).endswith(endings)]
