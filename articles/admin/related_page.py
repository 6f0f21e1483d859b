"""What stands beside a story: pinned, put in order, kept away, found and added; on a page and in the form."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Revision
from articles.search.finding import find
from articles.templatetags.desk import clock
from articles.workflow.beside import VERBS, arrange
from articles.workflow.refused import Refused, log_refused
from articles.workflow.rights import is_editor, may_edit
from newsroom.numbers import row_number

from .related_rows import rows_beside

FOUND = 10
IN_PLACE = "X-In-Place"  # sent by desk/js/related.js: only the box is answered
OF_RIGHTS = {"permission", "own-story", "read-only", "routing", "not-spiked"}


def related_page(request, story, admin):
    """GET lists them, with what `q` finds; `find` asks for JSON. POST does as the pressed button says."""
    if "find" in request.GET:
        return JsonResponse({"found": [_as_choice(one) for one in found(request, story)]})
    in_place, refused, status = IN_PLACE in request.headers, "", 200
    if request.method == "POST":
        try:
            story, number = _arranged(request, story)
            if not in_place:
                messages.success(request, _("Done: what stands beside the story was changed."))
                return HttpResponseRedirect(_where_it_was(request, story, number))
        except Refused as refusal:
            refused, status = str(refusal), 403 if refusal.rule in OF_RIGHTS else 200
            log_refused("story.related", refusal, by=request.user, article=story)
    context = {"story": story, "refused": refused, **related_context(story, request.user)}
    if in_place:
        return TemplateResponse(request, "desk/_related_box.html", context, status=status)
    context |= {**admin.admin_site.each_context(request), "title": _("Related stories"), "opts": admin.opts}
    context |= {
        "query": request.GET.get("q", ""),
        "found": found(request, story) if "q" in request.GET else None,
    }
    return TemplateResponse(request, "desk/related.html", context, status=status)


def related_context(story, person):
    """For the box in the form and for the page: about ten queries for a story not published yet, else two."""
    beside, kept_away = rows_beside(story)
    may_arrange = may_edit(story, person) and (story.published_at is None or is_editor(person))
    return {
        "beside": beside,
        "spare": [row for row in beside if not (row.shown or row.pinned)],
        "kept_away": kept_away,
        "pinned": {row.pk for row in beside if row.pinned},
        "may_arrange": may_arrange,
    }


def found(request, story):
    """Live stories in the language of `story` with the words of `q`, as readers have them, or the newest."""
    query = request.GET.get("q", "").replace("\0", " ")[:200].strip()
    live = Revision.objects.live().in_language(story.language).latest()
    live = find(query, story.language) if query else live
    return [one for one in live.for_list()[: FOUND + 1] if one.article_id != story.pk][:FOUND]


def _as_choice(revision):
    when = f"{revision.article.section.name}, {clock(revision.article.published_at)}"
    return {"id": revision.article_id, "name": revision.headline, "when": when}


def _arranged(request, story):
    for verb in VERBS:
        if verb in request.POST:
            number = row_number(request.POST[verb])
            return arrange(story, verb, number, by=request.user), number
    raise PermissionDenied


def _where_it_was(request, story, number):
    """The page with what was looked for, from the row of that story on: Tab goes on from there."""
    query = urlencode({"q": request.GET["q"]}) if "q" in request.GET else ""
    page = reverse("admin:articles_article_related", args=[story.pk])
    return f"{page}?{query}#beside-{number}" if query else f"{page}#beside-{number}"
