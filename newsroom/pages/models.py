from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from newsroom.languages import LANGUAGE_CODES
from newsroom.page_store.stamps import bump, kept
from newsroom.reserved import RESERVED
from newsroom.turn import take_turn

# First path parts that are set apart for pages like these.
MEANT_FOR_PAGES = {"about", "contact"}


def check_page_slug(slug):
    """A validator: nothing else of the site stands at this address."""
    taken = slug.lower() in (set(RESERVED) - MEANT_FOR_PAGES) | LANGUAGE_CODES
    if taken:
        raise ValidationError(
            _("“%(slug)s” is taken by another page or a language of the site; choose another.")
            % {"slug": slug}
        )


class Page(models.Model):
    """A page that editors write and that is no story: About, Contact, a policy. One row a language.

    Its address is fixed when it is made. Whoever saves it hands in sanitised HTML (newsroom.pages.admin).
    """

    language = models.CharField(_("language"), max_length=12, default="en")
    slug = models.SlugField(
        _("address"),
        max_length=60,
        allow_unicode=True,
        validators=[check_page_slug],
        help_text=_("The last part of its address: “about” stands at /about/. It cannot be changed later."),
    )
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("words"), blank=True)
    shown = models.BooleanField(_("readers get it"), default=False)
    in_footer = models.BooleanField(_("named at the foot of every page"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    changed = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("page")
        ordering = ["order", "title"]
        constraints = [models.UniqueConstraint("language", "slug", name="page_once_a_language")]

    def __str__(self):
        return self.title

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """The page itself and every page that names it in its footer are stale from the commit on."""
        take_turn()
        super().save(*args, **kwargs)
        bump("navigation", f"page-{self.pk}")

    @transaction.atomic(savepoint=False)
    def delete(self, *args, **kwargs):
        take_turn()
        bump("navigation", f"page-{self.pk}")
        return super().delete(*args, **kwargs)


def footer_pages(language):
    """The pages named at the foot of the site in `language`, in order: kept per process."""
    return [page for page in kept("pages", _named, "navigation") if page.language == language]


def _named():
    return list(Page.objects.filter(shown=True, in_footer=True).defer("body"))
