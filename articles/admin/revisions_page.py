"""A story's revisions: what was live when, any two word by word, and one brought back as a new one."""

from collections import defaultdict

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from articles.states import State
from articles.workflow.keeping import pin
from articles.workflow.refused import Refused, log_refused
from articles.workflow.rights import may_edit
from articles.workflow.saving import Stale, restore
from articles.workflow.standing import live_revision
from newsroom.numbers import row_number
from newsroom.site_settings.current import site_settings

from .compared import compare
from .live_timeline import timeline

MOST = 60
VIEWS = ("one", "side", "changed")
PLACED_BY = ("publish", "quick fix", "correct", "republish")


def revisions_page(request, story, admin):
    if request.method == "POST":
        return _act(request, story)
    numbers = list(story.revisions.order_by("-number").values_list("number", flat=True)[:2])
    if not numbers:
        raise Http404(_("This story has no words yet."))
    live = live_revision(story)
    a, b = _asked(request, story, live)
    rows = _rows(request, story)
    view = request.GET.get("view", "")
    placed = list(story.revisions.placed().order_by("live_from", "number").defer("body"))
    context = {
        **admin.admin_site.each_context(request),
        **compare(a, b),
        "title": _("Revisions"),
        "story": story,
        "opts": admin.opts,
        "a": a,
        "b": b,
        "view": view if view in VIEWS else "one",
        "views": _views(a, b),
        "choices": _choices(story, rows, a, b),
        "rows": rows[:MOST],
        "earlier": rows[MOST - 1].number if len(rows) > MOST else None,
        "in_all": story.revisions.count(),
        "timeline": timeline(placed),
        "placed": placed,
        "now": now(),
        "live": live,
        "may_restore": may_edit(story, request.user),
        "falls": story.state in {State.APPROVED, State.PUBLISHED},
        "next_number": numbers[0] + 1,
        "corrections": story.corrections.select_related("made_by")[:10],
        "approvals": _approvals(story),
        "days": site_settings().keep_saves_days,
    }
    return TemplateResponse(request, "desk/revisions.html", context)


def _asked(request, story, live):
    """The two revisions to compare: those asked for, those of a move, or the last two that matter."""
    revisions = story.revisions.select_related("saved_by", "lead_photo")
    made = story.history.filter(pk=row_number(request.GET.get("move", ""))).select_related("revision").first()
    new = made.revision if made else _numbered(revisions, request.GET.get("b"))
    new = new or revisions.filter(number=story.words_number).first() or revisions.order_by("number").last()
    old = _numbered(revisions, request.GET.get("a"))
    if old is None:
        before = revisions.filter(number__lt=new.number).order_by("number")
        if made and made.verb in PLACED_BY:
            old = before.placed().filter(live_from__lt=made.at).order_by("live_from").last()
        elif not made and not request.GET.get("b") and live and live.number < new.number:
            old = revisions.get(pk=live.pk)
        old = old or before.last() or new
    return old, new


def _numbered(revisions, asked):
    if not asked:
        return None
    found = revisions.filter(number=min(row_number(asked), 2**31 - 1)).first()
    if found is None:
        raise Http404(_("There is no such revision; an old save may have been dropped."))
    return found


def _rows(request, story):
    """One page of the list, the latest first and one row more; each with the moves made of it."""
    revisions = story.revisions.select_related("saved_by").defer("body", "standfirst")
    before = row_number(request.GET.get("before", ""))
    if before:
        revisions = revisions.filter(number__lte=min(before, 2**31 - 1))
    rows = list(revisions.order_by("-number")[: MOST + 1])
    moves, moment = defaultdict(list), now()
    made = (
        story.history.filter(revision__in=[row.pk for row in rows]).select_related("by").order_by("at", "id")
    )
    for move in made[:1000]:
        moves[move.revision_id].append(move)
    for row in rows:
        row.moves = moves[row.pk]
        for move in row.moves:
            move.revision = row
        row.approved_now = row.pk == story.approved_revision_id
        row.stands = _stands(row, moment)
    return rows


def _stands(row, moment):
    """live, was or planned; "" for a save that readers never had."""
    if row.live_from is None:
        return ""
    if row.live_from > moment:
        return "planned"
    return "live" if row.live_until is None or row.live_until > moment else "was"


def _choices(story, rows, a, b):
    """What the two lists offer: the rows of this page, and the two that are shown."""
    found = {row.number: row for row in [*rows[:MOST], a, b]}
    return [found[number] for number in sorted(found, reverse=True)]


def _views(a, b):
    labels = {"one": _("One text"), "side": _("Side by side"), "changed": _("Changed only")}
    return [(name, labels[name], f"?a={a.number}&b={b.number}&view={name}") for name in VIEWS]


def _approvals(story):
    """Who approved each version, and whose words they were; the latest first."""
    made = story.history.filter(verb="approve", revision__version__isnull=False)
    return made.select_related("by", "revision__saved_by").defer("revision__body").order_by("-at")[:10]


def _act(request, story):
    try:
        if "_restore" in request.POST:
            _restore(request, story)
        elif "_keep" in request.POST or "_let_go" in request.POST:
            kept = "_keep" in request.POST
            pin(story, row_number(request.POST["_keep" if kept else "_let_go"]), by=request.user, kept=kept)
    except Stale:
        messages.error(
            request, _("Someone saved this story meanwhile, and nothing was restored. Look again.")
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        log_refused("revision", refusal, by=request.user, article=story)
    address = reverse("admin:articles_article_compare", args=[story.pk])
    kept = "".join(f"&{name}={row_number(request.POST[name])}" for name in ("a", "b") if name in request.POST)
    return HttpResponseRedirect(f"{address}?{kept[1:]}" if "_restore" not in request.POST else address)


def _restore(request, story):
    number = row_number(request.POST["_restore"])
    seen = row_number(request.POST.get("seen", ""))
    before = story.words_number
    story = restore(story, number, by=request.user, started_from=seen)
    if story.words_number == before:
        messages.info(request, _("The story has these very words already."))
    else:
        told = _("Revision %(old)d is restored as revision %(new)d.")
        messages.success(request, told % {"old": number, "new": story.words_number})
