"""Letters about a move or a note to the people it concerns, and to nobody else.

Written with what they tell of; what one person is told within a minute goes out in one e-mail,
sent by the worker at least once.
"""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from articles.models import Letter
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.jobs.worker import LEASE
from newsroom.people.models import Person

from .letter_words import in_words
from .rights import is_editor, may_see

GATHERED = timedelta(minutes=1)
MOST = 50


def tell_desk(article, move):
    """The editors of the story's section; nobody where it has none of its own."""
    _tell(article, desk_of(article), move.verb, move=move)


def tell_byline(article, move):
    """The correspondents with an account in the story's byline."""
    _tell(article, byline_of(article), move.verb, move=move)


def tell_assignee(article, move):
    """Whoever is to write it, unless they took it on themselves."""
    _tell(article, Person.objects.filter(pk=article.assignee_id), move.verb, move=move)


def tell_of_note(article, note, named):
    """Those it names; and the byline where an editor wrote it, else the desk."""
    _tell(article, Person.objects.filter(pk__in=[person.pk for person in named]), "mention", note=note)
    others = byline_of(article) if is_editor(note.by) else desk_of(article)
    _tell(article, others, "note", note=note)


def desk_of(article):
    return article.section.editors.all()


def byline_of(article):
    return Person.objects.filter(correspondent__bylines__article=article).distinct()


def _tell(article, people, kind, *, move=None, note=None):
    by = (move or note).by_id
    for person in people.exclude(pk=by).exclude(email="").filter(is_active=True):
        if kind in person.letters_off:
            continue
        # Someone named in a note may be in the byline too: told once.
        letter, made = Letter.objects.get_or_create(
            person=person, move=move, note=note, defaults={"article": article, "kind": kind}
        )
        if made:
            payload, due = {"person": person.pk}, now() + GATHERED
            enqueue("letters", payload, key=f"letter-{letter.pk}", due_at=due)


@job("letters", long=True)  # a mail server that is slow must not hold the database
def send_letters(payload):
    """One e-mail with all that the person was not told yet. Its Message-ID names what is in it."""
    letters = _claimed(payload["person"])
    if not letters:
        return
    kept = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
    person = letters[0].person
    told = [letter for letter in letters if may_see(letter.article, person)]
    if told and person.is_active and person.email:
        try:
            _email(person, told).send()
        except Exception:
            kept.update(claimed_at=None)
            raise
    kept.update(sent_at=now())


@transaction.atomic
def _claimed(person):
    """The person's waiting letters, which no other worker takes until the lease of this job has run out."""
    free = Q(claimed_at=None) | Q(claimed_at__lte=now() - LEASE)
    waiting = Letter.objects.select_for_update(of=("self",)).filter(free, person=person, sent_at=None)
    whole = waiting.select_related("person", "article", "move__by", "move__revision", "note__by")
    letters = list(whole.order_by("id")[:MOST])
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(claimed_at=now())
    return letters


def _email(person, letters):
    subject, text = in_words(person, letters)
    host = settings.SITE_ADDRESS.partition("://")[2].partition("/")[0].partition(":")[0]
    return EmailMessage(
        subject,
        text,
        settings.DEFAULT_FROM_EMAIL,
        [person.email],
        headers={"Message-ID": f"<letters-{person.pk}-{letters[0].pk}-{letters[-1].pk}@{host}>"},
    )
