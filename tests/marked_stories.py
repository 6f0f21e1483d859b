"""A newsroom in which every word that no reader and no other correspondent may read carries a mark."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image

from articles.models import Correction, PartnerFeed, PreviewLink, RelatedStory, Review, Revision
from articles.photos.uploads import add_photo
from articles.states import ReviewState
from articles.workflow.engine import move
from articles.workflow.planning import plan_story
from articles.workflow.preview_links import make_link, revoke_link, token_of
from articles.workflow.saving import save_copy
from tests import factories as make

# The one is asked for, in searches and completions; the other begins every word that is hidden.
ASKED, MARK = "quetzalcoatl", "xolotl"
LINES = ("headline", "standfirst", "kicker", "dateline", "caption", "alt")


def marked(key, field):
    return f"{ASKED} {MARK}{key}{field}"


def words(key):
    return {name: marked(key, name) for name in LINES} | {"body": f"<p>{marked(key, 'body')}</p>"}


class Newsroom:
    """Stories by key in every state, of one correspondent; `open` is the one that readers have as it is."""

    def __init__(self):
        self.by, self.editor, self.chief = map(make.make_person, ("correspondent", "editor", "chief"))
        self.section = make.make_section()
        self.photo = _photo()
        self.open = make.make_live(self.by, section=self.section, tags=["Ports"], lead_photo_id=self.photo.pk)
        self.stories = {"open": self.open}
        self._unpublished()
        self._taken_back()
        self._changed()
        self._translated()
        for key, story in self.stories.items():
            self._mark_what_stands_beside(key, story)
        self._reviews()
        self._partners()
        self.ended_links = ["1", "nothing", "1.forged", *self._ended_links()]

    def _partners(self):
        """An open feed, and one whose address nobody may learn; `partner_keys` are what strangers try."""
        PartnerFeed.objects.create(name="Wire", key="wire", delay_minutes=10)
        PartnerFeed.objects.create(
            name=marked("partner", "name"), key="hidden", secret=f"{MARK}partnersecret"
        )
        self.partner_keys = ["wire", "wire.guess", "hidden", "hidden.", "hidden.guess", "nobody"]

    def _ended_links(self):
        """Tokens of preview links that were revoked, that ended, and whose story was spiked."""
        make_one = lambda key: make_link(self.stories[key].revisions.last(), by=self.editor)  # noqa: E731
        revoked, ended, spiked = map(make_one, ("draft", "filed", "spiked"))
        revoke_link(revoked, by=self.editor)
        before = now() - timedelta(days=4)
        PreviewLink.objects.filter(pk=ended.pk).update(made_at=before, ends_at=before + timedelta(days=3))
        return [token_of(link) for link in (revoked, ended, spiked)]

    def _unpublished(self):
        self._draft("draft")
        plan = plan_story(
            "silk-works", section=self.section, by=self.editor, due=now(), note=marked("planned", "brief")
        )
        self.stories["planned"] = save_copy(plan, words("planned"), by=self.editor, started_from=0)
        self._filed("filed")
        self._move(self._filed("returned"), "return")
        self._approved("approved")
        self._move(self._approved("scheduled"), "publish", at=now() + timedelta(days=1))
        self._move(self._draft("spiked"), "spike")
        story = self._move(self._approved("unscheduled"), "publish", at=now() + timedelta(days=1))
        self._move(story, "withdraw", readers_get="gone")

    def _taken_back(self):
        for outcome in ("gone", "missing", "redirect"):
            story = self._live(outcome)
            Correction.objects.create(
                article=story, revision=story.revisions.get(), text=marked(outcome, "note"), made_at=now()
            )
            self._move(story, "withdraw", readers_get=outcome, to="/latest/")
        self._live("expired", until=now() - timedelta(minutes=5))

    def _changed(self):
        """What readers have is not marked; what the desk wrote over it is."""
        for key, who in {"redrafted": self.by, "refiled": self.editor, "slotted": self.editor}.items():
            story = make.make_live(self.by, section=self.section)
            self.stories[key] = save_copy(story, words(key), by=who, started_from=story.words_number)
        story = self._move(self.stories["slotted"], "approve", by=self.chief)
        later, line = now() + timedelta(days=1), marked("slotted", "line")
        self.stories["slotted"] = self._move(story, "publish", at=later, what_changed=line)

    def _translated(self):
        for key, language in {"translating": "az", "translated": "ru"}.items():
            story = self._approved(key, language=language)
            type(story).objects.filter(pk=story.pk).update(translation_of=self.open)
        self._move(story, "publish", at=now() + timedelta(days=1))

    def _draft(self, key, then=make.make_draft, **how):
        how = {"section": self.section, "tags": [marked(key, "tag")], **words(key), **how}
        story = self.stories[key] = then(self.by, **how)
        return story

    def _filed(self, key, **how):
        return self._draft(key, make.make_filed, **how)

    def _approved(self, key, **how):
        return self._draft(key, lambda by, **how: make.make_approved(by, self.editor, **how), **how)

    def _live(self, key, **how):
        return self._draft(key, make.make_live, **how)

    def _move(self, story, verb, by=None, **how):
        return move(story, verb, by=by or self.editor, note=marked(verb, "why"), **how)

    def _mark_what_stands_beside(self, key, story):
        type(story).objects.filter(pk=story.pk).update(catchline=marked(key, "catchline"))
        if story != self.open:
            RelatedStory.objects.update_or_create(
                article=self.open, related=story, defaults={"rank": 1, "reason": marked(key, "reason")}
            )
        if not Revision.objects.live().filter(article=story).exists():
            story.bylines.update(place=marked(key, "place"))
            make.make_review(story, text=marked(key, "review"), name=marked(key, "reviewer"))

    def _reviews(self):
        for state in set(ReviewState.values) - {ReviewState.APPROVED}:
            hidden = {name: marked(state, f"review{name}") for name in ("name", "text", "reason")}
            make.make_review(self.open, state=state, email=f"{MARK}{state}review@example.org", **hidden)
        make.make_review(self.open, email=f"{MARK}reviewer@example.org")
        Review.objects.update(reader_key=f"{MARK}reviewkey")


def _photo():
    picture = BytesIO()
    Image.new("RGB", (640, 360), "teal").save(picture, "PNG")
    file = SimpleUploadedFile("harbour.png", picture.getvalue(), "image/png")
    about = {"title": marked("photo", "title"), "rights_note": marked("photo", "rights")}
    return add_photo(file, credit="Mira Toll", alt="A harbour.", **about)
