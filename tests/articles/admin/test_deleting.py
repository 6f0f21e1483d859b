"""What stories stand on is not deleted from under them, however many there are."""

import pytest

from articles.models import Correspondent
from sections.models import Section
from tests.factories import make_live, make_person, make_section


@pytest.fixture
def chief(client, db):
    client.force_login(make_person("chief"))
    return client


def test_a_section_with_stories_is_not_even_asked_about(chief):
    section = make_live().section

    assert chief.get(f"/admin/sections/section/{section.pk}/delete/").status_code == 403
    assert chief.post(f"/admin/sections/section/{section.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_empty_section_can_go(chief):
    section = make_section("Weather")
    chief.post(f"/admin/sections/section/{section.pk}/delete/", {"post": "yes"})

    assert not Section.objects.filter(name="Weather").exists()


def test_a_name_that_stands_over_a_story_stays(chief):
    make_live()
    name = Correspondent.objects.get()

    assert chief.get(f"/admin/articles/correspondent/{name.pk}/delete/").status_code == 403


@pytest.mark.parametrize("model", ["sections/section", "articles/correspondent"])
def test_many_are_deleted_no_more_than_one(chief, model):
    story = make_live()
    pk = story.section_id if model.startswith("sections") else Correspondent.objects.get().pk
    chief.post(f"/admin/{model}/", {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})

    story.refresh_from_db()
    assert story.bylines.exists() and Section.objects.filter(pk=story.section_id).exists()
