"""A form of the desk saved by hand: what is typed, with what the form carries of what it was opened on."""


def carried_by(client, path):
    """What the forms of the page at `path` carry now, by name of the field."""
    context = client.get(path).context
    forms = context["forms"] if "forms" in context else [context["adminform"].form]
    return {form["opened_on"].html_name: form["opened_on"].value() for form in forms}


def save(client, path, typed):
    """Open the form and send `typed`."""
    return client.post(path, {**carried_by(client, path), **typed})
