from dataclasses import dataclass

HEADLINE_LIMIT = 110


@dataclass(frozen=True)
class Point:
    """One point of the publish checklist; `problem` is empty where it is done."""

    name: str
    problem: str = ""

    @property
    def done(self):
        return not self.problem


def points(article, words=None):
    """The checklist of `article` for `words` (default: its working copy), in the order one mends it.

    One query for the byline, one for the picture, one for the notes; none for what was prefetched.
    """
    words = words or article
    photo = words.lead_photo
    return [
        Point("headline", _headline(words)),
        Point("standfirst", "" if words.standfirst else "The standfirst is missing."),
        Point("section", "" if article.section_id else "The section is missing."),
        Point("byline", "" if article.bylines.all() else "The byline is missing."),
        Point("credit", "" if not photo or photo.credit else "The picture has no credit."),
        Point("alt text", "" if not photo or words.alt or photo.alt else "The picture has no alt text."),
        Point("rights", _rights(photo)),
        Point("notes", _notes(article)),
    ]


def open_points(article, words=None):
    return [point for point in points(article, words) if not point.done]


def _headline(words):
    if not words.headline:
        return "The headline is missing."
    if len(words.headline) > HEADLINE_LIMIT:
        return f"The headline has {len(words.headline)} characters; {HEADLINE_LIMIT} is the most."
    return ""


def _rights(photo):
    if photo and not photo.is_usable():
        return f"The rights to the picture ended on {photo.rights_expire:%-d %B %Y}."
    return ""


def _notes(article):
    still = sum(note.is_open for note in article.notes.all())
    if not still:
        return ""
    return "A note is not resolved." if still == 1 else f"{still} notes are not resolved."
