"""The stories a page of the desk shows, loaded together, whichever box they stand in."""

from django.db.models import OuterRef, Subquery

from articles.models import Article, Move, Revision
from articles.workflow.badge import badge_of, with_standing
from articles.workflow.checklist import with_pictures


def dressed(numbers, moment):
    """Stories by number, each with `badge`, `waiting`, `words_count`, byline, `brief` of its assignment
    and, handed back, `return_note` and `return_by`: at most four queries for all of them."""
    moves = Move.objects.filter(article=OuterRef("pk")).order_by("-at", "-id")
    last = Revision.objects.filter(article=OuterRef("pk"), number=OuterRef("words_number"))
    stories = with_standing(Article.objects.filter(pk__in=set(numbers)), moment).annotate(
        words_count=Subquery(last.values("word_count")[:1]),
        brief=Subquery(moves.filter(verb="assign").values("note")[:1]),
        return_note=Subquery(moves.filter(verb="return").values("note")[:1]),
        return_by=Subquery(moves.filter(verb="return").values("by__first_name")[:1]),
    )
    stories = stories.select_related("section", "lead_photo", "words_by", "assignee")
    found = {story.pk: story for story in stories.with_bylines().prefetch_related("notes")}
    with_pictures(found.values())
    for story in found.values():
        story.badge = badge_of(story)
        story.waiting = moment - (story.last_at or story.changed)
        late = story.state == "draft" and story.due is not None and story.due < moment
        story.late_by = moment - story.due if late else None
    return found
