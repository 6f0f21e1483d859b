"""Two editors with the same form open: what one changed is never written over by who did not see it."""

import hashlib

from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsroom.audit.models import AuditEvent
from newsroom.people.zone import desk_time
from newsroom.turn import take_turn

LONGEST_SAID = 2000


class TwoEditors:
    """An admin whose `form` is OpenedOn: a save that met another's comes back with 409."""

    def get_object(self, request, object_id, from_field=None):
        """To be saved: as it is once nobody else can change it, since every save of it waits for its turn."""
        if request.method == "POST":
            take_turn()
        return super().get_object(request, object_id, from_field)

    def render_change_form(self, request, context, *args, **kwargs):
        response = super().render_change_form(request, context, *args, **kwargs)
        if getattr(context["adminform"].form, "met", None):
            response.status_code = 409
        return response


class OpenedOnField(forms.Field):
    """Of each field of its form, a digest of what was shown; a form that comes back carries new ones."""

    widget = forms.HiddenInput

    def bound_data(self, data, initial):
        return initial

    def has_changed(self, initial, data):
        return False


class OpenedOn(forms.Form):
    """A form of a row (put it before ModelForm) that is saved over nothing its writer was not shown.

    Make it, to save, of the row as it stands, read in the transaction. A field that another changed and this
    writer left alone keeps the other's value; one that both changed is an error, and its name is in `met`.
    A form that says nothing of what it was opened on is taken to have been shown nothing.
    """

    recorded_as = ""  # what the log calls the row; by default the model's name
    opened_on = OpenedOnField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.met = set()
        self.initial["opened_on"] = self._carried

    def _clean_fields(self):
        untouched = self._meet() if self.instance.pk else set()
        for name in untouched:
            bound = self[name]  # cleaned as what stands there, whatever was sent
            bound.field.disabled, bound.initial = True, bound.field.prepare_value(bound.initial)
        super()._clean_fields()
        for name in untouched:
            self.fields[name].disabled = False
        if untouched:
            self.changed_data = [name for name in self.changed_data if name not in untouched]
        for name in self.met:
            self.add_error(name, _("Now stands here: %s") % (self._said(name) or "–"))
        if self.met:
            self.add_error(None, self._refusal())

    def _meet(self):
        """Finds what both changed; returns what the other alone did."""
        untouched = set()
        for name, now in self._now.items():
            began, bound = self._began.get(name), self[name]
            if began != now and bound._has_changed():
                (untouched if began == _print(bound.field, bound.data) else self.met).add(name)
        return untouched

    @cached_property
    def _began(self):
        sent = self.data.get(self.add_prefix("opened_on"), "") if self.is_bound else ""
        return dict(part.partition("=")[::2] for part in sent.split())

    @cached_property
    def _now(self):
        fields = {name: field for name, field in self.fields.items() if name != "opened_on"}
        return {
            name: _print(field, self.get_initial_for_field(field, name)) for name, field in fields.items()
        }

    def _carried(self):
        """What stands there, where that was said; else as it was sent, like the field's own value."""
        began = {name: digest for name, digest in self._began.items() if name not in self.met}
        return " ".join(f"{name}={digest}" for name, digest in {**self._now, **began}.items())

    def told(self, name):
        """What stands in the field `name`, to be read."""
        return getattr(self.instance, name)

    def _said(self, name):
        now = self.told(name)
        if isinstance(now, bool):
            return _("Yes") if now else _("No")
        if isinstance(now, dict):
            now = [f"{code}: {text}" for code, text in now.items() if text]
        elif hasattr(now, "all"):
            now = now.all()
        words = str(now) if isinstance(now, str) or not hasattr(now, "__iter__") else ", ".join(map(str, now))
        return "" if now is None else Truncator(words).chars(LONGEST_SAID)

    def _refusal(self):
        name = self.recorded_as or self.instance._meta.model_name
        about = AuditEvent.objects.filter(subject=f"{name} {self.instance.pk}", kind=f"{name}.change")
        last = about.order_by("-pk").first()
        who = last.who if last and last.who else _("Someone")
        when = f" ({desk_time(last.at)})" if last else ""
        return _(
            "%(who)s saved this while you were writing%(when)s. Nothing of yours is saved: see at the fields "
            "what stands there now. If you save again, yours takes its place."
        ) % {"who": who, "when": when}


def _print(field, value):
    """Of a value as the field shows it or as a browser sends that back: the same for both."""
    value = field.prepare_value(value)
    if isinstance(field.widget, forms.MultiWidget):
        parts = value if isinstance(value, list) else field.widget.decompress(value)
    else:
        parts = sorted(map(str, value)) if isinstance(value, list | tuple) else [value]
    as_read = getattr(field, "as_read", str)  # of a field whose widget lays out anew what nobody touched
    told = ["" if part in (None, False) else as_read(part).replace("\r\n", "\n").strip() for part in parts]
    return hashlib.sha256("\0".join(told).encode(errors="surrogatepass")).hexdigest()[:12]
