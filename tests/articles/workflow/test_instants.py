"""What readers, feeds, search, related, tag, section, correspondent and front pages show an instant before
a move or its time, and an instant after."""

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from articles.models import RelatedStory
from articles.workflow.engine import move
from articles.workflow.saving import save_copy
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST, SECOND = "Quayhouse", "Belltower"  # one word of each headline, and of no other page
INSTANT = timedelta(microseconds=1)
LATER = timedelta(hours=3)
FIX = {"note": "A slip", "words": {"headline": f"{SECOND} opens"}}


@pytest.fixture
def clock(monkeypatch):
    """Sets the one clock that Django tells the time by."""

    def show(moment):
        class Stopped(datetime):
            @classmethod
            def now(cls, tz=None):
                return moment.astimezone(tz)

        monkeypatch.setattr(timezone, "datetime", Stopped)

    return show


class Town:
    """A story called by FIRST, its neighbour to which it is related, and who moves them."""

    def __init__(self):
        self.writer, self.editor = make.make_person("correspondent"), make.make_person("editor")
        self.how = {"section": make.make_section("Harbour"), "tags": ["Quays"]}
        self.neighbour = make.make_live(self.writer, headline="The neighbour", **self.how)

    def live(self, **when):
        return self.known(make.make_live(self.writer, headline=f"{FIRST} opens", **self.how, **when))

    def approved(self):
        return self.known(make.make_approved(self.writer, self.editor, headline=f"{FIRST} opens", **self.how))

    def updated(self):
        story = self.live()
        story = save_copy(story, FIX["words"], by=self.writer, started_from=story.words_number)
        story = move(story, "file", by=self.writer)
        return move(story, "approve", by=self.editor)

    def known(self, story):
        row = {"rank": 1, "score": 1, "reason": "same tags: Quays", "pinned": True}
        RelatedStory.objects.create(article=self.neighbour, related=story, **row)
        return story

    def withdrawn(self):
        return self.do(self.live(), "withdraw", note="Wrong man", readers_get="gone")

    def do(self, story, verb, **how):
        return move(story, verb, by=self.editor, **how)


def shown(client, town, story):
    """Which of the two headlines stands on each page, and the status at the story's address."""
    section, tag, writer = "/harbour/", "/tags/quays/", f"/correspondents/{town.writer.correspondent.slug}/"
    pages = {"front": "/", "latest": "/latest/", "section": section, "tag": tag, "correspondent": writer}
    feeds = {"": "/feed/", "section ": f"{section}feed/", "tag ": f"{tag}feed/"}
    feeds["correspondent "] = f"{writer}feed/"
    for name, path in feeds.items():
        pages |= {f"{name}{kind} feed": path + tail for kind, tail in KINDS.items()}
    pages["related"] = quote(town.neighbour.addresses.get(current=True).path)
    for word in (FIRST, SECOND):
        pages[f"search {word}"] = f"/search/?q={word}"
    found = {}
    for name, path in pages.items():
        text = client.get(path).content.decode()
        # What was searched for is marked where it was found; a search for nothing shows the latest.
        printed = "<mark>{}</mark> opens" if name.startswith("search") else "{} opens"
        words = [word for word in (FIRST, SECOND) if printed.format(word) in text]
        found[name] = words[0] if words else None
        assert len(words) < 2, name
    address = story.addresses.filter(current=True).first()
    answer = client.get(quote(address.path)) if address else None
    status = answer.status_code if answer else 404
    if status == 200:
        found["story"] = next(word for word in (FIRST, SECOND) if f"{word} opens" in answer.content.decode())
    return found, status


KINDS = {"rss": "", "atom": "atom/", "json": "json/"}


def everywhere(client, town, story, word, status):
    """Assert that every page shows the headline with `word`, or none, and no page the other."""
    found, told = shown(client, town, story)
    searched = {f"search {one}": word if one == word else None for one in (FIRST, SECOND)}
    expected = {**dict.fromkeys(found, word), **searched}
    wrong = {name: found[name] for name in found if found[name] != expected[name]}
    assert (wrong, told) == ({}, status)


