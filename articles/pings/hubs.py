"""WebSub: a hub is told which feeds changed, and tells whoever follows them."""

from urllib.parse import urlencode

from django.conf import settings

from articles.models import Article, Syndication
from newsroom.jobs.registry import job
from newsroom.languages import page_path

from .announcing import still_holds
from .sending import send

FORMS = ("", "atom/", "json/")


@job("tell_hub", long=True)
def tell_hub(payload):
    article = Article.objects.filter(pk=payload["story"]).select_related("section__parent").first()
    is_named = payload["to"] in Syndication.current().hubs.split()
    if article is None or not is_named or not still_holds(payload):
        return
    form = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics_of(article))]
    send(payload["to"], urlencode(form).encode(), "application/x-www-form-urlencoded")


def topics_of(article):
    """The addresses of every feed that has the story, or had it."""
    language, sections = article.language, [article.section, article.section.parent]
    paths = [page_path("feed", language)]
    paths += [page_path("section_feed", language, section=one.slug) for one in sections if one]
    people = article.correspondents.order_by("pk").values_list("slug", flat=True).distinct()
    paths += [page_path("correspondent_feed", language, slug=slug) for slug in people]
    tags = article.tags.order_by("slug").values_list("slug", flat=True)
    paths += [page_path("tag_feed", language, slug=slug) for slug in tags]
    return [f"{settings.SITE_ADDRESS}{path}{form}" for path in paths for form in FORMS]
