"""What is planned: assignments by the day they are due on, the late ones first, and a new one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.models import Article
from articles.workflow.planning import ASSIGN, plan_story
from articles.workflow.refused import Refused
from newsroom.site_settings.current import site_settings
from sections.models import Section

from .plan_days import days_of, span_of
from .plan_form import PlanForm
from .plan_lines import late, lines_of, undated
from .writers import writers


@never_cache
def planning_page(request, site):
    """`?week=` or `?day=` with a date in it, `?section=`, `?who=`; a POST plans a story."""
    person = request.user
    if not person.has_perm("articles.view_article"):
        raise PermissionDenied
    form, refused, status = PlanForm(), "", 200
    if request.method == "POST":
        form = PlanForm(request.POST)
        try:
            if not person.has_perm(ASSIGN) or form.is_valid():
                return _plan(request, form)
        except Refused as refusal:
            refused, status = str(refusal), 403 if refusal.rule == "permission" else 200
    context = {**site.each_context(request), **_plans(request), "title": _("Planning")}
    context |= {"form": form, "refused": refused, "may_assign": person.has_perm(ASSIGN)}
    return TemplateResponse(request, "desk/planning.html", context, status=status)


def _plan(request, form):
    data = getattr(form, "cleaned_data", {})
    story = plan_story(
        data.get("catchline", ""),
        section=data.get("section"),
        by=request.user,
        language=site_settings().default_language,
        due=data.get("due"),
        assignee=data.get("assignee"),
        note=data.get("note", ""),
    )
    who = f"{story.assignee}" if story.assignee else _("nobody yet")
    messages.success(request, _("Planned: %(name)s, for %(who)s.") % {"name": story.catchline, "who": who})
    return HttpResponseRedirect(f"{reverse('admin:planning')}?{request.GET.urlencode()}".rstrip("?"))


def _plans(request):
    person, asked = request.user, request.GET
    stories = _narrowed(_of(person), asked)
    span = span_of(asked)
    behind = late(stories)
    told = {line.pk for line in behind}
    lines = lines_of(stories.due_between(*span.bounds))
    return {
        "span": span,
        "late": behind,
        "days": days_of(span, [line for line in lines if line.pk not in told]),
        "undated": undated(stories),
        "sections": Section.objects.order_by("order", "name"),
        "writers": writers() if person.has_perm(ASSIGN) else (),
        "asked": {name: asked.get(name, "") for name in ("section", "who")},
    }


def _of(person):
    """Every plan for who assigns them; to a correspondent their own, which nobody else's words are in."""
    if person.has_perm("articles.approve_article"):
        return Article.objects.all()
    return Article.objects.theirs(person)


def _narrowed(stories, asked):
    for name, field in (("section", "section"), ("who", "assignee")):
        value = asked.get(name, "")
        if value.isascii() and value.isdigit() and len(value) < 19:
            stories = stories.filter(**{field: int(value)})
        elif value == "nobody" and name == "who":
            stories = stories.filter(assignee=None)
    return stories
