import threading

from newsroom.places import Places


class Slow:
    """An application that works until it is let go on."""

    def __init__(self):
        self.go_on, self.working = threading.Event(), threading.Semaphore(0)

    def __call__(self, environ, start_response):
        self.working.release()
        self.go_on.wait()
        start_response("200 OK", [])
        return []


def busy(environ, start_response):
    start_response("503 Service Unavailable", [])
    return []


def ask(application):
    said = []
    list(application({}, lambda status, headers: said.append(int(status[:3]))))
    return said[0]


def test_some_are_worked_on_some_wait_and_the_rest_come_again():
    slow, answered = Slow(), []
    places = Places(slow, busy, at_once=1, waiting=1)
    threads = [threading.Thread(target=lambda: answered.append(ask(places))) for _number in range(2)]
    threads[0].start()
    slow.working.acquire()
    threads[1].start()
    while places._line.acquire(blocking=False):  # until the second stands in line
        places._line.release()

    assert ask(places) == 503

    slow.go_on.set()
    for thread in threads:
        thread.join()
    assert answered == [200, 200]
    assert ask(places) == 200
