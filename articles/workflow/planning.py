"""Stories that are planned before they have words: a line in the budget, which becomes the story itself."""

from django.db import transaction

from articles.models import Article
from articles.richtext import plain_line, plain_text
from newsroom.audit.log import record_refusal
from newsroom.turn import take_turn

from .engine import move
from .refused import Refused
from .transitions import AFTER_SAVING

ASSIGN = "articles.assign_article"
LONGEST = Article._meta.get_field("catchline").max_length


def plan_story(catchline, *, section, by, language="en", due=None, assignee=None, note=""):
    """A new story in draft without a word of its own; returns the article, assigned by the move "assign".

    `note` is the brief, kept with the move. Raises Refused, with nothing written but the refusal.
    """
    try:
        with transaction.atomic():
            return _plan(catchline, section, by, language, due, assignee, note)
    except Refused as refusal:
        record_refusal("plan", by=by, subject="story", detail={"rule": refusal.rule})
        raise


def _plan(catchline, section, by, language, due, assignee, note):
    if not by.has_perm(ASSIGN):
        raise Refused("You may not assign stories.", "permission")
    catchline = plain_line(catchline)[:LONGEST]
    if not catchline:
        raise Refused("Give the story a catchline: its working name.", "catchline")
    take_turn()
    article = Article.objects.create(catchline=catchline, section=section, language=language)
    for effect in AFTER_SAVING:
        effect(article)
    return move(article, "assign", by=by, note=plain_text(note), due=due, assignee=assignee)
