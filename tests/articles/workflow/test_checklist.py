"""What must be right before words go out: asked of publishing, updating, mending and republishing alike."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article, Photo
from articles.workflow.checklist import open_points
from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.standing import live_revision
from newsroom.audit.models import AuditEvent
from tests.factories import make_approved, make_draft, make_live

pytestmark = pytest.mark.django_db
FIX = {"note": "A slip"}


def picture(**fields):
    number = Photo.objects.count() + 1
    said = {"credit": "Mira Toll", "alt": "A quay", "width": 4, "height": 3, "digest": f"{number:064}"}
    return Photo.objects.create(file=f"{number}.png", **{**said, **fields})


def printed(photo, alt=""):
    own = f' data-alt="{alt}"' if alt else ""
    return f'<p>Words.</p><figure data-photo="{photo.pk}"{own}><figcaption>A quay.</figcaption></figure>'


def names(story):
    return [point.name for point in open_points(story)]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"credit": ""}, "credit"),
        ({"alt": ""}, "alt text"),
        ({"rights_expire": date(2020, 1, 1)}, "rights"),
    ],
)
def test_a_picture_in_the_body_is_asked_what_the_lead_picture_is(correspondent, fields, name):
    photo = picture(**fields)

    assert names(make_draft(correspondent, body=printed(photo))) == [name]
    assert names(make_draft(correspondent, lead_photo_id=photo.pk)) == [name]


def test_a_picture_may_have_its_own_alt_text_where_it_stands(correspondent):
    photo = picture(alt="")

    assert names(make_draft(correspondent, body=printed(photo, alt="A quay at night"))) == []


def test_a_picture_that_is_gone_is_named(correspondent):
    story = make_draft(correspondent, body='<figure data-photo="987654"></figure>')

    assert [one.problem for one in open_points(story)] == [
        "Picture 987654 in the body is not in the library."
    ]


@pytest.mark.parametrize("where", ["lead", "body"])
def test_a_picture_whose_sizes_were_never_made_is_named(correspondent, where):
    photo = picture()
    words = {"lead_photo_id": photo.pk} if where == "lead" else {"body": printed(photo)}
    story = make_draft(correspondent, **words)
    assert names(story) == []  # it came in a moment ago

    Photo.objects.update(created=now() - timedelta(minutes=11))
    story = Article.objects.get()
    assert names(story) == ["sizes"]
    assert open_points(story)[0].problem.endswith("its page in the library says why.")
    Photo.objects.update(renditions=[{"crop": "wide", "width": 4, "height": 2, "name": "x"}])
    assert names(Article.objects.get()) == []


def test_rights_must_last_until_it_goes_out(correspondent, editor):
    photo = picture(rights_expire=(now() + timedelta(days=3)).date())
    story = make_approved(correspondent, editor, body=printed(photo))

    with pytest.raises(Refused, match="before it goes out"):
        move(story, "publish", by=editor, at=now() + timedelta(days=9))
    move(story, "publish", by=editor, at=now() + timedelta(days=1))
    with pytest.raises(Refused, match="before it goes out"):
        move(story, "reschedule", by=editor, at=now() + timedelta(days=9))


@pytest.mark.parametrize(
    "how",
    [("quick fix", {}), ("correct", {"correction": "It said otherwise."})],
    ids=["quick-fix", "correct"],
)
def test_a_fix_may_not_open_a_point(correspondent, editor, chief, how):
    verb, more = how
    story = make_live(correspondent)
    words = {"headline": "word " * 30}

    with pytest.raises(Refused, match="110") as refused:
        move(story, verb, by=editor, words=words, **FIX, **more)
    assert refused.value.rule == "checklist"
    move(story, verb, by=chief, words=words, override=True, **FIX, **more)
    assert len(live_revision(story).headline) > 110


def test_a_story_from_the_archive_may_be_mended_as_it_is(correspondent, editor):
    story = make_live(correspondent, standfirst="")
    story.notes.create(text="Who says so?", by=editor, at=now())

    move(story, "quick fix", by=editor, words={"headline": "Ports reopen"}, **FIX)

    assert live_revision(story).headline == "Ports reopen"


@pytest.mark.parametrize("words", [{"body": ""}, {"headline": " "}])
def test_a_fix_leaves_a_headline_and_words(correspondent, editor, words):
    with pytest.raises(Refused, match="keeps a headline and words"):
        move(make_live(correspondent), "quick fix", by=editor, words=words, **FIX)


def test_a_fix_of_a_space_is_no_fix(correspondent, editor):
    story = make_live(correspondent)

    with pytest.raises(Refused, match="Nothing was changed"):
        move(story, "quick fix", by=editor, words={"headline": f"  {story.headline} "}, **FIX)


def test_a_story_goes_out_again_only_past_the_checklist(correspondent, editor, chief):
    story = make_live(correspondent, standfirst="")
    story = move(story, "withdraw", by=editor, note="Wrong man", readers_get="gone")

    with pytest.raises(Refused, match="standfirst is missing"):
        move(story, "republish", by=editor, note="Cleared")
    assert move(story, "republish", by=chief, note="Cleared", override=True).state == "published"


def test_what_goes_out_again_is_what_readers_had(correspondent, editor):
    story = make_live(correspondent)
    story = move(story, "withdraw", by=editor, note="Wrong man", readers_get="gone")

    move(story, "republish", by=editor, note="Cleared", words={"headline": "Never approved"})

    assert live_revision(story).headline == story.headline


def test_an_override_is_recorded_with_who_which_points_and_why(correspondent, editor, chief):
    story = make_approved(correspondent, editor, standfirst="")
    with pytest.raises(Refused, match="Say why"):
        move(story, "publish", by=chief, override=True)
    move(story, "publish", by=chief, override=True, note="The wire is late")

    made, event = story.history.first(), AuditEvent.objects.latest("pk")
    assert (made.by, made.overrode, made.note) == (
        chief, ["The standfirst is missing."], "The wire is late"
    )  # fmt: skip
    assert (event.who, event.detail["overrode"]) == (chief.username, made.overrode)


def test_a_move_that_passes_by_nothing_records_no_override(correspondent, editor, chief):
    story = make_approved(correspondent, editor)
    move(story, "publish", by=chief, override=True, note="To be sure")

    assert story.history.first().overrode == []
