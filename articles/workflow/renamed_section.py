"""After a section got another slug: its stories' addresses follow, the old ones lead to the new."""

from django.db import transaction

from articles.models import Article
from newsroom.jobs.registry import job
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn
from sections.models import Section

from .addresses import is_where_it_belongs, readdress
from .staleness import story_keys

BATCH = 100


@job("section.renamed", long=True)
def follow_section(payload):
    """Give every placed story of the section the address its present slug makes.

    Readers lose nothing meanwhile: the old addresses are served until then, and redirect after. It
    may run twice, or stop half way and begin again: what is at its address already is passed over.
    """
    last = 0
    while last is not None:
        last = _follow_batch(payload["section"], last)


@transaction.atomic
def _follow_batch(section, after):
    """The next stories by number; returns the last of them, or None where there were none."""
    take_turn()
    present = Section.objects.filter(pk=section).first()
    if present is None:
        return None
    placed = Article.objects.filter(section=present, addresses__current=True, pk__gt=after)
    rows = list(placed.select_related("section__parent").order_by("pk").distinct()[:BATCH])
    stale = set()
    for article in rows:
        if not is_where_it_belongs(article):
            readdress(article)
            stale |= story_keys(article)
    bump(*sorted(stale))
    return rows[-1].pk if rows else None
