"""The masthead: what the person signed in may go to, and how much waits there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Review
from newsroom.long_lists import LONGEST
from newsroom.people.zone import desk_zone
from newsroom.site_settings.current import site_settings
from newsroom.times import offset_now

# Where to (a model's list, or a page by its name), and the right that opens it.
NAV = (
    (_("Stories"), "articles_article", "articles.view_article"),
    (_("Planning"), "planning", "articles.view_article"),
    (_("Front page"), "front", "articles.curate_front"),
    (_("Reviews"), "articles_review", "articles.moderate_review"),
    (_("Pictures"), "articles_photo", "articles.view_photo"),
    (_("Corrections"), "articles_correction", "articles.view_correction"),
)
MORE = (
    (_("People"), "newsroom_person", "newsroom.view_person"),
    (_("Sections"), "sections_section", "sections.view_section"),
    (_("Correspondents"), "articles_correspondent", "articles.view_correspondent"),
    (_("Pages"), "newsroom_page", "newsroom.view_page"),
    (_("Tags"), "taggit_tag", "taggit.view_tag"),
    (_("Partner feeds"), "articles_partnerfeed", "articles.view_partnerfeed"),
    (_("Syndication"), "articles_syndication", "articles.view_syndication"),
    (_("Site settings"), "newsroom_sitesettings", "newsroom.view_sitesettings"),
    (_("Log"), "newsroom_auditevent", "newsroom.view_auditevent"),
    (_("Jobs"), "newsroom_job", "newsroom.view_job"),
)


@dataclass
class Item:
    label: str
    url: str
    current: str = ""
    count: str = ""


def chrome(request):
    """What every desk page prints around itself. At most one query, of bounded work, for moderators."""
    person, settings = request.user, site_settings()
    zone = desk_zone()
    own = {"name": settings.name, "zone": zone, "offset": offset_now(zone)}
    own["zone_is_own"] = zone != settings.time_zone
    if not person.is_authenticated:
        return own
    nav = [_item(request, _("Desk"), reverse("admin:index"), exact=True), *_items(request, NAV)]
    stories = person.has_perm("articles.view_article")
    reviews = next((item.count for item in nav if item.count), "")
    return {
        **own,
        "nav": nav,
        "reviews_waiting": reviews,
        "more": _items(request, MORE),
        "search_url": reverse("admin:articles_article_changelist") if stories else "",
        "may_write": person.has_perm("articles.add_article"),
    }


def waiting_reviews(request):
    """How many reviews wait for a moderator, as printed: a number, or "2000+"."""
    known = getattr(request, "reviews_waiting", None)  # where the page itself has asked
    return (
        counted(known)
        if known is not None
        else counted(Review.objects.waiting().values("pk")[: LONGEST + 1].count())
    )


def counted(number):
    """A number as the desk prints it: "" for none, "2000+" where lists end too."""
    return f"{LONGEST}+" if number > LONGEST else str(number or "")


def _items(request, rows):
    items = []
    for label, model, right in rows:
        if not request.user.has_perm(right):
            continue
        item = _item(
            request, label, reverse(f"admin:{model}_changelist" if "_" in model else f"admin:{model}")
        )
        item.count = waiting_reviews(request) if model == "articles_review" else ""
        items.append(item)
    return items


def _item(request, label, url, exact=False):
    here = request.path == url
    inside = request.path.startswith(url) and not exact
    return Item(label, url, current="page" if here else "true" if inside else "")
