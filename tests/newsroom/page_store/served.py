"""The site as servers run it, for tests: each time Django is entered a line is added to a file."""

import os

import newsroom.wsgi
from newsroom.page_store.front import Front

ENTERED = os.open(os.environ["ENTERED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def django(environ, start_response):
    os.write(ENTERED, environ["PATH_INFO"].encode("latin-1") + b"\n")
    return newsroom.wsgi.django(environ, start_response)


application = Front(django)
