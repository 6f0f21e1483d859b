def row_number(text):
    """The primary key that `text`, out of an address or a form, is; else 0, which no row has."""
    text = str(text)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
