import hashlib

from django.conf import settings
from django.core.files.storage import default_storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.site_settings.current import today

# The shapes a picture is cut to: 16:9, 4:3, 1:1, 1200 by 630 for links that are shared, and its own.
WIDE, CLASSIC, SQUARE, SHARE, WHOLE = "wide", "classic", "square", "share", "whole"
MADE_AS = "2"  # raised when sizes or shapes change: every picture then gets new files under new addresses


def originals():
    """Where the files that came in are kept; nothing there is ever served."""
    return storages["originals"]


def original_name(photo, name):
    """By digest, not by the name it came with, which is a stranger's."""
    return f"{photo.digest[:2]}/{photo.digest}.{name.rpartition('.')[2]}"


class Photo(models.Model):
    """A picture: the original as it came in, and the renditions of it that readers get.

    `renditions` is written by photos.renditions alone, a dict a size: `crop`, `width`, `height`
    and `name`, the path of its files but for the format. Empty until the job has made them.
    Two crops may name the same files.
    """

    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("How the desk finds it. Readers never see it.")
    )
    file = models.FileField(
        _("file"), storage=originals, upload_to=original_name, max_length=200, editable=False
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("What the picture shows, who and when.")
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("As printed: Mira Toll / Meridian.")
    )
    creator = models.CharField(
        _("creator"), max_length=120, blank=True, help_text=_("Who made it: Mira Toll.")
    )
    alt = models.CharField(
        _("alt text"),
        max_length=500,
        blank=True,
        help_text=_("What someone who cannot see it needs to know. Needed before it is published."),
    )
    focal_x = models.FloatField(
        _("focal point, across"), default=0.5, help_text=_("0 is the left edge, 1 the right.")
    )
    focal_y = models.FloatField(
        _("focal point, down"), default=0.5, help_text=_("0 is the top edge, 1 the bottom.")
    )
    rights_note = models.CharField(
        _("rights"), max_length=300, blank=True, help_text=_("Who allows what: one use, no archive.")
    )
    rights_expire = models.DateField(
        _("rights end"), null=True, blank=True, help_text=_("The last day on which it may be used.")
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created = models.DateTimeField(_("uploaded"), auto_now_add=True)
    # Set by photos.withdrawal alone: readers get it nowhere, and its renditions are gone.
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_why = models.CharField(max_length=300, blank=True, editable=False)
    renditions = models.JSONField(default=list, blank=True, editable=False)

    found_again = False  # set by photos.uploads on a picture whose file came in before
    is_given_up = False  # set by admin.photo_again on one whose sizes no worker tries to make any more

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created", "-id"]
        indexes = [
            models.Index(fields=["-created", "-id"], name="photo_newest"),
            models.Index(fields=["id"], name="photo_without_credit", condition=Q(credit="")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(focal_x__gte=0, focal_x__lte=1), name="photo_focal_x_0_to_1"),
            models.CheckConstraint(condition=Q(focal_y__gte=0, focal_y__lte=1), name="photo_focal_y_0_to_1"),
            models.CheckConstraint(condition=Q(width__gte=1, height__gte=1), name="photo_has_a_size"),
        ]

    def __str__(self):
        return self.title or self.caption[:80] or self.alt[:80] or f"Picture {self.pk}"

    @property
    def version(self):
        """Ten characters that change with the file, its focal point and its credit, and so with every URL."""
        shown = (self.digest, f"{self.focal_x:.4f}", f"{self.focal_y:.4f}", self.creator, self.credit)
        print_of = "\n".join((MADE_AS, *shown))
        return hashlib.sha256(print_of.encode()).hexdigest()[:10]

    @property
    def is_ready(self):
        """Whether there is anything to show readers yet; after a moved focal point, the old crops are."""
        return bool(self.renditions)

    @property
    def is_current(self):
        """Whether the renditions are those of the present version."""
        return self.is_ready and all(f"/{self.version}/" in one["name"] for one in self.renditions)

    def is_usable(self, at=None):
        """Whether it was not withdrawn and its rights last at `at` (default: now): to the end of their last
        day in the newsroom."""
        if self.withdrawn_at is not None:
            return False
        return self.rights_expire is None or today(at) <= self.rights_expire

    def sizes_of(self, crop=WIDE):
        """(width, height) of each rendition of `crop`, the narrowest first."""
        return [(one["width"], one["height"]) for one in self._made(crop)]

    def url(self, width, format="jpeg", crop=WIDE):
        """The address of the narrowest rendition at least `width` wide, or else of the widest; "" if none.

        SHARE is made as JPEG alone.
        """
        made = self._made(crop)
        if not made:
            return ""
        fitting = [one for one in made if one["width"] >= width] or made[-1:]
        return _address(fitting[0], format)

    def srcset(self, format="jpeg", crop=WIDE):
        return ", ".join(f"{_address(one, format)} {one['width']}w" for one in self._made(crop))

    def shape(self, crop=WIDE):
        """(width, height) in the proportions of `crop`, whether it is made yet or not."""
        return SHAPES.get(crop) or (self.width, self.height)

    def _made(self, crop):
        made = (one for one in self.renditions if one["crop"] == crop)
        return sorted(made, key=lambda one: one["width"])


def _address(rendition, format):
    return default_storage.url(f"{rendition['name']}.{SUFFIXES[format]}")


SUFFIXES = {"jpeg": "jpg", "webp": "webp"}
SHAPES = {WIDE: (16, 9), CLASSIC: (4, 3), SQUARE: (1, 1), SHARE: (1200, 630)}
