"""Where readers find stories. Included last by newsroom.urls: a section's slug can be any word left over."""

from django.urls import include, path, register_converter

from articles.pages import icons
from articles.pages.corrections_page import corrections_page
from articles.pages.correspondent_page import correspondent_page
from articles.pages.correspondents_page import correspondents_page
from articles.pages.front_page import front_page
from articles.pages.latest_page import archive_page, latest_page
from articles.pages.preview_page import preview_page
from articles.pages.report_page import report_page
from articles.pages.review_page import review_page, thanks_page
from articles.pages.reviews_page import reviews_page
from articles.pages.search_page import search_page
from articles.pages.section_page import section_page
from articles.pages.story_page import story_page
from articles.pages.tag_page import tag_page
from articles.pages.version_page import version_page
from articles.syndication import feed_pages as feeds
from articles.syndication import sitemap_pages as sitemaps
from articles.syndication import standing_files
from articles.syndication.feed_urls import feed_paths
from articles.syndication.partners import partner_feed


class Digits:
    """A fixed number of digits, kept as text: `09` stays `09`."""

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


class FourDigits(Digits):
    regex = "[0-9]{4}"


class TwoDigits(Digits):
    regex = "[0-9]{2}"


class Version(Digits):
    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value):
        return int(value)


class Part(Digits):
    regex = "[1-9][0-9]{0,3}"

    def to_python(self, value):
        return int(value)


class ReviewNumber(Part):
    regex = "[1-9][0-9]{0,17}"


class LanguageCode(Digits):
    regex = "[a-z]{2,3}(-[a-z0-9]{2,8})*"


class IndexNowKey(Digits):
    regex = "[A-Za-z0-9-]{8,128}"


register_converter(LanguageCode, "code")
register_converter(Part, "part")
register_converter(IndexNowKey, "indexnow_key")
register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "mm")
register_converter(Version, "version")
register_converter(ReviewNumber, "review")

story = [
    path("", story_page, name="story"),
    path("v<version:version>/", version_page, name="version"),
    path("review/", review_page, name="review"),
    path("review/thanks/", thanks_page, name="review_thanks"),
    path("reviews/", reviews_page, name="reviews"),
    path("reviews/<review:review>/report/", report_page, name="report"),
]

files = [
    path("robots.txt", standing_files.robots, name="robots"),
    path(".well-known/security.txt", standing_files.security, name="security"),
    *(
        path(f"{name}.txt", standing_files.written, {"name": name}, name=name)
        for name in ("humans", "ads", "trust")
    ),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("icons/<slug:print>-<int:size>.png", icons.site_icon, name="icon"),
    path("site.webmanifest", icons.manifest, name="manifest"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-sections.xml", sitemaps.sections_sitemap, name="sitemap_sections"),
    path("sitemap-correspondents.xml", sitemaps.correspondents_sitemap, name="sitemap_correspondents"),
    path("sitemap-tags-<part:part>.xml", sitemaps.tags_sitemap, name="sitemap_tags"),
    path("sitemap-<code:language>-<yyyy:year>-<mm:month>.xml", sitemaps.month_sitemap, name="sitemap_month"),
    path(
        "sitemap-<code:language>-<yyyy:year>-<mm:month>-<part:part>.xml",
        sitemaps.month_sitemap,
        name="sitemap_month_part",
    ),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("news-sitemap-<part:part>.xml", sitemaps.news_sitemap, name="news_sitemap_part"),
    path("<indexnow_key:key>.txt", standing_files.indexnow_key, name="indexnow_key"),
]

urlpatterns = [
    *files,
    path("", front_page, name="front"),
    *feed_paths("feed/", feeds.site_feed, "feed"),
    path("latest/", latest_page, name="latest"),
    path("archive/<yyyy:year>/<mm:month>/<mm:day>/", archive_page, name="archive"),
    path("correspondents/", correspondents_page, name="correspondents"),
    path("correspondents/<str:slug>/", correspondent_page, name="correspondent"),
    *feed_paths("correspondents/<str:slug>/feed/", feeds.correspondent_feed, "correspondent_feed"),
    path("tags/<str:slug>/", tag_page, name="tag"),
    *feed_paths("tags/<str:slug>/feed/", feeds.tag_feed, "tag_feed"),
    path("corrections/", corrections_page, name="corrections"),
    path("search/", search_page, name="search"),
    *feed_paths("partners/<str:key>/", partner_feed, "partner_feed"),
    path("preview/<str:token>/", preview_page, name="preview"),
    path("<str:section>/", section_page, name="section"),
    *feed_paths("<str:section>/feed/", feeds.section_feed, "section_feed"),
    path("<str:section>/<yyyy:year>/<mm:month>/<mm:day>/<str:slug>/", include(story)),
]
