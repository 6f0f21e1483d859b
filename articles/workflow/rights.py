"""Who may read and change a working copy. Asked by the engine, the admin and previews alike."""

from articles.models import Article
from articles.states import State

from .refused import Refused

OWN_EDITABLE = {State.DRAFT, State.PUBLISHED}


def is_editor(person):
    return person.has_perm("articles.approve_article")


def is_theirs(article, person):
    """Whether `person` files this story: began it, is assigned it, or is in its byline."""
    return Article.objects.of(person).filter(pk=article.pk).exists()


def may_see(article, person):
    return is_editor(person) or (person.has_perm("articles.file_article") and is_theirs(article, person))


def may_edit(article, person):
    """Editors edit whatever is not spiked; correspondents their own, until it is filed."""
    if article.state == State.SPIKED:
        return False
    if is_editor(person):
        return True
    own = person.has_perm("articles.file_article") and is_theirs(article, person)
    return own and article.state in OWN_EDITABLE


def must_edit(article, person):
    """Refuse, naming the rule, where `may_edit` is false."""
    if may_edit(article, person):
        return
    if article.state == State.SPIKED:
        raise Refused("A spiked story cannot be changed; revive it first.", "not-spiked")
    if may_see(article, person):
        raise Refused(f"A story that is {article.state} is read-only for its correspondent.", "read-only")
    raise Refused("You may not change another's story.", "own-story")
