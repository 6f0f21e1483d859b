import pytest

from tests.factories import make_person


@pytest.fixture
def correspondent(db):
    return make_person("correspondent")


@pytest.fixture
def editor(db):
    return make_person("editor")


@pytest.fixture
def chief(db):
    return make_person("chief")
