"""What finds broken rules finds them: in light, in dark, and nothing where there is nothing."""

import re

import pytest

from tests.audit.site import ROOT
from tests.axe import broken_rules

PAGE = """<!DOCTYPE html><html lang="en"><title>Dam</title><main><h1>Dam</h1><p>The gates opened.</p>{}</main>
<style>p {{ color: #222; background: #fff }} {}</style>"""
PALE = "p { color: #ddd }"


@pytest.mark.parametrize(
    ("more", "style", "found"),
    [
        ("", "", []),
        ("", PALE, ["dark: color-contrast", "light: color-contrast"]),
        ("", f"@media (prefers-color-scheme: dark) {{ {PALE} }}", ["dark: color-contrast"]),
        ("", f"@media (prefers-color-scheme: light) {{ {PALE} }}", ["light: color-contrast"]),
        (
            "",
            f"p {{ transition: color 9s }} @media (prefers-color-scheme: dark) {{ {PALE} }}",
            ["dark: color-contrast"],
        ),
        ("<img src='data:,'>", "", ["light: image-alt"]),
    ],
)
def test_what_is_broken_is_found_in_its_scheme(page, more, style, found):
    page.set_content(PAGE.format(more, style))

    assert [line.partition(" [")[0] for line in broken_rules(page)] == found


def test_parts_are_left_out_and_rules_added(page):
    small = "<nav><a href='/a/' style='font-size:4px'>A</a><a href='/b/' style='font-size:4px'>B</a></nav>"
    page.set_content(PAGE.format(small, PALE))

    assert [line.partition(" [")[0] for line in broken_rules(page, but=["p"], more=["target-size"])] == [
        "light: target-size"
    ]


def test_in_dark_only_colours_differ():
    """In dark only the rules about colours are asked again."""
    declared = set()
    for sheet in [*ROOT.glob("static/css/*.css"), *ROOT.glob("static/desk/css/*.css")]:
        for block in re.findall(r"scheme:\s*dark\)\s*\{((?:[^{}]*\{[^{}]*\})*)", sheet.read_text()):
            declared.update(re.findall(r"[{;]\s*([-\w]+)\s*:", block))

    assert {name for name in declared if not name.startswith("--")} == {"color-scheme", "filter"}
