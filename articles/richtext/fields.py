"""Form fields that take words in. What would be read as what it is not is refused by name, not dropped."""

from django import forms

from newsroom.bidi import check_html, check_text

from .lines import plain_line, plain_text


class PlainLine(forms.CharField):
    """One line, cleaned first, then judged by its length; a NUL is left in, to be refused."""

    plain = staticmethod(plain_line)

    def to_python(self, value):
        text = super().to_python(value)
        if not text or "\0" in text:
            return text
        check_text(text)
        return self.plain(text)


class PlainText(PlainLine):
    """Several lines."""

    plain = staticmethod(plain_text)


class RichText(forms.CharField):
    """A body. Whatever else it must not hold is taken out by `sanitize`, on every way in."""

    default_validators = [check_html]


class DeskText(forms.CharField):
    """Words that are kept as they were typed, for the desk."""

    default_validators = [check_text]
