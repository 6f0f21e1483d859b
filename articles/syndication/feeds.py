"""RSS of the site, a section, a correspondent, a tag: the newest 30 live stories of one language."""

from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.models import Correspondent, Revision
from articles.pages.boundary import next_boundary
from articles.pages.chrome import host_of
from articles.pages.clock import midnight_after
from articles.pages.lists import depending, newest_of_each, read, with_bylines
from articles.pages.marked_lists import newest_marked
from articles.pages.navigation import family_of, section_called
from articles.richtext import storable
from articles.search.entry import correspondent_mark, tag_mark
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared
from newsroom.site_settings.current import site_settings

STORIES = 30


class PlainRss(Rss201rev2Feed):
    """RSS without the letters that XML has not: one of them in a name would break every feed that has it."""

    def write(self, outfile, encoding):
        self.feed = {name: _sendable(value) for name, value in self.feed.items()}
        self.items = [{name: _sendable(value) for name, value in item.items()} for item in self.items]
        super().write(outfile, encoding)


def _sendable(value):
    if isinstance(value, str):
        return storable(value)
    return [storable(each) for each in value] if isinstance(value, list | tuple) else value


@require_safe
def site_feed(request):
    language = request.language
    stories = read(Revision.objects.live().in_language(language).latest(), STORIES)
    return _rss(request, stories, site_settings().name, page_path("front", language), f"list-{language}")


@require_safe
def section_feed(request, section):
    found = section_called(section)
    if found is None:
        raise Http404
    path = page_path("section", request.language, section=found.slug)
    title = f"{site_settings().name}: {found.name}"
    live = Revision.objects.live().in_language(request.language).latest()
    stories = newest_of_each([live.in_section(each) for each in family_of(found)], STORIES)[:STORIES]
    return _rss(request, stories, title, path, f"section-{found.slug}")


@require_safe
def correspondent_feed(request, slug):
    person = Correspondent.objects.filter(slug=slug).first()
    mark = correspondent_mark(person.pk) if person else ""
    stories = newest_marked(mark, request.language, STORIES) if person else []
    if person is None or not (person.active or stories):
        raise Http404
    path = page_path("correspondent", request.language, slug=slug)
    return _rss(
        request, stories, f"{site_settings().name}: {person.name}", path, f"correspondent-{person.pk}"
    )


@require_safe
def tag_feed(request, slug):
    tag = Tag.objects.filter(slug=slug).first()
    stories = newest_marked(tag_mark(tag.pk), request.language, STORIES) if tag else []
    if not stories:
        raise Http404
    path = page_path("tag", request.language, slug=slug)
    return _rss(request, stories, f"{site_settings().name}: {tag.name}", path, f"tag-{tag.slug}")


def _rss(request, stories, title, path, key):
    host, rows = host_of(request), with_bylines(stories)
    feed = PlainRss(
        title=title,
        link=host + path,
        description=site_settings().tagline,
        language=request.language,
        feed_url=host + request.path,
    )
    for story in rows:
        feed.add_item(
            title=story.headline,
            link=host + story.url,
            description=story.standfirst,
            unique_id=f"{host}/story/{story.article_id}",
            unique_id_is_permalink=False,
            pubdate=story.article.published_at,
            author_name=", ".join(row.correspondent.name for row in story.writers),
            categories=[story.article.section.name],
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
    declared = depending(Declared().on(key, f"list-{request.language}", "settings", "navigation"), rows)
    for name, value in declared.until(next_boundary()).until(midnight_after(declared.made)).headers().items():
        response[name] = value
    return response
