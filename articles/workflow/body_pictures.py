"""Which pictures stand in which revision's body, kept as rows: asked by where a picture is used."""

from articles.models import BodyPicture, Photo
from articles.richtext import photo_ids


def note_pictures(revisions):
    """Write the rows of new revisions; returns them. Two statements if any has a picture, else none.

    A number that no picture has was typed by hand and is passed over.
    """
    found = {revision.pk: photo_ids(revision.body) for revision in revisions if "data-photo" in revision.body}
    wanted = {number for numbers in found.values() for number in numbers}
    if not wanted:
        return revisions
    known = set(Photo.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    BodyPicture.objects.bulk_create(
        (
            BodyPicture(revision_id=pk, photo_id=number)
            for pk, numbers in found.items()
            for number in numbers
            if number in known
        ),
        batch_size=500,
    )
    return revisions