WITHDRAWN = {"note": "Wrong man"}
# move: (how the story stood, what it is asked; what readers had before, and at its address; and after)
AT_ONCE = {
    "publish": (Town.approved, "publish", {}, (None, 404), (FIRST, 200)),
    "update": (Town.updated, "publish", {"what_changed": "Opens"}, (FIRST, 200), (SECOND, 200)),
    "quick fix": (Town.live, "quick fix", FIX, (FIRST, 200), (SECOND, 200)),
    "correct": (Town.live, "correct", {**FIX, "correction": "It is lit."}, (FIRST, 200), (SECOND, 200)),
    "withdraw, 410": (Town.live, "withdraw", {**WITHDRAWN, "readers_get": "gone"}, (FIRST, 200), (None, 410)),
    "withdraw, 404": (
        Town.live, "withdraw", {**WITHDRAWN, "readers_get": "missing"}, (FIRST, 200), (None, 404),
    ),
    "withdraw, redirect": (
        Town.live, "withdraw", {**WITHDRAWN, "readers_get": "redirect", "to": "/latest/"},
        (FIRST, 200), (None, 302),
    ),
    "republish": (Town.withdrawn, "republish", {"note": "Cleared"}, (None, 410), (FIRST, 200)),
    "spike": (Town.approved, "spike", {"note": "Overtaken"}, (None, 404), (None, 404)),
    "spike of a withdrawn story": (Town.withdrawn, "spike", {"note": "Old"}, (None, 410), (None, 410)),
}  # fmt: skip


@pytest.mark.parametrize("name", AT_ONCE)
def test_a_move_is_seen_everywhere_at_once_and_nowhere_before(client, name):
    stood, verb, how, before, after = AT_ONCE[name]
    town = Town()
    story = stood(town)

    everywhere(client, town, story, *before)
    town.do(story, verb, **how)
    everywhere(client, town, story, *after)


# move made beforehand: (how the story stood, what it is asked with `at`; before its time; from then on)
AT_ITS_TIME = {
    "scheduled": (Town.approved, "publish", {}, (None, 404), (FIRST, 200)),
    "scheduled update": (Town.updated, "publish", {"what_changed": "Opens"}, (FIRST, 200), (SECOND, 200)),
    "expiry": (Town.live, "expire", {}, (FIRST, 200), (None, 410)),
}


@pytest.mark.parametrize("name", AT_ITS_TIME)
def test_a_time_is_kept_to_the_instant_everywhere(client, clock, name):
    stood, verb, how, before, after = AT_ITS_TIME[name]
    town, at = Town(), timezone.now() + LATER
    story = town.do(stood(town), verb, at=at, **how)

    clock(at - INSTANT)
    everywhere(client, town, story, *before)
    clock(at)
    everywhere(client, town, story, *after)


def test_an_end_given_with_the_publication_is_kept_to_the_instant(client, clock):
    town, at = Town(), timezone.now() + LATER
    story = town.do(town.approved(), "publish", until=at)

    clock(at - INSTANT)
    everywhere(client, town, story, FIRST, 200)
    clock(at)
    everywhere(client, town, story, None, 410)


def test_what_was_taken_off_the_schedule_does_not_come_out_at_its_time(client, clock):
    town, at = Town(), timezone.now() + LATER
    story = town.do(town.do(town.approved(), "publish", at=at), "unschedule")

    clock(at + LATER)
    everywhere(client, town, story, None, 404)


def test_a_spiked_story_that_is_revived_comes_out_only_by_the_desk(client):
    town = Town()
    story = town.do(town.do(town.approved(), "spike", note="Overtaken"), "revive", note="Not so")
    everywhere(client, town, story, None, 404)

    story = town.do(move(story, "file", by=town.writer), "approve")
    town.do(story, "publish")
    everywhere(client, town, story, FIRST, 200)


@pytest.mark.parametrize("major", [True, False])
def test_a_correction_stands_on_the_story_the_archive_and_the_log(client, major):
    town = Town()
    story = town.live()
    said = {"correction": "It said two quays. It is one.", "concerns": "figure", "major": major}
    town.do(story, "correct", **FIX, **said)

    page = client.get(story.addresses.get().path).content.decode()
    assert "It said two quays. It is one." in page and "figure" in page
    text = page[page.index("<main") :]  # the head says it too, to machines
    assert (text.index("It said two quays") < text.index("met for the")) == major
    archive = client.get("/corrections/").content.decode()
    assert "It said two quays" in archive and "Figure" in archive
    assert (
        "Corrected" in client.get(story.addresses.get().path + "v1/").content.decode() or "Corrected" in page
    )
    town.do(story, "withdraw", note="Wrong man", readers_get="gone")
    assert "It said two quays" not in client.get("/corrections/").content.decode()
