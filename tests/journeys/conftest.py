"""For journeys through the whole site: a desk of people, each in a browser of their own."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_person, make_section

expect.set_options(timeout=10_000)


@pytest.fixture
def section(transactional_db):
    return make_section("Climate", description="Rivers and weather.")


@pytest.fixture
def people(transactional_db):
    """One account of each role, by the role's name, which is its user name too."""
    return {role: make_person(role, role) for role in ("correspondent", "editor", "moderator", "chief")}


@pytest.fixture
def open_browser(browser, live_server):
    """Opens a window with cookies of its own, at this site; its script errors fail the test."""
    opened, said = [], []

    def open_one(**how):
        context = browser.new_context(base_url=live_server.url, **how)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(error.stack or str(error)))
        opened.append(context)
        return page

    yield open_one
    for context in opened:
        context.close()
    assert not said, said


@pytest.fixture
def sign_in(open_browser, people):
    """Signs a role in at the desk as a person would, and returns the page."""

    def sign_in_as(role):
        page = open_browser()
        page.goto("/admin/login/?next=/admin/")
        page.get_by_label("Username").fill(people[role].username)
        page.get_by_label("Password").fill("newsroom")
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_label("Password")).to_have_count(0)
        return page

    return sign_in_as
