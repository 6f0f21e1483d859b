"""Fields for words that run as their language does, as readers will see them."""

from newsroom.languages import direction

WORDS = ("kicker", "headline", "standfirst", "dateline", "body", "caption", "alt", "title")
WORDS += ("correction", "what_changed")


def written_in(form, language):
    """Tells those fields of `form`, and the editor of its body, which language their words are in."""
    for name in form.fields.keys() & WORDS:
        form.fields[name].widget.attrs |= {"lang": language, "dir": direction(language)}
