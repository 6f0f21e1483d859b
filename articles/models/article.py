from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.querysets.article import ArticleQuerySet
from articles.states import State, Withdrawn

from .copy import Copy


class Article(Copy):
    """A story as the desk works on it.

    Its copy fields are the working copy, which no reader is ever shown; readers get the
    revision that is live. `state` is written by workflow.engine alone, intervals and
    `published_at` by workflow.intervals alone.
    """

    # Routing: where readers find it. Takes effect at once, and is logged on a live story.
    section = models.ForeignKey(
        "sections.Section",
        models.PROTECT,
        related_name="articles",
        db_index=False,  # the two below begin with it
        verbose_name=_("section"),
    )
    slug = models.CharField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    translation_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
    )
    tags = TaggableManager(blank=True, verbose_name=_("tags"), through="articles.TaggedArticle")
    correspondents = models.ManyToManyField(
        "articles.Correspondent", through="articles.Byline", related_name="articles"
    )

    # Planning
    catchline = models.CharField(
        _("catchline"), max_length=60, blank=True, help_text=_("The desk's working name for the story.")
    )
    due = models.DateTimeField(_("due"), null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("assigned to"),
    )

    # Origin
    external_id = models.CharField(max_length=200, null=True, blank=True, unique=True, editable=False)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    # The desk
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="filed_articles"
    )
    words_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    words_number = models.PositiveIntegerField(default=0, editable=False)
    approved_revision = models.ForeignKey(
        "articles.Revision", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    # What readers have, kept beside the intervals for order and for the withdrawn notice
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_as = models.CharField(max_length=10, choices=Withdrawn, blank=True, editable=False)
    withdrawn_to = models.CharField(max_length=500, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(fields=["language", "-published_at", "-id"], name="article_latest"),
            models.Index(
                fields=["section", "language", "-published_at", "-id"], name="article_section_latest"
            ),
            models.Index(fields=["section", "-changed", "-id"], name="article_by_section"),
            models.Index(fields=["state", "-changed"], name="article_desk"),
            models.Index(fields=["language", "-changed", "-id"], name="article_by_language"),
            models.Index(
                fields=["-changed", "-id"],
                name="article_withdrawn",
                condition=Q(withdrawn_at__isnull=False),
            ),
            models.Index(fields=["due"], name="article_due", condition=Q(due__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_state_known"),
            models.CheckConstraint(
                condition=~Q(state=State.APPROVED) | Q(approved_revision__isnull=False),
                name="article_approved_has_revision",
            ),
            models.CheckConstraint(
                condition=~Q(translation_of=models.F("id")), name="article_not_own_translation"
            ),
        ]
        permissions = [
            ("assign_article", "Assign stories"),
            ("file_article", "File stories"),
            ("approve_article", "Approve and return stories"),
            ("publish_article", "Publish and schedule stories"),
            ("correct_article", "Correct live stories"),
            ("withdraw_article", "Withdraw and republish stories"),
            ("quick_fix_article", "Fix live stories without approval"),
            ("spike_article", "Spike and revive stories"),
            ("override_checklist_article", "Publish past the checklist"),
        ]

    def __str__(self):
        return self.catchline or self.headline or f"Story {self.pk}"

    @property
    def section_name(self):
        """What its section is called in its own language."""
        return self.section.called(self.language)

    @property
    def section_mark(self):
        """Of that name among the story's words, where it is said in another language."""
        return self.section.mark(self.language)
