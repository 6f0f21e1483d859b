from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import now


class ArticleQuerySet(models.QuerySet):
    """The desk's questions. Readers' questions are asked of revisions, never of these."""

    def of(self, person):
        """The stories `person` files: they began it, are assigned it, or are in its byline."""
        own = Q(filed_by=person) | Q(assignee=person)
        bylines = self.model.correspondents.through.objects.filter(correspondent__user=person)
        # A list of numbers and not a question to each story: every part of the OR is then an index.
        return self.filter(own | Q(pk__in=bylines.values("article")))

    def seen_by(self, person):
        """The stories whose working copy `person` may read: all for editors, their own for correspondents."""
        if person.has_perm("articles.approve_article"):
            return self
        if person.has_perm("articles.file_article"):
            return self.of(person)
        return self.none()

    def in_state(self, *states):
        return self.filter(state__in=states)

    def awaiting_approval(self):
        """Filed stories, the longest waiting first."""
        return self.in_state("filed").order_by("changed")

    def with_live(self, at=None):
        """Adds `is_live` (readers have it at `at`) and `is_scheduled` (they will) to each story."""
        at = at or now()
        revisions = self.model.revisions.rel.related_model.objects.filter(article=OuterRef("pk"))
        return self.annotate(is_live=Exists(revisions.live(at)), is_scheduled=Exists(revisions.scheduled(at)))
