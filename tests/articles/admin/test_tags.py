"""Tags at the desk: renamed and taken away by chief editors."""

import pytest
from taggit.models import Tag

from newsroom.page_store.stamps import counts
from tests.factories import make_live, make_person


@pytest.mark.parametrize("role", ["correspondent", "moderator", "editor", "chief"])
def test_nobody_makes_a_tag_by_a_hand_made_merge(client, db, role):
    client.force_login(make_person(role))
    client.post("/admin/taggit/tag/merge-tags/", {"new_tag_name": "Smuggled"})

    assert not Tag.objects.filter(name="Smuggled").exists()


def test_pages_with_a_tag_that_was_taken_away_are_stale(client, db):
    make_live(tags=["Gas"])
    client.force_login(make_person("chief"))
    before = counts("tag-gas")
    client.post(f"/admin/taggit/tag/{Tag.objects.get(name='Gas').pk}/delete/", {"post": "yes"})

    assert not Tag.objects.filter(name="Gas").exists()
    assert counts("tag-gas") != before
