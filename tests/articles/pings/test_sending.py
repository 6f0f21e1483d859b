"""One request to somebody else's server: to whom it goes, and what may come back."""

import socket
import threading
from contextlib import suppress

import pytest

from articles.models.syndication import is_address
from articles.pings.sending import NotTaken, send
from tests.articles.pings.receiver import Receiver
from tests.newsroom.test_settings import manage


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.close()


def refused(address):
    with pytest.raises(NotTaken) as told:
        send(address, b"x", "text/plain")
    return str(told.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0"]
)
def test_a_hub_within_is_not_spoken_to_whatever_name_leads_there(receiver, settings, host, monkeypatch):
    settings.PING_WITHIN = False
    monkeypatch.setattr("articles.pings.sending.getproxies", dict)
    port = receiver.address.rpartition(":")[2]
    said = refused(f"http://{host}:{port}/admin")

    assert "is an address within; see NEWSROOM_PING_WITHIN" in said or "did not answer" in said
    assert receiver.sent == []


def test_an_address_within_is_told_as_such_and_allowed_by_its_setting(receiver, settings, monkeypatch):
    monkeypatch.setattr("articles.pings.sending.getproxies", dict)
    settings.PING_WITHIN = False
    assert refused(receiver.address) == "127.0.0.1 is an address within; see NEWSROOM_PING_WITHIN."

    settings.PING_WITHIN = True
    assert send(receiver.address, b"x", "text/plain") == 204


def test_production_does_not_ping_within_unless_it_is_told_to(tmp_path):
    given = {"NEWSROOM_SECRET_KEY": "x" * 60, "NEWSROOM_ALLOWED_HOSTS": "a.example"}

    for more, within in (({}, "False"), ({"NEWSROOM_PING_WITHIN": "1"}, "True")):
        asked = "from django.conf import settings; print(settings.PING_WITHIN)"
        run = manage(tmp_path, "shell", "-v", "0", "-c", asked, **given, **more)
        assert run.stdout.split()[-1] == within, run.stderr


@pytest.mark.parametrize("said", [b"nonsense\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70_000])
def test_an_answer_that_is_none_is_an_error_of_one_line(said):
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer_once, args=(server, said), daemon=True).start()

        assert refused(f"http://127.0.0.1:{server.getsockname()[1]}/").startswith(
            "127.0.0.1 did not answer: "
        )


def answer_once(server, said):
    connection, _where = server.accept()
    with connection:
        connection.recv(10_000)
        connection.sendall(said)


def test_an_answer_that_drips_holds_no_worker():
    """Of a good status nothing more is read, of a bad one what came with it: else silence is the error."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        head = b"HTTP/1.1 %s\r\nContent-Length: 500\r\n\r\nno"
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for status in (b"200 OK", b"503 Busy"):
            thread = threading.Thread(target=drip, args=(server, head % status), daemon=True)
            thread.start()
            if status == b"200 OK":
                assert send(address, b"x", "text/plain") == 200
            else:
                assert refused(address) == "127.0.0.1 answered 503: no"


def drip(server, said):
    connection, _where = server.accept()
    with connection:
        connection.recv(10_000)
        connection.sendall(said)
        with suppress(OSError):
            connection.recv(1)


@pytest.mark.parametrize(
    "address", ["https://who:secret@hub.example/", "http://hub.example:99999/", "http://hub.example:0/"]
)
def test_an_address_with_a_password_or_no_port_is_none(address):
    assert not is_address(address)
