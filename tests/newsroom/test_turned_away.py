"""Readers whom a busy server turns away get a page in the paper's style, whatever the database does."""

import pytest

from articles.pages.errors import busy
from newsroom.page_store.encodings import decode
from newsroom.turned_away import TurnedAway


def turned_away(**environ):
    """(status, headers, body as text) of what they are sent; no db fixture: a query would fail here."""
    said = []
    answer = TurnedAway(busy, ("Retry-After", "2"))(environ, lambda *begun: said.extend(begun))
    status, headers, body = *said, b"".join(answer)
    assert dict(headers)["Content-Length"] == str(len(body))
    return status, dict(headers), decode(body, dict(headers).get("Content-Encoding")).decode()


def test_it_is_a_page_of_the_papers_that_says_when_to_come_again():
    status, headers, text = turned_away()

    assert status == "503 Service Unavailable"
    assert "We are busy" in text and 'class="mast"' in text and "<style>" in text
    assert (headers["Cache-Control"], headers["Retry-After"]) == ("no-store", "2")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "unsafe-inline" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accepted", "form"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None), ("*;q=0", None)]
)
def test_it_is_sent_packed_to_those_who_can_read_it_so(accepted, form):
    _status, headers, text = turned_away(HTTP_ACCEPT_ENCODING=accepted)

    assert headers.get("Content-Encoding") == form
    assert text.lstrip().startswith("<!doctype html>")


def test_it_is_made_once(monkeypatch):
    made = []
    page = TurnedAway(lambda: made.append(1) or busy())
    for _reader in range(3):
        page({}, lambda *begun: None)

    assert made == [1]
