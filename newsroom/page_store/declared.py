from datetime import timedelta

from django.utils.timezone import now

LONGEST = timedelta(hours=24)


class Declared:
    """What a page depends on, declared where it is rendered: surrogate keys, and how long it stays true.

    A page is good until the nearest time given, and never for more than 24 hours (the token in its
    review form holds 48).
    """

    def __init__(self):
        self.keys = set()
        self.made = now()
        self.good_until = self.made + LONGEST

    def on(self, *keys):
        """It shows these; returns itself."""
        self.keys.update(keys)
        return self

    def until(self, *times):
        """It changes by itself at these; None is no time. Returns itself."""
        for time in times:
            if time is not None and self.made < time < self.good_until:
                self.good_until = time
        return self

    def headers(self):
        """The response headers that say so.

        Browsers and proxies ask again each time (an ETag makes that cheap), since a change may come
        at any second. Only a cache that is purged by `Surrogate-Key` may keep it, until `Good-Until`.
        """
        return {
            "Cache-Control": "public, max-age=0, must-revalidate",
            "Surrogate-Key": " ".join(sorted(self.keys)),
            "Good-Until": self.good_until.isoformat(),
        }
