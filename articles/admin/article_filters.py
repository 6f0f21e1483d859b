"""Filters a desk uses. None counts, and none asks the whole table for its choices."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from articles.querysets.article import LONG_WAIT
from articles.states import State
from articles.workflow.badge import with_standing
from newsroom.languages import language_name
from newsroom.site_settings.current import site_settings


def listed(articles):
    """With what a row of the list prints: standing, words, section, byline; no bodies."""
    last = Revision.objects.filter(article=OuterRef("pk"), number=OuterRef("words_number"))
    return (
        with_standing(articles)
        .annotate(words_count=Subquery(last.values("word_count")[:1]))
        .select_related("section", "words_by")
        .with_bylines()
        .defer("body")
    )


STANDS = {
    "open": (_("In the works"), {"state__in": [State.DRAFT, State.FILED, State.APPROVED]}),
    "draft": (_("Draft"), {"state": State.DRAFT}),
    "returned": (_("Returned"), {"state": State.DRAFT, "last_verb": "return"}),
    "assigned": (_("Planned, no words yet"), {"state": State.DRAFT, "words_number": 0}),
    "overdue": (_("Past the time it was due"), {}),
    "filed": (_("Filed"), {"state": State.FILED}),
    "late": (_("Filed, for over 30 minutes"), {"state": State.FILED}),
    "approved": (_("Approved"), {"state": State.APPROVED}),
    "scheduled": (_("Scheduled"), {}),
    "desk": (_("With the desk"), {"state__in": [State.FILED, State.APPROVED]}),
    "live": (_("Live"), {"is_live": True}),
    "changes": (
        _("Live, with changes"),
        {"is_live": True, "state__in": [State.DRAFT, State.FILED, State.APPROVED]},
    ),
    "noted": (_("With a note to me"), {}),
    "correct": (_("Live, with an open note"), {"is_live": True}),
    "withdrawn": (_("Withdrawn"), {"withdrawn_at__isnull": False, "is_live": False}),
    "spiked": (_("Spiked"), {"state": State.SPIKED}),
}


class StandsFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "stands"

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _conditions) in STANDS.items()]

    def queryset(self, request, queryset):
        if self.value() == "scheduled":  # by the index of times: the few that are to come
            return queryset.filter(pk__in=Revision.objects.scheduled().approved().values("article"))
        if self.value() == "overdue":
            return queryset.overdue().order_by(*queryset.query.order_by)
        if self.value() == "noted":
            return queryset.noted_to(request.user)
        if self.value() == "correct":
            queryset = queryset.noted()
        if self.value() == "late":
            queryset = queryset.filter(last_at__lt=now() - LONG_WAIT)
        return queryset.filter(**STANDS[self.value()][1]) if self.value() in STANDS else queryset


class MineFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("Mine")), ("assigned", _("Assigned to me"))]

    def queryset(self, request, queryset):
        person = request.user
        if self.value() == "assigned":
            return queryset.filter(assignee=person)
        if self.value() != "yes":
            return queryset
        return queryset.of_or_written_by(person)


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        return [(code, language_name(code)) for code in site_settings().languages]

    def queryset(self, request, queryset):
        offered = self.value() in site_settings().languages
        return queryset.filter(language=self.value()) if offered else queryset
