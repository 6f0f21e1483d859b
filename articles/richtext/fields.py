"""Form fields that take plain words in: cleaned first, then judged by their length."""

from django import forms

from .lines import plain_line, plain_text


class PlainLine(forms.CharField):
    """One line; a NUL, which nobody types, is left in for the field to refuse by name."""

    plain = staticmethod(plain_line)

    def to_python(self, value):
        text = super().to_python(value)
        return text if not text or "\0" in text else self.plain(text)


class PlainText(PlainLine):
    """Several lines."""

    plain = staticmethod(plain_text)
