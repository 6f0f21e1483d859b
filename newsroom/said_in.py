def said_in(row, field, language):
    """The text of `row` in `language`: what `<field>_in` has for it, else the field's own."""
    return getattr(row, f"{field}_in").get(language) or getattr(row, field)
