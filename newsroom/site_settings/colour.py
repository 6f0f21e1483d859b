"""A field for a colour: text as it is kept, the browser's own picker beside it, judged as one types."""

import re

from django import forms

from .contrast import LEAST

SHORT_OR_LONG = re.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ColourInput(forms.TextInput):
    """`beside`: the colours it has to be read on; `house`: what is taken where it is empty; `paper`: light or
    dark. Without script it is a line of text."""

    template_name = "desk/_colour.html"

    class Media:
        js = [forms.Script("desk/js/colour.js", defer=True)]

    def __init__(self, beside, house, paper):
        super().__init__(
            {"data-beside": " ".join(beside), "data-house": house, "data-least": LEAST, "size": 7}
        )
        self.paper = paper

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["paper"] = self.paper
        return context


class ColourField(forms.CharField):
    """#0a5c5a, also where it was typed as 0A5C5A or #abc; anything else is left to be refused."""

    def to_python(self, value):
        text = super().to_python(value)
        found = SHORT_OR_LONG.fullmatch(text)
        if not found:
            return text
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
