"""Typed readers of the environment: each value is read once and nonsense is refused by name."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

S3 = "storages.backends.s3.S3Storage"
IMMUTABLE = "public, max-age=31536000, immutable"  # a rendition's name changes whenever it does
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name, default=None, *, also=()):
    """The value of `name`, or of the first of `also` that is set. Without a default it must be set."""
    for each in (name, *also):
        if os.environ.get(each):
            return os.environ[each]
    if default is None:
        raise ImproperlyConfigured(f"Set {name} in the environment: Newsroom does not start without it.")
    return default


def flag(name, default=False):
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in YES | NO:
        raise ImproperlyConfigured(f"{name} is “{value}”; use 1 or 0.")
    return value.lower() in YES


def number(name, default):
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is “{value}”; a whole number was expected.")
    return int(value)


def address(name, scheme, hosts):
    """`https://example.org`, without a slash at its end; where none is named, of the first of `hosts`."""
    host = next((host.lstrip(".") for host in hosts if host != "*"), "localhost")
    value = text(name, default=f"{scheme}://{host}").rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name} is “{value}”; an address like https://example.org was expected.")
    return value


def names(name, default=()):
    """A list of names parted by commas or spaces."""
    value = os.environ.get(name)
    return list(default) if value is None else [one for one in value.replace(",", " ").split() if one]


def database(name, sqlite_file):
    """Django's settings for the database at the URL in `name`, or for the SQLite file."""
    url = os.environ.get(name, "")
    if not url:
        return sqlite(sqlite_file)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"{name} begins with “{parts.scheme}”; postgresql:// or sqlite:// was expected."
        )
    options = dict(parse_qsl(parts.query))
    try:
        port = str(parts.port or "")
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} has a port that is no number.") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": port,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite(file):
    """SQLite for several processes: readers never wait, a writer takes its lock when it begins.

    The cache, in KB, is that of one connection, and each thread of a server has one.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-2000;",
        },
    }


def cache(name):
    """Django's settings for the shared cache at the URL in `name`, or for one in each process."""
    url = os.environ.get(name, "")
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(f"{name} begins with “{urlsplit(url).scheme}”; redis:// was expected.")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def bucket(name):
    """Django's storages for s3://BUCKET/PREFIX in `name`: renditions for all, originals for none.

    `?endpoint=https://…` names a store that is not Amazon's, `&region=…` its region, `&address=…` the
    host that readers get renditions from. Nothing where it is not set: pictures then stay on disk.
    """
    url = os.environ.get(name, "")
    if not url:
        return {}
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    endpoint, address, region = (asked.pop(one, None) for one in ("endpoint", "address", "region"))
    if parts.scheme != "s3" or not parts.netloc or asked:
        raise ImproperlyConfigured(
            f"{name} is “{url}”; s3://BUCKET/PREFIX was expected, with endpoint, region or address after it."
        )
    prefix = parts.path.strip("/")
    common = {"bucket_name": parts.netloc, "file_overwrite": True}
    common |= {"endpoint_url": endpoint} if endpoint else {}
    common |= {"region_name": region} if region else {}
    where = {name: f"{prefix}/{name}".lstrip("/") for name in ("media", "originals")}
    readers = {"querystring_auth": False, "object_parameters": {"CacheControl": IMMUTABLE}}
    readers |= {"custom_domain": address} if address else {}
    return {
        "default": {"BACKEND": S3, "OPTIONS": {**common, **readers, "location": where["media"]}},
        "originals": {"BACKEND": S3, "OPTIONS": {**common, "location": where["originals"]}},
    }
