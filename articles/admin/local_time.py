"""A time as it is typed at the desk: a date and a clock time in the person's zone, which is shown."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.people.zone import desk_zone
from newsroom.times import AmbiguousTime, NonexistentTime, moment_of

WHICH = (
    ("", _("only one")),
    ("first", _("the first, before the change")),
    ("second", _("the second, after it")),
)


class LocalTimeWidget(forms.MultiWidget):
    template_name = "desk/_local_time.html"

    def __init__(self, attrs=None):
        super().__init__(
            {
                "date": forms.DateInput(attrs={"type": "date", "aria-label": _("Date")}, format="%Y-%m-%d"),
                "time": forms.TimeInput(
                    attrs={"type": "time", "aria-label": _("Time of day")}, format="%H:%M"
                ),
                "which": forms.Select(choices=WHICH),
            },
            attrs,
        )

    def decompress(self, value):
        """A kept moment as it was typed: to the minute, and which of two where the clock shows both."""
        if value is None:
            return [None, None, ""]
        local = value.astimezone(ZoneInfo(desk_zone()))
        typed = local.replace(second=0, microsecond=0, tzinfo=None)
        return [typed.date(), typed.time(), "second" if local.fold else ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["zone"] = desk_zone()
        if isinstance(value, datetime):
            context["utc"] = f"{value.astimezone(UTC):%H:%M} UTC, {value.astimezone(UTC):%Y-%m-%d}"
        return context


class LocalTimeField(forms.MultiValueField):
    """An aware moment. A time the clocks skip is refused; one they show twice asks which."""

    widget = LocalTimeWidget

    def __init__(self, **kwargs):
        fields = (
            forms.DateField(required=False, error_messages={"invalid": _("There is no such date.")}),
            forms.TimeField(required=False, error_messages={"invalid": _("There is no such time of day.")}),
            forms.ChoiceField(choices=WHICH, required=False),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values):
        date, time, which = [*values, None, None, None][:3]
        if date is None and time is None:
            return None
        if date is None or time is None:
            raise forms.ValidationError(_("Give both a date and a time."))
        zone = desk_zone()
        try:
            return moment_of(date, time, zone, which=which or "")
        except NonexistentTime:
            raise forms.ValidationError(
                _("%(time)s does not exist on that day in %(zone)s: the clocks skip it.")
                % {"time": f"{time:%H:%M}", "zone": zone}
            ) from None
        except AmbiguousTime:
            raise forms.ValidationError(
                _("%(time)s comes twice on that day in %(zone)s: choose which.")
                % {"time": f"{time:%H:%M}", "zone": zone},
                code="ambiguous",
            ) from None
