"""What of an open page breaks a rule of accessibility, as axe sees it in light and in dark."""

from axe_playwright_python.base import AXE_SCRIPT

# The sheets have other colours in dark and are else the same: no other rule can find more there.
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# A colour on its way from dark to light is neither. Only what is broken leaves the page: all that axe looked
# at is megabytes to write, send and read.
RUN = """([exclude, options]) => {
  document.getAnimations().filter((one) => one instanceof CSSTransition).forEach((one) => one.finish());
  return axe.run({ include: [document], exclude }, options).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html.slice(0, 160))]));
}"""


def broken_rules(page, *, but=(), more=()):
    """One line each, "dark: color-contrast [HTML, …]"; the page is in light after it.

    `but` names parts that are not looked at, by selector, and `more` rules that axe leaves out itself.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE_SCRIPT}; null")
    options = {"preload": False, "resultTypes": ["violations"]}
    every_rule = options | {"rules": {rule: {"enabled": True} for rule in more}}
    found = []
    for scheme, asked in {"dark": options | {"runOnly": OF_COLOURS}, "light": every_rule}.items():
        page.emulate_media(color_scheme=scheme)
        broken = page.evaluate(RUN, [list(but), asked])
        found += [f"{scheme}: {rule} {nodes}" for rule, nodes in broken]
    return found
