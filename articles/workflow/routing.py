"""Where a story is found: section, slug, language. At once, by editors only once it is placed, logged."""

from django.db import transaction
from django.utils.timezone import now

from articles.models import Article, Move
from newsroom.audit.log import record
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

from .addresses import readdress, taken_by_another
from .refused import Refused
from .rights import is_editor, must_edit
from .staleness import story_keys
from .transitions import AFTER_ROUTING

ROUTING = ("section_id", "slug", "language", "translation_of_id")


@transaction.atomic
def reroute(article, *, by, **changes):
    """Set any of ROUTING; returns the article. A placed story gets a new address, its old ones redirect."""
    unknown = set(changes) - set(ROUTING)
    if unknown:
        raise ValueError(f"not routing: {sorted(unknown)}")
    take_turn()
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    changes = {name: value for name, value in changes.items() if getattr(article, name) != value}
    if not changes:
        return article
    must_edit(article, by)
    placed = article.published_at is not None
    if placed and not is_editor(by):
        raise Refused("Only an editor may change where a published story is found.", "routing")
    before = story_keys(article) if placed else set()
    for name, value in changes.items():
        setattr(article, name, value)
    if changes.get("slug") and taken_by_another(article, changes["slug"]):
        raise Refused(
            f"Another story of that section and day is or was at “{changes['slug']}”, and its readers must "
            "still find it: choose another slug.",
            "slug-taken",
        )
    article.save()
    if placed:
        readdress(article)
        bump(*sorted(before | story_keys(article)))
        Move.objects.create(
            article=article, verb="reroute", by=by, at=now(), left=article.state, entered=article.state,
            note=", ".join(sorted(name.removesuffix("_id") for name in changes)),
        )  # fmt: skip
        record(
            "story.reroute",
            by=by,
            subject=f"story {article.pk}",
            detail={k: str(v) for k, v in changes.items()},
        )
    for effect in AFTER_ROUTING:
        effect(article)
    return article
