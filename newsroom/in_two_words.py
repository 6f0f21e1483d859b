from django.contrib import admin


def in_two_words(field, yes, no, description):
    """A column of a list that says a yes-or-no field in words: on a phone no heading stands above a sign."""

    @admin.display(description=description, ordering=field)
    def said(row):
        return yes if getattr(row, field) else no

    said.__name__ = f"{field}_in_words"
    return said
