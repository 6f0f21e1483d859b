"""Who else has a story open: told by their forms, forgotten by itself, and no change of the story."""

from django.utils.timezone import now

from articles.models import Presence


def is_here(article, person, form, *, started_from=0):
    """Take note that `form` of `person` is still open on `article`."""
    moment = now()
    mine = Presence.objects.filter(article=article, person=person, form=form)
    if mine.update(seen_at=moment, started_from=started_from):
        return
    Presence.objects.forgotten().delete()
    Presence.objects.bulk_create(
        [
            Presence(
                article=article, person=person, form=form,
                started_from=started_from, since=moment, seen_at=moment,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def is_gone(article, person, form):
    Presence.objects.filter(article=article, person=person, form=form).delete()


def others_here(article, person):
    """(person, since) of everyone else who has it open, once each, who came first first."""
    found = {}
    others = Presence.objects.here().filter(article=article).exclude(person=person)
    for one in others.select_related("person").order_by("since"):
        found.setdefault(one.person_id, one)
    return [(one.person, one.since) for one in found.values()]
