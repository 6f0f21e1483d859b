"""The site and its worker as processes that end by SIGKILL at a chosen point of their work.

Reads commands, a line each: `serve 7` answers one request and `work 7` does the jobs that are due, in
a child of this process that is killed at its seventh point. The points are the statements sent to
the database and, before and after, every commit and every file that gets its name; `serve -2` is killed
right after its second commit.
Says `killed`, or `ended`.
"""

import os
import signal
import socket
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import get_resolver  # noqa: E402

settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
settings.EMAIL_FILE_PATH = os.environ["KILLED_MAIL"]


class Points:
    """Counts to `last`, and kills this process there."""

    def __init__(self, last):
        self.last, self.passed, self.commits = last, 0, 0
        connection.execute_wrappers.append(self.statement)
        commit = connection.commit

        def counted_commit():
            self.pass_one()
            commit()
            self.commits += 1
            if self.commits == -self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.pass_one()

        connection.commit = counted_commit
        replace = os.replace

        def counted_replace(part, name):
            self.pass_one()
            replace(part, name)
            self.pass_one()

        os.replace = counted_replace

    def statement(self, execute, sql, params, many, context):
        self.pass_one()
        return execute(sql, params, many, context)

    def pass_one(self):
        self.passed += 1
        if self.passed == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


class Handler(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def serve_one(listening, application):
    server = WSGIServer(listening.getsockname(), Handler, bind_and_activate=False)
    server.socket, (server.server_name, server.server_port) = listening, listening.getsockname()
    server.setup_environ()
    server.set_app(application)
    server.handle_request()


def work_once():
    call_command("run_worker", "--once", stdout=sys.stderr)


def in_a_child(last, work):
    """Do `work` in a child that is killed at point `last`; how it ended, in a word."""
    child = os.fork()
    if child == 0:
        try:
            Points(last)
            work()
        finally:  # whatever comes, the child does not go on as its parent
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else "ended"


application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  # imported once here, not in every child
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
for line in sys.stdin:
    command, last = line.split()
    if command == "serve":
        print(in_a_child(int(last), lambda: serve_one(listening, application)), flush=True)
    else:
        print(in_a_child(int(last), work_once), flush=True)
