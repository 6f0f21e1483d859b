"""Every URL pattern of the site, and the addresses at which the leak test asks each."""

from datetime import timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver
from django.utils.timezone import localdate

from articles.models import Photo, Review
from articles.pages.icons import icon_url
from articles.workflow.addresses import path_for, slug_for
from newsroom.jobs.models import Job
from tests.marked_stories import ASKED

MODELS = (
    "articles/article articles/correction articles/correspondent articles/partnerfeed articles/photo "
    "articles/review articles/syndication "
    "newsroom/auditevent newsroom/job newsroom/page newsroom/person "
    "newsroom/sitesettings sections/section taggit/tag"
).split()
LISTED = (
    "", f"?q={ASKED}", "?stands=draft", "?stands=withdrawn", "?mine=yes", "?language=az", "?state=rejected",
    "?o=1", "?all=", f"?headline__startswith={ASKED}",
)  # fmt: skip
LANGUAGES = ("", "/az", "/ru")
STANDING = ("robots.txt", "humans.txt", "ads.txt", "trust.txt", ".well-known/security.txt")
STANDING += ("favicon.ico", "site.webmanifest")
SITEMAPS = ("sitemap.xml", "sitemap-sections.xml", "sitemap-correspondents.xml", "news-sitemap.xml")
STORY = "<str:section>/<yyyy:year>/<mm:month>/<mm:day>/<str:slug>/"


def patterns(found=None, before=""):
    """Every route the resolver knows, as one text each."""
    for pattern in get_resolver().url_patterns if found is None else found:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern.url_patterns, route)
        else:
            yield route


def addresses(newsroom):
    """Route to addresses, for every route: one that is missing here is one nobody looked at."""
    return {**_stock_admin(), **_desk(newsroom), **_reader_pages(newsroom), **_stories(newsroom)}


def _stock_admin():
    found = {}
    for label in MODELS:
        base, rows = f"admin/{label}/", apps.get_model(*label.split("/")).objects.order_by("-pk")[:40]
        found[base] = [f"/{base}{query}" for query in LISTED]
        found[f"{base}add/"] = [f"/{base}add/"]
        for page in ("change/", "history/", "delete/", ""):
            found[f"{base}<path:object_id>/{page}"] = [f"/{base}{row.pk}/{page}" for row in rows]
    return found


def _desk(newsroom):
    stories = [story.pk for story in newsroom.stories.values()]
    article = "/admin/articles/article"
    kinds = {model: _kind(model) for model in ("article", "revision", "review", "photo", "move")}
    asked = (
        "",
        f"?q={ASKED}",
        f"?q={ASKED[:3]}",
        f"?term={ASKED}&app_label=articles&model_name=article&field_name=section",
    )
    return {
        "admin/": ["/admin/"],
        "admin/planning/": [
            f"/admin/planning/{query}" for query in ("", f"?day={localdate()}", "?who=nobody&section=1")
        ],
        "admin/front/": [f"/admin/front/{query}" for query in ("", "?language=az", "?language=xx")],
        "admin/front/find/": [f"/admin/front/find/{query}" for query in (*asked, f"?language=az&q={ASKED}")],
        "admin/front/preview/": ["/admin/front/preview/"],
        "admin/login/": ["/admin/login/"],
        "admin/logout/": ["/admin/logout/"],
        "admin/password_change/": ["/admin/password_change/"],
        "admin/password_change/done/": ["/admin/password_change/done/"],
        "admin/autocomplete/": [f"/admin/autocomplete/{query}" for query in asked],
        "admin/jsi18n/": ["/admin/jsi18n/"],
        "admin/r/<path:content_type_id>/<path:object_id>/": [
            f"/admin/r/{kind}/{pk}/" for kind in kinds.values() for pk in stories
        ],
        "admin/articles/article/<int:pk>/compare/": [
            f"{article}/{pk}/compare/{query}" for pk in stories for query in ("", "?a=1&b=1", "?view=side")
        ],
        "admin/articles/article/here/": [f"{article}/here/"],
        "admin/articles/article/<int:pk>/presence/": [f"{article}/{pk}/presence/?seen=1" for pk in stories],
        "admin/articles/article/tags/": [f"{article}/tags/{query}" for query in asked],
        "admin/articles/article/<int:pk>/preview/": [f"{article}/{pk}/preview/" for pk in stories],
        "admin/articles/article/<int:pk>/links/": [f"{article}/{pk}/links/" for pk in stories],
        "admin/articles/article/<int:pk>/notes/": [f"{article}/{pk}/notes/" for pk in stories],
        "admin/preferences/": ["/admin/preferences/"],
        "admin/articles/article/<int:pk>/related/": [
            f"{article}/{pk}/related/{query}"
            for pk in stories
            for query in ("", f"?q={ASKED}", f"?find=1&q={ASKED}")
        ],
        "admin/articles/article/<int:pk>/fix/": [
            f"{article}/{pk}/fix/{query}" for pk in stories for query in ("", "?as=quick-fix", "?as=correct")
        ],
        "admin/articles/correspondent/accounts/": [
            f"/admin/articles/correspondent/accounts/{query}" for query in asked
        ],
        "admin/articles/correspondent/names/": [f"/admin/articles/correspondent/names/{q}" for q in asked],
        "admin/articles/photo/choose/": [f"/admin/articles/photo/choose/{query}" for query in asked],
        "admin/articles/photo/upload/": ["/admin/articles/photo/upload/"],
        "admin/articles/photo/describe/": [
            f"/admin/articles/photo/describe/?pictures={photo.pk},0" for photo in Photo.objects.all()
        ],
        "admin/articles/photo/<int:pk>/withdraw/": [
            f"/admin/articles/photo/{photo.pk}/withdraw/" for photo in Photo.objects.all()
        ],
        "admin/articles/photo/<int:pk>/again/": [
            f"/admin/articles/photo/{photo.pk}/again/" for photo in Photo.objects.all()
        ],
        "admin/articles/photo/<int:pk>/thumb/": [
            f"/admin/articles/photo/{photo.pk}/thumb/{query}"
            for photo in Photo.objects.all()
            for query in ("", "?whole", "?square")
        ],
        "admin/articles/review/decide/": ["/admin/articles/review/decide/"],
        "admin/articles/review/<int:pk>/story/": [
            f"/admin/articles/review/{review.pk}/story/" for review in Review.objects.all()
        ],
        "admin/newsroom/job/<int:number>/again/": [
            f"/admin/newsroom/job/{number}/again/"
            for number in Job.objects.order_by("-pk").values_list("pk", flat=True)[:5]
        ],
        "admin/newsroom/person/<id>/password/": [
            f"/admin/newsroom/person/{person.pk}/password/" for person in (newsroom.by, newsroom.chief)
        ],
        "admin/^(?P<app_label>sections|articles|taggit|newsroom)/$": [
            f"/admin/{app}/" for app in ("sections", "articles", "taggit", "newsroom")
        ],
        "admin/(?P<url>.*)$": ["/admin/nothing/here/", f"/admin/{ASKED}"],
    }  # fmt: skip


