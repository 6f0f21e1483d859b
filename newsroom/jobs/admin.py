from django.contrib import admin

from newsroom.long_lists import LongList
from newsroom.people.zone import desk_time
from newsroom.read_only import ReadOnly

from .models import Job


@admin.register(Job)
class JobAdmin(ReadOnly, LongList, admin.ModelAdmin):
    """What workers have to do, did, and gave up, with its error."""

    list_display = ("kind", "due", "attempts", "done", "given_up", "error_line")
    sortable_by = ()
    ordering = ("-pk",)

    @admin.display(description="due")
    def due(self, job):
        return desk_time(job.due_at)

    @admin.display(description="done")
    def done(self, job):
        return desk_time(job.done_at)

    @admin.display(description="given up")
    def given_up(self, job):
        return desk_time(job.given_up_at)

    @admin.display(description="error")
    def error_line(self, job):
        return job.error.strip().splitlines()[-1][:120] if job.error else ""
