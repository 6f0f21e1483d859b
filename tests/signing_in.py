"""A browser whose person has signed in already; the form itself is in journeys of its own."""

from django.test import Client


def remember(context, person, address):
    """From now on the site at `address` takes this browser for `person`'s."""
    client = Client()
    client.force_login(person)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address, "httpOnly": True}])
