"""People and stories for tests, made the way the newsroom makes them: through the workflow."""

from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils.timezone import now

from articles.models import Byline, Correspondent, Review
from articles.related.storage import choose_related
from articles.reviews.moderation import count_again
from articles.search.index import index_story
from articles.states import State
from articles.workflow.addresses import settle_address
from articles.workflow.engine import move
from articles.workflow.intervals import place_many
from articles.workflow.saving import begin_story
from newsroom.people.models import Person
from sections.models import Section

GROUPS = {
    "correspondent": "Correspondents",
    "editor": "Editors",
    "moderator": "Moderators",
    "chief": "Chief editors",
}
numbers = count(1)


def make_person(role, name=""):
    """An account with the rights of `role` (a key of GROUPS); a correspondent gets a byline name too."""
    name = name or f"{role}{next(numbers)}"
    person = Person.objects.create_user(
        name, f"{name}@example.org", "newsroom", is_staff=True, first_name=name.title(), last_name="Test"
    )
    person.groups.add(Group.objects.get(name=GROUPS[role]))
    if role == "correspondent":
        Correspondent.objects.create(user=person, name=f"{name.title()} Test", slug=name)
    return person


def make_section(name="Politics", **fields):
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return Section.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def make_words(**words):
    number = next(numbers)
    return {
        "headline": f"Ministers agree a corridor, round {number}",
        "standfirst": "The text names two ports and a date.",
        "body": f"<p>The two sides met for the {number}th time.</p>",
        "dateline": "WASHINGTON",
        **words,
    }


def make_draft(by, *, section=None, tags=(), language="en", **words):
    """A story in draft, begun by the correspondent `by`, who is its byline."""
    story = begin_story(make_words(**words), by=by, section=section or make_section(), language=language)
    correspondent = Correspondent.objects.filter(user=by).first()
    if correspondent:
        Byline.objects.create(article=story, correspondent=correspondent)
    story.tags.add(*tags)
    return story


def make_filed(by, **how):
    return move(make_draft(by, **how), "file", by=by)


def make_approved(by, editor, **how):
    return move(make_filed(by, **how), "approve", by=editor)


def make_live(by=None, *, published=None, until=None, **how):
    """A story that readers have since `published` (default: an hour ago), as an import would shelve it."""
    by = by or make_person("correspondent")
    published = published or now() - timedelta(hours=1)
    story = make_draft(by, **how)
    first = story.revisions.get()
    story.revisions.all().delete()
    first.pk = None
    first.live_from, first.live_until, first.version = published, until, 1
    place_many([first])
    story.state, story.published_at, story.approved_revision = State.PUBLISHED, published, first
    story.save()
    settle_address(story)
    index_story(story)
    choose_related(story)
    return story


def make_review(story, *, state="approved", rating=4, **fields):
    number = next(numbers)
    review = Review.objects.create(
        article=story,
        name=fields.pop("name", f"Reader {number}"),
        email=fields.pop("email", f"reader{number}@example.org"),
        rating=rating,
        text=fields.pop("text", f"Clear and well sourced, number {number}."),
        state=state,
        created=fields.pop("created", now()),
        **fields,
    )
    count_again(story)
    return review
