"""The design's lines that a machine can hold: who imports whom, names, sizes, what is never installed."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parent.parent
OURS = ("newsroom", "sections", "articles")

# Lowest first. A module may import its own row and the rows above it here, never a later one.
# A longer name wins over a shorter one: newsroom.urls is last, the rest of newsroom first.
ORDER = (
    {"newsroom"},
    {"sections"},
    {"articles", "articles.states", "articles.richtext", "articles.comparing"},
    {"articles.querysets"},
    {"articles.models"},
    {
        "articles.workflow",
        "articles.related",
        "articles.search",
        "articles.photos",
        "articles.reviews",
        "articles.curation",
        "articles.pings",
    },
    {"articles.pages", "articles.syndication", "articles.exchange", "articles.templatetags"},
    {"articles.admin", "articles.management", "articles.urls", "articles.apps"},
    {
        "newsroom.urls",
        "newsroom.wsgi",
        "newsroom.asgi",
        "newsroom.admin",
        "newsroom.admin_site",
        "newsroom.desk",
        "newsroom.pages.admin",
        "newsroom.site_settings.admin",
    },
)
# These meet only in models, and in the table, which names the effects of the others.
STAGES = ORDER[5]
THE_TABLE = "articles.workflow.transitions"
SIGNALS = re.compile(r"(django|taggit)\..*\bsignals")  # not our reviews/signals.py
NAMES_THAT_ADMIT_ANYTHING = {"utils", "util", "helpers", "services", "mixins", "common"}


def modules():
    """Our Python files as (dotted name, path, syntax tree), migrations left out."""
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py")):
            if "migrations" not in path.parts:
                parts = path.relative_to(ROOT).with_suffix("").parts
                yield ".".join(parts).removesuffix(".__init__"), path, ast.parse(path.read_text(), str(path))


MODULES = list(modules())
KNOWN = {name for name, _path, _tree in MODULES}


def imported_by(name, path, tree):
    """The modules of ours that a module imports, wherever in it the import stands."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*start, *([node.module] if node.module else [])])
            # `from package import module` imports that module; `from module import name` does not.
            submodules = {f"{origin}.{alias.name}" for alias in node.names}
            found = [each if each in KNOWN else origin for each in submodules]
        else:
            continue
        yield from (each for each in found if each.split(".")[0] in OURS)


def place(name):
    """The row of ORDER that a module belongs to, and the name that put it there."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        prefix = ".".join(parts[:length])
        for row, names in enumerate(ORDER):
            if prefix in names:
                return row, prefix
    raise AssertionError(f"{name} has no place in ORDER")


def test_nothing_imports_upward():
    wrong = []
    for name, path, tree in MODULES:
        for other in imported_by(name, path, tree):
            if place(other)[0] > place(name)[0]:
                wrong.append(f"{name} imports {other}")

    assert not wrong, "\n".join(sorted(set(wrong)))


def test_every_part_of_articles_has_its_place():
    parts = {".".join(name.split(".")[:2]) for name in KNOWN if name.startswith("articles.")}

    assert parts <= set().union(*ORDER)


def test_the_stages_of_a_story_meet_only_in_the_table():
    wrong = []
    for name, path, tree in MODULES:
        mine = place(name)[1]
        for other in imported_by(name, path, tree):
            theirs = place(other)[1]
            if {mine, theirs} <= STAGES and mine != theirs and name != THE_TABLE:
                wrong.append(f"{name} imports {other}")

    assert not wrong, "\n".join(sorted(set(wrong)))


def test_no_file_has_a_name_that_admits_anything():
    found = [name for name in KNOWN if NAMES_THAT_ADMIT_ANYTHING & set(name.split("."))]

    assert not found, found


@pytest.mark.parametrize("top", [*OURS, "tests"])
def test_no_module_is_longer_than_300_lines(top):
    lengths = {
        path: len(path.read_text().splitlines())
        for path in (ROOT / top).rglob("*.py")
        if path.parent.name != "migrations"
    }
    long = [f"{path.relative_to(ROOT)}: {lines}" for path, lines in lengths.items() if lines > 300]

    assert not long, long


def test_the_only_signal_is_post_migrate():
    used = []
    for name, _path, tree in MODULES:
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and SIGNALS.fullmatch(node.module or ""):
                used += [f"{name}: {alias.name}" for alias in node.names if alias.name != "post_migrate"]

    assert not used, used


def test_the_upload_views_of_the_editor_are_never_installed():
    assert "ckeditor_uploader" not in settings.INSTALLED_APPS


def test_our_apps_are_three():
    installed = {app.split(".")[0] for app in settings.INSTALLED_APPS}

    assert {path.parent.name for path in ROOT.glob("*/apps.py")} == set(OURS)
    assert set(OURS) <= installed
