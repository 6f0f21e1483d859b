"""After any change, every page the front gives is the page Django would make now.

Pages are asked for before and after each change; those that were kept must be those that did not change.
The token in a review's form says when its page was made, so it is left out of the comparison.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from articles.models import Address, Correspondent
from articles.reviews.moderation import approve, reject
from articles.workflow.credits import set_tags
from articles.workflow.engine import move
from articles.workflow.routing import reroute
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_approved, make_live, make_person, make_review, make_section

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = re.compile(r'name="token" value="[^"]*"')
TOMORROW = now() + timedelta(days=1)
LISTS = (
    "/ /latest/ /correspondents/ /corrections/ /feed/ /politics/ /world/ /asia/ /politics/feed/ /az/ "
    "/az/latest/ /tags/gas/ /tags/ports/ /tags/gas/feed/"
).split()


class Newsroom:
    """A paper with stories old and new, of two languages, in three sections, related to each other."""

    def __init__(self):
        SiteSettings(languages=["en", "az"]).save()
        self.editor, self.chief = make_person("editor"), make_person("chief")
        self.by, self.moderator = make_person("correspondent"), make_person("moderator")
        world = make_section("World")
        self.sections = [make_section("Politics"), world, make_section("Asia", parent=world)]
        self.old = [self.live(days=10 + number, section=self.sections[number % 3]) for number in range(6)]
        self.new = [self.live(hours=1 + number, section=self.sections[number % 3]) for number in range(4)]
        self.report = self.live(hours=3, section=self.sections[0], label="live")
        self.original = self.new[0]
        self.translations = [self.live(hours=1, language=language) for language in ("az", "ru")]
        for story in self.translations:
            reroute(story, by=self.chief, translation_of_id=self.original.pk)
        self.review = make_review(self.new[0], state="pending")

    def live(self, hours=0, days=0, tags=("Gas", "Ports"), **how):
        return make_live(self.by, published=now() - timedelta(hours=hours, days=days), tags=tags, **how)

    def approved(self, **how):
        return make_approved(self.by, self.editor, tags=("Gas",), **how)

    def publish(self, **how):
        return move(self.approved(**how), "publish", by=self.editor)

    def fix(self, story, **words):
        words = {name: getattr(story, name) for name in ("headline", "standfirst", "body")} | words
        return move(story, "quick fix", by=self.editor, note="a name", words=words)

    def paths(self):
        people = [f"/correspondents/{one.slug}/" for one in Correspondent.objects.all()]
        stories = list(Address.objects.values_list("path", flat=True))
        first = self.original.addresses.get(current=True).path
        return [*LISTS, *people, *stories, f"{first}review/", f"{first}reviews/", f"{first}v1/"]


GONE = {"note": "x", "readers_get": "gone"}
CHANGES = {
    "a story is published": lambda n: n.publish(section=n.sections[0]),
    "a live report begins": lambda n: n.publish(label="live"),
    "a new story's headline is fixed": lambda n: n.fix(n.new[1], headline="Another one"),
    "an old story's headline is fixed": lambda n: n.fix(n.old[4], headline="Another old one"),
    "a story is corrected": lambda n: move(
        n.old[2], "correct", by=n.editor, note="wrong", correction="It was two ports.",
        words={"headline": "Two ports", "standfirst": n.old[2].standfirst, "body": n.old[2].body},
    ),
    "a new story is withdrawn": lambda n: move(n.new[2], "withdraw", by=n.editor, **GONE),
    "an old story is withdrawn": lambda n: move(n.old[5], "withdraw", by=n.editor, **GONE),
    "an old story comes back": lambda n: move(
        n.old[5], "republish", by=n.editor, note="y"
    ),
    "the live report ends": lambda n: move(n.report, "withdraw", by=n.editor, **GONE),
    "an old story moves": lambda n: reroute(n.old[0], by=n.chief, section_id=n.sections[1].pk),
    "a story gets another address": lambda n: reroute(n.new[3], by=n.chief, slug="elsewhere"),
    "a translation goes": lambda n: move(n.translations[0], "withdraw", by=n.editor, **GONE),
    "a story gets other tags": lambda n: set_tags(n.new[1], ["Ports", "Rail"], by=n.chief),
    "a review appears": lambda n: approve(n.review, by=n.moderator),
    "a review goes": lambda n: reject(n.review, by=n.moderator, reason="spam"),
    "a correspondent is renamed": lambda n: _save(Correspondent.objects.first(), name="Another Name"),
    "a section is renamed": lambda n: _save(n.sections[2], name="Farther Asia"),
    "a section moves": lambda n: _save(n.sections[1], slug="the-world"),
    "the paper is renamed": lambda n: SiteSettings(name="The Other Paper", languages=["en", "az"]).save(),
}  # fmt: skip


def test_every_page_is_as_django_would_make_it_after_any_change(ask):
    newsroom, wrong = Newsroom(), {}
    assert look(ask, newsroom, made_now_too=True) == []
    for name, change in CHANGES.items():
        change(newsroom)
        if pages := look(ask, newsroom):
            wrong[name] = pages

    assert wrong == {}


def test_what_is_published_today_leaves_the_pages_of_old_stories_alone(ask):
    newsroom = Newsroom()
    old = [story.addresses.get(current=True).path for story in newsroom.old]
    for path in old:
        ask(path)
    entered = ask.entered

    move(newsroom.approved(section=newsroom.sections[0]), "publish", by=newsroom.editor)
    move(
        newsroom.approved(section=newsroom.sections[1]),
        "publish",
        by=newsroom.editor,
        at=now() + timedelta(days=1),
    )
    for path in old:
        ask(path)

    assert ask.entered == entered


def look(ask, newsroom, made_now_too=False):
    """Ask for every page; of those that were kept, the addresses that are not as Django would make them."""
    reader = Client(headers={"host": "testserver"})
    wrong = []
    for path in dict.fromkeys(newsroom.paths()):
        entered, given = ask.entered, ask(path)
        if ask.entered > entered and not made_now_too:
            continue  # Django made it, this moment
        made = reader.get(path)
        if (given.status, TOKEN.sub("", given.text)) != (
            made.status_code,
            TOKEN.sub("", made.content.decode()),
        ):
            wrong.append(path)
    return wrong


def _save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
