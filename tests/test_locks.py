"""The locks install anywhere, and only what was looked at."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted(ROOT.glob("requirements*.txt"))


def test_there_is_a_lock_for_every_list_of_packages():
    assert {lock.stem for lock in LOCKS} == {wish.stem for wish in ROOT.glob("requirements*.in")}
    assert len(LOCKS) == 4


@pytest.mark.parametrize("path", [*LOCKS, *ROOT.glob("requirements*.in")], ids=lambda path: path.name)
def test_no_lock_holds_an_address(path):
    assert "://" not in path.read_text()
    assert "--index" not in path.read_text() and "--find-links" not in path.read_text()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_one_version_and_its_hashes(lock):
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text().strip())

    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_layers_agree_on_every_version():
    versions = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([a-z0-9._-]+)==([\w.]+)", lock.read_text(), re.MULTILINE):
            assert versions.setdefault(name, version) == version, name
