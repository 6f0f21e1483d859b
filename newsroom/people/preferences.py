"""What a person at the desk sets for themselves: zone, language, letters."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.audit.log import record
from newsroom.site_settings.current import site_settings

from .letter_kinds import LETTERS
from .models import Person


class PreferencesForm(forms.ModelForm):
    """`letters` are the wanted ones; the account keeps those that are not."""

    letters = forms.MultipleChoiceField(
        label=gettext_lazy("Send me a letter when"),
        choices=LETTERS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Person
        fields = ("time_zone", "interface_language")
        widgets = {"time_zone": forms.TextInput(attrs={"list": "zones", "autocomplete": "off"})}

    def __init__(self, data=None, *, instance):
        wanted = [kind for kind, _label in LETTERS if kind not in instance.letters_off]
        super().__init__(data, instance=instance, initial={"letters": wanted})
        self.fields["time_zone"].help_text = _("Like Asia/Baku. Empty: the newsroom's, %(zone)s.") % {
            "zone": site_settings().time_zone
        }
        if len(settings.LANGUAGES) < 2:
            del self.fields["interface_language"]
        else:
            choices = [("", _("The newsroom's")), *settings.LANGUAGES]
            self.fields["interface_language"].widget = forms.Select(choices=choices)

    def save(self, commit=True):
        wanted = self.cleaned_data["letters"]
        self.instance.letters_off = [kind for kind, _label in LETTERS if kind not in wanted]
        return super().save(commit)


def preferences(request, site):
    # The form writes into its instance as it validates: the one this page is printed for stays as it was.
    person = Person.objects.get(pk=request.user.pk)
    form = PreferencesForm(request.POST if request.method == "POST" else None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        if form.changed_data:
            detail = {"changed": form.changed_data}
            record("person.preferences", by=person, subject=f"person {person.pk}", detail=detail)
        messages.success(request, _("Your preferences are saved."))
        return HttpResponseRedirect(request.path)
    context = {
        **site.each_context(request),
        "title": _("Preferences"),
        "form": form,
        "zones": sorted(zone for zone in available_timezones() if "/" in zone),
    }
    return TemplateResponse(request, "desk/preferences.html", context)
