import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env


def test_what_must_be_set_is_asked_for_by_name(monkeypatch):
    monkeypatch.delenv("NEWSROOM_X", raising=False)

    with pytest.raises(ImproperlyConfigured, match="Set NEWSROOM_X"):
        env.text("NEWSROOM_X")


@pytest.mark.parametrize(
    ("read", "nonsense"),
    [
        (lambda: env.flag("NEWSROOM_X"), "perhaps"),
        (lambda: env.number("NEWSROOM_X", 1), "two"),
        (lambda: env.number("NEWSROOM_X", 1), "²"),
        (lambda: env.number("NEWSROOM_X", 1), "-1"),
        (lambda: env.database("NEWSROOM_X", "f"), "mysql://u@h/n"),
        (lambda: env.database("NEWSROOM_X", "f"), "postgresql://u@h:port/n"),
        (lambda: env.cache("NEWSROOM_X"), "memcached://h"),
        (lambda: env.bucket("NEWSROOM_X"), "https://bucket"),
        (lambda: env.bucket("NEWSROOM_X"), "s3://"),
    ],
)
def test_nonsense_is_refused_by_name(monkeypatch, read, nonsense):
    monkeypatch.setenv("NEWSROOM_X", nonsense)

    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_X"):
        read()


@pytest.mark.parametrize(("value", "read"), [("1", True), ("on", True), ("0", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch, value, read):
    monkeypatch.setenv("NEWSROOM_X", value)

    assert env.flag("NEWSROOM_X", default=True) is read


def test_names_are_parted_by_commas_or_spaces(monkeypatch):
    monkeypatch.setenv("NEWSROOM_X", "a.example, b.example c.example")

    assert env.names("NEWSROOM_X") == ["a.example", "b.example", "c.example"]


def test_a_database_url_may_name_a_host_or_a_socket(monkeypatch):
    monkeypatch.setenv("NEWSROOM_X", "postgresql://desk:p%40ss@db.example:5433/news?sslmode=require")
    host = env.database("NEWSROOM_X", "f")
    monkeypatch.setenv("NEWSROOM_X", "postgresql:///news?host=/run/pg&user=desk")
    socket = env.database("NEWSROOM_X", "f")

    assert (host["HOST"], host["PORT"], host["PASSWORD"]) == ("db.example", "5433", "p@ss")
    assert host["OPTIONS"] == {"sslmode": "require"} and host["CONN_HEALTH_CHECKS"]
    assert (socket["HOST"], socket["NAME"], socket["OPTIONS"]) == ("/run/pg", "news", {"user": "desk"})


def test_pictures_stay_on_disk_unless_a_bucket_is_named(monkeypatch):
    monkeypatch.delenv("NEWSROOM_X", raising=False)
    assert env.bucket("NEWSROOM_X") == {}

    monkeypatch.setenv("NEWSROOM_X", "s3://paper/site")
    stores = env.bucket("NEWSROOM_X")

    assert stores["default"]["OPTIONS"]["location"] == "site/media"
    assert stores["originals"]["OPTIONS"]["location"] == "site/originals"


def test_an_address_is_of_the_first_host_where_none_is_named(monkeypatch):
    monkeypatch.delenv("NEWSROOM_ADDRESS", raising=False)

    assert env.address("NEWSROOM_ADDRESS", "https", [".example.org"]) == "https://example.org"
    assert env.address("NEWSROOM_ADDRESS", "https", ["*"]) == "https://localhost"


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org", "https://example.org/?a=1"])
def test_what_is_no_address_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("NEWSROOM_ADDRESS", value)

    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_ADDRESS"):
        env.address("NEWSROOM_ADDRESS", "https", ["example.org"])
