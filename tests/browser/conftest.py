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
