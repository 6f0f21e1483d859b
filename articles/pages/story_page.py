"""The story page: one live revision, what stands beside it, its reviews and the form to add one."""

from urllib.parse import quote

from django.views.decorators.http import require_safe

from articles.photos.share_cards import share_picture
from articles.syndication.alternates import alternates
from articles.syndication.story_data import story_data
from newsroom.languages import page_path

from .answer import answer
from .body import body_of, photos_of
from .chrome import host_of, links_to
from .lists import dressed, pictured_once, rights_end
from .places import moved, nothing_live, story_at
from .shown_reviews import reviews_part
from .story_depends import depends_on, with_company
from .story_parts import (
    RELATED,
    RIVER,
    age_notice,
    ages_at,
    bylines_of,
    corrections_of,
    live_now,
    live_part,
    minutes_to_read,
    rail_of,
    river_of,
    tags_of,
    translations_of,
    updated_at,
    versions_of,
)


@require_safe
def story_page(request, **address):
    path = story_path(request, address)
    story = story_at(path)
    if story is None:
        return nothing_live(request, path)
    if not story.current:
        return moved(request, story)
    return print_story(request, story, path, depends_on(story).until(ages_at(story)))


def story_path(request, address):
    """The stored path of the story that the URL's parts name: decoded, with the language's prefix."""
    prefix = page_path("front", request.language)
    return "{}{section}/{year}/{month}/{day}/{slug}/".format(prefix, **address)


def print_story(request, story, path, declared, *, status=200, noindex=False, form=None, thanks=False):
    """The whole page; `form` is a review that has to be mended, `thanks` says that one was kept."""
    article, canonical, host = story.article, quote(path), host_of(request)
    story.address = path
    dressed(story)
    versions = versions_of(story)
    writers, others = bylines_of(story)
    tags = tags_of(story)
    title, related = rail_of(story)
    river = river_of(story, related)
    missing = RELATED - len(related)
    related, river = related + river[:missing], river[missing:]
    river, reports, translations = river[:RIVER], live_now(story), translations_of(story)
    pictured_once([story, *related])
    photos = photos_of([story.body])
    if declared:
        declared.until(*rights_end(photos.values()))
        with_company(declared, story, related, river, reports, translations)
        declared.on(*(f"byline-{row.correspondent_id}" for row in [*writers, *others]))
        declared.on(*(f"tagname-{tag['slug']}" for tag in tags))
    section_url = page_path("section", article.language, section=article.section.slug)
    page = {
        "title": story.headline,
        "description": story.standfirst,
        "canonical": canonical,
        "og_type": "article",
        "here": _in_the_masthead(article),
        "trail": trail_to(article),
        "section_url": section_url,
        "story": story,
        "share": share_picture(story, host),
        "body": body_of(story, photos),
        "age": age_notice(story),
        "writers": writers,
        "others": others,
        "versions": versions,
        "updated": updated_at(versions),
        "minutes": minutes_to_read(story),
        "corrections": corrections_of(story),
        "tags": tags,
        "translations": translations,
        "alternates": alternates(story, translations, host),
        "rail_title": title,
        "related": related,
        "river": river,
        "live_now": live_part(reports),
        **reviews_part(article, form=form, thanks=thanks),
    }
    page["structured"] = story_data(story, host, page)
    return answer(request, "articles/story_page.html", declared, status=status, noindex=noindex, **page)


def _in_the_masthead(article):
    section = article.section.parent or article.section
    return page_path("section", article.language, section=section.slug)


def trail_to(article):
    """The breadcrumb: the section's parent if it has one, then the section."""
    steps = [step for step in (article.section.parent, article.section) if step]
    return links_to(steps, article.language)