def _reader_pages(newsroom):
    tags = {tag.slug for story in newsroom.stories.values() for tag in story.tags.all()}
    day = f"archive/{localdate():%Y/%m/%d}/"
    slug, section = newsroom.by.correspondent.slug, newsroom.section.slug
    found = {
        "": [""],
        "feed/": ["feed/"],
        "latest/": ["latest/"],
        "archive/<yyyy:year>/<mm:month>/<mm:day>/": [day],
        "correspondents/": ["correspondents/"],
        "correspondents/<str:slug>/": [f"correspondents/{slug}/"],
        "correspondents/<str:slug>/feed/": [f"correspondents/{slug}/feed/"],
        "tags/<str:slug>/": [f"tags/{tag}/" for tag in tags],
        "tags/<str:slug>/feed/": [f"tags/{tag}/feed/" for tag in tags],
        "corrections/": ["corrections/"],
        "search/": [f"search/?q={query}" for query in ("", ASKED, ASKED[:5])],
        "<str:section>/": [f"{section}/"],
        "<str:section>/feed/": [f"{section}/feed/"],
    }
    found["partners/<str:key>/"] = [f"partners/{key}/" for key in newsroom.partner_keys]
    for route in [route for route in found if route.endswith("feed/") or route.startswith("partners/")]:
        for form in ("atom/", "json/"):
            found[route + form] = [path + form for path in found[route]]
    found = {
        route: [f"{code}/{path}" for code in LANGUAGES for path in paths] for route, paths in found.items()
    }
    renditions = [one["name"] for one in newsroom.photo.renditions] + [
        newsroom.photo.file.name,
        "nothing.jpg",
    ]
    return found | {
        "preview/<str:token>/": [f"/preview/{token}/" for token in newsroom.ended_links],
        **{name: [f"/{name}"] for name in STANDING},
        "icons/<slug:print>-<int:size>.png": [icon_url(32), "/icons/nothing-32.png"],
        **{name: [f"/{name}"] for name in SITEMAPS},
        "sitemap-tags-<part:part>.xml": ["/sitemap-tags-1.xml", "/sitemap-tags-2.xml"],
        "sitemap-<code:language>-<yyyy:year>-<mm:month>.xml": [
            f"/sitemap-{month}.xml" for month in _months()
        ],
        "sitemap-<code:language>-<yyyy:year>-<mm:month>-<part:part>.xml": [
            f"/sitemap-{month}-{part}.xml" for month in _months() for part in (1, 2)
        ],
        "news-sitemap-<part:part>.xml": ["/news-sitemap-1.xml", "/news-sitemap-2.xml"],
        "<indexnow_key:key>.txt": ["/not-the-key.txt"],
        "healthz": ["/healthz"],
        "readyz": ["/readyz"],
        "media/<path:name>": [f"/media/{name}" for name in renditions],
    }


def _months():
    """This month and the next, in each language: what is scheduled stands in one of them."""
    for code in ("en", "az", "ru"):
        for day in (localdate(), localdate() + timedelta(days=31)):
            yield f"{code}-{day:%Y-%m}"


def _stories(newsroom):
    paths = [path_of(story) for story in newsroom.stories.values()]
    pages = {
        "": [""],
        "v<version:version>/": ["v1/", "v2/", "v3/"],
        "review/": ["review/"],
        "review/thanks/": ["review/thanks/"],
        "reviews/": ["reviews/"],
    }
    found = {STORY + tail: [path + one for path in paths for one in ones] for tail, ones in pages.items()}
    return found | {STORY + "reviews/<review:review>/report/": list(_reports(newsroom))}


def _reports(newsroom):
    """Every review at its own story, and at one that it is not of."""
    stories = list(newsroom.stories.values())
    for review in Review.objects.all():
        own = [story.pk for story in stories].index(review.article_id)
        for story in (stories[own], stories[own - 1]):
            yield f"{path_of(story)}reviews/{review.pk}/report/"


def path_of(story):
    """Where the story is found, or where one would look for it."""
    address = story.addresses.filter(current=True).first()
    return address.path if address else path_for(story, slug_for(story), localdate())


def _kind(model):
    return ContentType.objects.get(app_label="articles", model=model).pk
