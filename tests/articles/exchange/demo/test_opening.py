"""The demonstration newsroom: its files hold together, and it opens once."""

import tomllib
from collections import Counter

import pytest
from django.core.management import call_command
from django.utils.timezone import now
from PIL import Image

from articles.curation.reading import top_stories
from articles.exchange.demo.cast import HERE, read
from articles.models import Article, Correspondent, Photo, Review, Revision
from articles.richtext import plain_line
from newsroom.people.models import Person
from sections.models import Section

STORIES = sorted((HERE / "stories").glob("*.toml"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_names_only_what_there_is(path):
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    newsroom, pictures = read("newsroom.toml"), read("pictures.toml")

    assert story["key"] == path.stem
    assert story["section"] in {one["slug"] for one in newsroom["sections"]}
    assert {one["correspondent"] for one in story["bylines"]} <= {
        one["slug"] for one in newsroom["correspondents"]
    }
    assert not story.get("photo") or story["photo"] in pictures
    assert not story.get("translation_of") or (HERE / "stories" / f"{story['translation_of']}.toml").exists()
    assert plain_line(story["headline"]) == story["headline"]


def test_keys_of_stories_are_unique():
    assert max(Counter(read(f"stories/{path.name}")["key"] for path in STORIES).values()) == 1


def test_every_picture_is_one_and_every_portrait_is_there():
    pictures = read("pictures.toml")
    assert all(picture["caption"] for picture in pictures.values())  # its title in the library
    for one in pictures.values():
        with Image.open(HERE / "pictures" / one["file"]) as image:
            image.verify()
        assert one["credit"] and one["alt"]

    portraits = {one.get("portrait") for one in read("newsroom.toml")["correspondents"]} - {None, ""}
    assert portraits <= set(pictures)


@pytest.fixture
def no_sizes(monkeypatch):
    """Pictures without their sizes, which take long; the pages of tests/audit have them."""
    monkeypatch.setattr("articles.exchange.demo.cast.make_renditions", lambda photo: None)


@pytest.mark.any_database
@pytest.mark.django_db
def test_the_desk_has_a_day_before_it(no_sizes):
    call_command("seed_newsroom", verbosity=0, password="newsroom")

    late = Article.objects.overdue().get()
    assert late.catchline == "shelf-gas-tender" and late.assignee.username == "correspondent2"
    assert Article.objects.unwritten().filter(assignee=None).exists()
    assert Article.objects.noted().count() == 2
    front = [story.article.external_id for story in top_stories("en", now())]
    assert front == [f"demo-{key}" for key in read("day.toml")["front"]]


@pytest.mark.django_db
def test_it_opens_once_with_stories_in_every_state(settings, no_sizes):
    settings.DEMO = True
    call_command("seed_newsroom", verbosity=0)
    tables = (Article, Revision, Correspondent, Photo, Review, Person, Section)
    before = [list(table.objects.order_by("pk").values()) for table in tables]

    call_command("seed_newsroom", verbosity=0)

    assert [list(table.objects.order_by("pk").values()) for table in tables] == before
    assert set(Article.objects.values_list("state", flat=True)) == {
        "draft", "filed", "approved", "published", "spiked",
    }  # fmt: skip
    assert Article.objects.exclude(words_number=0).count() == len(STORIES)
    assert Revision.objects.scheduled().exists()
    assert not Review.objects.filter(created__gt=now()).exists()
    assert Person.objects.get(username="editor").check_password("newsroom")
