"""Who wrote a story and what it is about. At once, by editors only while it is placed, and logged."""

from django.db import transaction
from django.utils.timezone import now

from articles.models import Article, Byline, Move
from newsroom.audit.log import record
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

from .four_eyes import must_not_join
from .refused import Refused
from .rights import is_editor, must_edit
from .staleness import story_keys
from .transitions import AFTER_ROUTING


def set_bylines(article, rows, *, by):
    """Make `rows`, (correspondent, role, place) in order, the bylines. True where that changed them."""
    rows = [(correspondent.pk, role, place) for correspondent, role, place in rows]

    def write(article):
        stood = set(article.bylines.values_list("correspondent", flat=True))
        must_not_join(article, {pk for pk, _role, _place in rows} - stood)
        article.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(article=article, correspondent_id=pk, role=role, place=place, order=order)
            for order, (pk, role, place) in enumerate(rows, start=1)
        )

    return _change(article, "bylines", rows, _bylines, write, by)


def set_tags(article, names, *, by):
    """Make `names` the story's tags; case does not tell two tags apart. True where that changed them."""
    wanted = sorted({name.casefold() for name in names})
    return _change(article, "tags", wanted, _tags, lambda article: article.tags.set(names), by)


@transaction.atomic
def _change(article, what, wanted, read, write, by):
    take_turn()
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if read(article) == wanted:
        return False
    must_edit(article, by)
    placed = article.published_at is not None
    if placed and not is_editor(by):
        raise Refused(f"Only an editor may change the {what} of a published story.", "routing")
    before = story_keys(article) if placed else set()
    write(article)
    if placed:
        bump(*sorted(before | story_keys(article)))
        Move.objects.create(
            article=article,
            verb="reroute",
            by=by,
            at=now(),
            left=article.state,
            entered=article.state,
            note=what,
        )
        record("story.reroute", by=by, subject=f"story {article.pk}", detail={"changed": what})
    for effect in AFTER_ROUTING:
        effect(article)
    return True


def _bylines(article):
    return list(article.bylines.order_by("order", "id").values_list("correspondent_id", "role", "place"))


def _tags(article):
    return sorted(name.casefold() for name in article.tags.values_list("name", flat=True))
