"""The only writer of Breaking: words over every page of a language, for a while."""

from datetime import timedelta

from django.utils.timezone import now

from articles.models import Breaking, Revision
from articles.richtext import plain_line
from newsroom.audit.log import record
from newsroom.page_store.stamps import bump

from .refusing import NotCurated, curating

LASTS = timedelta(hours=2)  # and no longer: what is older is no longer breaking
LONGEST_WORDS = Breaking._meta.get_field("words").max_length


def break_news(words, *, language, by, article=None, lasts=LASTS):
    """Put `words` up now, in the place of what stands there; returns the row. It ends by itself.

    `article` is a story it leads to, which must be live in that language. Raises NotCurated, with
    nothing changed and the refusal logged.
    """
    with curating("breaking", language, by):
        words, moment = plain_line(words), now()
        if not words or len(words) > LONGEST_WORDS:
            raise NotCurated(f"Give the words, {LONGEST_WORDS} characters at most.", "words")
        if not timedelta(0) < lasts <= LASTS:
            raise NotCurated("Breaking news lasts at most two hours; it can be put up again.", "lasts")
        live = Revision.objects.live(moment).in_language(language)
        if article and not live.filter(article=article).exists():
            raise NotCurated("It can lead only to a story that readers have.", "live")
        _end_what_stands(language, moment, by)
        interval = {"shown_from": moment, "shown_until": moment + lasts}
        banner = Breaking.objects.create(
            words=words, language=language, article=article, put_by=by, **interval
        )
        _tell(banner, "breaking", by)
    return banner


def end_breaking(language, *, by):
    """Take down what stands over the pages of `language`; returns how many, 0 or 1."""
    with curating("breaking", language, by):
        banner = Breaking.objects.shown().in_language(language).first()
        ended = _end_what_stands(language, now(), by)
        if ended:
            _tell(banner, "breaking.end", by)
    return ended


def _end_what_stands(language, moment, by):
    return Breaking.objects.shown(moment).in_language(language).update(shown_until=moment, ended_by=by)


def _tell(banner, kind, by):
    bump(f"breaking-{banner.language}")
    detail = {"words": banner.words, "story": banner.article_id}
    record(kind, by=by, subject=f"breaking {banner.language}", detail=detail)
