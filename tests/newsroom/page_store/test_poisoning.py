"""Nothing of a request but its address and its encodings changes, multiplies or poisons what is kept.

Each variation comes once before and once after the plain request of another reader.
"""

from datetime import timedelta
from itertools import count
from urllib.parse import quote

import pytest

from articles.models import Address
from articles.pages.cursor import cursor_at
from newsroom.page_store.ring import Ring
from tests.factories import make_live, make_person, make_review
from tests.newsroom.page_store.asking import HOST, Asking
from tests.newsroom.page_store.variations import OTHER, SAME, SENT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anew(ask, settings, tmp_path):
    """Gives the front on no pages, as often as it is asked: a story serves for all variations of a kind."""

    def opened():
        settings.PAGES_DIR = str(tmp_path / f"pages{next(numbers)}")
        return Asking()

    numbers = count()
    return opened


def asked(ask, path, variation):
    how = dict(variation)
    return ask(how.pop("path", str)(path), **how)


def test_there_are_variations_of_every_kind():
    counts = {kind: len(SAME.get(kind, ())) + len(OTHER.get(kind, ())) for kind in SAME | OTHER}

    assert counts == {
        "header": 23, "cookie": 3, "encoding": 7, "method": 9, "host": 16, "parameter": 16, "range": 5,
        "body": 5, "condition": 2, "path": 13, "encoded path": 11,
    }  # fmt: skip
    assert sum(counts.values()) + len(SENT) > 100


@pytest.mark.any_database
@pytest.mark.parametrize("kind", SAME)
def test_what_else_a_request_carries_changes_nothing(anew, story, kind):
    for name, variation in SAME[kind].items():
        ask = anew()
        first = asked(ask, story.path, variation)
        plain = ask(story.path)
        after = asked(ask, story.path, variation)

        assert plain.status == 200 and story.headline in plain.text and "evil" not in plain.text, name
        assert not {"set-cookie", "access-control-allow-origin"} & set(plain.headers), name
        for answer in (first, after):
            assert answer.status == 200, name
            assert answer.headers == plain.headers, name
            assert answer.body in (plain.body, b""), name
        assert len(ask.front._ring) == 1, name


@pytest.mark.any_database
@pytest.mark.parametrize("kind", OTHER)
def test_an_odd_request_is_djangos_and_nothing_of_it_is_kept(anew, story, kind):
    for name, variation in OTHER[kind].items():
        ask = anew()
        asked(ask, story.path, variation)
        plain = ask(story.path)
        entered = ask.entered
        odd = asked(ask, story.path, variation)

        assert plain.status == 200 and story.headline in plain.text and "evil" not in plain.text, name
        assert ask.entered > entered, name
        assert "path" not in variation or odd.status != 200, name
        assert len(ask.front._ring) == 1, name
        assert ask(story.path).body == plain.body, name


def test_a_real_server_gives_everyone_the_same_page_whatever_it_is_sent(sites, story):
    site = sites()
    plain = site.get(story.path)
    assert plain[0] == 200 and story.headline in plain[1]
    stand_for = {
        b"PATH": quote(story.path).encode(),
        b"ENCODED": b"".join(b"/" if byte == 47 else b"%%%02X" % byte for byte in story.path.encode()),
        b"HOST": b"localhost",
    }
    for name, sent in SENT.items():
        for mark, there in stand_for.items():
            sent = sent.replace(mark, there)
        came = site.send(sent)
        status, _end, _rest = came.partition(b"\r\n")
        assert b" 5" not in status[:12] and b"Set-Cookie" not in came, name
        assert site.get(story.path) == plain, name
    (file,) = (site.folder / "pages").glob("pages-*")
    kept = {key.partition("/")[2] for key in names_in(Ring(file, 16 << 20))}
    assert {key for key in kept if "evil" in key or "%" in key or "//localhost" not in f"/{key}"} == set()
    entered = site.times_made(story.path)
    assert set(site.get_many(story.path, 8)) == {plain}
    assert site.times_made(story.path) == entered


def names_in(ring):
    ring.find("")
    return set(ring._index)


def test_a_cursor_that_somebody_made_up_is_not_kept(ask, story):
    """There is no end of them: each would push a page that is asked for out of the store."""
    make_review(story, state="approved")
    lists = ["/latest/", "/politics/", "/corrections/", "/tags/gas/", "/search/", f"{story.path}reviews/"]
    for path in lists:
        for cursor in ("1-1", "01-1", "99999999999999999-1", "4102444800000000-1"):
            ask(path, query=f"before={cursor}")

    assert len(ask.front._ring or ()) == 0


def test_a_day_without_stories_is_not_kept(ask, story):
    for day in ("1700/01/01", "1999/12/31"):
        assert ask(f"/archive/{day}/").status == 200
    assert len(ask.front._ring) == 0


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
    make_live(section=story.section, published=story.published_at - timedelta(hours=1))
    cursor = cursor_at(story.published_at, story.pk)
    for path in ("/latest/", f"/{story.section.slug}/"):
        entered = ask.entered
        first = ask(path, query=f"before={cursor}")
        again = ask(path, query=f"before={cursor}&utm_source=x")

        assert first.body == again.body and ask.entered == entered + 1


def test_under_a_host_without_a_name_of_its_own_nothing_is_kept(ask, story, settings):
    settings.ALLOWED_HOSTS = ["*", ".example.org"]
    wide = Asking()
    assert wide(story.path, host="a.example.org").status == 200
    assert wide(story.path, host="a.example.org").status == 200
    assert wide.entered == 2


def test_pages_are_kept_under_the_port_of_the_sites_own_address_and_no_other(ask, story, settings):
    settings.SITE_ADDRESS = "http://testserver:6081"
    behind = Asking()
    for _reader in range(2):
        assert behind(story.path, host="testserver:6081").status == 200
    assert behind.entered == 1
    for _reader in range(2):
        behind(story.path, host="testserver:6082")
    assert behind.entered == 3


def test_a_proxy_of_ours_tells_the_scheme_and_nobody_else(ask, story, settings):
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = 1, ("HTTP_X_FORWARDED_PROTO", "https")
    ask = Asking()  # a front reads its settings once

    secure = ask(story.path, HTTP_X_FORWARDED_PROTO="https")
    plain = ask(story.path)

    assert f"https://{HOST}" in secure.text
    assert f"http://{HOST}" in plain.text and f"https://{HOST}" not in plain.text
    assert len(ask.front._ring) == 2
