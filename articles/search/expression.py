"""A question in the words of either database: `all_of`, `any_of`, `none_of`, a phrase, a beginning."""

from django.db import connection


def is_postgresql():
    return connection.vendor == "postgresql"


def phrase(words):
    """The words one after another. They hold letters, digits, marks, `:` and `~`, and nothing to escape."""
    if is_postgresql():
        return "(" + " <-> ".join(f"'{word}'" for word in words) + ")"
    return '"' + " ".join(words) + '"'


def beginning(word):
    """Any word that begins so: dear for short ones."""
    return f"'{word}':*" if is_postgresql() else f'"{word}"*'


def any_of(parts):
    return "(" + (" | " if is_postgresql() else " OR ").join(parts) + ")"


def all_of(parts, none_of=()):
    """All of `parts`, of which there is at least one, and none of the others."""
    if is_postgresql():
        return " & ".join([*parts, *(f"!{part}" for part in none_of)])
    wanted = "(" + " AND ".join(parts) + ")"
    return f"{wanted} NOT {any_of(none_of)}" if none_of else wanted
