import pytest

from newsroom.page_store import place
from newsroom.page_store import watch as watching
from tests.factories import make_live
from tests.newsroom.page_store.asking import Asking
from tests.newsroom.page_store.sites import Site


@pytest.fixture(scope="session")
def mark_of_the_code():
    """Told once: a thousand files are looked at for it."""
    return place.site_mark()


@pytest.fixture
def ask(transactional_db, settings, tmp_path, monkeypatch, mark_of_the_code):
    """The front on pages of its own, which looks for changes at every request."""
    monkeypatch.setattr(place, "site_mark", lambda: mark_of_the_code)
    settings.PAGES_DIR, settings.PAGES_MB = str(tmp_path / "pages"), 4
    monkeypatch.setattr(watching, "LOOK_EVERY", -1)
    return Asking()


@pytest.fixture
def story(transactional_db):
    """A live story, with its present `path`."""
    story = make_live()
    story.path = story.addresses.get(current=True).path
    return story


@pytest.fixture
def sites(tmp_path):
    """Starts machines by name; all are stopped at the end."""
    started = []

    def start(name="one", **environ):
        started.append(Site(tmp_path / name, **environ))
        return started[-1]

    yield start
    for site in started:
        site.stop()
