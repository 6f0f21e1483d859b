"""Every kind of reader page in Chromium: accessible, still, whole at any width, nothing from elsewhere."""

import time

import pytest

from articles import urls
from tests.audit.site import NO_PAGES
from tests.axe import broken_rules

pytestmark = [pytest.mark.browser, pytest.mark.any_database]
WIDTHS = (360, 768, 1280)
NEW = ("target-size",)  # a rule of WCAG 2.2, which axe asks only if told
SEEN = 0.001  # a score of moves below this is 0 in every report: a font that came late, by parts of a pixel
FOCUSED = ("front", "section", "story", "search that found", "correspondent")
MOVES = """() => {
  window.moves = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries())
      window.moves.push([one.value, ...one.sources.map(({ node }) => node?.outerHTML?.slice(0, 120))]);
  }).observe({ type: "layout-shift", buffered: true });
}"""
# Down to the end and back, so that what is lazy comes, and two frames for it to be laid out in.
# A hidden picture never comes, and `decode()` would wait for it.
READ = """async () => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
  for (let at = 0; at < document.body.scrollHeight; at += innerHeight) { scrollTo(0, at); await frames(); }
  const seen = [...document.images].filter((one) => one.checkVisibility());
  const late = new Promise((done) => setTimeout(done, 2000));
  await Promise.race([late, Promise.allSettled(seen.map((one) => one.decode()))]);
  scrollTo(0, 0);
  await frames();
  return window.moves;
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    what: one.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
}"""


def test_every_page_that_readers_have_is_looked_at(pages):
    routes = {route.name for route in [*urls.urlpatterns, *urls.story] if getattr(route, "name", None)}

    assert {name for name in routes if not NO_PAGES.search(name)} <= set(pages)


@pytest.fixture
def window(browser, site):
    """Opens a page of a given width and notes, in `page.found`, whatever a reader should never meet."""
    opened = []

    def open_one(width, height=800, **how):
        context = browser.new_context(base_url=site.url, viewport={"width": width, "height": height}, **how)
        context.set_default_timeout(10_000)
        context.add_init_script(f"({MOVES})()")
        page, page_found = context.new_page(), []
        page.on("pageerror", lambda error: page_found.append(f"script: {error}"))
        page.on("console", lambda line: line.type in ("error", "warning") and page_found.append(line.text))
        page.on(
            "request",
            lambda one: one.url.startswith((site.url, "data:")) or page_found.append(f"asked {one.url}"),
        )
        page.found = page_found
        opened.append(context)
        return page

    yield open_one
    for context in opened:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_breaks_a_rule_moves_errs_or_asks_elsewhere(window, pages, width):
    page, wrong = window(width), []
    page.goto(pages["story"])  # brings the font: one that comes late moves lines, more or less
    for kind, path in pages.items():
        page.found.clear()
        page.goto(path)
        moves = page.evaluate(READ)
        if sum(move[0] for move in moves) > SEEN:
            page.found.append(f"moved: {moves}")
        page.found.extend(broken_rules(page, more=NEW))
        if page.evaluate(OVERFLOW) > 0:
            page.found.append("wider than its window")
        expected = "the server responded with a status of 404" if kind == "absent page" else None
        wrong += [f"{kind} {path}: {one}" for one in page.found if not (expected and expected in one)]

    assert not wrong, "\n".join(wrong)
    assert not page.context.cookies()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["front", "section", "story"])
def test_a_font_that_comes_late_moves_nothing(window, pages, kind, width):
    page = window(width)
    page.route("**/*.woff2", lambda route: (time.sleep(0.5), route.continue_()))  # a first visit, far away
    page.goto(pages[kind])
    moves = page.evaluate(READ)

    assert page.evaluate("document.fonts.check('1rem Faustina')")
    assert sum(move[0] for move in moves) <= SEEN, moves


def test_no_page_is_wider_than_a_narrow_window_or_for_text_twice_as_large(window, pages):
    page, wider = window(320), {}
    for kind, path in pages.items():
        page.goto(path)
        wider[kind, "narrow"] = page.evaluate(OVERFLOW)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            wider[kind, width] = page.evaluate(OVERFLOW)
        page.set_viewport_size({"width": 320, "height": 800})

    assert {kind: pixels for kind, pixels in wider.items() if pixels > 0} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_by_keyboard_is_seen_at_every_step(window, pages, width):
    page, wrong = window(width), []
    for kind in FOCUSED:
        page.goto(pages[kind])
        steps = []
        while len(steps) < 200:
            page.keyboard.press("Tab")
            step = page.evaluate(FOCUS)
            if step is None:
                break
            steps.append(step)
        assert "#main" in steps[0]["what"], f"{kind}: the first step skips to the text"
        assert len(steps) > 20, kind
        outlined = {step["what"] for step in steps if step["outlined"]}
        # Parts of a field for a date are steps of their own; its button, the last, has the browser's ring.
        wrong += [f"{kind}: {step}" for step in steps if step["what"] not in outlined or not step["seen"]]

    assert not wrong, "\n".join(map(str, wrong))
