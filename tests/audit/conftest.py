"""A demonstration newsroom, seeded once a run and served as in production, for whatever looks at pages."""

import fcntl

import pytest
from django.conf import settings

from tests.audit.site import Site, pages_of


@pytest.fixture(scope="session")
def site():
    site = Site(settings.FOLDER / "demonstration")
    seeded = site.folder / "seeded"
    with (site.folder / "lock").open("w") as lock:  # xdist's processes share the folder
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not seeded.exists():
            site.seed()
            seeded.touch()
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def pages(site):
    return pages_of(site)
