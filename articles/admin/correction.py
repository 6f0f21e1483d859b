from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction
from articles.templatetags.desk import clock
from newsroom.in_two_words import in_two_words
from newsroom.long_lists import LongList

WEIGHT = in_two_words("major", _("Major"), _("Minor"), _("weight"))


@admin.register(Correction)
class CorrectionAdmin(LongList, admin.ModelAdmin):
    """What was corrected, to be looked up; a correction is made on its story by the move "correct"."""

    list_display = ("text", "story", "concerns", WEIGHT, "made")
    list_filter = ("concerns", "major", ("made_at", admin.DateFieldListFilter))
    search_fields = ("text",)
    search_help_text = _("Words of the correction. New ones are made on the story: Correct…")
    fields = ("text", "concerns", "major", "article", "made_at", "made_by")
    ordering = ("-made_at", "-pk")
    actions = None

    def get_queryset(self, request):
        found = super().get_queryset(request).select_related("article", "made_by").defer("article__body")
        person = request.user
        if person.has_perm("articles.approve_article"):
            return found
        return found.filter(article__in=Article.objects.of(person))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("story"))
    def story(self, correction):
        return correction.article.headline

    @admin.display(description=_("made"), ordering="made_at")
    def made(self, correction):
        return clock(correction.made_at)
