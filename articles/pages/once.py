"""Parts that are the same on many pages: made once a process, and anew when what they show changes."""

from django.urls import get_script_prefix

from newsroom.page_store.stamps import kept

MOST = 200


def once(about, make):
    """What `make()` gives, kept for every page that asks for the same `about`, until settings or navigation
    change. All else that it shows must be in `about`, but for the path that the site is mounted at."""
    about = (get_script_prefix(), about)
    known = kept("parts", dict, "settings", "navigation")  # before `make` reads anything
    value = known.get(about)
    if value is None:
        if len(known) >= MOST:
            known.clear()
        value = known[about] = make()
    return value
