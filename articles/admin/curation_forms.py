"""What is typed to order the front and to break news; judged and written by articles/curation."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.curation.breaking import LONGEST_WORDS
from articles.curation.ordering import MOST
from articles.richtext.fields import PlainLine
from newsroom.numbers import row_number

from .local_time import LocalTimeField

MINUTES = ((120, _("2 hours")), (60, _("1 hour")), (30, _("30 minutes")))


class StoryNumber(forms.CharField):
    """The number of a story, 0 for what is none; None for an empty field."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=20, **kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value):
        typed = super().clean(value).strip()
        return row_number(typed) if typed else None


class PlaceForm(forms.Form):
    """One place on the front: which story, until when."""

    story = StoryNumber(label=_("Number of the story"))
    until = LocalTimeField(label=_("Until"), required=False)


class Places(forms.BaseFormSet):
    """In the order typed; an empty number is a place taken away."""

    def clean(self):
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            stands = data.get("story") is not None and not data.get("DELETE")
            if stands and data.get("until") is None and not form.errors:
                form.add_error("until", _("Say until when it stands there."))

    def is_valid(self):
        return super().is_valid() and not any(form.errors for form in self.forms)

    def places(self):
        """(number, until) of each place, in order; asked once valid."""
        kept = []
        for place, form in enumerate(self.forms):
            data = getattr(form, "cleaned_data", {})
            if data.get("story") is not None and not data.get("DELETE"):
                kept.append((data.get("ORDER") or place + 1, place, data["story"], data.get("until")))
        return [(story, until) for _order, _place, story, until in sorted(kept, key=lambda one: one[:2])]


PlaceFormSet = forms.formset_factory(
    PlaceForm, formset=Places, extra=1, can_order=True, can_delete=True,
    max_num=MOST + 1, absolute_max=MOST + 8,
)  # fmt: skip


class BreakingForm(forms.Form):
    words = PlainLine(
        label=_("Words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "data-count": 90}),
        help_text=_("What happened, in one line that fits a phone."),
    )
    story = StoryNumber(
        label=_("Number of the story it leads to"),
        help_text=_("May stay empty. Readers must have the story."),
    )
    minutes = forms.TypedChoiceField(label=_("For"), choices=MINUTES, coerce=int, initial=120)

    def __init__(self, data=None):
        super().__init__(data, prefix="breaking")
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_breaking-{name}_help"

    @property
    def lasts(self):
        return timedelta(minutes=self.cleaned_data["minutes"])
