from collections import Counter

from articles.models import Article
from articles.related.rebuilding import choose_for
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

from .lines import read_lines
from .places import Places
from .shelving import shelve
from .story_line import BadLine, story_from, unknown_keys

BATCH = 300


class Import:
    """One run over one or more files. `counts` and `problems` (line number, what is wrong) grow as it goes.

    A story whose id is here already is left as it is, so a second run changes nothing, but for what
    a run that was killed left undone: links to originals, and related stories.
    """

    def __init__(self, *, dry_run=False, default_language="en"):
        self.dry_run, self.default_language = dry_run, default_language
        self.counts, self.unknown, self.problems = Counter(), Counter(), []
        self.places = Places()
        self._known = dict(Article.objects.exclude(external_id=None).values_list("external_id", "pk"))
        self._originals, self.here, self.new = {}, [], []

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
        take_turn()
        pairs = self._originals
        found = {
            self._known[one]: self._known[original]
            for one, original in pairs.items()
            if self._known.get(one) and self._known.get(original) and one != original
        }
        for batch in _batches(list(found)):
            unlinked = list(Article.objects.filter(pk__in=batch, translation_of=None).only("pk"))
            for article in unlinked:
                article.translation_of_id = found[article.pk]
            Article.objects.bulk_update(unlinked, ["translation_of"])
            originals = {article.translation_of_id for article in unlinked}
            siblings = Article.objects.filter(translation_of__in=originals).values_list("pk", flat=True)
            bump(*(f"story-{pk}" for pk in originals | set(siblings)))
            self.counts["translations linked"] += len(unlinked)
        self.counts["translations of a story that is not here"] = len(pairs) - len(found)

    def choose_related(self):
        """Choose for every story of the files that has none, yielding how many of how many steps are done."""
        yield from choose_for(self.here)

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
        if story.external_id and story.translation_of:
            self._originals[story.external_id] = story.translation_of
        if story.external_id in self._known:
            self.counts["already here"] += 1
            self.here += filter(None, [self._known[story.external_id]])
            return None
        if story.external_id:
            self._known[story.external_id] = None  # until it has a number
        return story

    def _shelve(self, batch):
        self.counts["new stories"] += len(batch)
        if self.dry_run or not batch:
            return
        articles = shelve(batch, self.places)
        numbers = [article.pk for article in articles]
        self.here += numbers
        self.new += numbers
        self._known.update({article.external_id: article.pk for article in articles if article.external_id})


def _batches(rows):
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))
