from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.states import Concern


class Correction(models.Model):
    """A dated note printed with the story: what was wrong and what is right.

    Shown from the moment the revision that corrects it is live; made by the move "correct".
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="corrections")
    text = models.TextField(_("text for readers"), max_length=1000)
    concerns = models.CharField(_("what it concerns"), max_length=12, choices=Concern, default=Concern.FACT)
    major = models.BooleanField(
        _("changes the meaning"),
        default=False,
        help_text=_("Shown above the standfirst; a minor one stands below the text."),
    )
    made_at = models.DateTimeField(_("made"), db_index=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("correction")
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return self.text
