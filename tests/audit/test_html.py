"""The HTML of every kind of reader page, and of the desk's main pages, is valid and rightly outlined."""

import re

import pytest
from lxml import html

from tests.audit.validator import faults_in

pytestmark = [pytest.mark.browser, pytest.mark.any_database]
DESK = (
    "", "articles/article/", "articles/article/?stands=filed", "articles/article/add/", "planning/", "front/",
    "articles/photo/", "articles/review/", "articles/correspondent/", "sections/section/", "newsroom/page/",
    "newsroom/person/", "newsroom/auditevent/", "newsroom/sitesettings/1/change/", "preferences/",
)  # fmt: skip
OF_A_STORY = ("change", "history", "compare", "notes", "links", "related", "fix")


@pytest.fixture(scope="module")
def answers(site, pages):
    """Kind to the text of its page."""
    return {kind: site.get(path)[2].decode() for kind, path in pages.items()}


@pytest.fixture(scope="module")
def desk(browser, site):
    """Kind to the text of its page, as the chief editor gets it."""
    page = browser.new_page()
    page.goto(f"{site.url}/admin/login/")
    page.fill("[name=username]", "chief")
    page.fill("[name=password]", "newsroom")
    page.click("[type=submit]")
    page.goto(f"{site.url}/admin/articles/article/?stands=live")
    story = re.search(r"articles/article/(\d+)/change/", page.content())[1]
    paths = [*DESK, *(f"articles/article/{story}/{name}/" for name in OF_A_STORY)]
    got = {f"admin/{path}": page.request.get(f"{site.url}/admin/{path}") for path in paths}
    assert {path: one.status for path, one in got.items() if one.status != 200} == {}
    texts = {path: one.text() for path, one in got.items()}
    page.close()
    return texts


def written(folder, answers):
    for kind, text in answers.items():
        (folder / f"{re.sub(r'[^a-z0-9]+', '-', kind)}.html").write_text(text, encoding="utf-8")
    return folder


def outline_faults(kind, text):
    """Where there is not one h1 and one main part, or a heading skips a level."""
    page = html.fromstring(text.encode())
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    skipped = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
    faults = [f"{kind}: a heading skips {pair}" for pair in skipped]
    if levels.count(1) != 1:
        faults.append(f"{kind}: {levels.count(1)} headings of the first level")
    if len(page.findall(".//main")) + len(page.xpath("//*[@role='main']")) != 1:
        faults.append(f"{kind}: not one main part")
    navs = [one.get("aria-label") or one.get("aria-labelledby") for one in page.iter("nav")]
    if len(navs) > 1 and (None in navs or len(set(navs)) < len(navs)):
        faults.append(f"{kind}: parts to navigate by without names of their own: {navs}")
    return faults


def test_reader_pages_and_pages_of_the_desk_are_valid(tmp_path, answers, desk):
    assert faults_in(written(tmp_path, answers | desk)) == []


def test_reader_pages_have_one_title_headings_in_order_and_one_main_part(answers):
    assert [fault for kind, text in answers.items() for fault in outline_faults(kind, text)] == []


def test_so_have_pages_of_the_desk(desk):
    assert [fault for kind, text in desk.items() for fault in outline_faults(kind, text)] == []
