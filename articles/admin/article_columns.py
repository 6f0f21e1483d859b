from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from articles.templatetags.desk import badge, clock, headline_mark, names, person_name, working_title
from articles.workflow.badge import badge_of

# The narrow screen, which has no column to keep, leaves it away.
NONE = mark_safe('<span class="none">–</span>')


class ArticleColumns:
    """The columns of the list of stories; none asks the database again."""

    @admin.display(description=_("story"))
    def story(self, article):
        return format_html(
            '<span class="hl" dir="auto"{}>{}</span>{}',
            headline_mark(article),
            working_title(article)[:200],
            _under(article),
        )

    @admin.display(description=_("state"))
    def stands(self, article):
        return badge(badge_of(article))

    @admin.display(description=_("by"))
    def written_by(self, article):
        return names(article.bylines.all()) or NONE

    @admin.display(description=_("words"))
    def words(self, article):
        return article.words_count or NONE

    @admin.display(description=_("last change"), ordering="changed")
    def last_change(self, article):
        return format_html(
            '{} <span class="meta">{}</span>', clock(article.changed), person_name(article.words_by)
        )


def _under(article):
    catchline = article.catchline if article.headline else ""
    parts = [part for part in (catchline, article.language if article.language != "en" else "") if part]
    return format_html('<span class="meta under">{}</span>', " · ".join(parts)) if parts else ""
