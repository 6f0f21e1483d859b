"""Where a picture is used, and who may therefore change what is said of it."""

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from articles.models import Article, BodyPicture, Correspondent, Photo, Revision
from newsroom.pages.models import Page

SHOWN = 20


def uses(photos):
    """`photos` with `is_used`: as a lead or in a body of any revision kept, as a portrait, or on a page."""
    number = Cast(OuterRef("pk"), CharField())
    return photos.annotate(
        is_used=Exists(Revision.objects.filter(lead_photo=OuterRef("pk")))
        | Exists(BodyPicture.objects.filter(photo=OuterRef("pk")))
        | Exists(Correspondent.objects.filter(portrait=OuterRef("pk")))
        | Exists(Page.objects.filter(body__contains=Concat(Value('data-photo="'), number, Value('"'))))
    )


def is_used(photo):
    return uses(Photo.objects.filter(pk=photo.pk)).filter(is_used=True).exists()


def readers_see(photo):
    """Whether a story that is live has it, as its lead or in its body, or a page, or a correspondent."""
    live = Revision.objects.live()
    if live.filter(lead_photo=photo).exists() or live.filter(body_pictures__photo=photo).exists():
        return True
    return pages_with(photo.pk).filter(shown=True).exists() or portraits_of(photo.pk).exists()


def stories_with(pk, person):
    """Stories `person` may read that have it now, or had it in a version readers got, the last changed
    first; each with `readers_have_it`. From the picture to its stories: the archive is not walked through."""
    as_lead = Revision.objects.filter(lead_photo=pk).values("pk")
    # two lists in one, since with “or” PostgreSQL looks at every revision there is
    has_it = Q(pk__in=as_lead.union(BodyPicture.objects.filter(photo=pk).values("revision")))
    revisions = Revision.objects.filter(has_it)
    now_or_once = revisions.filter(Q(number=F("article__words_number")) | Q(live_from__isnull=False))
    live = Revision.objects.live().filter(has_it, article=OuterRef("pk"))
    stories = Article.objects.seen_by(person).filter(pk__in=now_or_once.values("article"))
    return stories.annotate(readers_have_it=Exists(live)).order_by("-changed")[:SHOWN]


def printed_with(story):
    """The pictures that `story` had in any version readers got, in the order they came in, each with
    `elsewhere`: in how many other places readers see it now."""
    out = story.revisions.placed()
    has_it = Q(pk__in=out.exclude(lead_photo=None).values("lead_photo"))
    has_it |= Q(pk__in=BodyPicture.objects.filter(revision__in=out).values("photo"))
    photos = list(Photo.objects.filter(has_it).order_by("pk")[:SHOWN])
    for photo in photos:
        shows = Q(lead_photo=photo) | Q(pk__in=BodyPicture.objects.filter(photo=photo).values("revision"))
        others = Revision.objects.live().exclude(article=story).filter(shows)
        pages = pages_with(photo.pk).filter(shown=True)
        photo.elsewhere = others.count() + pages.count() + portraits_of(photo.pk).count()
    return photos


def portraits_of(pk):
    return Correspondent.objects.filter(portrait=pk).order_by("name")


def pages_with(pk):
    """About, Contact and the like that show it: there are few, so their words are looked through."""
    return Page.objects.filter(body__contains=f'data-photo="{pk}"').order_by("title")
