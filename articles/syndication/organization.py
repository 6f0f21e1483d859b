"""The newsroom in schema.org's words: who publishes, and what it goes by."""

from articles.models import Syndication
from articles.pages.icons import icon_url
from newsroom.languages import page_path
from newsroom.said_in import said_in
from newsroom.site_settings.current import site_settings

CONTEXT = "https://schema.org"
ICON = 180
# Our fields, and what schema.org calls them.
POLICIES = {
    "principles": "publishingPrinciples",
    "ethics": "ethicsPolicy",
    "corrections": "correctionsPolicy",
    "ownership": "ownershipFundingInfo",
    "fact_checking": "verificationFactCheckingPolicy",
    "unnamed_sources": "unnamedSourcesPolicy",
    "diversity": "diversityPolicy",
    "feedback": "actionableFeedbackPolicy",
}


def absolute(address, host):
    """An address with its host; one that has a host of its own as it is."""
    return address if "://" in address else host + address


def publisher(host):
    """The newsroom as stories name it."""
    icon = {
        "@type": "ImageObject",
        "url": absolute(icon_url(ICON), host),
        "width": ICON,
        "height": ICON,
    }
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{host}/#newsroom",
        "name": site_settings().name,
        "url": f"{host}/",
        "logo": icon,
    }


def newsroom_data(host, language):
    """The newsroom as its front page tells it: with its policies, its people and its other addresses."""
    site, settings = site_settings(), Syndication.current()
    told = {field: getattr(settings, field) for field in POLICIES}
    told["corrections"] = told["corrections"] or page_path("corrections", language)
    data = {
        "@context": CONTEXT,
        **publisher(host),
        "description": said_in(site, "about", language) or said_in(site, "tagline", language),
        "email": site.contact_email,
        "address": site.address_line,
        "masthead": absolute(page_path("correspondents", language), host),
        **{POLICIES[field]: absolute(told[field], host) for field in POLICIES if told[field]},
        "telephone": site.contact_phone,
        "sameAs": list(dict.fromkeys([*settings.same_as.split(), *(url for _name, url in site.elsewhere)])),
    }
    return {name: value for name, value in data.items() if value}


def person(row, host, language):
    """A byline's correspondent, by the page that tells who they are."""
    role = said_in(row.correspondent, "role", language)
    return {
        "@type": "Person",
        "@id": f"{host}{row.url}#person",
        "name": row.correspondent.name,
        "url": host + row.url,
        **({"jobTitle": role} if role else {}),
    }


def profile_data(correspondent, path, host, language):
    """A correspondent's page."""
    portrait = correspondent.portrait
    picture = portrait.url(1200, crop="square") if portrait and portrait.is_usable() else ""
    who = {
        "@type": "Person",
        "@id": f"{host}{path}#person",
        "name": correspondent.name,
        "url": host + path,
        "jobTitle": said_in(correspondent, "role", language),
        "description": said_in(correspondent, "biography", language),
        "image": absolute(picture, host) if picture else "",
        "email": correspondent.contact,
        "knowsLanguage": correspondent.languages,
        "workLocation": said_in(correspondent, "bureau", language),
        "worksFor": publisher(host),
    }
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "url": host + path,
        "inLanguage": language,
        "mainEntity": {name: value for name, value in who.items() if value},
    }


def breadcrumbs(trail, host, language):
    """The way to a page from the front: pairs of a name and a path, the last without one."""
    trail = [(site_settings().name, page_path("front", language)), *trail]
    steps = [
        {"@type": "ListItem", "position": place, "name": name, **({"item": host + path} if path else {})}
        for place, (name, path) in enumerate(trail, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def site_data(host, language):
    """The site as its front page tells it."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": site_settings().name,
        "url": host + page_path("front", language),
        "inLanguage": language,
        "publisher": {"@id": f"{host}/#newsroom"},
    }
