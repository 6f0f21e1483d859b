"""Hostile words in every text field the desk has: shown as they were typed, or refused by name; never run."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.admin.moves import LABELS
from articles.models import Article, Correspondent, Photo
from newsroom.people.models import Person
from tests import factories as make
from tests.articles.admin.typed_forms import Forms

pytestmark = pytest.mark.django_db
SCRIPT = "\"'><script>hostile()</script><img src=x onerror=hostile()>"
WORDS = {
    "script": SCRIPT,
    "nul": "a\0b",
    "bidi": "a\u202egpj.exe\u2066",
    "both": f"\u202e{SCRIPT}\u2066",
    "megabyte": "x" * 1_000_000,
}
# Numbers, times, addresses, names that are looked up, passwords: what is none of these is refused as that.
# The field for a note beside a story is sent to the page of its notes.
NO_WORDS = re.compile(
    r"(slug|ORDER|_date|_time|_expire|number|photo|portrait|translation_of|language|correspondent|contact"
    r"|focal_[xy]|order|since|-story|_zone|password\d?|^text)$"
)
RAW = ("<script>hostile", "<img src=x onerror", "onerror=hostile()>")
STORY = "/admin/articles/article"


@pytest.fixture
def desk(client):
    """A chief editor's client, and one thing of each kind to be changed."""
    chief = make.make_person("chief")
    client.force_login(chief)
    writer = make.make_person("correspondent")
    client.draft, client.live = make.make_draft(chief), make.make_live(writer)
    client.photo = Photo.objects.create(file="1.png", width=4, height=3, digest="0" * 64, credit="Mira Toll")
    client.review = make.make_review(client.live, state="pending")
    client.writer = writer
    return client


def pages(desk):
    name = Correspondent.objects.get(user=desk.writer).pk
    section, tag = desk.live.section_id, make.make_live(tags=["Gas"]).tags.get().pk
    return [
        f"{STORY}/add/", f"{STORY}/{desk.draft.pk}/change/", f"{STORY}/{desk.live.pk}/change/",
        f"{STORY}/{desk.live.pk}/fix/?as=correct", f"{STORY}/{desk.live.pk}/fix/?as=quick-fix",
        f"{STORY}/{desk.live.pk}/notes/", f"{STORY}/{desk.live.pk}/links/", "/admin/planning/",
        "/admin/front/", "/admin/preferences/", "/admin/password_change/", "/admin/articles/review/",
        "/admin/newsroom/person/add/", f"/admin/newsroom/person/{desk.writer.pk}/change/",
        "/admin/newsroom/page/add/", "/admin/newsroom/sitesettings/1/change/",
        "/admin/sections/section/add/", f"/admin/sections/section/{section}/change/",
        "/admin/articles/correspondent/add/", f"/admin/articles/correspondent/{name}/change/",
        f"/admin/articles/photo/{desk.photo.pk}/change/",
        "/admin/taggit/tag/add/", f"/admin/taggit/tag/{tag}/change/",
    ]  # fmt: skip


def read_by_higher_roles(desk):
    chief = Person.objects.get(pk=desk.session["_auth_user_id"])
    assert chief.has_perm("newsroom.view_auditevent")
    found = [
        "/admin/", f"{STORY}/", "/admin/planning/", "/admin/front/", "/admin/articles/correction/",
        "/admin/articles/photo/", "/admin/articles/review/", "/admin/newsroom/person/",
        "/admin/sections/section/",
        "/admin/articles/correspondent/", "/admin/taggit/tag/", "/admin/newsroom/auditevent/",
        "/admin/newsroom/job/",
    ]  # fmt: skip
    for story in Article.objects.all():
        found += [
            f"{STORY}/{story.pk}/{page}/" for page in ("change", "history", "compare", "notes", "links")
        ]
    return found


def nothing_is_run(text, where):
    assert not [raw for raw in RAW if raw in text], where


