"""What makes a review suspect: local signs, each named with what it matched. They hold nothing back
by themselves but the honeypot; the moderator sees them beside the words."""

import re

from articles.models import Review

LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def signals_of(data, article):
    """The signs in a valid form's `data`, as a list of `[name, what it matched]`; one query."""
    signs = []
    if data["website"]:
        signs.append(["honeypot", data["website"][:80]])
    for link in LINK.finditer(data["text"]):
        signs.append(["link", link.group()[:80]])
    if Review.objects.filter(article=article, text=data["text"]).exists():
        signs.append(["duplicate", "the same words stand under this story already"])
    if len(data["text"]) > 40 and data["text"] == data["text"].upper():
        signs.append(["capitals", data["text"][:40]])
    return signs
