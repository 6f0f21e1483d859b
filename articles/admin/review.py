"""The moderators' queue: a reader's words with their story, and what to do with them."""

from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Address, Review, Revision
from articles.reviews.answering import reply, settle_reports
from articles.reviews.moderation import NotModerated, approve, mark_spam, reject
from articles.reviews.queue import REPORTED, queue
from articles.reviews.typed_replies import give_reason, give_typed, keep_reason, keep_typed
from articles.states import ReviewState
from newsroom.long_lists import LongList
from newsroom.numbers import row_number
from newsroom.people.zone import desk_zone
from newsroom.read_only import ReadOnly

PAGE = 20
TABS = (
    (ReviewState.PENDING, gettext_lazy("To check")),
    (REPORTED, gettext_lazy("Reported")),
    (ReviewState.APPROVED, gettext_lazy("Approved")),
    (ReviewState.REJECTED, gettext_lazy("Rejected")),
    (ReviewState.SPAM, gettext_lazy("Spam")),
    (ReviewState.UNCONFIRMED, gettext_lazy("Not confirmed")),
)
REASONS = (
    gettext_lazy("Abuse"),
    gettext_lazy("Advertising"),
    gettext_lazy("Off the story"),
    gettext_lazy("Personal data"),
)


@admin.register(Review)
class ReviewAdmin(ReadOnly, LongList, admin.ModelAdmin):
    """Reviews are left by readers; here they are read and decided, one or many at a time."""

    # Not the story: it would be named by its working copy, which a moderator need not see.
    fields = ("name", "email", "rating", "text", "created", "state", "moderated_by", "moderated_at", "reason")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.moderate_review")

    has_module_permission = has_view_permission

    def get_urls(self):
        decide = path("decide/", self.admin_site.admin_view(self.decide), name="articles_review_decide")
        story = path("<int:pk>/story/", self.admin_site.admin_view(self.story), name="articles_review_story")
        return [decide, story, *super().get_urls()]

    def story(self, request, pk):
        """To the story as readers have it: a moderator need not see its working copy."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        live = Exists(Revision.objects.live().filter(article=OuterRef("article")))
        address = Address.objects.filter(live, article__reviews=row_number(pk), current=True).first()
        if address is None:
            raise Http404
        return HttpResponseRedirect(quote(address.path))

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        state = request.GET.get("state", ReviewState.PENDING)
        state = state if state in [*ReviewState.values, REPORTED] else ReviewState.PENDING
        found = queue(state, row_number(request.GET.get("after", "")), PAGE + 1)
        more = len(found) > PAGE
        give_typed(request, [review for review in found[:PAGE] if review.state == ReviewState.APPROVED])
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reviews"), "opts": self.opts, "state": state, "tabs": TABS, "reasons": REASONS,
            "reviews": found[:PAGE], "after": found[PAGE - 1].pk if more else None,
            "decided_today": _decided_today(request.user), "typed": give_reason(request),
            "came_after": row_number(request.GET.get("after", "")) or "",
        }  # fmt: skip
        return TemplateResponse(request, "desk/reviews.html", context)

    def decide(self, request):
        """POST `do` = "approve:7" (or reject, spam, keep, reply), or "approve" for those in `chosen`."""
        if request.method != "POST" or not self.has_view_permission(request):
            raise PermissionDenied
        verb, _colon, one = request.POST.get("do", "").partition(":")
        reviews = list(Review.objects.filter(pk__in=_chosen(request, one)))
        reason = request.POST.get("reason-own", "").strip() or request.POST.get("reason", "")
        done, refused = set(), set()
        for review in reviews:
            try:
                if verb == "reply":
                    _reply(review, request)
                else:
                    _decide(verb, review, by=request.user, reason=reason)
                done.add(review.pk)
            except NotModerated as refusal:
                refused.add(review.pk)
                messages.error(request, f"{review.name}: {refusal}")
        replied = verb == "reply"
        keep_typed(request, done if replied else set(), refused if replied else set())
        if verb == "reject" and (refused or not reviews):
            keep_reason(request)
        self._say(request, verb, len(done), reviews)
        back = urlencode({name: request.POST[name] for name in ("state", "after") if request.POST.get(name)})
        return HttpResponseRedirect(f"{reverse('admin:articles_review_changelist')}?{back}")

    def _say(self, request, verb, done, reviews):
        if not reviews:
            messages.warning(request, _("No review was chosen."))
        elif done:
            text = {
                "approve": ngettext("%d review approved.", "%d reviews approved.", done),
                "reject": ngettext("%d review rejected.", "%d reviews rejected.", done),
                "spam": ngettext("%d review marked as spam.", "%d reviews marked as spam.", done),
                "keep": ngettext("%d review stays.", "%d reviews stay.", done),
                "reply": _("%d reply saved."),
            }
            messages.success(request, text[verb] % done)


def _decided_today(person):
    today = localtime(now(), ZoneInfo(desk_zone())).replace(hour=0, minute=0, second=0)
    return Review.objects.filter(moderated_by=person, moderated_at__gte=today)[:1000].count()


def _reply(review, request):
    text, seen = request.POST.get(f"reply-{review.pk}", ""), request.POST.get(f"was-{review.pk}")
    try:
        reply(review, by=request.user, text=text, seen=seen)
    except NotModerated as refusal:
        review.refresh_from_db(fields=["state"])
        if review.state == ReviewState.APPROVED:  # its box shows the words again
            raise
        raise NotModerated(f"{refusal} “{text}”") from refusal


def _decide(verb, review, *, by, reason):
    if verb == "approve":
        approve(review, by=by)
    elif verb == "reject":
        reject(review, by=by, reason=reason)
    elif verb == "spam":
        mark_spam(review, by=by)
    elif verb == "keep":
        settle_reports(review, by=by)
    else:
        raise NotModerated(_("There is no such decision."))


def _chosen(request, one):
    picked = [one] if one else request.POST.getlist("chosen")
    return [number for number in map(row_number, picked) if number][:200]
