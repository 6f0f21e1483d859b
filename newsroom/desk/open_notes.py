"""Notes that nobody has settled: those to this person, and those on stories that readers have."""

from django.db.models import Exists, OuterRef

from articles.models import Byline, Note, Revision


class OpenNotes:
    """Every open note on a story that `person` may read, the latest first: one query.

    What is counted here is what the list of stories finds by the same question (articles/querysets).
    """

    def __init__(self, person, moment, *, everything):
        named = Byline.objects.filter(correspondent__user=person, article=OuterRef("article"))
        mentions = Note.mentioned.through.objects.filter(note=OuterRef("pk"), person=person)
        notes = Note.objects.filter(resolved_at=None).annotate(
            is_live=Exists(Revision.objects.live(moment).filter(article=OuterRef("article"))),
            is_named=Exists(named),
            names_them=Exists(mentions),
        )
        rows = notes.select_related("article", "by").defer("article__body").order_by("-at", "-pk")
        self.person = person
        self.rows = [note for note in rows if everything or self._is_theirs(note)]

    def to_them(self):
        """Of others, naming this person or on a story of theirs."""
        others = (note for note in self.rows if note.by_id != self.person.pk)
        return [note for note in others if note.names_them or self._is_theirs(note)]

    def on_live_stories(self):
        """What may have to be corrected."""
        return [note for note in self.rows if note.is_live]

    def _is_theirs(self, note):
        people = (note.article.filed_by_id, note.article.assignee_id)
        return note.is_named or self.person.pk in people


def stories_of(notes):
    """How many stories the notes are on."""
    return len({note.article_id for note in notes})
