"""Who a reader is, without keeping who."""

import pytest
from django.test import RequestFactory

from articles.reviews.reader import reader_key


def key_from(address):
    return reader_key(RequestFactory().post("/", REMOTE_ADDR=address))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:aaaa:bbbb:cccc"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
    ],
)
def test_addresses_of_one_connection_are_one_reader(one, other):
    """A home has 2^64 addresses of IPv6: counted one by one, no limit would hold."""
    assert key_from(one) == key_from(other)


@pytest.mark.parametrize(
    ("one", "other"), [("192.0.2.7", "192.0.2.8"), ("2001:db8:1:2::1", "2001:db8:1:3::1"), ("", "unix:")]
)
def test_other_connections_are_other_readers(one, other):
    assert key_from(one) != key_from(other)
