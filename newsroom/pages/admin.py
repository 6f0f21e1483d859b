from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django import forms
from django.contrib import admin
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.editor_widget import BodyEditor
from articles.admin.written_in import written_in
from articles.richtext import sanitize, to_text
from articles.richtext.fields import PlainLine, RichText
from articles.richtext.layout import close_set
from articles.workflow.checklist import picture_points, pictures_in
from newsroom.audit.log import record
from newsroom.in_two_words import in_two_words
from newsroom.languages import language_name, page_path
from newsroom.long_lists import LongList
from newsroom.people.zone import desk_time
from newsroom.site_settings.current import site_settings
from newsroom.two_editors import OpenedOn, TwoEditors
from sections.models import Section, SectionSlug

from .models import Page

LONGEST = 200_000
FOR_THE_EDITOR = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "frame-src": [SELF]}


class Words(RichText):
    def as_read(self, html):
        return close_set(sanitize(html)) if len(html) <= LONGEST else html


class PageForm(OpenedOn, forms.ModelForm):
    """A page's words and where it stands."""

    title = PlainLine(label=gettext_lazy("Title"), max_length=120)
    body = Words(label=gettext_lazy("Words"), max_length=LONGEST, required=False, widget=BodyEditor)

    class Meta:
        model = Page
        fields = ("title", "language", "slug", "body", "shown", "in_footer", "order")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        written_in(self, self.instance.language)
        if "language" in self.fields:
            shown = [(code, language_name(code)) for code in site_settings().languages]
            self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=shown)

    def told(self, name):
        return to_text(self.instance.body) if name == "body" else super().told(name)

    def clean_body(self):
        return sanitize(self.cleaned_data["body"])

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if any(rows.objects.filter(slug=slug).exists() for rows in (Section, SectionSlug)):
            raise forms.ValidationError(_("A section stands at this address, or did once."))
        return slug

    def clean(self):
        """What is shown has pictures like those of a story: with credit, alt text and rights."""
        cleaned = super().clean()
        pictures = pictures_in(cleaned.get("body") or "") if cleaned.get("shown") else []
        for point in picture_points(pictures):
            if not point.done:
                self.add_error("body", point.problem)
        return cleaned


READERS = in_two_words("shown", gettext_lazy("Shown"), gettext_lazy("Not shown"), gettext_lazy("readers"))
FOOT = in_two_words(
    "in_footer", gettext_lazy("At the foot"), gettext_lazy("Not at the foot"), gettext_lazy("of every page")
)


@admin.register(Page)
class PageAdmin(TwoEditors, LongList, admin.ModelAdmin):
    """About, Contact, the policies: written with the editor of stories, logged with what stood before."""

    form = PageForm
    list_display = ("title", "language", "address", READERS, FOOT, "last_change")
    list_select_related = ("changed_by",)
    list_filter = ("language", "shown")
    fieldsets = (
        (None, {"fields": ("title", "body")}),
        (gettext_lazy("Where"), {"fields": ("language", "slug", "in_footer", "order")}),
        (gettext_lazy("Readers"), {"fields": ("shown",)}),
    )
    actions = None

    def get_readonly_fields(self, request, obj=None):
        return ("language", "slug") if obj else ()

    @method_decorator(csp_update(FOR_THE_EDITOR))
    def changeform_view(self, request, *args, **kwargs):
        return super().changeform_view(request, *args, **kwargs)

    def view_on_site(self, page):
        return self._path(page)

    def save_model(self, request, page, form, change):
        before = Page.objects.filter(pk=page.pk).values("title", "body", "shown").first() or {}
        page.changed_by = request.user
        super().save_model(request, page, form, change)
        self._log("page.change" if change else "page.add", request, page, before)

    def delete_model(self, request, page):
        before = {"title": page.title, "body": page.body}
        number = page.pk
        super().delete_model(request, page)
        page.pk = number
        self._log("page.delete", request, page, before)

    def _log(self, kind, request, page, before):
        record(kind, by=request.user, subject=f"page {page.pk}", detail={"before": before})

    @admin.display(description=gettext_lazy("address"))
    def address(self, page):
        path = self._path(page)
        return format_html('<a href="{}">{}</a>', path, path) if page.shown else path

    @admin.display(description=gettext_lazy("last change"), ordering="changed")
    def last_change(self, page):
        at = format_html('<span class="nowrap">{}</span>', desk_time(page.changed))
        return format_html("{}<br>{}", at, page.changed_by) if page.changed_by else at

    def _path(self, page):
        return page_path("section", page.language, section=page.slug)
