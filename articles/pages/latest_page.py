"""The wire: every story of the language, newest first, one line each; and a day of it."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Revision
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from . import clock
from .answer import answer
from .boundary import next_boundary
from .calendar_month import day_path, month_around
from .lists import by_day, list_page

A_PAGE, A_DAY = 50, 200
EARLIEST = date(1700, 1, 1)  # older days have no stories; the oldest of all no zone can be worked out for


@require_safe
def latest_page(request):
    language = request.language
    live = Revision.objects.live().in_language(language).latest()
    page = list_page([live], request.GET.get("before"), A_PAGE)
    if page is None:
        raise Http404
    path = page_path("latest", language)
    return _wire(request, page, path, _("Latest"), feed=page_path("feed", language))


@require_safe
def archive_page(request, year, month, day):
    """The stories first published on one day of the newsroom's."""
    try:
        this = date(int(year), int(month), int(day))
    except ValueError:
        raise Http404 from None
    if not EARLIEST <= this <= clock.today():
        raise Http404
    start, end = clock.day_bounds(this)
    language = request.language
    live = Revision.objects.live().in_language(language).latest()
    stories = live.filter(article__published_at__gte=start, article__published_at__lt=end)
    page = list_page([stories], request.GET.get("before"), A_DAY)
    if page is None:
        raise Http404
    return _wire(
        request,
        page,
        day_path(language, this),
        clock.long_day(this),
        days=[(_("Stories"), "", page.stories)] if page.stories else (),  # the title says the day
        noindex=not page.stories,
        month=month_around(this, language),
        days_beside=_days_beside(live, this, start, end, language),
    )


def _wire(request, page, path, title, days=(), **context):
    declared = Declared().on(f"list-{request.language}", "settings", "navigation").reads(*page.kept_by)
    declared.until(next_boundary())
    is_empty_day = "days_beside" in context and not page.stories  # of which there are a hundred thousand
    return answer(
        request,
        "articles/latest_page.html",
        None if is_empty_day else declared,
        title=title,
        canonical=path,
        days=days or by_day(page.stories),
        page=page,
        empty=_("No stories on this day.") if "days_beside" in context else _("No stories yet."),
        **context,
    )


def _days_beside(live, this, start, end, language):
    """The nearest days before and after that have stories."""
    before = live.filter(article__published_at__lt=start)
    after = live.filter(article__published_at__gte=end).order_by("article__published_at", "article_id")
    times = [stories.values_list("article__published_at", flat=True).first() for stories in (before, after)]
    days = [clock.local(time).date() for time in times if time]
    return [{"url": day_path(language, day), "name": clock.long_day(day)} for day in days if day != this]
