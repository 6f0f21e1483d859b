"""The picture that goes with a shared link: cut from the story's own, or else a card drawn by a job."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.timezone import now

from articles.models import Revision, ShareCard
from articles.models.photo import SHARE, WIDE
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.languages import direction
from newsroom.page_store.stamps import bump, kept
from newsroom.site_settings.current import site_settings
from newsroom.turn import take_turn

from .card_drawing import SIZE, Card, drawn
from .renditions import NAMED_FOR

REDRAWN = 2000  # cards drawn anew when the newsroom's name or colour changes, newest first


@dataclass(frozen=True)
class SharePicture:
    """`url` is a path where the pictures are on disk, an address where they are in a bucket."""

    url: str
    width: int
    height: int
    alt: str


def share_picture(story, host=""):
    """The SharePicture of a live revision, or None. `host` is put before what is a path. No query where
    `lead_photo`, `article__section` and `article__share_card` are loaded.

    A page that prints it declares itself on `photo-<id>` of the lead picture, on `card-<article id>`
    and on `settings`.
    """
    photo = story.lead_photo
    if photo and photo.is_usable():
        for crop in (SHARE, WIDE):  # what came before there was SHARE has WIDE alone
            if photo.sizes_of(crop):
                width, height = photo.sizes_of(crop)[-1]
                url = _absolute(photo.url(width, crop=crop), host)
                return SharePicture(url, width, height, story.alt or photo.alt)
    card = getattr(story.article, "share_card", None)
    if card and card.shows == card_of(story).print:
        return SharePicture(_absolute(card.url, host), *SIZE, story.headline)
    return site_picture(host)


def site_picture(host=""):
    """The newsroom's own card, for pages that are no story; None until the worker has drawn it."""
    card = kept("share-card", lambda: ShareCard.objects.filter(article=None).first(), "settings")
    return SharePicture(_absolute(card.url, host), *SIZE, site_settings().name) if card else None


def _absolute(url, host):
    return f"{host}{url}" if url.startswith("/") else url


def card_of(story=None):
    """What the card of `story` shows, as readers have it; without one, the site's."""
    site = site_settings()
    if story is None:
        return Card(site.name, site.accent)
    kicker = story.kicker or story.article.section_name
    language = story.article.language
    return Card(site.name, site.accent, kicker, story.headline, direction(language), language)


def order_share_card(article, move=None):
    """Have the card follow what readers get: when each version still to come begins and ends, and now."""
    times = {now()}
    for begins, ends in article.revisions.placed().values_list("live_from", "live_until"):
        times |= {time for time in (begins, ends) if time and time > now()}
    for time in sorted(times):
        enqueue("make_share_card", {"article": article.pk}, due_at=time)


@job("make_share_card", long=True)
def make_share_card(payload):
    """Draw the card of a story that is live without a picture; take the card of any other away at once."""
    pk = payload["article"]
    _follow(pk, lambda: _needed(pk), f"card-{pk}")


@job("make_site_card", long=True, daily=True)
def make_site_card(payload):
    """After the newsroom's name or colour changed, or the way cards are drawn; those of stories follow, each
    by a job."""
    if _follow(None, card_of, "settings"):
        drawn_before = ShareCard.objects.exclude(article=None).order_by("-article__published_at")
        for pk in drawn_before.values_list("article", flat=True)[:REDRAWN]:
            enqueue("make_share_card", {"article": pk})


def _needed(pk):
    """The Card of the story with this number, None where it is not live or has a picture."""
    story = (
        Revision.objects.live().filter(article=pk).select_related("article__section", "lead_photo").first()
    )
    if story is None or (story.lead_photo and story.lead_photo.is_usable()):
        return None
    return card_of(story)


def _follow(article, needed, key):
    """Make the row of `article` (a number, or None) say what is `needed`; whether that was another thing.

    What is drawn is looked at once more when all others wait: a story may have been withdrawn
    meanwhile. A card that is no longer wanted goes at once, one that was followed by another when no
    kept page can name it.
    """
    card = needed()
    if card:
        name = f"renditions/cards/{article or 'site'}-{card.print}.jpg"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(drawn(card)))
    with transaction.atomic():
        take_turn()
        present = ShareCard.objects.filter(article=article).first()
        if needed() != card:
            enqueue("make_share_card" if article else "make_site_card", {"article": article})
            return False
        if (present.shows if present else None) == (card.print if card else None):
            return False
        if card:
            ShareCard.objects.update_or_create(
                article_id=article, defaults={"shows": card.print, "name": name}
            )
        elif present:
            present.delete()
        if present:
            enqueue("drop_share_card", {"name": present.name}, due_at=now() + NAMED_FOR if card else None)
        bump(key)
    return True


@job("drop_share_card", long=True)
def drop_share_card(payload):
    """Delete the file of a card that no page names any more, unless it is shown again."""
    if not ShareCard.objects.filter(name=payload["name"]).exists():
        default_storage.delete(payload["name"])
