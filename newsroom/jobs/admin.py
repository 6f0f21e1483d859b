from django.contrib import admin
from django.db.models import Q

from newsroom.long_lists import LongList
from newsroom.people.zone import desk_time
from newsroom.read_only import ReadOnly

from .models import Job


class StandsFilter(admin.SimpleListFilter):
    """Where a job stands: each of these is read by an index, or from the newest on."""

    title = "state"
    parameter_name = "stands"
    STANDS = {
        "open": ("to do", Q(done_at__isnull=True, given_up_at__isnull=True)),
        "given-up": ("given up", Q(given_up_at__isnull=False)),
        "done": ("done", Q(done_at__isnull=False)),
    }

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _condition) in self.STANDS.items()]

    def queryset(self, request, jobs):
        known = self.STANDS.get(self.value())
        return jobs.filter(known[1]) if known else jobs


@admin.register(Job)
class JobAdmin(ReadOnly, LongList, admin.ModelAdmin):
    """What workers have to do, did, and gave up, with its error."""

    list_display = ("kind", "due", "attempts", "done", "given_up", "error_line")
    list_filter = (StandsFilter,)
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
