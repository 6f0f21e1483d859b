"""What a page's policy lets it load."""

import pytest

from tests.factories import make_live

pytestmark = pytest.mark.django_db
FILM = '<p>x</p><figure data-embed="https://youtu.be/abcdefgh"></figure>'
LINK = '<p>x</p><figure data-embed="https://example.org/film"></figure>'


def policy_of(client, story, **headers):
    return client.get(story.addresses.get().path, headers=headers)


def test_a_page_may_be_framed_by_nobody_and_frame_nobody(client):
    policy = policy_of(client, make_live(body=LINK))["Content-Security-Policy"]

    assert "frame-src" not in policy
    assert "default-src 'none'" in policy


def test_a_page_with_a_film_may_frame_its_host_alone(client):
    policy = policy_of(client, make_live(body=FILM))["Content-Security-Policy"]

    assert "frame-src www.youtube-nocookie.com;" in policy


def test_who_has_the_page_already_is_told_the_same_policy(client):
    story = make_live(body=FILM)
    first = policy_of(client, story)
    again = policy_of(client, story, **{"if-none-match": first["ETag"]})

    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_words_that_look_like_a_frame_open_no_door(client):
    story = make_live(
        body='<p>data-frame=&quot;https://t.me/x/1&quot; data-frame="https://t.me/x/1"</p>',
        headline='data-frame="https://t.me/x/1"',
    )

    assert "frame-src" not in policy_of(client, story)["Content-Security-Policy"]
