"""Every way in which a request can be odd, by kind, and what comes of it: data for test_poisoning.py.

`SAME` gets the very page that everyone gets. `OTHER` asks for another page, or for none, and may get what
it likes as long as nothing of it is kept. A variation is what `Asking` is called with; `path` is made of the
page's. `SENT` are those that only a server can be asked, as bytes; PATH and HOST stand for the page's own,
ENCODED for its path with every letter as an escape.
"""

from tests.newsroom.page_store.asking import HOST

SAME, OTHER = {}, {}

SAME["header"] = {
    "a language": {"HTTP_ACCEPT_LANGUAGE": "az,ru;q=0.9"},
    "a forwarded scheme": {"HTTP_X_FORWARDED_PROTO": "https"},
    "a forwarded port": {"HTTP_X_FORWARDED_PORT": "4443"},
    "a forwarded prefix": {"HTTP_X_FORWARDED_PREFIX": "/evil", "HTTP_X_SCRIPT_NAME": "/evil"},
    "a forwarded address": {"HTTP_X_FORWARDED_FOR": "127.0.0.1", "HTTP_X_REAL_IP": "127.0.0.1"},
    "another URL": {"HTTP_X_ORIGINAL_URL": "/admin/", "HTTP_X_REWRITE_URL": "/admin/"},
    "a browser": {"HTTP_USER_AGENT": "<script>alert(1)</script>"},
    "a referrer": {"HTTP_REFERER": "https://evil.example/<script>"},
    "an origin": {"HTTP_ORIGIN": "https://evil.example"},
    "a password": {"HTTP_AUTHORIZATION": "Basic YWRtaW46YWRtaW4="},
    "no caching": {"HTTP_CACHE_CONTROL": "no-cache, no-store", "HTTP_PRAGMA": "no-cache"},
    "json": {"HTTP_ACCEPT": "application/json"},
    "no type at all": {"HTTP_ACCEPT": "text/html;q=0, */*;q=0"},
    "rubbish for types": {"HTTP_ACCEPT": ";;,,q=evil\t/"},
    "ajax": {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest", "HTTP_HX_REQUEST": "true"},
    "a tag it has not": {"HTTP_IF_NONE_MATCH": '"evil"'},
    "rubbish for a tag": {"HTTP_IF_NONE_MATCH": 'W/,"evil,*'},
    "a time": {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2038 00:00:00 GMT"},
    "a type of its own": {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
    "a body of nothing": {"CONTENT_LENGTH": "0"},
    "an upgrade": {"HTTP_UPGRADE": "websocket", "HTTP_CONNECTION": "Upgrade"},
    "the page's own headers": {"HTTP_SURROGATE_KEY": "evil", "HTTP_GOOD_UNTIL": "2099-01-01T00:00:00+00:00"},
    "hints of a browser": {"HTTP_SAVE_DATA": "on", "HTTP_DNT": "1", "HTTP_SEC_GPC": "1"},
}
SAME["cookie"] = {
    "another's session": {"HTTP_COOKIE": "sessionid=0123456789abcdef; csrftoken=xyz; messages=evil"},
    "rubbish": {"HTTP_COOKIE": ";;=;evil;\x00=\xff"},
    "a language": {"HTTP_COOKIE": "django_language=az"},
}
SAME["encoding"] = {
    "others, and ours last": {"HTTP_ACCEPT_ENCODING": "evil, identity;q=1, *;q=0"},
    "a thousand": {"HTTP_ACCEPT_ENCODING": ",".join(f"x{n}" for n in range(1000))},
    "nothing packed": {"HTTP_ACCEPT_ENCODING": "br;q=0, gzip;q=0"},
    "rubbish": {"HTTP_ACCEPT_ENCODING": ";q=;q=1,,br;q=evil,gzip;evil=1;q"},
    "less than nothing": {"HTTP_ACCEPT_ENCODING": "br;q=-1, gzip;q=nan"},
}
SAME["method"] = {
    "HEAD": {"method": "HEAD"},
    "another in a header": {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST", "HTTP_X_HTTP_METHOD": "DELETE"},
}
SAME["host"] = {
    "capitals": {"host": HOST.upper()},
    "our own port": {"host": f"{HOST}:80"},
    "a forwarded one": {"HTTP_X_FORWARDED_HOST": "evil.example"},
    "a forwarded server": {"HTTP_X_FORWARDED_SERVER": "evil.example", "HTTP_X_HOST": "evil.example"},
    "the RFC's Forwarded": {"HTTP_FORWARDED": "host=evil.example;proto=https"},
}
SAME["parameter"] = {
    "an empty query": {"query": ""},
    "marks of a campaign": {"query": "utm_source=x&utm_medium=%3Cscript%3E&fbclid=evil"},
    "the same marks the other way": {"query": "fbclid=evil&utm_medium=%3Cscript%3E&utm_source=x"},
    "a mark twice": {"query": "utm_source=x&utm_source=evil"},
    "a mark, encoded": {"query": "%75tm_source=evil"},
    "a mark with a semicolon": {"query": "utm_source=x;before=1-1"},
}
SAME["range"] = {
    "ten bytes": {"HTTP_RANGE": "bytes=0-9"},
    "ten bytes of an old page": {"HTTP_RANGE": "bytes=0-9", "HTTP_IF_RANGE": '"old"'},
    "a thousand ranges": {"HTTP_RANGE": "bytes=" + ",".join(f"{n}-{n}" for n in range(1000))},
    "past the end": {"HTTP_RANGE": "bytes=99999999-"},
    "rubbish": {"HTTP_RANGE": "evil=-1--1"},
}

OTHER["host"] = {
    "another": {"host": "evil.example"},
    "one after a comma": {"host": f"{HOST},evil.example"},
    "a user": {"host": f"evil@{HOST}"},
    "a dot at its end": {"host": f"{HOST}."},
    "another port": {"host": f"{HOST}:4443"},
    "a port that is none": {"host": f"{HOST}:evil"},
    "ours as part of another": {"host": f"{HOST}.evil.example"},
    "a path": {"host": f"{HOST}/evil"},
    "a space": {"host": f"{HOST} "},
    "none": {"host": None},
    "a mount": {"SCRIPT_NAME": "/evil"},
}
OTHER["parameter"] = {
    "an unknown one": {"query": "evil=1"},
    "an unknown one after a mark": {"query": "utm_source=x&evil=1"},
    "a cursor the page does not read": {"query": "before=1-1"},
    "two cursors": {"query": "before=1-1&before=2-2"},
    "two cursors the other way": {"query": "before=2-2&before=1-1"},
    "an encoded cursor": {"query": "%62efore=1-1"},
    "a cursor with encoded digits": {"query": "before=%31-1"},
    "no cursor": {"query": "before=<script>"},
    "an empty name": {"query": "=&&"},
    "a preview": {"query": "preview=1"},
}
OTHER["method"] = {
    "POST": {"method": "POST"},
    "OPTIONS": {"method": "OPTIONS"},
    "PUT": {"method": "PUT"},
    "TRACE": {"method": "TRACE"},
    "PURGE": {"method": "PURGE"},
    "one in small letters": {"method": "get"},
    "evil": {"method": "EVIL"},
}
OTHER["body"] = {
    "one": {"CONTENT_LENGTH": "9", "body": b"name=evil"},
    "one of no length": {"CONTENT_LENGTH": "-1"},
    "chunks": {"HTTP_TRANSFER_ENCODING": "chunked"},
    "chunks and a length": {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": "0"},
    "another transfer": {"HTTP_TRANSFER_ENCODING": "identity"},
}
OTHER["condition"] = {
    "a tag to match": {"HTTP_IF_MATCH": '"evil"'},
    "not changed since": {"HTTP_IF_UNMODIFIED_SINCE": "Fri, 01 Jan 1999 00:00:00 GMT"},
}
OTHER["encoding"] = {
    "none that we have": {"HTTP_ACCEPT_ENCODING": "identity;q=0, br;q=0, gzip;q=0"},
    "none at all": {"HTTP_ACCEPT_ENCODING": "*;q=0"},
}
OTHER["path"] = {
    "capitals": {"path": str.upper},
    "one capital": {"path": lambda path: path[0] + path[1:].capitalize()},
    "no slash": {"path": lambda path: path.rstrip("/")},
    "two slashes": {"path": lambda path: path.replace("/", "//")},
    "two slashes first": {"path": lambda path: f"/{path}"},
    "a dot": {"path": lambda path: f"/.{path}"},
    "up and down": {"path": lambda path: f"/x/..{path}"},
    "the root's parent": {"path": lambda path: f"/..{path}"},
    "another language": {"path": lambda path: f"/az{path}"},
    "the default language": {"path": lambda path: f"/en{path}"},
    "a parameter in it": {"path": lambda path: f"{path};evil=1"},
    "an address in it": {"path": lambda path: f"http://evil.example{path}"},
    "very long": {"path": lambda path: path + "x" * 2000},
}
OTHER["encoded path"] = {
    "encoded twice": {"path": lambda path: path.replace("/2", "/%32")},
    "a slash encoded twice": {"path": lambda path: path[0] + path[1:].replace("/", "%2f")},
    "dots encoded twice": {"path": lambda path: f"/x/%2e%2e{path}"},
    "a question mark": {"path": lambda path: f"{path}?x=1"},
    "a fragment": {"path": lambda path: f"{path}#evil"},
    "a zero": {"path": lambda path: f"{path}\0"},
    "a line": {"path": lambda path: f"{path}\r\nSet-Cookie: evil=1"},
    "a backslash": {"path": lambda path: path.replace("/", "\\")},
    "a space": {"path": lambda path: f"{path} "},
    "a character that shows nothing": {"path": lambda path: f"{path}\u200b"},
    "a letter of another script": {"path": lambda path: path.replace("o", "о")},  # noqa: RUF001
}

HOST_LINE = b"\r\nHost: HOST"
END = b"\r\nConnection: close\r\n\r\n"
PLAIN = HOST_LINE + END
EVIL = b"\r\nHost: evil.example"
SENT = {
    "absolute, of another host": b"GET http://evil.examplePATH HTTP/1.1" + PLAIN,
    "absolute, and another host beside": b"GET http://HOSTPATH HTTP/1.1" + EVIL + END,
    "two hosts, ours last": b"GET PATH HTTP/1.1" + EVIL + PLAIN,
    "two hosts, ours first": b"GET PATH HTTP/1.1" + HOST_LINE + EVIL + END,
    "a host of an old protocol": b"GET PATH HTTP/1.0\r\nX-Host: evil.example" + PLAIN,
    "no host": b"GET PATH HTTP/1.0\r\n\r\n",
    "headers with underscores": b"GET PATH HTTP/1.1\r\nX_Forwarded_Host: evil.example\r\nX_HOST: evil"
    + PLAIN,
    "a question mark and nothing": b"GET PATH? HTTP/1.1" + PLAIN,
    "a fragment": b"GET PATH#evil HTTP/1.1" + PLAIN,
    "a mark and a fragment": b"GET PATH?fbclid=evil#evil HTTP/1.1" + PLAIN,
    "an encoded letter": b"GET ENCODED HTTP/1.1" + PLAIN,
    "an encoded slash at the end": b"GET PATH%2F HTTP/1.1" + PLAIN,
    "an encoded slash in front": b"GET /%2fPATH HTTP/1.1" + PLAIN,
    "encoded dots": b"GET /x/%2e%2ePATH HTTP/1.1" + PLAIN,
    "an overlong slash": b"GET PATH%c0%af HTTP/1.1" + PLAIN,
    "half a character": b"GET PATH%e2%82 HTTP/1.1" + PLAIN,
    "an escape that is none": b"GET PATH%zz HTTP/1.1" + PLAIN,
    "a zero": b"GET PATH%00 HTTP/1.1" + PLAIN,
    "an encoded line": b"GET PATH%0d%0aSet-Cookie:evil=1 HTTP/1.1" + PLAIN,
    "bytes beyond ASCII": b"GET PATH\xff HTTP/1.1" + PLAIN,
    "chunks": b"GET PATH HTTP/1.1\r\nTransfer-Encoding: chunked" + PLAIN + b"4\r\nevil\r\n0\r\n\r\n",
    "chunks and a length": b"GET PATH HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 4" + PLAIN,
    "chunks, spelt oddly": b"GET PATH HTTP/1.1\r\nTransfer-Encoding: xchunked" + PLAIN + b"0\r\n\r\n",
    "two lengths": b"GET PATH HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 4" + PLAIN + b"evil",
    "a second request in the body": b"GET PATH HTTP/1.1\r\nContent-Length: 23"
    + PLAIN
    + b"GET /admin/ HTTP/1.1\r\n\r\n",
    "encodings in two lines": b"GET PATH HTTP/1.1\r\nAccept-Encoding: br;q=0\r\nAccept-Encoding: evil"
    + PLAIN,
    "OPTIONS of all": b"OPTIONS * HTTP/1.1" + PLAIN,
    "CONNECT": b"CONNECT evil.example:80 HTTP/1.1" + PLAIN,
    "a folded header": b"GET PATH HTTP/1.1\r\nX-Evil: a\r\n b" + PLAIN,
}
