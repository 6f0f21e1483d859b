from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull
from django.utils.timezone import now

# Longer than this a filed story should not wait for an editor.
LONG_WAIT = timedelta(minutes=30)


class ArticleQuerySet(models.QuerySet):
    """The desk's questions. Readers' questions are asked of revisions, never of these."""

    def of(self, person):
        """The stories `person` files: they began it, are assigned it, or are in its byline."""
        first, *others = self._parts_of(person)
        return self.filter(pk__in=first.union(*others))

    def of_or_written_by(self, person):
        """Those of `person`, and those whose words they changed last."""
        written = self.model.objects.filter(words_by=person).values("pk")
        return self.filter(pk__in=written.union(*self._parts_of(person)))

    def _parts_of(self, person):
        """Lists of numbers, each by an index; joined by OR, PostgreSQL would ask every story there is."""
        bylines = self.model.correspondents.through.objects.filter(correspondent__user=person)
        own = self.model.objects
        return [
            own.filter(filed_by=person).values("pk"),
            own.filter(assignee=person).values("pk"),
            bylines.order_by().values("article"),
        ]

    def seen_by(self, person):
        """The stories whose working copy `person` may read: all for editors, their own for correspondents."""
        if person.has_perm("articles.approve_article"):
            return self
        if person.has_perm("articles.file_article"):
            return self.of(person)
        return self.none()

    def open_to(self, person):
        """Those in the works that are `person`'s; asked of the few that are open, never of an archive."""
        return self.in_the_works().theirs(person)

    def theirs(self, person):
        """As `of`, for questions that other conditions make short: asked of each story, it leads the way
        to none, so a byline with thousands of stories costs nothing."""
        named = self.model.bylines.rel.related_model.objects.filter(
            article=OuterRef("pk"), correspondent__user=person
        )
        return self.filter(Q(filed_by=person) | Q(assignee=person) | Q(Exists(named)))

    def noted(self):
        """Those with a note that nobody has settled."""
        return self.filter(pk__in=self._open_notes().values("article"))

    def noted_to(self, person):
        """Those with such a note of another's that names `person`, or is on a story of theirs."""
        named = self.model.bylines.rel.related_model.objects.filter(
            article=OuterRef("article"), correspondent__user=person
        )
        own = Q(article__filed_by=person) | Q(article__assignee=person) | Q(Exists(named))
        notes = self._open_notes().exclude(by=person).filter(own | Q(mentioned=person))
        return self.filter(pk__in=notes.values("article"))

    def _open_notes(self):
        return self.model.notes.rel.related_model.objects.filter(resolved_at=None)

    def with_bylines(self):
        """Their bylines and the names in them: one query for all."""
        bylines = self.model.bylines.rel.related_model.objects.select_related("correspondent")
        return self.prefetch_related(models.Prefetch("bylines", bylines.order_by("order", "id")))

    def in_the_works(self):
        return self.in_state("draft", "filed", "approved")

    def unwritten(self):
        """Planned, and without a word yet."""
        return self.in_state("draft").filter(words_number=0)

    def due_between(self, start, end):
        return self.filter(due__gte=start, due__lt=end)

    def overdue(self, at=None):
        """Still in draft after the time they were due at, the latest of them last."""
        return self.in_state("draft").filter(due__lt=at or now()).order_by("due", "pk")

    def in_state(self, *states):
        return self.filter(state__in=states)

    def with_live(self, at=None):
        """Adds `is_live` (readers have it at `at`) and `is_scheduled` (approved words will go out)."""
        at = at or now()
        revisions = self.model.revisions.rel.related_model.objects.filter(article=OuterRef("pk"))
        slot = revisions.scheduled(at).filter(pk=OuterRef("approved_revision"))
        return self.annotate(is_live=_is_there(revisions.live(at)), is_scheduled=_is_there(slot))


def _is_there(revisions):
    """Whether a story has one of `revisions`, looked up story by story.

    For EXISTS among the columns PostgreSQL reads every revision there is first.
    """
    return IsNull(Subquery(revisions.values("pk")[:1]), False)
