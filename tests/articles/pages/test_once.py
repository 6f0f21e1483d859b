import pytest

from articles.pages.once import MOST, once
from newsroom.page_store.stamps import bump

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["settings", "navigation"])
def test_a_part_is_made_once_and_anew_when_what_it_shows_changes(key):
    made = []

    def make():
        made.append(len(made))
        return f"part {made[-1]}"

    assert [once(("masthead", "en"), make) for _each in range(3)] == ["part 0"] * 3
    assert once(("masthead", "az"), make) == "part 1"
    bump(key)
    assert once(("masthead", "en"), make) == "part 2"


def test_parts_do_not_grow_without_end():
    for number in range(MOST + 1):
        once(("masthead", number), lambda: "part")
    again = []

    once(("masthead", 0), lambda: again.append(1) or "part")

    assert again == [1]
