"""The commands that make anew what is kept beside stories."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import RelatedStory
from articles.search.tables import ENTRY
from newsroom.page_store.stamps import counts
from tests.asking import found
from tests.factories import make_live

pytestmark = pytest.mark.django_db


def test_rebuild_search_finds_again_what_the_index_had_lost():
    story = make_live(headline="Herring limit falls")
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {ENTRY}")
    assert not found("herring")

    call_command("rebuild_search", verbosity=0)

    assert found("herring") == [story]


def test_rebuild_related_chooses_anew_leaves_pins_and_makes_pages_stale():
    story, near, pinned = make_live(tags=["Gas"]), make_live(tags=["Gas"]), make_live()
    RelatedStory.objects.all().delete()
    RelatedStory.objects.create(article=story, related=pinned, rank=1, pinned=True)
    before = counts(f"related-{story.pk}")

    call_command("rebuild_related", verbosity=0)

    rows = [(row.related, row.pinned) for row in story.related_rows.all()]
    assert rows == [(pinned, True), (near, False)]
    assert counts(f"related-{story.pk}") != before
