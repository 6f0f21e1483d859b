"""Reader pages: the same for everyone, no cookie, a strict policy, and what they depend on declared."""

import re
from datetime import datetime

import pytest
from django.conf import settings
from django.utils.timezone import localdate, now

from articles.models import Correction
from newsroom.headers import SecurityHeaders
from tests import factories as make

pytestmark = pytest.mark.any_database
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
KEPT = (
    "/", "/latest/", "/archive/{day}/", "/correspondents/", "/correspondents/{by}/", "/tags/ports/",
    "/corrections/", "/search/", "/search/?q=ports", "/politics/", "{story}", "{story}v1/",
    "{story}reviews/", "{story}review/",
)  # fmt: skip
FEEDS = ("/feed/", "/politics/feed/", "/tags/ports/feed/", "/correspondents/{by}/feed/")
NEVER_KEPT = ("{story}review/thanks/", "/no/such/page/", "/nothing/")
# A request may bring whatever it likes: no answer differs for it.
BROUGHT = {"cookie": "sessionid=made-by-hand; csrftoken=too; messages=three", "accept-language": "ru"}


@pytest.fixture
def address(db):
    """Fills the places of an address in."""
    by = make.make_person("correspondent")
    story = make.make_live(by, tags=["Ports"])
    make.make_review(story)
    Correction.objects.create(
        article=story, revision=story.revisions.get(), text="Two, not ten.", made_at=now()
    )
    places = {
        "day": f"{localdate(story.published_at):%Y/%m/%d}",
        "by": by.correspondent.slug,
        "story": path_of(story),
    }
    return lambda text: text.format(**places)


def path_of(story):
    return story.addresses.get(current=True).path


def directives(response):
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("page", KEPT + FEEDS)
def test_a_page_declares_what_it_shows_and_until_when_it_is_true(client, address, page):
    response = client.get(address(page))

    assert response.status_code == 200
    assert {"settings"} < set(response["Surrogate-Key"].split())
    assert datetime.fromisoformat(response["Good-Until"]) > now()


@pytest.mark.parametrize("page", NEVER_KEPT)
def test_what_is_made_for_one_question_is_never_kept(client, address, page):
    response = client.get(address(page))

    assert response["Cache-Control"] == "no-store"
    assert "Surrogate-Key" not in response


@pytest.mark.parametrize("page", KEPT + FEEDS + NEVER_KEPT)
def test_no_page_sets_or_heeds_a_cookie(client, address, page):
    plain, brought = client.get(address(page)), client.get(address(page), headers=BROUGHT)

    for response in (plain, brought):
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
    assert without_tokens(plain) == without_tokens(brought)


def without_tokens(response):
    """The page but for its form's token, which holds the second in which it was made."""
    return re.sub(r'name="token" value="[^"]*"', "", response.content.decode())


def test_a_post_sets_no_cookie_either(client, address):
    response = client.post(address("{story}review/"), {}, headers=BROUGHT)

    assert response.status_code == 422 and not response.cookies


@pytest.mark.parametrize("page", KEPT + NEVER_KEPT)
def test_the_policy_lets_nothing_in_that_is_not_the_papers_own(client, address, page):
    response = client.get(address(page))

    policy = directives(response)
    assert "unsafe" not in response["Content-Security-Policy"]
    assert (
        "*" not in response["Content-Security-Policy"] and "http" not in response["Content-Security-Policy"]
    )
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["script-src"] == policy["form-action"] == ["'self'"]
    html = response.content.decode()
    assert not re.search(r'\sstyle="|\son[a-z]+="|href="javascript:', html)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", html)


@pytest.mark.parametrize("page", KEPT[:1] + FEEDS[:1] + NEVER_KEPT[:1])
def test_every_answer_has_the_headers_that_keep_browsers_careful(client, address, page):
    response = client.get(address(page))

    assert {name: response.get(name) for name in HEADERS} == HEADERS


def test_the_desk_alone_has_cookies_and_they_stay_there(client, db):
    client.force_login(make.make_person("correspondent"))

    response = client.get("/admin/articles/article/add/")

    assert {cookie["path"] for cookie in response.cookies.values()} <= {"/admin/"}
    assert client.get("/").cookies == {}


@pytest.mark.parametrize("file", ["ckeditor/ckeditor/plugins/preview/preview.html", "favicon.svg"])
def test_a_page_among_the_static_files_runs_nothing(client, file):
    policy = directives(client.get(f"/static/{file}"))

    assert policy["default-src"] == ["'none'"]
    assert "sandbox" in policy


def test_the_proxy_serves_files_under_the_policy_that_the_site_gives_them():
    lines = (settings.BASE_DIR / "deploy/nginx.conf").read_text().splitlines()
    given = [line.strip() for line in lines if "Content-Security-Policy" in line]
    policy = SecurityHeaders.OF_FILES["Content-Security-Policy"]

    # static files, those with a hash in their name, media
    assert given == [f'add_header Content-Security-Policy "{policy}";'] * 3
