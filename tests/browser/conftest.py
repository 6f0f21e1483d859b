"""For tests that look at pages: a page that tells what went wrong on it."""

import pytest

from tests.signing_in import remember


@pytest.fixture
def quiet_page(page):
    """A page whose script errors, console errors and policy violations fail the test at its end."""
    said = []
    page.on("pageerror", lambda error: said.append(f"script: {error}"))
    page.on("console", lambda line: said.append(f"console: {line.text}") if line.type == "error" else None)
    yield page
    assert not said, said


@pytest.fixture
def signed_in(quiet_page, live_server, transactional_db):
    """A function that gives a page whose person has signed in, and the server's address."""

    def sign_in(person):
        remember(quiet_page.context, person, live_server.url)
        return quiet_page, live_server.url

    return sign_in
