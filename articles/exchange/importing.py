from collections import Counter

from django.db import transaction

from articles.models import Article
from articles.related.choice import choose_related

from .lines import read_lines
from .places import Places
from .shelving import shelve
from .story_line import BadLine, story_from, unknown_keys

BATCH = 300


class Import:
    """One run over one or more files. `counts` and `problems` (line number, what is wrong) grow as it goes.

    A story whose id is here already is left as it is, so a second run changes nothing.
    """

    def __init__(self, *, dry_run=False, default_language="en"):
        self.dry_run, self.default_language = dry_run, default_language
        self.counts, self.unknown, self.problems = Counter(), Counter(), []
        self.places = Places()
        self._known = set(Article.objects.exclude(external_id=None).values_list("external_id", flat=True))
        self._translations, self.new = [], []

    def read(self, path):
        """Read one file, yielding the number of lines read so far, once a batch. Raises BadFile."""
        batch, read = [], 0
        for number, data in read_lines(path):
            read += 1
            story = self._story(path, number, data)
            if story:
                batch.append(story)
            if len(batch) == BATCH:
                self._shelve(batch)
                batch = []
                yield read
        self._shelve(batch)
        yield read

    def link_translations(self):
        """The second pass: many translations point to stories that came later."""
        pairs = {story.external_id: story.translation_of for story in self._translations}
        ids = dict(
            Article.objects.filter(external_id__in={*pairs, *pairs.values()}).values_list("external_id", "pk")
        )
        linked = [
            Article(pk=ids[one], translation_of_id=ids[original])
            for one, original in pairs.items()
            if one in ids and original in ids and one != original
        ]
        Article.objects.bulk_update(linked, ["translation_of"], batch_size=500)
        self.counts["translations linked"] = len(linked)
        self.counts["translations of a story that is not here"] = len(pairs) - len(linked)

    def choose_related(self):
        """Choose for every new story, yielding how many are done, once a batch."""
        for start in range(0, len(self.new), BATCH):
            batch = self.new[start : start + BATCH]
            with transaction.atomic():
                for article in Article.objects.select_related("section").filter(pk__in=batch):
                    choose_related(article)
            yield start + len(batch)

    def _story(self, path, number, data):
        self.counts["lines read"] += 1
        try:
            if isinstance(data, str):
                raise BadLine(data)
            self.unknown.update(unknown_keys(data))
            story = story_from(data, self.default_language)
        except BadLine as problem:
            self.counts["lines refused"] += 1
            self.problems.append((path, number, str(problem)))
            return None
        if story.external_id in self._known:
            self.counts["already here"] += 1
            return None
        if story.external_id:
            self._known.add(story.external_id)
        return story

    def _shelve(self, batch):
        self.counts["new stories"] += len(batch)
        if self.dry_run or not batch:
            return
        self.new += [article.pk for article in shelve(batch, self.places)]
        self._translations += [story for story in batch if story.translation_of and story.external_id]
