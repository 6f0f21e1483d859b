from django.db import transaction
from django.utils.timezone import now

from articles.models import Article
from articles.photos.share_cards import make_share_card, make_site_card

from .cast import (
    HERE,
    make_accounts,
    make_correspondents,
    make_pages,
    make_pictures,
    make_sections,
    make_settings,
    read,
)
from .day import make_day
from .staging import relate, stage


def is_open():
    """Whether the demonstration newsroom is here already."""
    return Article.objects.filter(external_id__startswith="demo-").exists()


def open_newsroom(password):
    """Make the whole of it, yielding a line for each thing done. Nothing is made twice."""
    data = read("newsroom.toml")
    with transaction.atomic():
        make_settings(data)
        make_pages(read("pages.toml"))
        sections, people = make_sections(data), make_accounts(password)
    yield f"{len(sections)} sections, {len(people)} accounts"
    photos = {}
    for key, photo in make_pictures():
        photos[key] = photo
        yield f"picture {len(photos)}: {key}"
    with transaction.atomic():
        articles = _stories(data, sections, people, photos)
    yield f"{len(articles)} stories"
    make_site_card({})
    for article in articles.values():
        make_share_card({"article": article.pk})
    yield "cards to share"


def _stories(data, sections, people, photos):
    correspondents = make_correspondents(data, people, photos)
    told = [read(f"stories/{file.name}") for file in sorted((HERE / "stories").glob("*.toml"))]
    moment, by_key = now(), {}
    for one in told:
        by_key[one["key"]] = stage(
            one, moment, sections=sections, correspondents=correspondents, photos=photos, people=people
        )
    for one in told:
        if "translation_of" in one:
            article = by_key[one["key"]]
            article.translation_of = by_key[one["translation_of"]]
            Article.objects.filter(pk=article.pk).update(translation_of=article.translation_of)
    relate(by_key.values())
    make_day(read("day.toml"), moment, by_key=by_key, sections=sections, people=people)
    return by_key
