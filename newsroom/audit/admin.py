from django.contrib import admin

from newsroom.long_lists import LongList
from newsroom.read_only import ReadOnly

from .models import AuditEvent


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnly, LongList, admin.ModelAdmin):
    """The log, newest first, for chief editors."""

    list_display = ("at", "kind", "who", "subject")
    search_fields = ("subject__exact", "who__exact", "kind__startswith")
    ordering = ("-pk",)
