"""A synthetic archive, realistic in shape: lengths, sections, dates, tags by Zipf's law, reviews.

The same seed gives the same archive. Words are drawn from a small vocabulary by rank, so that
some are in every story and most in few, as in a real one. Each story is of an affair, of which some
others of those weeks are too, and which has names of its own: so there are ever new words, and stories
that belong beside one another.
"""

import random
from datetime import timedelta
from itertools import accumulate, cycle

from .archived_story import ArchivedStory

SYLLABLES = (
    "ba de ko li mar no ra sel tan vi or hal du pen gri stu fa lo min ter kra ves il qua zen bro".split()
)
DAYS = 3650
TAGS = 2000
VOCABULARY = 12_000
SENTENCES = 16_000
ENDINGS = "sk th nd ya gard ville".split()
STORIES_AN_AFFAIR, AFFAIRS_AT_ONCE, NAMES = 8, 12, 3


class Archive:
    """An endless supply of stories for the given section and correspondent names."""

    def __init__(self, sections, correspondents, *, until, seed=0):
        self._draw = random.Random(seed)
        self._sections, self._correspondents, self._until = sections, correspondents, until
        self._words = self._vocabulary(VOCABULARY)
        self._weights = self._zipf(VOCABULARY)
        self._tags = [word.capitalize() for word in self._vocabulary(TAGS, least=2)]
        self._tag_weights = self._zipf(TAGS)
        self._sentences = [self._sentence() for _ in range(SENTENCES)]
        self._section_weights = list(accumulate(1 / rank for rank in range(1, len(sections) + 1)))
        self._series = self._draw.randrange(10**9)

    def stories(self, number):
        """`number` stories, oldest first, spread over ten years up to `until`."""
        step = timedelta(days=DAYS) / max(number, 1)
        for place in range(number):
            yield self._story(place, self._until - timedelta(days=DAYS) + step * (place + 1))

    def _story(self, place, published):
        draw = self._draw
        words = draw.choices(self._words, cum_weights=self._weights, k=draw.randint(6, 12))
        section = draw.choices(self._sections, cum_weights=self._section_weights)[0]
        names = self._names_of(self._affair(place))
        body, length = self._body(names)
        return ArchivedStory(
            headline=f"{names[0]} {' '.join(words)}",
            standfirst=draw.choice(self._sentences),
            body=body,
            words=length,
            published=published,
            external_id=f"synthetic-{self._series}-{place}",
            section=section,
            dateline=draw.choice(self._tags).upper(),
            tags=draw.choices(self._tags, cum_weights=self._tag_weights, k=draw.randint(2, 5)),
            bylines=[draw.choice(self._correspondents)],
            reviews=self._reviews(published) if draw.random() < 0.1 else [],
        )

    def _affair(self, place):
        """The number of the affair that the story is of: one begun lately, most often."""
        return place // STORIES_AN_AFFAIR - int(self._draw.expovariate(1 / AFFAIRS_AT_ONCE))

    def _names_of(self, affair):
        draw = random.Random(f"{self._series}-{affair}")
        return [
            "".join([*draw.choices(SYLLABLES, k=3), draw.choice(ENDINGS)]).capitalize() for _ in range(NAMES)
        ]

    def _body(self, names):
        """200 to 600 words in paragraphs of three sentences, each begun by a name; and how many they are."""
        paragraphs = self._draw.randint(4, 12)
        taken = self._draw.choices(self._sentences, k=paragraphs * 3)
        length = paragraphs + sum(sentence.count(" ") + 1 for sentence in taken)
        each, named = iter(taken), cycle(names)
        return "".join(
            f"<p>{next(named)}: {one} {two} {three}</p>"
            for one, two, three in zip(each, each, each, strict=True)
        ), length

    def _sentence(self):
        words = self._draw.choices(self._words, cum_weights=self._weights, k=self._draw.randint(9, 22))
        return " ".join(words).capitalize() + "."

    def _reviews(self, published):
        number = min(20, int(self._draw.paretovariate(1.2)))
        return [
            {
                "name": self._draw.choice(self._tags),
                "rating": self._draw.choice([1, 2, 3, 4, 4, 4, 5, 5]),
                "text": self._draw.choice(self._sentences),
                "created": published + timedelta(hours=hour + 1),
            }
            for hour in range(number)
        ]

    def _vocabulary(self, size, least=1):
        words = set()
        while len(words) < size:
            words.add("".join(self._draw.choices(SYLLABLES, k=self._draw.randint(least, 4))))
        return sorted(words, key=lambda word: (len(word), word))

    @staticmethod
    def _zipf(size):
        return list(accumulate(1 / rank for rank in range(1, size + 1)))
