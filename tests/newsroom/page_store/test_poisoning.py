"""Nothing of a request but its address and its encodings changes, multiplies or poisons what is kept.

Each variation comes once before and once after the plain request of another reader.
"""

import pytest

from articles.models import Address
from tests.factories import make_person
from tests.newsroom.page_store.asking import HOST

pytestmark = pytest.mark.django_db(transaction=True)

HEADERS = {
    "another's session": {"HTTP_COOKIE": "sessionid=0123456789abcdef; csrftoken=xyz; messages=evil"},
    "a language": {"HTTP_ACCEPT_LANGUAGE": "az,ru;q=0.9"},
    "a forwarded host": {"HTTP_X_FORWARDED_HOST": "evil.example"},
    "a forwarded scheme": {"HTTP_X_FORWARDED_PROTO": "https"},
    "a forwarded port": {"HTTP_X_FORWARDED_PORT": "4443"},
    "a forwarded prefix": {"HTTP_X_FORWARDED_PREFIX": "/evil", "HTTP_X_SCRIPT_NAME": "/evil"},
    "a forwarded address": {"HTTP_X_FORWARDED_FOR": "127.0.0.1", "HTTP_X_REAL_IP": "127.0.0.1"},
    "the RFC's Forwarded": {"HTTP_FORWARDED": "host=evil.example;proto=https"},
    "another URL": {"HTTP_X_ORIGINAL_URL": "/admin/", "HTTP_X_REWRITE_URL": "/admin/"},
    "another method": {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST", "HTTP_X_HTTP_METHOD": "DELETE"},
    "a range": {"HTTP_RANGE": "bytes=0-9"},
    "a range of an old page": {"HTTP_RANGE": "bytes=0-9", "HTTP_IF_RANGE": '"old"'},
    "a browser": {"HTTP_USER_AGENT": "<script>alert(1)</script>"},
    "a referrer": {"HTTP_REFERER": "https://evil.example/<script>"},
    "an origin": {"HTTP_ORIGIN": "https://evil.example"},
    "a password": {"HTTP_AUTHORIZATION": "Basic YWRtaW46YWRtaW4="},
    "no caching": {"HTTP_CACHE_CONTROL": "no-cache, no-store", "HTTP_PRAGMA": "no-cache"},
    "json": {"HTTP_ACCEPT": "application/json"},
    "ajax": {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest", "HTTP_HX_REQUEST": "true"},
    "a tag it has not": {"HTTP_IF_NONE_MATCH": '"evil"'},
    "a time": {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2038 00:00:00 GMT"},
    "a type": {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
    "an upgrade": {"HTTP_UPGRADE": "websocket", "HTTP_CONNECTION": "Upgrade"},
    "odd encodings": {"HTTP_ACCEPT_ENCODING": "evil, identity;q=1, *;q=0"},
    "a thousand encodings": {"HTTP_ACCEPT_ENCODING": ",".join(f"x{n}" for n in range(1000))},
    "its own header": {"HTTP_SURROGATE_KEY": "evil", "HTTP_GOOD_UNTIL": "2099-01-01T00:00:00+00:00"},
    "a save-data hint": {"HTTP_SAVE_DATA": "on", "HTTP_DNT": "1", "HTTP_SEC_GPC": "1"},
    "capitals": {"host": HOST.upper()},
    "our own port": {"host": f"{HOST}:80"},
    "a mark of a campaign": {"query": "utm_source=x&utm_medium=%3Cscript%3E&fbclid=evil"},
    "a mark with a semicolon": {"query": "utm_source=x;before=1-1"},
    "the method HEAD": {"method": "HEAD"},
}
ADDRESSES = {
    "another host": {"host": "evil.example"},
    "a host after a comma": {"host": f"{HOST},evil.example"},
    "a host with a user": {"host": f"evil@{HOST}"},
    "a host with a dot": {"host": f"{HOST}."},
    "another port": {"host": f"{HOST}:4443"},
    "no host": {"host": None},
    "a mount": {"SCRIPT_NAME": "/evil"},
    "an unknown parameter": {"query": "evil=1"},
    "a cursor the page does not read": {"query": "before=1-1"},
    "two cursors": {"query": "before=1-1&before=2-2"},
    "an encoded cursor": {"query": "%62efore=1-1"},
    "no cursor": {"query": "before=<script>"},
    "an empty name": {"query": "=&&"},
    "the method POST": {"method": "POST"},
    "the method OPTIONS": {"method": "OPTIONS"},
    "the method evil": {"method": "EVIL"},
    "a body": {"CONTENT_LENGTH": "9", "body": b"name=evil"},
    "chunks": {"HTTP_TRANSFER_ENCODING": "chunked"},
    "a condition": {"HTTP_IF_MATCH": '"evil"'},
    "another condition": {"HTTP_IF_UNMODIFIED_SINCE": "Fri, 01 Jan 1999 00:00:00 GMT"},
}
PATHS = {
    "capitals": str.upper,
    "no slash": lambda path: path.rstrip("/"),
    "two slashes": lambda path: path.replace("/", "//"),
    "a dot": lambda path: f"/.{path}",
    "up and down": lambda path: f"/x/..{path}",
    "encoded twice": lambda path: path.replace("/2", "/%32"),
    "a zero": lambda path: f"{path}\0",
    "a line": lambda path: f"{path}\r\nSet-Cookie: evil=1",
    "a backslash": lambda path: path.replace("/", "\\"),
    "a parameter in it": lambda path: f"{path};evil=1",
    "a query in it": lambda path: f"{path}?x=1",
    "another language": lambda path: f"/az{path}",
    "the default language": lambda path: f"/en{path}",
    "very long": lambda path: path + "x" * 2000,
}


@pytest.mark.parametrize("name", HEADERS)
def test_what_else_a_request_carries_changes_nothing(ask, story, name):
    first = ask(story.path, **HEADERS[name])
    plain = ask(story.path)
    after = ask(story.path, **HEADERS[name])

    assert plain.status == 200 and story.headline in plain.text and "evil" not in plain.text
    assert not {"set-cookie", "access-control-allow-origin"} & set(plain.headers)
    for answer in (first, after):
        assert answer.status == 200
        assert answer.headers["content-type"] == plain.headers["content-type"]
        assert answer.body in (plain.body, b"")
    assert len(ask.front._ring) == 1


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_odd_request_is_djangos_and_is_not_kept(ask, story, name):
    ask(story.path, **ADDRESSES[name])
    plain = ask(story.path)
    entered = ask.entered
    ask(story.path, **ADDRESSES[name])

    assert plain.status == 200 and story.headline in plain.text and "evil" not in plain.text
    assert ask.entered > entered
    assert len(ask.front._ring) == 1
    assert ask(story.path).body == plain.body


@pytest.mark.parametrize("name", PATHS)
def test_another_path_is_another_page(ask, story, name):
    odd = ask(PATHS[name](story.path))
    plain = ask(story.path)

    assert plain.status == 200 and story.headline in plain.text and "evil" not in plain.text
    assert odd.status != 200
    assert ask(story.path).body == plain.body
    assert len(ask.front._ring) == 1


def test_a_path_that_is_no_text_is_no_page(ask, story):
    odd = ask("/", PATH_INFO="/\xff\xfe/")

    assert odd.status in {400, 404}
    assert len(ask.front._ring) == 0


def test_the_desk_and_previews_are_never_kept_whoever_comes_first(ask, story, client):
    client.force_login(make_person("editor"))
    cookie = client.cookies.output(header="", sep=";").strip()

    desk = ask(f"/admin/articles/article/{story.pk}/change/", HTTP_COOKIE=cookie)
    assert desk.status == 200
    page = ask(story.path, HTTP_COOKIE=cookie)
    stranger = ask(story.path)

    assert page.body == stranger.body
    assert ask(f"/admin/articles/article/{story.pk}/change/").status == 302
    for path in ("/admin/", "/admin/login/", "/az/admin/", "/preview/x/", "/healthz", "/readyz", "/static/x"):
        ask(path), ask(path, HTTP_COOKIE=cookie)
    assert len(ask.front._ring) == 1


@pytest.mark.parametrize("path", ["/nowhere/", "/robots.txt2", "/politics/2020/01/01/none/"])
def test_what_is_not_there_and_what_is_searched_for_is_not_kept(ask, story, path):
    ask(path), ask(path)

    assert len(ask.front._ring) == 0


def test_what_was_searched_for_is_not_kept(ask, story):
    ask("/search/", query="q=evil"), ask("/search/", query="q=%3Cscript%3E")

    assert ask.front._ring is None
    assert "evil" not in ask("/search/").text


def test_the_thanks_after_a_review_and_the_post_of_one_are_not_kept(ask, story):
    ask(f"{story.path}review/thanks/")
    ask(f"{story.path}review/", method="POST", body=b"rating=5", CONTENT_LENGTH="8")

    assert len(ask.front._ring) == 0


def test_a_former_address_leads_on_with_the_parameters_of_each_reader(ask, story):
    Address.objects.create(path="/politics/2020/01/01/old/", article=story, current=False)

    plain = ask("/politics/2020/01/01/old/")
    marked = ask("/politics/2020/01/01/old/", query="utm_source=x")
    odd = ask("/politics/2020/01/01/old/", query="before=1-1")

    assert plain.status == 301 and plain.headers["location"] == story.path
    assert marked.headers["location"] == f"{story.path}?utm_source=x"
    assert odd.headers["location"] == f"{story.path}?before=1-1"
    entered = ask.entered
    assert ask("/politics/2020/01/01/old/").headers == plain.headers
    assert ask.entered == entered


def test_a_list_keeps_the_pages_that_its_cursors_name(ask, story):
    first = ask("/latest/", query="before=1795537740000000-1")
    again = ask("/latest/", query="before=1795537740000000-1&utm_source=x")

    assert first.body == again.body and ask.entered == 1


def test_under_a_host_without_a_name_of_its_own_nothing_is_kept(ask, story, settings):
    settings.ALLOWED_HOSTS = ["*", ".example.org"]
    from tests.newsroom.page_store.asking import Asking

    wide = Asking()
    assert wide(story.path, host="a.example.org").status == 200
    assert wide(story.path, host="a.example.org").status == 200
    assert wide.entered == 2


def test_pages_are_kept_under_the_port_of_the_sites_own_address_and_no_other(ask, story, settings):
    settings.SITE_ADDRESS = "http://testserver:6081"
    from tests.newsroom.page_store.asking import Asking

    behind = Asking()
    for _reader in range(2):
        assert behind(story.path, host="testserver:6081").status == 200
    assert behind.entered == 1
    for _reader in range(2):
        behind(story.path, host="testserver:6082")
    assert behind.entered == 3


def test_a_proxy_of_ours_tells_the_scheme_and_nobody_else(ask, story, settings):
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = 1, ("HTTP_X_FORWARDED_PROTO", "https")
    from tests.newsroom.page_store.asking import Asking

    ask = Asking()  # a front reads its settings once

    secure = ask(story.path, HTTP_X_FORWARDED_PROTO="https")
    plain = ask(story.path)

    assert f"https://{HOST}" in secure.text
    assert f"http://{HOST}" in plain.text and f"https://{HOST}" not in plain.text
    assert len(ask.front._ring) == 2
