from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from newsroom.jobs.queue import enqueue
from newsroom.page_store.stamps import bump
from newsroom.pages.models import Page
from newsroom.reserved import is_reserved
from newsroom.said_in import mark_in, said_in
from newsroom.turn import take_turn


def check_slug(slug):
    """A validator: no page of the site and no language has this address."""
    if is_reserved(slug):
        raise ValidationError(
            _("“%(slug)s” is taken by a page or a language of the site; choose another.") % {"slug": slug}
        )


class Section(models.Model):
    """What readers browse, one or two levels deep, and the editors who run it."""

    name = models.CharField(_("name"), max_length=80)
    name_in = models.JSONField(_("name in other languages"), default=dict, blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        allow_unicode=True,
        validators=[check_slug],
        help_text=_(
            "The first part of its stories’ addresses. After a change they follow within minutes, and every "
            "old address leads to the new one for ever."
        ),
    )
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("One line on the beat, shown on its front.")
    )
    description_in = models.JSONField(_("description in other languages"), default=dict, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0, db_index=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="sections", verbose_name=_("its desk")
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="section_name_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="section_not_in_itself"),
        ]

    def __str__(self):
        return self.name

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """An old slug is kept and leads to the new one; every page with the navigation is stale."""
        take_turn()
        old = Section.objects.filter(pk=self.pk).values_list("slug", flat=True).first() if self.pk else None
        super().save(*args, **kwargs)
        SectionSlug.objects.filter(slug=self.slug, section=self).delete()
        if old and old != self.slug:
            SectionSlug.objects.get_or_create(slug=old, defaults={"section": self})
            enqueue("section.renamed", {"section": self.pk})
        bump("navigation", f"section-{self.slug}")

    @transaction.atomic(savepoint=False)
    def delete(self, *args, **kwargs):
        bump("navigation", f"section-{self.slug}")
        return super().delete(*args, **kwargs)

    def called(self, language):
        """Its name as readers of `language` see it."""
        return said_in(self, "name", language)

    def mark(self, language, around=None):
        """Of that name, where it is said in another language than what stands around it."""
        return mark_in(self, "name", language, around)

    def clean(self):
        if self.parent and (self.parent.parent_id or self.parent_id == self.pk):
            raise ValidationError({"parent": _("A section is part of one that stands by itself.")})
        if self.parent and self.pk and self.children.exists():
            raise ValidationError({"parent": _("A section that has parts of its own is part of none.")})
        if Page.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("A written page stands at this address.")})
        taken = SectionSlug.objects.filter(slug=self.slug).exclude(section=self.pk)
        if taken.exists():
            raise ValidationError({"slug": _("This was another section's address, and still leads there.")})


class SectionSlug(models.Model):
    """A former slug of a section: one 301 to the present one."""

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    section = models.ForeignKey(Section, models.CASCADE, related_name="old_slugs")

    def __str__(self):
        return self.slug
