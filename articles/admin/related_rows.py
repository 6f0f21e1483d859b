"""What stands beside a story, as its editors read it: in whose order, and why."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles.models import Revision
from articles.related.choice import choose

SHOWN = 5


@dataclass
class Beside:
    """One story beside another. `headline` is what readers have; "" where they do not have it now."""

    pk: int
    reason: str = ""
    pinned: bool = False
    excluded: bool = False
    shown: bool = False
    headline: str = ""
    published_at: datetime | None = None
    first: bool = False
    last: bool = False


def rows_beside(story):
    """(those beside `story` by rank, those kept away) as Beside: two queries.

    Of a story that was not published yet, the choice as it would be now, by its working copy.
    """
    kept = story.related_rows.order_by("-pinned", "rank")
    rows = [Beside(row.related_id, row.reason, row.pinned, row.excluded) for row in kept]
    if story.published_at is None and story.body:
        chosen = choose(story, story, without=[row.pk for row in rows])
        rows += [Beside(one.pk, one.reason) for one in chosen]
    _dress(rows)
    pins = [row for row in rows if row.pinned]
    for ends in pins[:1], pins[-1:]:
        for row in ends:
            row.first, row.last = row is pins[0], row is pins[-1]
    beside = [row for row in rows if not row.excluded and (row.headline or row.pinned)]
    for row in [row for row in beside if row.headline][:SHOWN]:
        row.shown = True
    return beside, [row for row in rows if row.excluded]


def _dress(rows):
    live = Revision.objects.live().filter(article__in=[row.pk for row in rows])
    live = {
        one.article_id: one
        for one in live.select_related("article").only(
            "headline", "article__published_at", "article__language"
        )
    }
    for row in rows:
        revision = live.get(row.pk)
        if revision:
            row.headline, row.published_at = revision.headline, revision.article.published_at
        if row.pinned and not row.reason:
            row.reason = _("pinned")
