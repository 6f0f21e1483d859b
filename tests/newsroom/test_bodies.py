import io
import threading

from newsroom.bodies import Bodies


class Slow:
    """A body of which nothing comes until the sender is let go on."""

    def __init__(self):
        self.asked, self.go_on = threading.Event(), threading.Event()

    def read(self, size):
        self.asked.set()
        self.go_on.wait()
        return b"x" * size


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def busy(environ, start_response):
    start_response("503 Service Unavailable", [])
    return [b"busy"]


def send(bodies, source, length, **environ):
    """(status, body) of the answer."""
    said = []
    answer = bodies(
        {"CONTENT_LENGTH": length, "wsgi.input": source, **environ},
        lambda status, headers: said.append(status),
    )
    return int(said[0][:3]), b"".join(answer)


def test_a_body_is_all_there_when_it_is_worked_on():
    assert send(Bodies(echo, busy), io.BytesIO(b"name=A"), "6") == (200, b"name=A")


def test_one_that_is_too_large_or_of_unknown_length_is_refused():
    bodies = Bodies(echo, busy, largest=10)

    assert send(bodies, io.BytesIO(b"x" * 11), "11")[0] == 413
    assert send(bodies, io.BytesIO(b""), "", HTTP_TRANSFER_ENCODING="chunked")[0] == 411
    assert send(bodies, io.BytesIO(b""), "-5")[0] == 411


def test_one_whose_sender_went_away_is_refused():
    assert send(Bodies(echo, busy), io.BytesIO(b"half"), "8")[0] == 400


def test_slow_senders_keep_nobody_from_reading():
    bodies, slow = Bodies(echo, busy, at_once=1), Slow()
    first = threading.Thread(target=send, args=(bodies, slow, "8"))
    first.start()
    slow.asked.wait()

    assert send(bodies, io.BytesIO(b"name=B"), "6") == (503, b"busy")
    assert send(bodies, io.BytesIO(b""), "") == (200, b"")

    slow.go_on.set()
    first.join()
    assert send(bodies, io.BytesIO(b"name=B"), "6")[0] == 200
