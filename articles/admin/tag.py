from django.contrib import admin
from taggit.admin import TagAdmin as StockTagAdmin
from taggit.models import Tag

from newsroom.long_lists import LongList
from newsroom.page_store.stamps import bump

admin.site.unregister(Tag)


@admin.register(Tag)
class TagAdmin(LongList, StockTagAdmin):
    """Tags, to be renamed by chief editors; stories get theirs on the story page."""

    inlines = ()
    list_display = ("name", "slug")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def save_model(self, request, obj, form, change):
        """A tag is printed on its own page and under its stories: both are stale."""
        before = form.initial.get("slug")
        super().save_model(request, obj, form, change)
        bump(f"tag-{obj.slug}", *([f"tag-{before}"] if before else []))
