"""What the desk types into names and captions reaches readers as plain words."""

import pytest
from taggit.models import Tag

from articles.admin.story_form import tags_in
from articles.models import Correspondent, Photo
from tests import factories as make
from tests.opened import save

HOSTILE, PLAIN = "Mira\x0b To\x01ll\uffff", "Mira Toll"


@pytest.fixture
def chief(db, client):
    person = make.make_person("chief")
    client.force_login(person)
    return person


def test_a_correspondents_name_role_bureau_and_life(client, chief):
    typed = {"name": HOSTILE, "slug": "mira", "role": HOSTILE, "bureau": HOSTILE, "active": "on"}
    client.post("/admin/articles/correspondent/add/", {**typed, "biography": f"{HOSTILE}\n\n{HOSTILE}"})

    mira = Correspondent.objects.get(slug="mira")
    assert (mira.name, mira.role, mira.bureau) == (PLAIN,) * 3
    assert mira.biography.split("\n") == ["Mira", "Toll", "", "Mira", "Toll"]


def test_a_tag(client, chief):
    client.post("/admin/taggit/tag/add/", {"name": HOSTILE, "slug": "mira"})

    assert Tag.objects.get(slug="mira").name == PLAIN


def test_what_is_said_of_a_picture(client, chief):
    photo = Photo.objects.create(digest="a" * 64, width=320, height=180)
    about = dict.fromkeys(("title", "caption", "alt", "credit", "rights_note"), HOSTILE)
    save(client, f"/admin/articles/photo/{photo.pk}/change/", {**about, "focal_x": "0.5", "focal_y": "0.5"})

    photo.refresh_from_db()
    assert [getattr(photo, name) for name in about] == [PLAIN] * 5


def test_the_tags_and_the_place_of_a_story(client, chief):
    story = make.make_filed(make.make_person("correspondent"))
    name = story.bylines.get().correspondent.name
    client.post(
        f"/admin/articles/article/{story.pk}/change/",
        {
            "seen": story.words_number,
            "headline": story.headline,
            "body": story.body,
            "section": story.section_id,
            "tags": HOSTILE,
            "catchline": HOSTILE,
            "bylines-TOTAL_FORMS": "1",
            "bylines-INITIAL_FORMS": "0",
            "bylines-0-correspondent": name,
            "bylines-0-place": HOSTILE,
        },
    )

    story.refresh_from_db()
    assert list(story.tags.names()) == [PLAIN]
    assert story.catchline == story.bylines.get().place == PLAIN


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("South Ridge", ["South Ridge"]),
        ("Kovran dam, South Ridge,", ["Kovran dam", "South Ridge"]),
        ('ports, "Berlin, Kentucky", rail', ["ports", "Berlin, Kentucky", "rail"]),
        ("Gas, gas ,GAS", ["GAS"]),
        (' , "" ,', []),
    ],
)
def test_tags_are_parted_by_commas_alone(line, tags):
    assert tags_in(line) == tags
