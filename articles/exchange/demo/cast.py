"""Settings, sections, accounts, correspondents and pictures of the demonstration newsroom."""

import tomllib
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

from articles.models import Correspondent
from articles.photos.renditions import make_renditions
from articles.photos.uploads import add_photo
from articles.richtext import sanitize
from newsroom.pages.models import Page
from newsroom.people.models import Person
from newsroom.site_settings.models import SiteSettings
from sections.models import Section

HERE = Path(__file__).parent
SETTINGS = ["name", "tagline", "edition_line", "about", "address_line", "editor_name", "contact_email"]
SETTINGS += ["tagline_in", "edition_line_in", "about_in", "contact_phone", "newsletter", "links"]
SETTINGS += ["time_zone", "default_language", "languages"]
ACCOUNTS = {
    "correspondent": ("Mira", "Toll", "Correspondents"),
    "correspondent2": ("Oona", "Lund", "Correspondents"),
    "editor": ("Ada", "Ortiz", "Editors"),
    "chief": ("Johanna", "Rask", "Chief editors"),
    "moderator": ("Jonas", "Weiss", "Moderators"),
}


def read(name):
    """A TOML file of the demo as a dict."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def make_settings(data):
    SiteSettings(**{name: data[name] for name in SETTINGS}, default_section="sarn-sea").save()


def make_sections(data):
    return {
        one["slug"]: Section.objects.update_or_create(
            slug=one["slug"], defaults={**one, "slug": one["slug"]}
        )[0]
        for one in data["sections"]
    }


def make_pages(data):
    """About, Contact and a policy; what someone wrote over them stays."""
    for one in data["pages"]:
        at = {"language": one["language"], "slug": one["slug"]}
        rest = {"title": one["title"], "order": one["order"], "body": sanitize(one["body"]), "shown": True}
        Page.objects.get_or_create(**at, defaults=rest)


def make_accounts(password):
    """The five accounts by name, each with its role; the editor runs the desk of three sections."""
    people = {}
    for username, (first, last, role) in ACCOUNTS.items():
        person, made = Person.objects.get_or_create(
            username=username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{username}@example.org",
                "is_staff": True,
            },
        )
        if made:
            person.set_password(password)
            person.save()
        person.groups.set([Group.objects.get(name=role)])
        people[username] = person
    for section in Section.objects.filter(slug__in=["politics", "energy", "climate"]):
        section.editors.add(people["editor"])
    return people


def make_pictures():
    """Every picture with its renditions, yielding (key, Photo) as each is done."""
    for key, data in read("pictures.toml").items():
        file = ContentFile((HERE / "pictures" / data["file"]).read_bytes(), name=data["file"])
        photo = add_photo(
            file,
            title=data["caption"].rstrip("."),
            caption=data.get("caption", ""),
            credit=data["credit"],
            alt=data["alt"],
            focal_x=data["focal"][0],
            focal_y=data["focal"][1],
        )
        if not photo.renditions:
            make_renditions(photo)
        yield key, photo


def make_correspondents(data, people, photos):
    made = {}
    for one in data["correspondents"]:
        fields = {name: one.get(name, "") for name in ("name", "role", "bureau", "biography", "contact")}
        fields |= {
            "since": one.get("since"),
            "pgp": one.get("pgp", ""),
            "disclosures": one.get("disclosures", ""),
        }
        fields |= {name: one.get(name, {}) for name in ("role_in", "bureau_in", "biography_in")}
        fields |= {"languages": one.get("languages", []), "user": people.get(one.get("user"))}
        fields["portrait"] = photos.get(one.get("portrait"))
        made[one["slug"]] = Correspondent.objects.update_or_create(slug=one["slug"], defaults=fields)[0]
    return made
