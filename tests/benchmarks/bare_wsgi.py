"""The least a server can be asked to do: the bytes of a page, from memory. What pages are held to."""

import json
import os
from pathlib import Path

# Path of a kind of page to what is sent for it: headers and a file of bytes.
PAGES = {}
for path, (headers, file) in json.loads(Path(os.environ["BENCH_PAGES"]).read_text()).items():
    PAGES[path] = ([tuple(pair) for pair in headers], Path(file).read_bytes())
ANY = PAGES["*"]
TAG = dict(ANY[0])["etag"]


def application(environ, start_response):
    headers, body = PAGES.get(environ["PATH_INFO"], ANY)
    if environ.get("HTTP_IF_NONE_MATCH") == TAG:
        start_response("304 Not Modified", headers[:1])
        return []
    start_response("200 OK", headers)
    return [body]
