import pytest

from newsroom.page_store import watch as watching
from tests.factories import make_live
from tests.newsroom.page_store.asking import Asking


@pytest.fixture
def ask(transactional_db, settings, tmp_path, monkeypatch):
    """The front on pages of its own, which looks for changes at every request."""
    settings.PAGES_DIR, settings.PAGES_MB = str(tmp_path / "pages"), 4
    monkeypatch.setattr(watching, "LOOK_EVERY", -1)
    return Asking()


@pytest.fixture
def story(transactional_db):
    """A live story, with its present `path`."""
    story = make_live()
    story.path = story.addresses.get(current=True).path
    return story
