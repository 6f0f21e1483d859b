"""What is not published is nowhere: every address of the site is asked, and no marked word comes back.

A URL pattern that tests/every_address.py does not name fails the first test: add it there, with the
addresses at which it is to be asked.
"""

import re

import pytest

from tests import factories as make
from tests.every_address import addresses, path_of, patterns
from tests.marked_stories import MARK, Newsroom

# What each visitor may see of the marked words: moderators read reviews, the desk its pictures' titles.
MAY_SEE = {
    "anonymous": "nothing",
    "correspondent": f"{MARK}photo",
    "moderator": f"{MARK}[a-z]*review",
}
SIGNED_IN = [visitor for visitor in MAY_SEE if visitor != "anonymous"]


@pytest.fixture
def newsroom(db):
    return Newsroom()


def visit(client, visitor):
    if visitor != "anonymous":
        client.force_login(make.make_person(visitor))
    return client


def found_in(response, may_see="nothing"):
    """The marked words in a response, headers and body."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = f"{response.headers}{response.cookies}{body.decode(errors='replace')}".casefold()
    return {word for word in re.findall(MARK + r"[\w-]*", text) if not re.match(may_see, word)}


def test_every_url_pattern_is_looked_at(newsroom):
    assert sorted(set(patterns())) == sorted(addresses(newsroom))


# Pages of many addresses that are all of one kind: those for readers, and a row of a log or a link by number.
OF_ONE_KIND = re.compile(r"(?!admin/)|admin/(newsroom/job|newsroom/auditevent|r)/<")


def told(client, newsroom, visitor, some=1):
    """The marked words by the path that tells them; of pages of one kind every `some`th address is asked."""
    visit(client, visitor)
    leaks = {}
    for route, paths in addresses(newsroom).items():
        for path in paths[:: some if OF_ONE_KIND.match(route) else 1]:
            found = found_in(client.get(path), MAY_SEE[visitor])
            if found:
                leaks[path] = sorted(found)[:5]
    return leaks


def test_no_address_tells_a_stranger_what_is_not_published(client, newsroom):
    assert told(client, newsroom, "anonymous") == {}


# Pages for readers heed no cookie, as test_csp_and_cookies.py holds: of those a few are asked here.
@pytest.mark.any_database
@pytest.mark.parametrize("visitor", SIGNED_IN)
def test_nor_does_the_desk_or_a_page_tell_those_who_are_signed_in(client, newsroom, visitor):
    assert told(client, newsroom, visitor, some=7) == {}


@pytest.mark.soak
@pytest.mark.any_database
@pytest.mark.parametrize("visitor", SIGNED_IN)
def test_nor_does_any_address_at_all(client, newsroom, visitor):
    assert told(client, newsroom, visitor) == {}


def test_a_review_with_mistakes_is_answered_without_them(client, newsroom):
    for story in newsroom.stories.values():
        assert not found_in(client.post(path_of(story) + "review/", {}))


def test_what_is_looked_for_would_be_found(client, newsroom):
    client.force_login(newsroom.chief)
    del newsroom.stories["open"]

    for key, story in newsroom.stories.items():
        page = client.get(f"/admin/articles/article/{story.pk}/change/")
        assert {f"{MARK}{key}{name}" for name in ("headline", "body", "catchline")} <= found_in(page)


def test_every_state_of_the_desk_is_there(newsroom):
    kept = type(newsroom.open).objects.with_live().values_list("state", "is_live", "is_scheduled")

    unpublished = {(state, False, False) for state in ("draft", "filed", "approved", "spiked", "published")}
    live = {
        ("published", True, False),
        ("published", True, True),
        ("draft", True, False),
        ("filed", True, False),
    }
    assert unpublished | live | {("published", False, True)} <= set(kept)
