"""For journeys through the whole site: a desk of people, each in a browser of their own."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_person, make_section
from tests.journeys.desk import sign_in_again
from tests.signing_in import remember

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
def sign_in(open_browser, people, live_server):
    """Opens the desk for someone of that role who has signed in, and returns the page."""

    def sign_in_as(role):
        page = open_browser()
        remember(page.context, people[role], live_server.url)
        page.goto("/admin/")
        return page

    return sign_in_as


@pytest.fixture
def address(live_server):
    return live_server.url


@pytest.fixture
def desk(browser, address, transactional_db):
    """A window of a correspondent who signed in by the form, at whatever site `address` is."""
    context = browser.new_context(base_url=address)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.person = make_person("correspondent", "mira")
    sign_in_again(page)
    yield page
    context.close()
