from datetime import timedelta
from urllib.parse import quote

from .begun import begun

LONGEST = timedelta(hours=24)


class Declared:
    """What a page depends on, declared where it is rendered: surrogate keys, and how long it stays true.

    `until` names times after which nobody may see it so: a slot begins or ends, a place is up. `dated` those
    at which it merely looks old: only then may it be shown on while the database is away.

    A page is good until the nearest time given, and never for more than 24 hours (the token in its
    review form holds 48). A parameter of the address that it reads is named, else the page is kept
    only for the address without any.
    """

    def __init__(self):
        self.keys = set()
        self.parameters = set()
        self.made = begun()
        self.good_until = self.shown_until = self.made + LONGEST

    def on(self, *keys):
        """It shows these; returns itself."""
        self.keys.update(keys)
        return self

    def until(self, *times):
        """It changes by itself at these; None is no time. Returns itself."""
        for time in times:
            if time is not None and self.made < time:
                self.shown_until = min(self.shown_until, time)
        return self.dated(*times)

    def dated(self, *times):
        """It shows a date that is past at these. Nobody is wronged by an old date: while the database does
        not answer, the page is shown on. Returns itself."""
        for time in times:
            if time is not None and self.made < time:
                self.good_until = min(self.good_until, time)
        return self

    def reads(self, *parameters):
        """It is another page for each value of these parameters of its address. Returns itself."""
        self.parameters.update(parameters)
        return self

    def headers(self):
        """The response headers that say so; keys of any script, encoded as in an address.

        Browsers and proxies ask again each time (an ETag makes that cheap), since a change may come
        at any second. Only a cache that is purged by `Surrogate-Key` may keep it, until `Good-Until`.
        """
        return {
            "Cache-Control": "public, max-age=0, must-revalidate",
            "Surrogate-Key": " ".join(sorted(written(key) for key in self.keys)),
            "Good-Until": self.good_until.isoformat(),
            "Shown-Until": self.shown_until.isoformat(),
        } | ({"Page-Parameters": " ".join(sorted(self.parameters))} if self.parameters else {})


def written(key):
    """`key` as headers carry it."""
    return quote(key, safe="-_.~:")
