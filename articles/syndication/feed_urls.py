"""The three addresses of a feed: RSS at its own, Atom and JSON beneath it."""

from django.urls import path


def feed_paths(route, view, name):
    """URL patterns of `view` at `route` (which ends in a slash), named `name`, `name_atom`, `name_json`."""
    return [
        path(route, view, name=name),
        *(path(f"{route}{form}/", view, {"form": form}, name=f"{name}_{form}") for form in ("atom", "json")),
    ]
