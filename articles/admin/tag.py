from django import forms
from django.contrib import admin
from taggit.admin import TagAdmin as StockTagAdmin
from taggit.models import Tag

from articles.richtext.fields import PlainLine
from newsroom.audit.recorded import Recorded
from newsroom.long_lists import LongList
from newsroom.page_store.stamps import bump

admin.site.unregister(Tag)


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ("name", "slug")
        field_classes = {"name": PlainLine}


@admin.register(Tag)
class TagAdmin(Recorded, LongList, StockTagAdmin):
    """Tags, to be renamed by chief editors; stories get theirs on the story page.

    The library's own page for merging is not offered: it asks for no right, and knows other tables.
    """

    inlines = ()
    actions = None
    form = TagForm
    list_display = ("name", "slug")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def get_urls(self):
        return admin.ModelAdmin.get_urls(self)

    def delete_model(self, request, obj):
        """Every story that carried it is stale with it."""
        bump(f"tag-{obj.slug}", f"tagname-{obj.slug}", "stories")
        super().delete_model(request, obj)

    def save_model(self, request, obj, form, change):
        """A tag is printed on its own page and under its stories: both are stale."""
        before = form.initial.get("slug")
        super().save_model(request, obj, form, change)
        slugs = {obj.slug, before} - {None, ""}
        bump("stories", *(f"{what}-{slug}" for what in ("tag", "tagname") for slug in slugs))
