"""For tests that look at pages: a page that tells what went wrong on it."""

import pytest


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
    """A function that signs someone in and gives the page and the server's address."""

    def sign_in(person):
        quiet_page.goto(f"{live_server.url}/admin/login/")
        quiet_page.fill("[name=username]", person.username)
        quiet_page.fill("[name=password]", "newsroom")
        quiet_page.click("[type=submit]")
        return quiet_page, live_server.url

    return sign_in
