from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn


class Correspondent(models.Model):
    """Someone whose name is printed on stories; a guest has no account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="correspondent",
        verbose_name=_("account"),
        help_text=_("Empty for a guest byline."),
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("As printed: Washington correspondent.")
    )
    bureau = models.CharField(_("bureau"), max_length=80, blank=True, help_text=_("The place: Baku."))
    biography = models.TextField(_("biography"), max_length=2000, blank=True)
    portrait = models.ForeignKey(
        "articles.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    contact = models.EmailField(_("contact"), blank=True)
    active = models.BooleanField(
        _("on the staff"), default=True, help_text=_("Listed among the correspondents.")
    )

    class Meta:
        verbose_name = _("correspondent")
        verbose_name_plural = _("correspondents")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="correspondent_name_once")]

    def __str__(self):
        return self.name

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """Every page that prints the name or the list of them is stale from the commit on."""
        take_turn()
        super().save(*args, **kwargs)
        bump(f"correspondent-{self.pk}", f"byline-{self.pk}", "correspondents")
