"""What every reader page has around its middle: masthead, sections, footer, language. No query of its own."""

from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import now

from articles.photos.share_cards import site_picture
from newsroom.languages import direction, in_latin, interface_language, language_name, mark_for, page_path
from newsroom.pages.models import footer_pages
from newsroom.said_in import mark_in, said_in
from newsroom.site_settings.current import site_settings

from . import clock
from .breaking import breaking
from .icons import icon_url
from .navigation import front_sections, read_in
from .once import once
from .sheet import sheet

SHOWN_SECTIONS = 8


@dataclass
class Nav:
    """The sections in the masthead; from nine on, the rest stand under "More"."""

    all: list
    first: list = field(init=False)
    rest: list = field(init=False)

    def __post_init__(self):
        fits = len(self.all) <= SHOWN_SECTIONS
        self.first = self.all if fits else self.all[: SHOWN_SECTIONS - 1]
        self.rest = [] if fits else self.all[SHOWN_SECTIONS - 1 :]


def chrome_for(request):
    """The chrome of the page at `request`, for templates: a dict of texts, addresses and lists."""
    about = (request.language, host_of(request), clock.today(), clock.zone_name(now()))
    chrome = once(("chrome", *about), lambda: _chrome(*about))
    return {**chrome, "about": about, "breaking": breaking(request.language)}


def masthead(chrome, here="", edition=""):
    """The head of a page as HTML: `here` is the address of what is marked as the present section."""
    return _part("_parts/_masthead.html", chrome, here=here, edition=edition)


def footer(chrome):
    return _part("_parts/_footer.html", chrome)


def assets(chrome):
    """What a page's head names beside itself: sheet, font, icons, feeds."""
    return _part("_parts/_assets.html", chrome)


def _part(template, chrome, **shown):
    about = (template, *chrome["about"], *shown.values())
    return once(about, lambda: render_to_string(template, {"chrome": chrome, **shown}))


def _chrome(language, host, today, zone):
    site, spoken = site_settings(), interface_language(language)
    about = "about" if said_in(site, "about", language) else "tagline"
    edition = "edition_line" if said_in(site, "edition_line", language) else "tagline"
    addresses = {name: page_path(name, language) for name in LINKED}
    return {
        **addresses,
        "home": page_path("front", language),
        "archive": page_path("archive", language, year=f"{today:%Y}", month=f"{today:%m}", day=f"{today:%d}"),
        "site": site,
        "tagline": said_in(site, "tagline", language),
        "about_us": said_in(site, "about", language),
        "about_mark": mark_in(site, about, language, spoken),
        "edition": said_in(site, edition, language),
        "edition_mark": mark_in(site, edition, language, spoken),
        "sheet": sheet(site.accent, site.accent_dark),
        "nav": Nav(links_to(read_in(language, front_sections()), language)),
        "language": language,
        "direction": direction(language),
        "latin": in_latin(language),
        "lang_mark": interface_mark(language),
        "own": "" if spoken == language else format_html(' lang="{}"', language),
        "spoken": spoken_mark(language),
        "languages": _switcher(language),
        "date": clock.long_day(today),
        "short_date": clock.short_day(today),
        "zone": zone,
        "host": host,
        "icon": icon_url(32),
        "touch_icon": icon_url(180),
        "manifest": reverse("manifest"),
        "script": static("js/site.js"),
        "share": site_picture(host),
        "pages": [
            {"name": page.title, "url": page_path("section", language, section=page.slug)}
            for page in footer_pages(language)
        ],
    }


LINKED = ("latest", "correspondents", "corrections", "search", "feed")


def links_to(sections, language):
    """A section as a link: `name` and `url`, and its `mark` among words of the interface."""
    spoken = interface_language(language)
    return [
        {
            "name": section.called(language),
            "url": page_path("section", language, section=section.slug),
            "mark": section.mark(language, spoken),
        }
        for section in sections
    ]


def host_of(request):
    """`https://example.org`: what comes before a path in an absolute address."""
    return f"{request.scheme}://{request.get_host()}"


def interface_mark(language):
    """Marks the parts in the interface's language where the page's own is another."""
    interface = interface_language(language)
    return "" if interface == language else mark_for(interface)


def spoken_mark(language):
    """The same where the part runs as the page does: the times of a list, a line of links."""
    interface = interface_language(language)
    return "" if interface == language else format_html(' lang="{}"', interface)


def _switcher(language):
    codes = site_settings().languages
    if len(codes) < 2:
        return []
    return [
        {
            "code": code,
            "name": language_name(code),
            "url": page_path("front", code),
            "current": code == language,
        }
        for code in codes
    ]
