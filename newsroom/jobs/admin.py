from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom.long_lists import LongList
from newsroom.people.zone import desk_time
from newsroom.read_only import ReadOnly

from .again import try_again
from .models import Job

BLANK = mark_safe('<span class="none">&nbsp;</span>')


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
    """What workers have to do, did, and gave up, with its error; what was given up can be asked for again."""

    list_display = ("kind", "standing", "error_line")
    list_filter = (StandsFilter,)
    fields = ("kind", "standing", "payload", "key", "worker", "created", "error")
    readonly_fields = fields
    actions = ["again"]
    change_form_template = "desk/job.html"
    sortable_by = ()
    ordering = ("-pk",)

    @admin.display(description=gettext_lazy("where it stands"))
    def standing(self, job):
        """In one line, as the narrow screen shows it too."""
        tried = ngettext("%d attempt", "%d attempts", job.attempts) % job.attempts
        if job.done_at:
            return _("Done at %(at)s, %(tried)s") % {"at": desk_time(job.done_at), "tried": tried}
        if job.given_up_at:
            return _("Given up at %(at)s after %(tried)s") % {
                "at": desk_time(job.given_up_at),
                "tried": tried,
            }
        if job.lease_until and job.lease_until > now():
            return _("In work, %(tried)s") % {"tried": tried}
        if job.attempts:
            told = {"at": desk_time(job.due_at), "tried": tried}
            return _("Failed, %(tried)s; again at %(at)s") % told
        return _("Due at %s") % desk_time(job.due_at)

    @admin.display(description="error")
    def error_line(self, job):
        return job.error.strip().splitlines()[-1][:120] if job.error else BLANK

    def get_list_display(self, request):
        return (
            (*self.list_display, "again_button") if self.has_again_permission(request) else self.list_display
        )

    def get_urls(self):
        again = self.admin_site.admin_view(self.again_view)
        return [path("<int:number>/again/", again, name="newsroom_job_again"), *super().get_urls()]

    def has_again_permission(self, request):
        return request.user.has_perm("newsroom.change_job")

    @admin.action(description=gettext_lazy("Try again what was given up"), permissions=["again"])
    def again(self, request, jobs):
        self._told(request, try_again(jobs, by=request.user))

    def again_view(self, request, number):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_again_permission(request):
            raise PermissionDenied(_("You may not ask for jobs again."))
        self._told(request, try_again(Job.objects.filter(pk=number), by=request.user))
        return HttpResponseRedirect(reverse("admin:newsroom_job_changelist"))

    def _told(self, request, number):
        if not number:
            messages.warning(request, _("None of these was given up."))
            return
        said = ngettext("%d job is tried again now.", "%d jobs are tried again now.", number) % number
        messages.success(request, said)

    @admin.display(description="")
    def again_button(self, job):
        """Sent by the list's own form, which has the token."""
        if job.given_up_at is None:
            return BLANK
        where = reverse("admin:newsroom_job_again", args=[job.pk])
        return format_html(
            '<button class="btn small" formaction="{}" aria-label="{}">{}</button>',
            where, _("Try job %d again") % job.pk, _("Try again"),
        )  # fmt: skip
