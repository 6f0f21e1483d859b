import json

from django.contrib import admin
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom.long_lists import LongList
from newsroom.people.zone import desk_time
from newsroom.read_only import ReadOnly

from .models import AuditEvent
from .reading import KindFilter, in_one_line, in_words, place_of


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnly, LongList, admin.ModelAdmin):
    """The log, newest first, for chief editors: read here, written by what happens, changed by nobody."""

    list_display = ("when", "what", "who_did", "about", "said")
    list_display_links = ("what",)
    list_filter = (KindFilter, ("at", admin.DateFieldListFilter))
    search_fields = ("subject",)
    search_help_text = _("A subject, as “story 12”; a user name; or how a kind begins, as “move.publish”.")
    counted_as = _("rows")
    ordering = ("-pk",)
    sortable_by = ()
    fields = ("when", "what", "kind", "who_did", "about", "in_full", "chained")
    readonly_fields = fields

    def get_search_results(self, request, events, term):
        """By what is indexed: the whole subject, the whole name, the beginning of a kind."""
        term = term.replace("\0", "").strip()
        if term:
            events = events.filter(Q(subject=term) | Q(who=term) | Q(kind__startswith=term))
        return events, False

    @admin.display(description=_("when"))
    def when(self, event):
        return desk_time(event.at)

    @admin.display(description=_("what"))
    def what(self, event):
        return in_words(event.kind)

    @admin.display(description=_("who"))
    def who_did(self, event):
        return format_html('<span class="nowrap">{}</span>', event.who or "–")

    @admin.display(description=_("about"))
    def about(self, event):
        place = place_of(event.subject)
        if not place:
            return event.subject or "–"
        return format_html('<a class="plain nowrap" href="{}">{}</a>', place, event.subject)

    @admin.display(description=_("more"))
    def said(self, event):
        return in_one_line(event.detail)

    @admin.display(description=_("in full"))
    def in_full(self, event):
        text = json.dumps(event.detail, indent=2, ensure_ascii=False)
        return format_html('<pre class="log-detail" dir="auto">{}</pre>', text)

    @admin.display(description=_("chained by"))
    def chained(self, event):
        return event.digest
