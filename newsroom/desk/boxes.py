"""What stands in the boxes of the front page: each a list, short, in one or two queries."""

from datetime import timedelta

from django.db.models import OuterRef, Subquery

from articles.models import Article, Move, Revision
from articles.states import State
from articles.workflow.badge import badge_of, with_standing
from articles.workflow.checklist import open_points

# One more than is shown, so that a page can say that there are more.
MOST = 50
SOON = timedelta(days=7)


def awaiting(person, state, moment):
    """Stories in `state`, the longest waiting first, each with `waiting`, `badge` and `missing`."""
    stories = _listed(Article.objects.in_state(state)).order_by("changed")[:MOST]
    found = [_dressed(story) for story in stories]
    for story in found:
        story.waiting = moment - (story.last_at or story.changed)
        story.missing = [point.name for point in open_points(story)]
    return sorted(found, key=lambda story: story.waiting, reverse=True)


def returned_to(person):
    """This person's drafts that an editor handed back, with the note and who wrote it."""
    moves = Move.objects.filter(article=OuterRef("pk"), verb="return").order_by("-at", "-id")
    stories = _listed(Article.objects.of(person).in_state(State.DRAFT)).filter(last_verb="return")
    stories = stories.annotate(
        return_note=Subquery(moves.values("note")[:1]), return_by=Subquery(moves.values("by__first_name")[:1])
    )
    return [_dressed(story) for story in stories.order_by("-changed")[:MOST]]


def with_the_desk(person, moment):
    """This person's stories that are filed or approved."""
    stories = _listed(Article.objects.of(person).in_state(State.FILED, State.APPROVED))
    found = [_dressed(story) for story in stories.order_by("-changed")[:MOST]]
    for story in found:
        story.waiting = moment - (story.last_at or story.changed)
    return found


def stories_of(person, most=10):
    """The stories this person files, last wrote in or lately moved, the latest changed first."""
    moved = set(Move.objects.filter(by=person).order_by("-at").values_list("article", flat=True)[:40])
    own = Article.objects.of(person) | Article.objects.filter(words_by=person)
    if person.has_perm("articles.approve_article"):
        own = own | Article.objects.filter(pk__in=moved)
    return [_dressed(story) for story in _listed(own.exclude(state=State.SPIKED)).order_by("-changed")[:most]]


def live_now(moment, person=None, most=8):
    """The versions that went out last and are still out."""
    revisions = Revision.objects.live(moment)
    if person:
        revisions = revisions.filter(article__in=Article.objects.of(person))
    return list(revisions.for_list().select_related("article__tally").order_by("-live_from")[:most])


def schedule(moment, most=10):
    """What goes out or comes down by itself in the next week: revisions with `at` and `goes_out`."""
    going_out = Revision.objects.scheduled(moment).approved().for_list().order_by("live_from")[:most]
    follows = Revision.objects.filter(article=OuterRef("article"), live_from=OuterRef("live_until"))
    coming_down = (
        Revision.objects.filter(live_until__gt=moment, live_until__lte=moment + SOON)
        .annotate(followed=Subquery(follows.values("pk")[:1]))
        .filter(followed=None)
        .for_list()
        .order_by("live_until")[:most]
    )
    rows = []
    for revision in going_out:
        revision.at, revision.goes_out = revision.live_from, True
        rows.append(revision)
    for revision in coming_down:
        revision.at, revision.goes_out = revision.live_until, False
        rows.append(revision)
    return sorted(rows, key=lambda revision: revision.at)[:most]


def activity(person, most=12):
    """The last moves of the stories this person may see."""
    moves = Move.objects.select_related("article", "by", "revision").order_by("-at", "-id")
    if not person.has_perm("articles.approve_article"):
        moves = moves.filter(article__in=Article.objects.of(person))
    return list(moves.defer("article__body", "revision__body")[:most])


def _listed(articles):
    last = Revision.objects.filter(article=OuterRef("pk"), number=OuterRef("words_number"))
    return (
        with_standing(articles)
        .annotate(words_count=Subquery(last.values("word_count")[:1]))
        .select_related("section", "lead_photo", "words_by")
        .prefetch_related("bylines__correspondent")
        .defer("body")
    )


def _dressed(story):
    story.badge = badge_of(story)
    return story
