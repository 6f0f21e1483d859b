"""Addresses of posts and films: which frame each is shown in, and what is none."""

from urllib.parse import urlsplit

import pytest

from articles.richtext import sanitize
from articles.richtext.embeds import FRAME_HOSTS, embed_of, is_address


@pytest.mark.parametrize(
    ("address", "name", "frame"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        (
            "https://m.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        (
            "https://youtu.be/dQw4w9WgXcQ?t=3",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        (
            "https://www.youtube.com/shorts/dQw4w9WgXcQ",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        ("https://vimeo.com/76979871", "Vimeo", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://twitter.com/reuters/status/1234567890123456789?s=20",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?id=1234567890123456789&dnt=true",
        ),
        (
            "https://x.com/reuters/status/1234567890123456789",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?id=1234567890123456789&dnt=true",
        ),
        ("https://t.me/durov/123", "Telegram", "https://t.me/durov/123?embed=1"),
        (
            "https://www.instagram.com/p/CuE2WNQs6vH/?hl=en",
            "Instagram",
            "https://www.instagram.com/p/CuE2WNQs6vH/embed/",
        ),
        (
            "https://www.facebook.com/reuters/posts/101?a=1&b=2",
            "Facebook",
            "https://www.facebook.com/plugins/post.php?show_text=true"
            "&href=https%3A%2F%2Fwww.facebook.com%2Freuters%2Fposts%2F101%3Fa%3D1%26b%3D2",
        ),
        (
            "https://soundcloud.com/reuters/one",
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Freuters%2Fone",
        ),
        ("https://www.example.org/film", "example.org", ""),
        ("https://youtube.com.example.org/watch?v=dQw4w9WgXcQ", "youtube.com.example.org", ""),
        ("https://example.org/https://youtu.be/dQw4w9WgXcQ", "example.org", ""),
        ("https://www.youtube.com/@reuters", "youtube.com", ""),
    ],
)
def test_each_is_shown_in_a_frame_made_of_what_its_address_holds(address, name, frame):
    found = embed_of(address)

    assert (found.name, found.frame) == (name, frame)
    assert not frame or urlsplit(frame).netloc in FRAME_HOSTS


@pytest.mark.parametrize(
    "address",
    [
        "http://youtu.be/dQw4w9WgXcQ",
        "javascript:alert(1)",
        "data:text/html,x",
        "//youtu.be/dQw4w9WgXcQ",
        "https://user:pass@youtu.be/dQw4w9WgXcQ",
        "https://127.0.0.1/x",
        "https://localhost/x",
        'https://youtu.be/dQw4w9WgXcQ"onload=x',
        "https://youtu.be/dQw4w9WgXcQ x",
        "https://youtu.be/" + "x" * 2000,
        "https://youtu.be\\@example.org/",
        "",
    ],
)
def test_an_address_that_is_none_of_the_web_is_no_embed(address):
    assert not is_address(address)
    assert "data-embed" not in sanitize(f"<figure data-embed='{address}'><p>x</p></figure>")
