from django.contrib import admin

from newsroom.long_lists import LongList
from newsroom.read_only import ReadOnly

from .models import Job


@admin.register(Job)
class JobAdmin(ReadOnly, LongList, admin.ModelAdmin):
    """What workers have to do, did, and gave up, with its error."""

    list_display = ("kind", "due_at", "attempts", "done_at", "given_up_at", "error_line")
    ordering = ("-pk",)

    @admin.display(description="error")
    def error_line(self, job):
        return job.error.strip().splitlines()[-1][:120] if job.error else ""
