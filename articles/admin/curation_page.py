"""The front as its editors order it: the top stories of a language, and breaking news over its pages."""

from datetime import timedelta

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.curation.breaking import break_news, end_breaking
from articles.curation.ordering import MOST, order_front, print_of
from articles.curation.refusing import RIGHT, NotCurated
from articles.models import Article, Breaking, TopStory
from newsroom.languages import language_name
from newsroom.numbers import row_number
from newsroom.site_settings.current import site_settings

from .curation_forms import BreakingForm, PlaceFormSet
from .curation_rows import dressed_places, placed_stories

PLACES, STANDS_FOR, PAST = "places", timedelta(hours=12), 6


class CurationPage:
    """One request for the front of a language; `refused` and `status` say what became of a post."""

    def __init__(self, request):
        self.request, self.person = request, request.user
        asked = request.GET.get("language", "")
        settings = site_settings()
        self.language = asked if asked in settings.languages else settings.default_language
        self.refused, self.status, self.stale = "", 200, False
        self.standing = list(TopStory.objects.shown().in_language(self.language).order_by("rank"))
        rows = [{"story": str(row.article_id), "until": row.shown_until} for row in self.standing]
        rows += self._asked_for(request.GET.get("add", ""))
        self.places = PlaceFormSet(initial=rows, prefix=PLACES)
        self.breaking = BreakingForm()

    def _asked_for(self, typed):
        """A place more for the story that a link from its own page names, unless it stands there."""
        number = row_number(typed)
        if not number or number in {row.article_id for row in self.standing}:
            return []
        return [{"story": str(number), "until": now() + STANDS_FOR}]

    def accept(self):
        """Do what the pressed button says. False when the page must be shown again."""
        acts = {"order": self._order, "break": self._break, "end": self._end}
        act = acts.get(self.request.POST.get("_do", ""))
        if act is None:
            raise PermissionDenied
        try:
            return act(self.request.POST)
        except NotCurated as refusal:
            self.refused = str(refusal)
            self.stale = refusal.rule == "seen"
            self.status = {"permission": 403, "seen": 409}.get(refusal.rule, 200)
        return False

    def _order(self, data):
        self.places = PlaceFormSet(data, prefix=PLACES)
        if self.person.has_perm(RIGHT) and not self.places.is_valid():
            self.refused = _("Not done yet: see the fields below.")
            return False
        places = self.places.places() if self.places.is_valid() else []
        order_front(self.language, places, by=self.person, seen=data.get("seen", ""))
        messages.success(self.request, _("The front is in this order now."))
        return True

    def _break(self, data):
        self.breaking = BreakingForm(data)
        if self.person.has_perm(RIGHT) and not self.breaking.is_valid():
            return False
        said = self.breaking.cleaned_data if self.breaking.is_valid() else {"words": "", "story": None}
        article = Article(pk=said["story"]) if said["story"] is not None else None
        lasts = self.breaking.lasts if self.breaking.is_valid() else timedelta(hours=1)
        banner = break_news(
            said["words"], language=self.language, by=self.person, article=article, lasts=lasts
        )
        messages.success(self.request, _("Breaking now: %s") % banner.words)
        return True

    def _end(self, data):
        if end_breaking(self.language, by=self.person):
            messages.success(self.request, _("Breaking news was taken down."))
        return True

    def context(self):
        typed = [form["story"].value() for form in self.places]
        known = placed_stories([*typed, *(row.article_id for row in self.standing)], self.language)
        past = Breaking.objects.in_language(self.language).select_related("put_by", "ended_by")
        return {
            "page": self,
            "rows": dressed_places(self.places, known),
            "standing": [known.get(row.article_id) for row in self.standing],
            "print": print_of(self.standing),
            "most": MOST,
            "until": now() + STANDS_FOR,
            "banner": next(iter(past.shown()), None),
            "past": past[:PAST],
            "now": now(),
            "fronts": [(code, language_name(code)) for code in site_settings().languages],
        }


@never_cache
@csp_update({"frame-src": [SELF]})
def curation_page(request, site):
    page = CurationPage(request)
    if request.method == "POST":
        if page.accept():
            return HttpResponseRedirect(f"{reverse('admin:front')}?language={page.language}")
        if page.status == 403:
            raise PermissionDenied(page.refused)
    elif not request.user.has_perm(RIGHT):
        raise PermissionDenied
    context = {**site.each_context(request), **page.context(), "title": _("Front page")}
    return TemplateResponse(request, "desk/curation.html", context, status=page.status)
