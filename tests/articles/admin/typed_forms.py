"""The forms of a desk page as a browser would send them: every field with what it holds."""

from html.parser import HTMLParser

TYPED = {"text", "search", "email", "url", "password", "number", "date", "time", ""}


class Forms(HTMLParser):
    """`found`: (action, fields, names of those one types into) of each form that posts."""

    def __init__(self, html):
        super().__init__()
        self.found, self.form, self.select, self.area = [], None, None, None
        self.template = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.template += tag == "template"
        if tag == "form" and attrs.get("method", "").lower() == "post" and attrs.get("id") != "logout-form":
            self.form = (attrs.get("action") or "", {}, [])
            self.found.append(self.form)
        elif self.form is None or self.template or "name" not in attrs and tag != "option":
            return
        elif tag == "input":
            self._input(attrs)
        elif tag == "textarea":
            self.area = attrs["name"]
            self.form[1][self.area] = ""
            self.form[2].append(self.area)
        elif tag == "select":
            self.select = attrs["name"]
        elif tag == "option" and self.select and ("selected" in attrs or not self.form[1].get(self.select)):
            self.form[1][self.select] = attrs.get("value", "")

    def _input(self, attrs):
        kind, name, value = attrs.get("type", ""), attrs["name"], attrs.get("value", "")
        if kind in TYPED:
            self.form[2].append(name)
        if kind in {"submit", "file"} or (kind in {"checkbox", "radio"} and "checked" not in attrs):
            return
        self.form[1][name] = value

    def handle_data(self, data):
        if self.area and self.form:
            self.form[1][self.area] += data

    def handle_endtag(self, tag):
        self.template -= tag == "template"
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None
