"""What the story page prints beside its form."""

from django.utils.translation import gettext as _

from articles.models import PreviewLink
from articles.states import State, Withdrawn
from articles.workflow.badge import badge_of, with_standing
from articles.workflow.checklist import points
from articles.workflow.rights import is_editor
from articles.workflow.standing import live_revision, read_once, scheduled_revision
from newsroom.site_settings.current import site_settings

from .notes_page import nameable
from .photo_uses import printed_with
from .presence import key_for
from .related_page import related_context
from .story_form import COUNTED

RECENT = 10
TRACK = (State.DRAFT, State.FILED, State.APPROVED, State.PUBLISHED)


def story_context(page, admin, request):
    """For `page` (a StoryPage): about a dozen queries, whatever the length of the story's past."""
    story = page.story
    context = {
        "page": page,
        "story": story,
        "form": page.form,
        "bylines": page.bylines,
        "counted": COUNTED,
        "languages": site_settings().languages,
        "media": page.form.media if page.may_edit else "",
        "opts": admin.opts,
        "errors": page.form.errors or page.bylines.is_bound and not page.bylines.is_valid(),
        "kept_key": key_for(page.person),
        "title": str(story)[:100] if story.pk else _("New story"),
    }
    return {**context, **_standing(page)} if story.pk else context


@read_once()
def _standing(page):
    story = page.story
    story = with_standing(type(story).objects.filter(pk=story.pk)).get()
    live = live_revision(story)
    checklist = points(page.story)
    badge, history = badge_of(story), list(_so_far(story))
    is_taken_back = badge.sign == "withdrawn"
    return {
        "badge": badge,
        "returned": _returned(badge, history),
        "state": State(story.state),
        "track": [(state, _passed(story, state)) for state in TRACK],
        "live": live,
        "taken_back": Withdrawn(story.withdrawn_as) if is_taken_back and story.withdrawn_as else None,
        "its_pictures": printed_with(story) if is_taken_back and is_editor(page.person) else [],
        "scheduled": scheduled_revision(story),
        "address": story.addresses.filter(current=True).first(),
        "checklist": checklist,
        "open_points": [point for point in checklist if not point.done],
        "revisions": story.revisions.select_related("saved_by").defer("body").order_by("-number")[:RECENT],
        "history": history,
        "brief": story.history.filter(verb="assign").exclude(note="").select_related("by").first(),
        "others": story.openings.exclude(person=page.person).select_related("person").order_by("-at")[:3],
        "open_notes": story.notes.filter(resolved_at=None).select_related("by"),
        "nameable": nameable(story, page.person),
        **related_context(story, page.person),
        "open_links": PreviewLink.objects.of_story(story).usable(),
        "falls_back": page.may_edit and story.state in {State.APPROVED, State.PUBLISHED},
    }


def _returned(badge, history):
    """The move that sent the story back, until it is filed again."""
    if badge.sign != "returned":
        return None
    return next((move for move in history if move.verb == "return"), None)


def _so_far(story):
    return story.history.select_related("by", "revision").defer("revision__body")[:RECENT]


def _passed(story, state):
    here, there = TRACK.index(story.state) if story.state in TRACK else -1, TRACK.index(state)
    return "on" if here == there else "done" if there < here else ""
