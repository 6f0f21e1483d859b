"""Letters about a move to the people it concerns, written with the move and sent by the worker."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import send_mail

from articles.models import Move
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.people.models import Person
from newsroom.site_settings.current import site_settings


def tell_desk(article, move):
    """The editors of the story's section; nobody where it has none of its own."""
    _tell(article, move, article.section.editors.all(), "desk")


def tell_byline(article, move):
    """The correspondents with an account in the story's byline."""
    people = Person.objects.filter(correspondent__bylines__article=article).distinct()
    _tell(article, move, people, "byline")


def tell_assignee(article, move):
    """Whoever is to write it, unless they took it on themselves."""
    _tell(article, move, Person.objects.filter(pk=article.assignee_id), "assignee")


def _tell(article, move, people, to):
    for person in people.exclude(pk=move.by_id).exclude(email="").filter(is_active=True):
        if move.verb in person.letters_off:
            continue
        payload = {"move": move.pk, "person": person.pk}
        enqueue("letter", payload, key=f"letter-{move.pk}-{person.pk}")


@job("letter", long=True)  # a mail server that is slow must not hold the database
def send_letter(payload):
    move = Move.objects.select_related("article", "by").filter(pk=payload["move"]).first()
    person = Person.objects.filter(pk=payload["person"], is_active=True).first()
    if move is None or person is None:
        return
    name = move.article.headline or move.article
    who = move.by.get_full_name() or move.by.username if move.by else "The newsroom"
    lines = [f"{who}: {move.verb}", str(name), _due(move), move.note]
    send_mail(
        f"[{move.verb}] {name}"[:180],
        "\n\n".join(line for line in lines if line),
        settings.DEFAULT_FROM_EMAIL,
        [person.email],
    )


def _due(move):
    """By when an assigned story is wanted, in the newsroom's zone, which is named."""
    due, zone = move.article.due, site_settings().time_zone
    if move.verb != "assign" or due is None:
        return ""
    return f"Due {due.astimezone(ZoneInfo(zone)):%H:%M, %-d %B %Y} {zone}"
