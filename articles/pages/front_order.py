"""Which stories lead the front: those that editors put there, and below them by rule from the newest."""

from datetime import timedelta

from django.utils.timezone import now

from articles.states import Label

SECONDS = 3
LEADS_FOR = timedelta(hours=36)


def choose_lead(stories):
    """A live report with a picture, else the newest story with one, else the newest; never an opinion."""
    fresh = now() - LEADS_FOR
    news = [story for story in stories if story.label not in {Label.OPINION, Label.OBITUARY}] or stories
    recent = [story for story in news if story.article.published_at > fresh] or news
    pictured = [story for story in recent if story.picture]
    running = [story for story in pictured if story.label == Label.LIVE]
    return next(iter(running or pictured or recent), None)


def choose_seconds(stories, used, top=()):
    """The rows of three under the lead: `top`, the ones put there, filled up with pictured stories that
    are not in `used`, of different sections where there are enough. None is put there, and fewer than
    three are pictured: no row."""
    free = [story for story in stories if story.picture and story.article_id not in used]
    first_of_section = {}
    for story in free:
        first_of_section.setdefault(story.article.section_id, story)
    fitting = list(first_of_section.values())[:SECONDS]
    fitting += [story for story in free if story not in fitting]
    wanted = -(-max(len(top), 1) // SECONDS) * SECONDS
    chosen = [*top, *fitting[: wanted - len(top)]]
    return chosen if top or len(chosen) == wanted else []
