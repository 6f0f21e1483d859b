"""Pages of the stories that carry a mark, a tag's or a correspondent's: read from the index's lists."""

from django.utils.timezone import now

from articles.models import Revision
from articles.search.entry import moment_of, time_of
from articles.search.listing import listed

from .cursor import read_cursor
from .lists import PAGE, ListPage, around, cursor_of, dressed

COUNTED = 2_000


def marked_page(mark, language, before=None, limit=PAGE):
    """The page of them that begins after the cursor `before`; None for a bad cursor."""
    if before is None:
        place = (moment_of(now()) + 1, 0)
    elif read_cursor(before):
        time, pk = read_cursor(before)
        place = (moment_of(time), pk)
    else:
        return None
    rows = _stories(mark, language, limit + 1, before=place)
    above = _above(mark, language, rows[0], limit) if before is not None and rows else None
    more = cursor_of(rows[limit - 1]) if len(rows) > limit else None
    return ListPage(rows[:limit], more, *around(above, before, limit))


def marked_number(mark, language):
    """How many of them readers have; None where there are more than `COUNTED`, so that it costs little."""
    places = listed(mark, language, before=(moment_of(now()) + 1, 0), limit=COUNTED + 1)
    if len(places) > COUNTED:
        return None
    return Revision.objects.live().filter(article__in=[article for _moment, article in places]).count()


def _stories(mark, language, limit, before):
    """Nearly all in a list are live: what is not is filled up by reading on."""
    found = []
    while len(found) < limit:
        places = listed(mark, language, before=before, limit=limit + 1)
        live = Revision.objects.live().filter(article__in=[article for _moment, article in places])
        found += [dressed(story) for story in live.latest().for_list()] if places else []
        if len(places) <= limit:
            break
        before = places[-1]
    return found[:limit]


def _above(mark, language, story, limit):
    """The places of the stories above `story`, oldest first: at least one more than `limit`, or all."""
    place, above = (moment_of(story.article.published_at), story.article_id), []
    while len(above) <= limit:
        places = listed(mark, language, after=place, limit=limit + 2)
        numbers = [article for moment, article in places if time_of(moment) <= now()]
        live = set(Revision.objects.live().filter(article__in=numbers).values_list("article_id", flat=True))
        above += [one for one in places if one[1] in live]
        if len(places) < limit + 2:
            break
        place = places[-1]
    return [(time_of(moment), article) for moment, article in above]
