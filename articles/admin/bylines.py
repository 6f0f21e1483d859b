"""The bylines of a story: names in the order readers see them."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Byline, Correspondent
from articles.richtext.fields import PlainLine
from articles.states import Role

PREFIX = "bylines"


class CorrespondentName(forms.CharField):
    """A correspondent by name, as it is printed; case does not matter."""

    def clean(self, value):
        name = super().clean(value)
        if not name:
            return None
        found = Correspondent.objects.filter(name__iexact=name).first()
        if found is None:
            raise forms.ValidationError(
                _("No correspondent is called “%s”. Editors add names under Correspondents.") % name[:80]
            )
        return found


class BylineForm(forms.Form):
    correspondent = CorrespondentName(label=_("Name"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=Role, initial=Role.REPORTING, required=False)
    place = PlainLine(label=_("Place"), required=False, max_length=Byline._meta.get_field("place").max_length)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["correspondent"].widget.attrs.update({"autocomplete": "off", "data-complete": "names"})


class Bylines(forms.BaseFormSet):
    """An empty name is a row taken away; the same name twice in one role is refused."""

    def clean(self):
        if any(self.errors):
            return
        seen = set()
        for correspondent, role, _place in self.rows():
            if (correspondent, role) in seen:
                raise forms.ValidationError(_("%s stands there twice in the same role.") % correspondent.name)
            seen.add((correspondent, role))

    def rows(self):
        """(correspondent, role, place) of each byline, in the order typed; asked once valid."""
        kept = []
        for place, form in enumerate(self.forms):
            data = getattr(form, "cleaned_data", {})
            if data.get("correspondent") and not data.get("DELETE"):
                kept.append((data.get("ORDER") or place, place, data))
        kept.sort(key=lambda one: one[:2])
        return [(data["correspondent"], data["role"] or Role.REPORTING, data["place"]) for _, _, data in kept]


BylineFormSet = forms.formset_factory(
    BylineForm, formset=Bylines, extra=1, can_order=True, can_delete=True,
    max_num=40, absolute_max=60, validate_max=True,
)  # fmt: skip


def byline_rows(article, person):
    """What the form begins with: the story's bylines, or, for a new story, the name of who writes it."""
    if article.pk:
        found = article.bylines.select_related("correspondent")
        return [
            {"correspondent": one.correspondent.name, "role": one.role, "place": one.place} for one in found
        ]
    own = Correspondent.objects.filter(user=person).first()
    return [{"correspondent": own.name, "role": Role.REPORTING, "place": own.bureau}] if own else []


def told(article):
    """The bylines a form is opened with, as it carries them: JSON of (correspondent, role, place)."""
    found = article.bylines.order_by("order", "id") if article.pk else []
    return json.dumps([(one.correspondent_id, one.role, one.place) for one in found])


def rows_of(text, otherwise):
    """Rows out of what a form carried; `otherwise` where it carried nothing that can be read."""
    try:
        return tuple((int(key), str(role), str(place)) for key, role, place in json.loads(text))
    except (TypeError, ValueError):
        return otherwise