def is_answered(answer, names, where):
    """Taken, or shown again with what is wrong: at a field, in the box of errors, or as a refusal."""
    text = answer.content.decode()
    nothing_is_run(text, where)
    if answer.status_code == 200:
        told = ("errorlist", "alertbox", "errornote", 'class="errors', "messagelist")
        assert any(one in text for one in told), (where, names)
    else:
        assert answer.status_code in {302, 403, 409}, (where, answer.status_code)


def send_all(desk, page, kind, one_by_one=False):
    """Fill what can be typed with the words of `kind`, many at once or each alone; how many fields.

    Not more than four megabytes: of five the server reads nothing.
    """
    typed, many = 0, 1 if one_by_one else 4 if kind == "megabyte" else 200
    for action, fields, names in Forms(desk.get(page, follow=True).content.decode()).found:
        typed += len(names)
        for chosen in (names[start : start + many] for start in range(0, len(names), many)):
            sent = {**fields, **dict.fromkeys(chosen, WORDS[kind])}
            is_answered(desk.post(action or page, sent, follow=False), chosen, (page, kind))
    return typed


@pytest.mark.parametrize("kind", ["both", "nul"])
def test_every_text_field_of_the_desk_takes_or_names_hostile_words(desk, kind):
    typed = sum(send_all(desk, page, kind) for page in pages(desk))

    assert typed > 120
    for page in read_by_higher_roles(desk):
        nothing_is_run(desk.get(page, follow=True).content.decode(), page)


@pytest.mark.any_database
def test_a_megabyte_is_named_at_its_field(desk):
    for page in (f"{STORY}/{desk.live.pk}/notes/", "/admin/planning/", "/admin/sections/section/add/"):
        assert send_all(desk, page, "megabyte")


def pressed(desk, name):
    """The button beside a field whose form has several."""
    part = name.partition("-")[0]
    button = {"places": "order", "breaking": "break"}.get(part)
    if button:
        return {"_do": button}
    if name == "reason-own":
        return {"do": f"reject:{desk.review.pk}"}
    return {"_move": part} if part in LABELS else {}


def not_named(desk, page, asked):
    """Those of the typed fields of `page`, but for those `asked` before, that took or dropped such a sign."""
    found, form = [], re.sub(r"/\d+|/add/|/change/|as=.*", "", page)
    for action, fields, names in Forms(desk.get(page, follow=True).content.decode()).found:
        for name in names:
            if (form, name) in asked:
                continue
            asked.add((form, name))
            sent = {**fields, **pressed(desk, name), name: WORDS["bidi"]}
            # the reason a picture is withdrawn for goes by a button of its own
            where = page.replace("/change/", "/withdraw/") if name == "why" else action or page
            answer = desk.post(where, sent, follow=True)
            nothing_is_run(answer.content.decode(), (page, name))
            told = "U+202E RIGHT-TO-LEFT OVERRIDE" in answer.content.decode()
            if not told and not NO_WORDS.search(name):
                found.append((page, name, answer.status_code))
    return found


@pytest.mark.any_database
def test_a_sign_that_turns_letters_is_named_at_every_text_field_alone(desk):
    """A field on several pages, as of a new section and of one there is, is asked once; the soak asks all."""
    asked = set()
    wrong = [one for page in pages(desk) for one in not_named(desk, page, asked)]

    assert not wrong, "\n".join(map(str, wrong))
    assert len(asked) > 80


@pytest.mark.soak
@pytest.mark.any_database
def test_so_it_is_on_every_page(desk):
    wrong = [one for page in pages(desk) for one in not_named(desk, page, set())]

    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.soak
@pytest.mark.parametrize("kind", WORDS)
def test_every_text_field_alone_takes_or_names_hostile_words(desk, kind):
    for page in pages(desk):
        send_all(desk, page, kind, one_by_one=True)
    for page in read_by_higher_roles(desk):
        nothing_is_run(desk.get(page, follow=True).content.decode(), page)


def test_the_name_of_a_file_is_a_strangers_word(desk):
    name = "<script>hostile()</script>.png"
    answer = desk.post("/admin/articles/photo/add/", {"upload": SimpleUploadedFile(name, b"no picture")})

    nothing_is_run(answer.content.decode(), name)
