"""What an editor decides of the stories beside a story: pins in order, and what is never to stand there."""

from django.db import transaction

from articles.models import Article, RelatedStory, Revision
from newsroom.audit.log import record
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

from .refused import Refused
from .rights import is_editor, must_edit
from .transitions import AFTER_ARRANGING

MOST_PINS, MOST_EXCLUDED = 5, 100


@transaction.atomic
def arrange(article, verb, number, *, by):
    """Do `verb` (a key of VERBS) with the story of that number; the automatic rows are then chosen anew.

    Raises Refused, naming the rule. Whoever may change the story may, on a published one editors only.
    """
    take_turn()
    article = Article.objects.select_for_update(of=("self",)).select_related("section").get(pk=article.pk)
    must_edit(article, by)
    if article.published_at is not None and not is_editor(by):
        raise Refused("Only an editor may choose what stands beside a published story.", "routing")
    pins, excluded = decided(article)
    VERBS[verb](article, number, pins, excluded)
    _write(article, pins, excluded)
    detail = {"verb": verb, "story": number}
    record("story.related", by=by, subject=f"story {article.pk}", detail=detail)
    bump(f"related-{article.pk}")
    for effect in AFTER_ARRANGING:
        effect(article)
    return article


def decided(article):
    """(numbers pinned, in order; numbers excluded) of `article`."""
    rows = article.related_rows.exclude(pinned=False, excluded=False).order_by("rank", "pk")
    rows = list(rows.values_list("related", "pinned"))
    return [pk for pk, pinned in rows if pinned], [pk for pk, pinned in rows if not pinned]


def _write(article, pins, excluded):
    article.related_rows.exclude(pinned=False, excluded=False).delete()
    article.related_rows.filter(related__in=[*pins, *excluded]).delete()
    rows = [RelatedStory(article=article, related_id=pk, rank=n, pinned=True) for n, pk in enumerate(pins, 1)]
    rows += [RelatedStory(article=article, related_id=pk, rank=0, excluded=True) for pk in excluded]
    RelatedStory.objects.bulk_create(rows)


def _pin(article, number, pins, excluded):
    if number == article.pk:
        raise Refused("A story does not stand beside itself.", "not-itself")
    if not Revision.objects.live().in_language(article.language).filter(article=number).exists():
        raise Refused("Only a story that readers have, in the same language, can be pinned.", "live")
    if number in excluded:
        excluded.remove(number)
    if number not in pins:
        pins.append(number)
    if len(pins) > MOST_PINS:
        raise Refused(f"At most {MOST_PINS} pins: as many as readers see.", "most")


def _unpin(article, number, pins, excluded):
    _must_be_in(pins, number)
    pins.remove(number)


def _up(article, number, pins, excluded):
    _must_be_in(pins, number)
    place = pins.index(number)
    pins.insert(max(place - 1, 0), pins.pop(place))


def _down(article, number, pins, excluded):
    _must_be_in(pins, number)
    pins.insert(pins.index(number) + 1, pins.pop(pins.index(number)))


def _exclude(article, number, pins, excluded):
    live = Revision.objects.live().in_language(article.language).exclude(article=article.pk)
    if number not in pins and not live.filter(article=number).exists():
        raise Refused("That story does not stand beside this one.", "beside")
    if number in pins:
        pins.remove(number)
    if number not in excluded:
        excluded.append(number)
    if len(excluded) > MOST_EXCLUDED:
        raise Refused(f"At most {MOST_EXCLUDED} stories can be kept away.", "most")


def _allow(article, number, pins, excluded):
    _must_be_in(excluded, number)
    excluded.remove(number)


def _must_be_in(numbers, number):
    if number not in numbers:
        raise Refused("Someone else has changed this since you opened it.", "seen")


VERBS = {
    "pin": _pin,
    "unpin": _unpin,
    "up": _up,
    "down": _down,
    "exclude": _exclude,
    "allow": _allow,
}
