"""Moves that ask for something, made from the story page and from the page that mends live words."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image

from articles.models import Correction, Photo
from articles.workflow.engine import move
from articles.workflow.standing import live_revision
from tests import factories as make
from tests.opened import save


@pytest.fixture
def editor(client, db):
    person = make.make_person("editor")
    client.force_login(person)
    return person


def page_of(story):
    return f"/admin/articles/article/{story.pk}/change/"


def test_a_correction_goes_to_readers_at_once(client, editor):
    story = make.make_live()
    live = live_revision(story)
    words = {
        name: getattr(live, name)
        for name in ("kicker", "headline", "standfirst", "dateline", "body", "caption", "alt")
    }

    answer = client.post(f"/admin/articles/article/{story.pk}/fix/?as=correct", {
        **words, "seen": live.number, "standfirst": "It is 58,000 tonnes.", "note": "Wrong tonnage",
        "correction": "An earlier version gave the tonnage as 85,000.", "major": "on",
    })  # fmt: skip

    assert answer.status_code == 302
    assert live_revision(story).standfirst == "It is 58,000 tonnes."
    assert Correction.objects.get().major


def test_a_fix_of_nothing_is_refused_with_the_words_kept(client, editor):
    story = make.make_live()
    live = live_revision(story)
    words = {
        name: getattr(live, name)
        for name in ("kicker", "headline", "standfirst", "dateline", "body", "caption", "alt")
    }

    answer = client.post(
        f"/admin/articles/article/{story.pk}/fix/?as=quick-fix", {**words, "seen": live.number, "note": "x"}
    )

    assert "Nothing was changed" in answer.content.decode()


def test_a_story_is_withdrawn_with_a_reason_and_what_readers_get(client, editor):
    story = make.make_live()

    client.post(page_of(story), {
        "_move": "withdraw", "withdraw-note": "Wrong man", "withdraw-readers_get": "gone", "withdraw-to": ""
    })  # fmt: skip

    assert live_revision(story) is None


def test_a_withdrawn_story_says_what_readers_get_now(client, editor):
    story = make.make_live()
    typed = {"_move": "withdraw", "withdraw-note": "Double", "withdraw-readers_get": "redirect"}

    refused = client.post(page_of(story), {**typed, "withdraw-to": ""}).content.decode()
    client.post(page_of(story), {**typed, "withdraw-to": "/politics/"})
    page = client.get(page_of(story)).content.decode()

    assert "Give a page of this site, beginning with /." in refused
    assert "Done: withdrawn; readers no longer get it." in page
    assert "Readers get: Another page, <b>/politics/</b>." in page


def test_what_a_move_needs_is_asked_for_by_name(client, editor):
    filed, live = make.make_filed(make.make_person("correspondent")), make.make_live()

    assert "Say why." in client.post(page_of(filed), {"_move": "return"}).content.decode()
    assert "Give a date and a time." in client.post(page_of(live), {"_move": "expire"}).content.decode()
    fix = client.post(
        f"/admin/articles/article/{live.pk}/fix/?as=correct", {"headline": "", "seen": 1}
    ).content.decode()
    assert "Say what was wrong and what is right." in fix and "Give the story a headline." in fix
    assert "This field is required." not in fix


def test_a_draft_that_lacks_words_can_be_written_and_filed_in_one_go(client, db):
    writer = make.make_person("correspondent")
    story = make.make_draft(writer, body="")
    client.force_login(writer)

    page = client.get(page_of(story)).content.decode()
    client.post(page_of(story), {
        "_move": "file", "seen": story.words_number, "headline": story.headline, "body": "<p>Now it has.</p>",
        "section": story.section_id, "initial-section": story.section_id,
    })  # fmt: skip

    story.refresh_from_db()
    assert 'value="file"' in page
    assert story.state == "filed"


def test_a_scheduled_story_is_said_to_be(client, editor):
    story = make.make_approved(make.make_person("correspondent"), editor)

    page = client.post(page_of(story), {
        "_move": "schedule", "schedule-at_date": "2126-11-24", "schedule-at_time": "10:00"
    }, follow=True).content.decode()  # fmt: skip

    assert "Done: scheduled; readers get it at the time you gave." in page


def test_a_story_off_the_schedule_is_not_said_to_have_a_new_address(client, editor):
    story = make.make_approved(make.make_person("correspondent"), editor)
    move(story, "publish", by=editor, at=now() + timedelta(hours=3))

    page = client.post(page_of(story), {
        "_move": "unschedule", "seen": story.words_number, "headline": story.headline, "body": story.body,
        "section": story.section_id, "initial-section": story.section_id,
    }, follow=True).content.decode()  # fmt: skip

    assert "Done: off the schedule; it stays approved." in page
    assert "leads there for ever" not in page


def test_what_was_done_is_told_as_one_would_say_it(client, editor):
    story = make.make_approved(make.make_person("correspondent"), editor)
    move(story, "publish", by=editor, at=now() + timedelta(hours=3))
    scheduled = client.get(page_of(story)).content.decode()
    move(story, "unschedule", by=editor)
    move(story, "publish", by=editor)
    page = client.get(page_of(story)).content.decode()

    assert f"{editor} scheduled it" in scheduled and "published it" not in scheduled
    assert f"{editor} took it off the schedule" in page and f"{editor} published it" in page


def test_a_story_is_spiked_and_revived(client, editor):
    story = make.make_filed(make.make_person("correspondent"))

    client.post(page_of(story), {"_move": "spike", "spike-note": "Old"})
    assert "Spiked" in client.get(page_of(story)).content.decode()
    client.post(page_of(story), {"_move": "revive", "revive-note": "New again"})

    story.refresh_from_db()
    assert story.state == "draft"


def test_an_approval_of_words_that_changed_meanwhile_is_refused(client, editor):
    story = make.make_filed(make.make_person("correspondent"))

    answer = client.post(page_of(story), {"_move": "approve", "seen": story.words_number - 1})

    assert "words have changed" in answer.content.decode()


def test_an_end_in_the_past_is_refused(client, editor):
    story = make.make_live()

    answer = client.post(
        page_of(story), {"_move": "expire", "expire-at_date": "2020-01-01", "expire-at_time": "10:00"}
    )

    assert "must be in the future" in answer.content.decode()


def test_a_preview_is_neither_indexed_nor_kept(client, editor):
    story = make.make_filed(make.make_person("correspondent"))

    answer = client.get(f"/admin/articles/article/{story.pk}/preview/")

    assert story.headline in answer.content.decode()
    assert "no-store" in answer["Cache-Control"] and "noindex" in answer["X-Robots-Tag"]


def test_a_picture_is_uploaded_and_chosen(client, editor):
    file = BytesIO()
    Image.new("RGB", (900, 600), "navy").save(file, "JPEG")
    picture = SimpleUploadedFile("sea.jpg", file.getvalue(), "image/jpeg")

    answer = client.post("/admin/articles/photo/add/", {"upload": picture, "credit": "M. Toll"})

    photo = Photo.objects.get()
    assert answer["Location"] == f"/admin/articles/photo/describe/?pictures={photo.pk}"
    found = client.get("/admin/articles/photo/choose/?q=sea").json()["found"]
    assert found[0]["id"] == photo.pk and found[0]["credit"] == "M. Toll"
    assert client.get(found[0]["thumb"]).status_code == 200


@pytest.mark.parametrize("content", [b"no picture at all", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0half"])
def test_a_file_that_is_no_picture_is_named(client, editor, content):
    answer = client.post(
        "/admin/articles/photo/add/", {"upload": SimpleUploadedFile("x.jpg", content), "title": "x"}
    )

    assert answer.status_code == 422 and "x.jpg" in answer.content.decode()
    assert not Photo.objects.exists()


def test_a_focal_point_outside_the_picture_is_refused(client, editor):
    file = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(file, "PNG")
    client.post("/admin/articles/photo/add/", {"upload": SimpleUploadedFile("a.png", file.getvalue())})
    photo = Photo.objects.get()

    answer = save(client, f"/admin/articles/photo/{photo.pk}/change/", {"focal_x": "1.5", "focal_y": "0.5"})

    assert answer.status_code == 200 and "less than or equal to 1" in answer.content.decode()
