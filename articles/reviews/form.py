from django import forms
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.utils.translation import gettext_lazy as _

from articles.richtext.fields import PlainLine, PlainText

RATINGS = [("1", _("Poor")), ("2", _("Weak")), ("3", _("Fair")), ("4", _("Good")), ("5", _("Excellent"))]
LONGEST = 1000
SHORTEST = 10


class ReviewForm(forms.Form):
    """A reader's rating and words. `website` is the honeypot: people never see it."""

    rating = forms.ChoiceField(
        choices=RATINGS,
        error_messages={
            "required": _("Choose a rating from 1 to 5"),
            "invalid_choice": _("Choose a rating from 1 to 5"),
        },
    )
    name = PlainLine(
        max_length=60,
        error_messages={"required": _("Give a name"), "max_length": _("Shorten the name to 60 characters")},
    )
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("Give your e-mail address"),
            "invalid": _("Give an e-mail address like name@example.org"),
        },
    )
    text = PlainText(
        strip=True,
        validators=[
            MinLengthValidator(SHORTEST, _("Write at least 10 characters")),
            MaxLengthValidator(LONGEST, _("Shorten the review to 1,000 characters")),
        ],
        error_messages={"required": _("Write your review")},
    )
    website = forms.CharField(required=False)
    token = forms.CharField(required=False)
