from django.contrib import admin
from taggit.admin import TagAdmin as StockTagAdmin
from taggit.models import Tag

from newsroom.long_lists import LongList

admin.site.unregister(Tag)


@admin.register(Tag)
class TagAdmin(LongList, StockTagAdmin):
    """Tags, to be renamed by chief editors; stories get theirs on the story page."""

    inlines = ()
    list_display = ("name", "slug")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
