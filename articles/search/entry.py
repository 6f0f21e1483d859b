"""A revision as the index holds it: its stems in order, marks of where it belongs, its most telling words."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from articles.richtext import to_text

from .folding import words_in
from .stems import stem

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
LAST_MOMENT = (datetime.max.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
LISTED = ("t:", "c:")
DESK_ONLY, ALL = "d:", "a:"
TELLING, OFTEN, SHORT = 20, 3, 3


@dataclass
class Entry:
    """One row of the index. `published` and `marks` are empty where no reader may find it."""

    pk: int  # the revision's; of a story that has none yet, its own with a minus
    article_id: int
    language: str
    published: object  # the story's first publication
    begins: object  # when readers get it, and until when
    ends: object
    stems: list
    marks: list
    telling: str  # stems of the headline, of the standfirst, and those the body says often: three lines
    words: set  # as written, folded: what a reader may be helped to spell

    @property
    def month(self):
        return month_of(self.published) if self.published else None

    @property
    def moment(self):
        return moment_of(self.published)

    def listed(self):
        """Its rows in the lists of all, of its tags and correspondents; none where no reader may find it."""
        if self.published:
            yield ALL, self.language, self.moment, self.article_id
            for mark in self.marks:
                if mark.startswith(LISTED):
                    yield mark, self.language, self.moment, self.article_id


def entry_of(revision, article, *, correspondents=(), tags=(), placed=True):
    """The entry of `revision`; of a working copy alone where it is not `placed`.

    The catchline is the desk's own: its words are marks that no reader's question holds.
    """
    language = article.language
    head, lead, rest, body = (
        words_in(text)
        for text in (
            revision.headline,
            revision.standfirst,
            f"{revision.kicker}\n{revision.dateline}",
            to_text(revision.body),
        )
    )
    stems = [[stem(word, language) for word in words] for words in (head, lead, rest, body)]
    marks = [desk_mark(stem(word, language)) for word in words_in(article.catchline)]
    if not placed:
        marks.append(DESK_ONLY)
    else:
        marks.append(month_mark(language, month_of(article.published_at)))
        marks.append(section_mark(article.section_id))
        marks += [correspondent_mark(pk) for pk in correspondents] + [tag_mark(pk) for pk in tags]
    return Entry(
        pk=revision.pk if revision is not article else -article.pk,
        article_id=article.pk,
        language=language,
        published=article.published_at if placed else None,
        begins=revision.live_from if placed else None,
        ends=revision.live_until if placed else None,
        stems=sum(stems, []),
        marks=marks,
        telling="\n".join((" ".join(stems[0]), " ".join(stems[1]), " ".join(_said_often(stems[3])))),
        words={*head, *lead, *rest, *body} if placed else set(),
    )


def moment_of(time):
    """Microseconds since 1970, None for no time: what both databases order alike."""
    return None if time is None else (time - EPOCH) // MICROSECOND


def month_of(time):
    """202611 for any time of November 2026, in UTC."""
    time = time.astimezone(UTC)
    return time.year * 100 + time.month


def time_of(moment):
    """The time of a moment, the last there is for one that a reader made up."""
    return EPOCH + min(moment, LAST_MOMENT) * MICROSECOND


def month_mark(language, month):
    return f"m:{language.replace('-', '').lower()}{month}"


def section_mark(pk):
    return f"s:{pk}"


def correspondent_mark(pk):
    return f"c:{pk}"


def tag_mark(pk):
    return f"t:{pk}"


def desk_mark(word):
    return f"~{word}"


def _said_often(stems):
    counts = Counter(word for word in stems if len(word) > SHORT)
    return [word for word, times in counts.most_common(TELLING) if times >= OFTEN]
