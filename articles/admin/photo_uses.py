"""Where a picture is used, and who may therefore change what is said of it."""

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, BodyPicture, Correspondent, Photo, Revision

SHOWN = 20


def uses(photos):
    """`photos` with `is_used`: as a lead or in a body of any revision kept, or as a portrait."""
    return photos.annotate(
        is_used=Exists(Revision.objects.filter(lead_photo=OuterRef("pk")))
        | Exists(BodyPicture.objects.filter(photo=OuterRef("pk")))
        | Exists(Correspondent.objects.filter(portrait=OuterRef("pk")))
    )


def is_used(photo):
    return uses(Photo.objects.filter(pk=photo.pk)).filter(is_used=True).exists()


def readers_see(photo):
    """Whether a story that is live has it, as its lead or in its body."""
    live = Revision.objects.live()
    return live.filter(Q(lead_photo=photo) | Q(body_pictures__photo=photo)).exists()


def stories_with(pk, person):
    """Stories `person` may read that have it now, or had it in a version readers got, the last changed
    first; each with `readers_have_it`."""
    revisions = Revision.objects.filter(article=OuterRef("pk"))
    has_it = Q(lead_photo=pk) | Q(body_pictures__photo=pk)
    now_or_once = revisions.filter(has_it).filter(
        Q(number=OuterRef("words_number")) | Q(live_from__isnull=False)
    )
    stories = Article.objects.seen_by(person).filter(Exists(now_or_once))
    stories = stories.annotate(readers_have_it=Exists(revisions.live().filter(has_it)))
    return stories.order_by("-changed")[:SHOWN]


def portraits_of(pk):
    return Correspondent.objects.filter(portrait=pk).order_by("name")
