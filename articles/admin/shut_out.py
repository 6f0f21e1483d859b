"""What was typed into a story that was filed, spiked or approved meanwhile: not saved, and not lost."""

from articles.models.copy import LINES, clean
from articles.richtext import reads_the_same, to_text

from .field_names import field_name

WORDS = (*LINES, "body")


def typed_over(story, data):
    """(label, text) of every field of the words that was sent as other than the story has it."""
    found = []
    for name in WORDS if data is not None else ():
        typed = data.get(name)
        if typed is None:
            continue
        words = clean(name, typed)
        same = reads_the_same(words, story.body) if name == "body" else words == getattr(story, name)
        if not same:
            readable = to_text(words) if name == "body" else typed
            found.append((str(field_name(name)).capitalize(), readable))
    return found
