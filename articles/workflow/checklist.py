"""What must be right before readers get a story's words: one list for publishing, updating and mending."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import now

from articles.models import Photo, Revision
from articles.richtext import figures

HEADLINE_LIMIT = 110
MADE_WITHIN = timedelta(minutes=10)  # a picture’s sizes are there in seconds, or something is wrong


@dataclass(frozen=True)
class Point:
    """One point of the publish checklist; `problem` is empty where it is done."""

    name: str
    problem: str = ""

    @property
    def done(self):
        return not self.problem


@dataclass(frozen=True)
class Picture:
    """A picture the words print: which, its library entry if any, and the alt text: its own or that one's."""

    what: str
    photo: Photo | None
    alt: str


def points(article, words=None, at=None):
    """The checklist of `article` for `words` (default: its working copy) at `at`, in the order one mends it.

    One query for the byline, one for the lead picture, one for those in the body if it has any, one
    for the notes; none for what was prefetched.
    """
    words = words or article
    return [
        Point("headline", _headline(words)),
        Point("standfirst", "" if words.standfirst else "The standfirst is missing."),
        Point("section", "" if article.section_id else "The section is missing."),
        Point("byline", "" if article.bylines.all() else "The byline is missing."),
        *picture_points(pictures_of(words), at),
        Point("notes", _notes(article)),
    ]


def picture_points(pictures, at=None):
    """What must be right of `pictures` (a list of Picture) before readers get the words they stand in."""
    missing = _said(map(_sizes, pictures))
    return [
        Point("credit", _said(f"{one.what} has no credit." for one in pictures if _lacks_credit(one))),
        Point("alt text", _said(f"{one.what} has no alt text." for one in pictures if not one.alt)),
        Point("rights", _said(_rights(one, at) for one in pictures)),
        *([Point("sizes", missing)] if missing else []),
    ]


def open_points(article, words=None, at=None):
    return [point for point in points(article, words, at) if not point.done]


def points_opened(article, before, words):
    """The points that are open for `words` (a dict of COPY_FIELDS) and were not, or less, for `before`.

    What readers have already, an archive's story without a standfirst, may be mended as it is.
    """
    had = open_points(article, before)
    return [point for point in open_points(article, Revision(**words)) if point not in had]


def pictures_of(words):
    """The lead picture and those in the body, as Picture, in the order readers meet them."""
    lead = words.lead_photo
    found = [Picture("The picture", lead, words.alt or lead.alt)] if lead else []
    return found + pictures_in(words.body, getattr(words, "photos_in_body", None))


def pictures_in(body, photos=None):
    """Those in a sanitised body; one query where it has any and `photos`, by number, are not given."""
    found, shown = [], figures(body)
    if photos is None:
        photos = Photo.objects.in_bulk([number for number, _alt in shown]) if shown else {}
    for number, alt in shown:
        photo = photos.get(number)
        found.append(Picture(f"Picture {number} in the body", photo, alt or (photo.alt if photo else "–")))
    return found


def with_pictures(stories):
    """Load the pictures in the bodies of `stories` at once, so that the checklist of each asks none."""
    stories = list(stories)
    photos = Photo.objects.in_bulk({number for story in stories for number, _alt in figures(story.body)})
    for story in stories:
        story.photos_in_body = photos
    return stories


def _said(problems):
    return " ".join(problem for problem in dict.fromkeys(problems) if problem)


def _headline(words):
    if not words.headline:
        return "The headline is missing."
    if len(words.headline) > HEADLINE_LIMIT:
        return f"The headline has {len(words.headline)} characters; {HEADLINE_LIMIT} is the most."
    return ""


def _lacks_credit(picture):
    return picture.photo is not None and not picture.photo.credit


def _rights(picture, at):
    if picture.photo is None:
        return f"{picture.what} is not in the library."
    if picture.photo.is_usable(at):
        return ""
    if picture.photo.withdrawn_at:
        return f"{picture.what} was withdrawn from the library."
    rights = f"rights to {picture.what[0].lower()}{picture.what[1:]}"
    ended = f"{picture.photo.rights_expire:%-d %B %Y}"
    return f"The {rights} end on {ended}, before it goes out." if at else f"The {rights} ended on {ended}."


def _sizes(picture):
    """Of a picture that came in a while ago and still has nothing readers could get."""
    photo = picture.photo
    if photo is None or photo.withdrawn_at or photo.is_ready or photo.created > now() - MADE_WITHIN:
        return ""
    return f"{picture.what} has no sizes for readers: its page in the library says why."


def _notes(article):
    still = sum(note.is_open for note in article.notes.all())
    if not still:
        return ""
    return "A note is not resolved." if still == 1 else f"{still} notes are not resolved."
