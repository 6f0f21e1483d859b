"""The desk holds the rules of accessibility that a machine can check, in light and in dark."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from articles.curation.breaking import break_news
from articles.curation.ordering import order_front
from articles.models import Move
from articles.workflow.engine import move
from articles.workflow.planning import plan_story
from articles.workflow.saving import save_copy
from tests.axe import broken_rules
from tests.factories import make_approved, make_draft, make_filed, make_live, make_review
from tests.journeys.desk import open_story, write_body

pytestmark = pytest.mark.any_database
# The editor's own frame and bars are another project's work.
THEIRS = (".cke",)


def test_no_page_of_the_desk_breaks_a_rule(sign_in, people, section):
    by, editor = people["correspondent"], people["editor"]
    live = make_live(by, section=section, tags=["Oden"])
    stories = [make_draft(by, tags=["Oden"]), make_filed(by), make_approved(by, editor), live]
    for state in ("pending", "approved"):
        make_review(live, state=state)
    pages = [f"/admin/articles/article/{story.pk}/change/" for story in stories]
    pages += [f"/admin/articles/article/{live.pk}/{name}/" for name in ("fix", "history", "compare")]
    pages += ["/admin/", "/admin/articles/article/", "/admin/articles/article/add/"]
    pages += ["/admin/articles/review/", "/admin/articles/correspondent/", "/admin/sections/section/"]
    pages += [
        "/admin/articles/review/?state=approved",
        "/admin/articles/correspondent/add/",
        "/admin/planning/",
    ]
    pages += ["/admin/newsroom/auditevent/", "/admin/newsroom/page/", "/admin/newsroom/person/"]
    page = sign_in("chief")

    found = [f"{path} {rule}" for path in pages for rule in rules_broken_at(page, path)]

    assert not found, "\n".join(found)


def test_the_day_of_each_role_breaks_none(sign_in, people, section):
    by, editor = people["correspondent"], people["editor"]
    live = make_live(by, section=section)
    make_review(live, state="pending")
    for story in (make_filed(by), make_approved(by, editor)):
        Move.objects.filter(article=story).update(at=now() - timedelta(hours=1))
    move(make_filed(by), "return", by=editor, note="Who says so?")
    move(make_approved(by, editor), "publish", by=editor, at=now() + timedelta(hours=1))
    late = {"section": section, "by": editor, "assignee": by, "due": now() - timedelta(hours=1)}
    plan = plan_story("silk-works", note="About 600 words.", **late)
    order_front("en", [(live.pk, now() + timedelta(hours=1))], by=editor)
    break_news("Rates are cut", language="en", by=editor, article=live)
    pages = {
        "editor": [
            "/admin/",
            "/admin/planning/",
            f"/admin/planning/?day={localdate()}",
            "/admin/front/",
            "/",
        ],
        "correspondent": ["/admin/", "/admin/planning/", f"/admin/articles/article/{plan.pk}/change/"],
        "moderator": ["/admin/"],
    }

    found = []
    for role, paths in pages.items():
        page = sign_in(role)
        found += [f"{role} {path} {rule}" for path in paths for rule in rules_broken_at(page, path)]

    assert not found, "\n".join(found)


def rules_broken_at(page, path):
    answer = page.goto(path)
    assert answer.status == 200, f"{path}: {answer.status}"
    for summary in page.locator("details.offer summary, .charts summary, .review summary").all():
        summary.click()
    return broken_rules(page, but=THEIRS)


def test_comparing_and_settling_break_no_rule(sign_in, people, section):
    old = "<p>The river rose on Monday.</p><p>Growers lit fires that night.</p><p>Third stays here.</p>"
    story = make_filed(people["correspondent"], section=section, headline="Frost takes the crop", body=old)
    page = sign_in("editor")
    open_story(page, story)
    write_body(page, "The river fell on Monday.")
    new = "<p>Third stays here.</p><p>The river rose on <strong>Monday</strong>.</p><p>Wine is a fifth.</p>"
    save_copy(story, {"headline": "Frost takes wine", "body": new}, by=people["chief"], started_from=1)
    page.get_by_label("Headline").fill("Frost takes buds")
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.locator("fieldset.place").first).to_be_visible()
    page.locator("fieldset.place").first.get_by_label("Write it").check()

    found = [f"conflict: {rule}" for rule in broken_rules(page, but=THEIRS)]
    for query in ("?a=1&b=2", "?a=1&b=2&view=side"):
        found += rules_broken_at(page, f"/admin/articles/article/{story.pk}/compare/{query}")

    assert not found, "\n".join(found)


def test_words_offered_back_and_words_kept_from_a_lost_session_break_no_rule(sign_in, people, section):
    story = make_filed(people["correspondent"], section=section)
    page = sign_in("editor")
    open_story(page, story)
    write_body(page, "Typed and never saved.")
    expect(page.locator("#kept-state")).to_contain_text("Kept in this browser")
    window = page.context.new_page()
    page.close(run_before_unload=False)
    open_story(window, story)
    window.locator(".kept-copy summary").click()
    window.evaluate("window.dispatchEvent(new Event('offline'))")
    expect(window.locator("#no-connection")).to_be_visible()
    found = [f"offered: {rule}" for rule in broken_rules(window, but=THEIRS)]

    window.get_by_role("button", name="Put them back").click()
    window.context.clear_cookies(name="sessionid")
    window.get_by_role("button", name="Save", exact=True).last.click()
    window.get_by_text("What you typed", exact=True).click()
    found += [f"late: {rule}" for rule in broken_rules(window, but=THEIRS)]

    assert not found, "\n".join(found)
