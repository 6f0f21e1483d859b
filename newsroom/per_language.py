"""Texts of the newsroom's own in more languages than its first: beside `<field>` stands `<field>_in`."""

from django import forms

from newsroom.bidi import check_text
from newsroom.languages import language_name
from newsroom.site_settings.current import site_settings


class PerLanguageWidget(forms.MultiWidget):
    """A line, or a box for long texts, for each language, called by its name."""

    template_name = "desk/_per_language.html"

    def __init__(self, codes, lines=1):
        self.codes = codes
        one = forms.Textarea if lines > 1 else forms.TextInput
        size = {"rows": lines, "cols": 40} if lines > 1 else {"class": "vTextField"}
        super().__init__({code: one({**size, "lang": code, "dir": "auto"}) for code in codes})

    def decompress(self, value):
        return [(value or {}).get(code, "") for code in self.codes]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for code, widget in zip(self.codes, context["widget"]["subwidgets"], strict=True):
            widget["language"] = language_name(code)
        return context


class PerLanguage(forms.MultiValueField):
    """The languages of the switcher but the first; what is said in others stays as it is.

    Each is a field of the class `one`, by which the words of the first language are read, too.
    """

    def __init__(self, label, max_length, lines=1, one=forms.CharField):
        site = site_settings()
        self.codes = [code for code in site.languages if code != site.default_language]
        each = [
            one(max_length=max_length, required=False, label=code, validators=[check_text])
            for code in self.codes
        ]
        super().__init__(
            each,
            label=label,
            required=False,
            require_all_fields=False,
            widget=PerLanguageWidget(self.codes, lines),
        )

    def compress(self, values):
        return {code: text for code, text in zip(self.codes, values, strict=False) if text}


class InOtherLanguages:
    """For a form of a model with `<field>_in`: `in_other_languages` says {field: how many lines}."""

    in_other_languages = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field, lines in self.in_other_languages.items():
            column, name = self._meta.model._meta.get_field(field), f"{field}_in"
            if name in self.fields:
                label, one = self.fields[name].label, type(self.fields[field])
                self.fields[name] = PerLanguage(label, column.max_length, lines, one)

    def clean(self):
        """A language that is not in the switcher now keeps its text for the day it comes back."""
        cleaned = super().clean()
        for name in (f"{field}_in" for field in self.in_other_languages):
            if name in self.cleaned_data:
                before = getattr(self.instance, name)
                others = {code: text for code, text in before.items() if code not in self.fields[name].codes}
                self.cleaned_data[name] |= others
        return cleaned
