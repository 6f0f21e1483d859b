"""The preview links of a story: made, listed and revoked on a page beside it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import PreviewLink
from articles.richtext.fields import DeskText
from articles.workflow.preview_links import DAYS, USUAL_DAYS, make_link, revoke_link, token_of
from articles.workflow.refused import Refused, log_refused
from newsroom.numbers import row_number

MOST = 100


def _spans():
    return [(days, ngettext("%(n)d day", "%(n)d days", days) % {"n": days}) for days in DAYS]


class LinkForm(forms.Form):
    """Which revision, for how long, and for whom."""

    revision = forms.ModelChoiceField(
        queryset=None, to_field_name="number", empty_label=None, label=gettext_lazy("Words")
    )
    days = forms.TypedChoiceField(
        choices=_spans, coerce=int, initial=USUAL_DAYS, label=gettext_lazy("Open for")
    )
    purpose = DeskText(
        max_length=120,
        required=False,
        label=gettext_lazy("For whom"),
        help_text=gettext_lazy("For the desk alone: “the lawyer”, “the source, for her quotes”."),
    )

    def __init__(self, data=None, *, story):
        super().__init__(data, initial={"revision": story.words_number})
        newest = list(story.revisions.order_by("-number").values_list("number", flat=True)[:MOST])
        revisions = self.fields["revision"]
        revisions.queryset = story.revisions.filter(number__in=newest).defer("body").order_by("-number")
        revisions.label_from_instance = lambda one: (
            _("Revision %(n)d: %(headline)s")
            % {
                "n": one.number,
                "headline": one.headline[:60],
            }
        )


def preview_links(request, story, admin):
    """List them; POST makes one, or with `revoke` (its number) ends one."""
    form, refused, status = LinkForm(story=story), "", 200
    if request.method == "POST":
        try:
            done, form = _revoke(request, story, form) if "revoke" in request.POST else _make(request, story)
            if done:
                messages.success(request, done)
                return HttpResponseRedirect(reverse("admin:articles_article_links", args=[story.pk]))
        except Refused as refusal:
            refused, status = str(refusal), 403
            log_refused("link", refusal, by=request.user, article=story)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Preview links"),
        "story": story,
        "opts": admin.opts,
        "form": form,
        "refused": refused,
        "links": links_of(request, PreviewLink.objects.of_story(story)[:MOST]),
    }
    return TemplateResponse(request, "desk/preview_links.html", context, status=status)


def links_of(request, links):
    """Each link with its whole `address`, to be copied."""
    links = list(links)
    for link in links:
        link.address = request.build_absolute_uri(reverse("preview", args=[token_of(link)]))
    return links


def _make(request, story):
    form = LinkForm(request.POST, story=story)
    if not form.is_valid():
        return "", form
    chosen = form.cleaned_data
    make_link(chosen["revision"], by=request.user, days=chosen["days"], purpose=chosen["purpose"])
    return _("The link is ready to be copied."), form


def _revoke(request, story, form):
    known = PreviewLink.objects.of_story(story)
    link = get_object_or_404(known, pk=row_number(request.POST["revoke"]))
    revoke_link(link, by=request.user)
    return _("The link no longer opens."), form
