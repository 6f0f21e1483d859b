"""What a body may show of other hosts, and the frame each is shown in once a reader asks for it.

A frame's address is made here, of what an address was matched to hold; nothing of it is taken over whole
but where the other host wants an address, and that is quoted.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ADDRESS = re.compile(r"https://([a-z0-9-]+\.)+[a-z][a-z0-9-]+(/[^\s<>\"'\\^`{|}]*)?", re.IGNORECASE)
LONGEST = 2000
TALL = 600  # pixels, of a post; what has no height is a film, 16:9

# name, what its addresses are, the frame made of it, the frame's height
PROVIDERS = [
    (name, re.compile(rf"https://{pattern}(?:[/?&#].*)?", re.ASCII), frame, height)
    for name, pattern, frame, height in (
        (
            "YouTube",
            r"(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/)([\w-]{6,20})",
            "https://www.youtube-nocookie.com/embed/{}",
            None,
        ),
        (
            "Vimeo",
            r"(?:www\.vimeo\.com|vimeo\.com|player\.vimeo\.com/video)/(\d{4,12})",
            "https://player.vimeo.com/video/{}?dnt=1",
            None,
        ),
        (
            "X",
            r"(?:www\.|mobile\.)?(?:x|twitter)\.com/\w{1,20}/status/(\d{5,25})",
            "https://platform.twitter.com/embed/Tweet.html?id={}&dnt=true",
            TALL,
        ),
        ("Telegram", r"t\.me/(?:s/)?(\w{3,40}/\d{1,12})", "https://t.me/{}?embed=1", TALL),
        (
            "Instagram",
            r"(?:www\.)?instagram\.com/(?:[\w.]{1,40}/)?((?:p|reel|tv)/[\w-]{5,40})",
            "https://www.instagram.com/{}/embed/",
            TALL,
        ),
        (
            "Facebook",
            r"(?:www\.|m\.)?facebook\.com/((?:[\w.-]+/(?:posts|videos|photos)/|watch/?\?|reel/|permalink\.php\?|photo\.php\?).+)",
            "https://www.facebook.com/plugins/post.php?show_text=true&href=https%3A%2F%2Fwww.facebook.com%2F{}",
            TALL,
        ),
        (
            "SoundCloud",
            r"(?:www\.)?soundcloud\.com/([\w-]+/[\w-]+)",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2F{}",
            166,
        ),
    )
]
FRAME_HOSTS = frozenset(urlsplit(frame).netloc for _name, _pattern, frame, _height in PROVIDERS)


@dataclass(frozen=True)
class Embed:
    """`name` of who shows it, to readers; `frame` is "" where it can only be led to."""

    name: str
    frame: str = ""
    height: int | None = None


def is_address(address):
    """Whether `address` may stand in a body: https, a host by its name, no password."""
    return len(address) <= LONGEST and bool(ADDRESS.fullmatch(address))


def embed_of(address):
    for name, pattern, frame, height in PROVIDERS:
        found = pattern.fullmatch(address)
        if found:
            kept = "" if "%2F" in frame else "/"  # an address within an address is quoted whole
            return Embed(name, frame.format(quote(found[1], safe=kept)), height)
    return Embed(urlsplit(address).netloc.removeprefix("www."))
