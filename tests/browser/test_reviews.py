"""What readers and moderators do with a review: report it, answer it, read the answer."""

import pytest

from tests import factories as make
from tests.axe import broken_rules

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


def test_a_review_is_reported_and_answered_by_keyboard(signed_in, live_server):
    story = make.make_live()
    make.make_review(story, name="Lena Oster", text="Where is the map?")
    page, address = signed_in(make.make_person("moderator"))
    path = live_server.url + story.addresses.get().path
    page.goto(path)
    page.get_by_role("link", name="Report the review by Lena Oster").press("Enter")
    page.get_by_role("button", name="Report this review").press("Enter")
    assert "An editor will look at this review." in page.get_by_role("status").inner_text()
    assert broken_rules(page) == []

    page.goto(f"{address}/admin/articles/review/?state=approved")
    assert page.get_by_text("Reported by 1 reader").is_visible()
    page.locator("summary", has_text="Reply").press("Enter")
    page.get_by_label("Reply to Lena Oster").fill("It is there now.\n\nThank you.")
    assert broken_rules(page) == []
    page.get_by_role("button", name="Save the reply").press("Enter")
    page.get_by_role("button", name="It stays").press("Enter")
    page.get_by_text("Reported by 1 reader").wait_for(state="detached")

    page.goto(path)
    answered = page.locator(".review", has_text="Where is the map?").locator(".reply")
    assert answered.locator("p").all_inner_texts()[1:] == ["It is there now.", "Thank you."]
    assert broken_rules(page) == []
