"""Saving words: a new revision at every save that changed them, and no save that overwrites another."""

from django.db import transaction
from django.utils.timezone import now

from articles.models import COPY_FIELDS, Article
from articles.richtext import reads_the_same
from articles.states import State
from newsroom.turn import take_turn

from .claiming import claim
from .engine import revise
from .keeping import next_revision
from .refused import Refused
from .rights import is_editor, must_edit
from .transitions import AFTER_SAVING


class Stale(Exception):
    """Another save came between: `theirs` is the latest revision, `changed` the fields it changed."""

    def __init__(self, theirs, changed):
        super().__init__("Someone saved this story since you opened it.")
        self.theirs, self.changed = theirs, changed


@transaction.atomic
def begin_story(words, *, by, section, language="en", **routing):
    """A new story in draft with its first revision, begun by `by`; returns the article."""
    take_turn()
    article = Article(section=section, language=language, filed_by=by, **routing)
    article.take_words(words)
    article.save()
    _keep(article, by, over={})
    return article


@transaction.atomic
def save_copy(article, words, *, by, started_from, restores=None):
    """Save `words` (any of COPY_FIELDS) over revision `started_from`; returns the article, fresh.

    Keeps a revision only if the words differ. Raises Stale, changing nothing, where the
    working copy has moved on; Refused where `by` may not change it. Changing the words of an
    approved or published story makes the move "revise": approval falls, the live text stays.
    """
    take_turn()
    article = Article.objects.select_for_update().get(pk=article.pk)
    must_edit(article, by)
    before = article.words()
    if article.words_number != started_from:
        raise Stale(*_what_came_between(article, started_from))
    article.take_words(words)
    if reads_the_same(article.body, before["body"]):
        article.body = before["body"]  # the editor of bodies lays out anew what nobody touched
    if article.words() == before:
        return article
    article.save()
    _keep(article, by, over=before, restores=restores)
    if article.state in {State.APPROVED, State.PUBLISHED}:
        revise(article, by=by, to=State.FILED if is_editor(by) else State.DRAFT)
    return article


def restore(article, number, *, by, started_from):
    """The words of revision `number` as a new revision over `started_from`; returns the article, fresh."""
    found = article.revisions.filter(number=number).first()
    if found is None:
        raise Refused("There is no such revision; an old save may have been dropped.", "revision")
    words = found.words()
    return save_copy(article, words, by=by, started_from=started_from, restores=number)


def _keep(article, by, **how):
    revision = next_revision(article, article.words(), by=by, at=now(), **how)
    article.words_number, article.words_by = revision.number, by
    claim(article, by)
    article.save(update_fields=["words_number", "words_by", "filed_by", "changed"])
    for effect in AFTER_SAVING:
        effect(article)


def _what_came_between(article, started_from):
    theirs = article.revisions.get(number=article.words_number)
    mine = article.revisions.filter(number=started_from).first()
    changed = [name for name in COPY_FIELDS if mine is None or getattr(mine, name) != getattr(theirs, name)]
    return theirs, changed
