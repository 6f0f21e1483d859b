from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from articles.models import Article, Opening
from articles.search.desk import find_articles
from articles.states import State
from articles.workflow.rights import is_editor, may_edit, may_see
from newsroom.long_lists import LongList
from newsroom.numbers import row_number

from . import (
    bulk,
    completion,
    fix_page,
    history_page,
    notes_page,
    presence,
    preview,
    preview_links,
    related_page,
    revisions_page,
)
from .article_columns import ArticleColumns
from .article_filters import LanguageFilter, MineFilter, StandsFilter, listed
from .conflict_page import conflict_context
from .story_context import story_context
from .story_form import blank_story
from .story_page import StoryPage

# The editor puts inline scripts and styles into the page it runs on; no other page allows them.
FOR_THE_EDITOR = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "frame-src": [SELF]}


@admin.register(Article)
class ArticleAdmin(LongList, ArticleColumns, admin.ModelAdmin):
    """Stories: lists over the working copies a person may read, and the story page."""

    list_display = ("story", "stands", "section", "written_by", "words", "last_change")
    list_display_links = ("story",)
    list_filter = (
        StandsFilter,
        MineFilter,
        "section",
        LanguageFilter,
        ("changed", admin.DateFieldListFilter),
    )
    search_fields = ("headline",)
    ordering = ("-changed", "-pk")
    sortable_by = ("last_change",)  # by anything else the whole archive would be sorted for one page of it

    def get_actions(self, request):
        return bulk.actions_for(request)

    def get_queryset(self, request):
        return listed(Article.objects.seen_by(request.user)).order_by(*self.ordering)

    def get_search_results(self, request, queryset, search_term):
        if search_term:
            queryset = find_articles(search_term, queryset, everything=is_editor(request.user))
        return queryset, False

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (obj is None or may_see(obj, request.user))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or may_edit(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        """Stories are spiked or withdrawn; their words and their history stay."""
        return False

    def get_urls(self):
        at_a_story = {
            "preview": preview.preview,
            "links": preview_links.preview_links,
            "notes": notes_page.notes_page,
            "related": related_page.related_page,
            "fix": fix_page.fix_page,
            "compare": revisions_page.revisions_page,
            "presence": presence.presence,
        }
        own = [
            path(f"<int:pk>/{name}/", self._for_those_who_see(view), name=f"articles_article_{name}")
            for name, view in at_a_story.items()
        ]
        tags = path("tags/", self.admin_site.admin_view(completion.tags), name="articles_article_tags")
        here = path("here/", self.admin_site.admin_view(presence.without_story), name="articles_article_here")
        return [tags, here, *own, *super().get_urls()]

    def _for_those_who_see(self, view):
        def guarded(request, pk):
            return view(request, self.get_seen(request, pk), self)

        return self.admin_site.admin_view(guarded)

    def get_seen(self, request, pk):
        """The story with this number; 404 where there is none, 403 where it is another's."""
        story = get_object_or_404(
            Article.objects.select_related("section", "lead_photo", "words_by"), pk=row_number(pk)
        )
        if not self.has_view_permission(request, story):
            raise PermissionDenied(_("You may not read another's story."))
        return story

    def history_view(self, request, object_id, extra_context=None):
        return history_page.history_page(request, self.get_seen(request, object_id), self)

    @method_decorator(csrf_protect)
    @method_decorator(csp_update(FOR_THE_EDITOR))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None and not self.has_add_permission(request):
            raise PermissionDenied
        story = blank_story() if object_id is None else self.get_seen(request, object_id)
        page = StoryPage(story, request.user, request.POST if request.method == "POST" else None)
        if request.method == "POST":
            if page.accept():
                return self._go_on(request, page)
            if page.saved and object_id is None:
                messages.error(request, page.refused)
                return HttpResponseRedirect(_address(page.story))
        elif story.pk and is_editor(request.user):
            Opening.objects.update_or_create(article=story, person=request.user, defaults={"at": now()})
        context, template = story_context(page, self, request), "desk/story.html"
        if page.status == 409:
            context, template = conflict_context(page, self, request), "desk/conflict.html"
        if page.shut_out:
            context = {"page": page, "story": story, "state": State(story.state), "title": _("Not saved")}
            template = "desk/shut_out.html"
        request.current_app = self.admin_site.name
        context = {**self.admin_site.each_context(request), **context}
        return TemplateResponse(request, template, context, status=page.status)

    def _go_on(self, request, page):
        """Say what was done, and stay with the story unless "Save and close" was pressed."""
        for level, text in page.said():
            messages.add_message(request, level, text, extra_tags=f"copy-{page.copy}")
        if "_save" in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
        return HttpResponseRedirect(_address(page.story))


def _address(story):
    return reverse("admin:articles_article_change", args=[story.pk])
