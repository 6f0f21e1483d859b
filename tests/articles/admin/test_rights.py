"""Who may see and do what at the desk: a hand-made request fails as the hidden button would."""

import pytest

from articles.models import Article
from articles.states import State
from tests import factories as make

# Asked for, and told only with the story.
ASKED, MARK = "quetzalcoatl", "xolotl"
BOTH = f"{ASKED} {MARK}"
PLACES = (
    "/admin/",
    "/admin/articles/article/",
    f"/admin/articles/article/?q={ASKED}",
    "/admin/articles/article/?stands=filed",
    "/admin/articles/article/?mine=yes",
    f"/admin/articles/article/tags/?q={ASKED}",
    "/admin/articles/correction/",
    "/admin/articles/photo/",
)


@pytest.fixture
def theirs(db):
    """A filed story of someone else, with a mark in every word of it."""
    return make.make_filed(
        make.make_person("correspondent"),
        headline=BOTH,
        standfirst=BOTH,
        kicker=BOTH,
        tags=[BOTH],
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_correspondent_finds_nothing_of_anothers_unpublished_story(client, theirs, place):
    client.force_login(make.make_person("correspondent"))

    page = client.get(place).content.decode()

    assert MARK not in page


@pytest.mark.parametrize("page", ["change", "history", "preview", "fix", "delete"])
def test_a_correspondent_may_not_open_anothers_story(client, theirs, page):
    client.force_login(make.make_person("correspondent"))

    answer = client.get(f"/admin/articles/article/{theirs.pk}/{page}/")

    assert answer.status_code == 403 and MARK not in answer.content.decode()


@pytest.mark.parametrize("move", ["", "file", "approve", "publish", "return", "spike", "withdraw"])
def test_a_hand_made_post_to_anothers_story_is_refused(client, theirs, move):
    client.force_login(make.make_person("correspondent"))

    answer = client.post(
        f"/admin/articles/article/{theirs.pk}/change/", {"headline": "Mine now", "seen": 1, "_move": move}
    )

    theirs.refresh_from_db()
    assert answer.status_code == 403
    assert theirs.state == State.FILED and theirs.headline == BOTH


def test_a_filed_story_is_read_only_for_its_correspondent(client, db):
    correspondent = make.make_person("correspondent")
    story = make.make_filed(correspondent)
    client.force_login(correspondent)

    page = client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    answer = client.post(
        f"/admin/articles/article/{story.pk}/change/", {"headline": "Late thought", "seen": 1}
    )

    assert 'name="headline"' not in page and "Take back" in page
    assert answer.status_code == 403
    assert Article.objects.get().headline == story.headline


@pytest.mark.parametrize("move", ["approve", "publish", "spike", "quick fix", "no such move"])
def test_a_move_that_is_not_offered_is_refused_by_the_engine(client, db, move):
    correspondent = make.make_person("correspondent")
    story = make.make_filed(correspondent)
    client.force_login(correspondent)

    answer = client.post(f"/admin/articles/article/{story.pk}/change/", {"_move": move, "seen": 1})

    assert answer.status_code in {200, 403}
    assert Article.objects.get().state == State.FILED


def test_a_moderator_reads_no_story_at_the_desk(client, theirs):
    client.force_login(make.make_person("moderator"))

    assert client.get("/admin/articles/article/").status_code == 403
    assert client.get(f"/admin/articles/article/{theirs.pk}/change/").status_code == 403


@pytest.mark.parametrize(
    "place", ["/admin/newsroom/person/", "/admin/sections/section/add/", "/admin/taggit/tag/"]
)
@pytest.mark.parametrize("role", ["correspondent", "editor", "moderator"])
def test_people_sections_and_tags_belong_to_chief_editors(client, db, place, role):
    client.force_login(make.make_person(role))

    assert client.get(place).status_code == 403


def test_nobody_deletes_a_story(client, theirs):
    client.force_login(make.make_person("chief"))

    assert client.post(f"/admin/articles/article/{theirs.pk}/delete/", {"post": "yes"}).status_code == 403
