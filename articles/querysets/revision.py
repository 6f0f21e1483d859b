from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.timezone import now

# What a line of a list prints, and what one with a picture prints besides.
LINE = (
    *("kicker", "label", "headline", "lead_photo", "live_from", "version", "what_changed", "material"),
    *(f"article__{name}" for name in ("section", "slug", "language", "published_at", "translation_of")),
)
PICTURED = tuple(
    f"lead_photo__{name}"
    for name in ("alt", "width", "height", "rights_expire", "withdrawn_at", "renditions")
)


class RevisionQuerySet(models.QuerySet):
    """Every scope returns a queryset, so scopes chain and read as a sentence."""

    def live(self, at=None):
        """What readers get at `at` (default: now): one revision a story at most."""
        at = at or now()
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=at), live_from__lte=at)

    def scheduled(self, at=None):
        """Placed, and not yet begun at `at`."""
        return self.filter(live_from__gt=at or now())

    def approved(self):
        """Those that approval pinned: what the desk itself means to go out."""
        return self.filter(article__approved_revision=models.F("pk"))

    def placed(self):
        return self.filter(live_from__isnull=False)

    def was_live(self, at=None):
        """What readers have had by `at`, of stories that still have a live revision then."""
        at = at or now()
        still = self.model.objects.filter(article=OuterRef("article")).live(at)
        return self.filter(Exists(still), live_from__lte=at).exclude(live_until=models.F("live_from"))

    def at_address(self, path):
        """Of the story whose present or former address is `path` (decoded, with its language prefix)."""
        return self.filter(article__addresses__path=path)

    def in_section(self, section):
        return self.filter(article__section=section)

    def in_sections(self, sections):
        return self.filter(article__section__in=sections)

    def in_language(self, language):
        return self.filter(article__language=language)

    def latest(self):
        """Newest first publication first: updates do not move a story."""
        return self.order_by("-article__published_at", "-article_id")

    def before(self, published_at, article_id):
        """Those after the given row in `latest()` order: the older ones."""
        return self.filter(
            Q(article__published_at__lt=published_at) | Q(article_id__lt=article_id),
            article__published_at__lte=published_at,  # where an index begins to read
        )

    def after(self, published_at, article_id):
        """Those before the given row in `latest()` order: the newer ones."""
        return self.filter(
            Q(article__published_at__gt=published_at) | Q(article_id__gt=article_id),
            article__published_at__gte=published_at,
        )

    def for_list(self):
        """With what a list prints: story, section, lead picture, `address`; the body left in the database."""
        listed = self.select_related("article__section", "lead_photo").defer("body", "article__body")
        return listed._with_address()

    def for_lines(self):
        """With what a line prints: headline, label, hour, what changed, `address`. No picture, no section."""
        return self.select_related("article").only(*LINE)._with_address()

    def for_rail(self):
        """Lines with their pictures."""
        return self.select_related("article", "lead_photo").only(*LINE, *PICTURED)._with_address()

    def for_page(self):
        """With what a story page prints about the story itself, in one query, but for its section.

        Each table more makes PostgreSQL think longer about their order than it takes to read them: with nine
        4.3 ms, with six one.
        """
        beside = self.select_related("article__tally", "article__share_card", "lead_photo")
        return beside.defer("article__body")

    def _with_address(self):
        addresses = self._article().addresses.rel.related_model.objects
        current = addresses.filter(article=OuterRef("article_id"), current=True)
        return self.annotate(address=Subquery(current.values("path")[:1]))

    def _article(self):
        return self.model._meta.get_field("article").related_model
