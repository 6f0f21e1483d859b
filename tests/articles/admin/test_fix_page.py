"""A fix that began from an older version takes nothing of the newer one back."""

import pytest

from articles.workflow.engine import move
from articles.workflow.standing import live_revision
from tests import factories as make

FIELDS = ("kicker", "headline", "standfirst", "dateline", "body", "caption", "alt")


@pytest.fixture
def story(db):
    return make.make_live(body="<p>The river rose on Monday.</p><p>Growers lit fires.</p>")


@pytest.fixture
def fixing(client, story):
    """Sends the form of a quick fix that was opened on the first version."""
    client.force_login(make.make_person("editor"))
    live = live_revision(story)
    opened = {name: getattr(live, name) for name in FIELDS} | {"seen": live.number, "note": "Slip"}

    def send(**typed):
        return client.post(f"/admin/articles/article/{story.pk}/fix/?as=quick-fix", {**opened, **typed})

    return send


def shown(answer):
    form = answer.context["form"]
    return {name: form[name].value() for name in (*FIELDS, "seen", "note")}


def test_what_another_version_changed_is_in_the_form_before_it_is_sent_again(fixing, story):
    body = "<p>The river rose on Tuesday.</p><p>Growers lit fires.</p>"
    words = {"standfirst": "Hers.", "body": body}
    move(story, "quick fix", by=make.make_person("editor"), note="x", words=words)

    answer = fixing(headline="Mine", body="<p>The river rose on Monday.</p><p>Growers lit many fires.</p>")

    page = answer.content.decode()
    assert "Another version went out while you wrote; nothing was sent." in page
    assert "What it changed is in the form now: standfirst, body." in page
    assert live_revision(story).standfirst == "Hers." and live_revision(story).headline != "Mine"

    assert fixing(**shown(answer)).status_code == 302
    live = live_revision(story)
    assert (live.headline, live.standfirst) == ("Mine", "Hers.")
    assert "on Tuesday" in live.body and "many fires" in live.body


def test_what_both_changed_is_named_with_the_way_to_the_comparison(fixing, story):
    move(story, "quick fix", by=make.make_person("editor"), note="x", words={"headline": "Hers"})

    answer = fixing(headline="Mine")

    page = answer.content.decode()
    assert "Both of you changed: headline. Look at it." in page
    assert f"/compare/?a=1&amp;b={live_revision(story).number}" in page
    assert shown(answer)["headline"] == "Mine"


def test_what_both_changed_stands_side_by_side_word_by_word(fixing, story):
    first = live_revision(story).headline
    move(story, "quick fix", by=make.make_person("editor"), note="x", words={"headline": f"{first} at last"})

    page = fixing(headline=f"Hostile <script>x</script> {first}").content.decode()

    side = page[page.index('id="both-changed"') : page.index('id="story-form"')]
    assert "Headline" in side and "Readers have it so" in side
    assert "at last</ins>" in side and "&lt;script&gt;" in side and "<script>" not in side


def test_a_correction_that_met_another_is_not_sent_and_keeps_its_text(client, story):
    client.force_login(make.make_person("editor"))
    live = live_revision(story)
    opened = {name: getattr(live, name) for name in FIELDS} | {"seen": live.number}
    move(story, "quick fix", by=make.make_person("editor"), note="x", words={"headline": "Hers"})
    typed = {
        "headline": "Mine",
        "note": "A reader wrote",
        "correction": "It said three.",
        "concerns": "figure",
    }

    answer = client.post(f"/admin/articles/article/{story.pk}/fix/?as=correct", {**opened, **typed})

    page = answer.content.decode()
    assert 'id="both-changed"' in page and "It said three." in page
    assert not story.corrections.exists() and live_revision(story).headline == "Hers"


def test_who_may_pass_the_checklist_by_is_offered_it_beside_the_open_point(client, story):
    chief = make.make_person("chief")
    client.force_login(chief)
    live = live_revision(story)
    typed = {name: getattr(live, name) for name in FIELDS} | {"seen": live.number, "note": "It said it twice"}
    page = f"/admin/articles/article/{story.pk}/fix/?as=quick-fix"

    asked = client.post(page, {**typed, "standfirst": ""})
    told = asked.content.decode()
    assert "The standfirst is missing." in told and '<a href="#id_override">' in told
    assert live_revision(story).standfirst == live.standfirst

    assert client.post(page, {**typed, "standfirst": "", "override": "on"}).status_code == 302
    made = story.history.get(verb="quick fix")
    assert live_revision(story).standfirst == ""
    assert made.by == chief and made.overrode == ["The standfirst is missing."]


def test_who_may_not_pass_the_checklist_by_is_not_offered_it(fixing):
    told = fixing(standfirst="", override="on")

    assert "The standfirst is missing." in told.content.decode()
    assert "id_override" not in told.content.decode()
