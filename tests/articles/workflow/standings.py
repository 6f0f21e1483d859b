"""Every way a story can stand: the desk's state, and what readers have; and everyone who may try a move."""

from datetime import timedelta

from django.utils.timezone import now

from articles.models import Article
from articles.workflow.engine import move
from articles.workflow.saving import save_copy
from newsroom.people.models import Person
from tests import factories as make


class Cast:
    """One of each role. `writes` is the editor who last changed the words of every story."""

    def __init__(self):
        self.owner = make.make_person("correspondent")
        self.stranger = make.make_person("correspondent")
        self.editor = make.make_person("editor")
        self.writes = make.make_person("editor")
        self.moderator = make.make_person("moderator")
        self.chief = make.make_person("chief")
        self.nobody = Person.objects.create_user("nobody", is_staff=True)
        self.desk = make.make_person("editor")  # made whatever was made before

    def __getitem__(self, role):
        return getattr(self, role)


ROLES = ("owner", "stranger", "editor", "writes", "moderator", "chief", "nobody")
DESK = {"editor", "writes", "chief"}


def _live(cast, **how):
    return make.make_live(cast.owner, **how)


def _changed(cast, story):
    words = {"headline": "The next round is set"}
    return save_copy(story, words, by=cast.owner, started_from=story.words_number)


def _filed(cast, story):
    return move(_changed(cast, story), "file", by=cast.owner)


def _approved(cast, story):
    return move(_filed(cast, story), "approve", by=cast.desk)


def _update(cast):
    how = {"at": now() + timedelta(days=2), "what_changed": "Adds the next round"}
    return move(_approved(cast, _live(cast)), "publish", by=cast.desk, **how)


def _scheduled(cast):
    story = make.make_approved(cast.owner, cast.desk)
    return move(story, "publish", by=cast.desk, at=now() + timedelta(days=2))


def _withdrawn(cast):
    return move(_live(cast), "withdraw", by=cast.desk, note="Wrong man", readers_get="gone")


def _spiked(cast, story):
    return move(story, "spike", by=cast.desk, note="Overtaken")


def _expired(cast):
    return _live(cast, published=now() - timedelta(hours=2), until=now() - timedelta(hours=1))


# name: (state, what readers have, how it is made)
STANDINGS = {
    "draft": ("draft", set(), lambda c: make.make_draft(c.owner)),
    "filed": ("filed", set(), lambda c: make.make_filed(c.owner)),
    "approved": ("approved", set(), lambda c: make.make_approved(c.owner, c.desk)),
    "spiked": ("spiked", set(), lambda c: _spiked(c, make.make_filed(c.owner))),
    "live": ("published", {"live"}, _live),
    "live, changes in draft": ("draft", {"live"}, lambda c: _changed(c, _live(c))),
    "live, changes filed": ("filed", {"live"}, lambda c: _filed(c, _live(c))),
    "live, changes approved": ("approved", {"live"}, lambda c: _approved(c, _live(c))),
    "live, update scheduled": ("published", {"live", "scheduled"}, _update),
    "scheduled": ("published", {"scheduled"}, _scheduled),
    "withdrawn": ("published", {"back"}, _withdrawn),
    "withdrawn, in draft": ("draft", {"back"}, lambda c: _changed(c, _withdrawn(c))),
    "withdrawn, filed": ("filed", {"back"}, lambda c: _filed(c, _withdrawn(c))),
    "withdrawn, approved": ("approved", {"back"}, lambda c: _approved(c, _withdrawn(c))),
    "withdrawn, spiked": ("spiked", {"back"}, lambda c: _spiked(c, _withdrawn(c))),
    "expired": ("published", {"back"}, _expired),
}


def stand(cast, name):
    """A story that stands so; its words were last changed by the editor who writes."""
    story = STANDINGS[name][2](cast)
    Article.objects.filter(pk=story.pk).update(words_by=cast.writes)
    assert story.state == STANDINGS[name][0]
    return Article.objects.get(pk=story.pk)


NOT_SPIKED = {"draft", "filed", "approved", "published"}
ANY = NOT_SPIKED | {"spiked"}
# verb: (who may, from which states, what readers must have, and must not have)
RULES = {
    "assign": (DESK, NOT_SPIKED, set(), set()),
    "take up": (set(), set(), set(), set()),  # nobody: none of these is an assignment
    "file": (DESK | {"owner"}, {"draft"}, set(), set()),
    "recall": ({"owner"}, {"filed"}, set(), set()),
    "return": (DESK, {"filed", "approved"}, set(), set()),
    "approve": (DESK - {"writes"}, {"filed"}, set(), set()),
    "publish": (DESK, {"approved"}, set(), set()),
    "reschedule": (DESK, {"published"}, {"scheduled"}, set()),
    "unschedule": (DESK, {"published"}, {"scheduled"}, set()),
    "quick fix": (DESK, ANY, {"live"}, set()),
    "correct": (DESK, ANY, {"live"}, set()),
    "withdraw": (DESK, ANY, {"live or scheduled"}, set()),
    "republish": (DESK, ANY, {"back"}, set()),
    "expire": (DESK, ANY, {"live"}, set()),
    "discard changes": (DESK | {"owner"}, {"draft", "filed"}, {"live"}, set()),
    "spike": (DESK, NOT_SPIKED, set(), {"live", "scheduled"}),
    "revive": (DESK, {"spiked"}, set(), set()),
}


def is_allowed(role, verb, name):
    """What ARCHITECTURE's table says, told a second time and in another way than the engine's."""
    who, states, must, must_not = RULES[verb]
    state, has, _made = STANDINGS[name]
    if "live" in has or "scheduled" in has:
        has = has | {"live or scheduled"}
    return role in who and state in states and must <= has and not must_not & has


def asked_by(verb, story, cast):
    """Everything `verb` could ask for, given right, by the names of `engine.move`."""
    later = now() + timedelta(days=4)
    every = {
        "assign": {"assignee": cast.owner, "due": later},
        "return": {"note": "Who says so?"},
        "publish": {"what_changed": "Adds the next round"},
        "reschedule": {"at": later},
        "quick fix": {"note": "A slip", "words": {"standfirst": "It is two ports."}},
        "correct": {
            "note": "A reader wrote", "words": {"standfirst": "It is two ports."},
            "correction": "It said three ports. It is two.",
        },
        "withdraw": {"note": "Wrong man", "readers_get": "gone"},
        "republish": {"note": "Cleared"},
        "expire": {"at": later},
        "spike": {"note": "Overtaken"},
        "revive": {"note": "Not so"},
    }  # fmt: skip
    return every.get(verb, {})
