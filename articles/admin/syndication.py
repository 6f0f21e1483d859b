from django import forms
from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from articles.models import Syndication
from articles.richtext.fields import PlainLine, PlainText
from newsroom.audit.recorded import Recorded

POLICIES = (
    "principles",
    "ethics",
    "corrections",
    "ownership",
    "fact_checking",
    "unnamed_sources",
    "diversity",
    "feedback",
)
TEXTS = ("same_as", "humans", "ads", "trust", "hubs")


class SyndicationForm(forms.ModelForm):
    class Meta:
        model = Syndication
        fields = (
            "ai_search ai_training principles ethics corrections ownership fact_checking unnamed_sources "
            "diversity feedback same_as security_contact security_expires security_policy humans ads trust "
            "hubs indexnow_key indexnow_address id_domain"
        ).split()
        field_classes = dict.fromkeys(TEXTS, PlainText) | dict.fromkeys(
            (*POLICIES, "security_contact"), PlainLine
        )
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in TEXTS}


@admin.register(Syndication)
class SyndicationAdmin(Recorded, admin.ModelAdmin):
    """One row: its list leads straight to its form."""

    form = SyndicationForm
    fieldsets = (
        (_("AI agents"), {"fields": ("ai_search", "ai_training")}),
        (_("What the newsroom goes by"), {"fields": (*POLICIES, "same_as")}),
        (_("Who to tell of a hole"), {"fields": ("security_contact", "security_expires", "security_policy")}),
        (_("Files at the root of the site"), {"fields": ("humans", "ads", "trust")}),
        (_("Told of every change"), {"fields": ("hubs", "indexnow_key", "indexnow_address")}),
        (_("Moving to another domain"), {"fields": ("id_domain",)}),
    )

    def changelist_view(self, request, extra_context=None):
        if not Syndication.objects.filter(pk=1).exists() and self.has_change_permission(request):
            Syndication().save()
        return redirect("admin:articles_syndication_change", 1)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
