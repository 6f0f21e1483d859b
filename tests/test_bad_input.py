"""Whatever is sent in: a clear answer that names the field or the line, no fault of ours, nothing lost."""

import struct
import zlib
from io import StringIO
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.models import Article, Correspondent, Photo, Review
from articles.reviews.token import token_for
from tests import factories as make

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
FORM = "application/x-www-form-urlencoded"
# Percent-encoded, as it comes over the wire.
NUL, HALF_A_SURROGATE, WAVE = "a%00b", "a%ED%A0%80b", "%F0%9F%8C%8A"
MEGABYTE = "x" * 1_000_000


@pytest.fixture
def desk(client):
    """A client signed in as an editor, who writes too."""
    client.force_login(make.make_person("editor"))
    return client


def story_form(**typed):
    section = make.make_section()
    words = {"headline": "Ports reopen", "body": "<p>They did.</p>", "standfirst": "All of them."}
    return {**words, "section": section.pk, "tags": "Ports", "catchline": "ports", **typed}


def sent(form, **raw):
    """`form` as a body, with `raw` put in as it is."""
    return "&".join(f"{name}={raw.get(name) or quote(str(value))}" for name, value in {**form, **raw}.items())


def names_field(response, name, said):
    errors = response.context["form"].errors
    return said in str(errors.get(name)) and said in response.content.decode()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("headline", MEGABYTE, "at most 400 characters (it has 1000000)"),
        ("standfirst", MEGABYTE, "at most 2000 characters"),
        ("kicker", MEGABYTE, "at most 60 characters"),
        ("body", MEGABYTE, "at most 400000 characters"),
        ("headline", NUL, "Null characters are not allowed"),
        ("body", NUL, "Null characters are not allowed"),
        ("tags", NUL, "Null characters are not allowed"),
        ("catchline", NUL, "Null characters are not allowed"),
        ("section", "987654321", "Select a valid choice"),
        ("section", "9" * 40, "Select a valid choice"),
        ("section", "politics", "Select a valid choice"),
        ("lead_photo", "987654321", "There is no picture with this number"),
        ("lead_photo", "9" * 40, "There is no picture with this number"),
        ("translation_of", "987654321", "There is no such story"),
    ],
)
def test_the_story_form_names_the_field_and_keeps_the_rest(desk, name, typed, said):
    response = desk.post(ADD, sent(story_form(), **{name: typed}), content_type=FORM)

    assert response.status_code == 200 and names_field(response, name, said)
    assert "All of them." in response.content.decode() or name == "standfirst"
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed"), [("correspondent", NUL), ("role", NUL), ("place", NUL), ("place", MEGABYTE)]
)
def test_a_byline_that_cannot_be_is_named_and_the_rest_kept(desk, name, typed):
    rows = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0-correspondent": "Mira Toll", "0-role": "reporting"}
    make.make_person("correspondent")
    Correspondent.objects.update(name="Mira Toll")
    form = story_form(**{f"bylines-{key}": value for key, value in rows.items()})

    response = desk.post(ADD, sent(form, **{f"bylines-0-{name}": typed}), content_type=FORM)

    assert response.status_code == 200 and "All of them." in response.content.decode()
    assert name in response.context["bylines"].errors[0]
    assert not Article.objects.exists()


@pytest.mark.parametrize("name", ["headline", "standfirst", "body", "tags", "catchline"])
def test_half_a_surrogate_and_a_wave_are_kept_as_text(desk, name):
    response = desk.post(ADD, sent(story_form(), **{name: HALF_A_SURROGATE + WAVE}), content_type=FORM)

    story = Article.objects.get()
    kept = story.tags.get().name if name == "tags" else getattr(story, name)
    assert response.status_code == 302
    assert kept.encode() and "🌊" in kept


@pytest.mark.parametrize("day", ["2027-02-30", "0000-00-00", "10000-01-01", "tomorrow", "a\0b"])
def test_an_impossible_date_is_named_and_nothing_is_scheduled(client, day):
    editor = make.make_person("editor")
    story = make.make_approved(make.make_person("correspondent"), editor)
    client.force_login(editor)

    typed = {"schedule-at_date": day, "schedule-at_time": "12:00"}
    response = client.post(
        f"/admin/articles/article/{story.pk}/change/", {"seen": 1, "_move": "schedule", **typed}
    )

    assert response.status_code == 200
    assert "There is no such date" in response.content.decode()
    assert not story.revisions.placed().exists()


def png(width, height):
    """A grey picture of the given size; true in its header, its pixels all alike."""
    rows = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    packed = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>not a picture</html>", "This is not a picture we can print"),
        (b"", "The file is empty"),
        (png(400, 300)[:60], "damaged or cut short"),
        (png(20_000, 10_000), "pixels; 50 million is the most"),
        (png(20, 20), "100 pixels a side is the least"),
        (b"GIF89a" + b"\xff" * 40, "This is not a picture we can print"),
    ],
    ids=["html", "empty", "cut", "200 megapixels", "tiny", "a lying header"],
)
def test_a_picture_that_is_none_is_named_and_not_kept(desk, content, said):
    assert len(content) < 40_000
    file = SimpleUploadedFile("harbour.png", content, "image/png")

    response = desk.post("/admin/articles/photo/add/", {"upload": file, "credit": "Mira Toll"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "harbour.png" in page and said in page
    assert 'value="Mira Toll"' in page
    assert not Photo.objects.exists()


GOOD = '{"id": "%s", "title": "Ports reopen", "body": "They did.", "published": "2026-11-01T10:00:00Z"}'
STANDS_FOR = {
    "WORDS": '"title": "Ports", "body": "Open."',
    "MEGABYTE": MEGABYTE,
    "DIGITS": "9" * 5000,
}
BROKEN = {
    '{"id": "x", "title": ': "not JSON",
    "[1, 2]": "not a JSON object but list",
    '"text"': "not a JSON object but str",
    "[" * 100_000: "not JSON",
    '{"id": DIGITS}': "not JSON",
    "\udcff": "not UTF-8",
    "{WORDS}": "published: missing",
    '{WORDS, "published": "2026-02-30"}': "published: “2026-02-30” is not a date",
    '{WORDS, "published": "0001-01-01T00:00:00+14:00"}': "published: ",
    '{"title": "MEGABYTE", "body": "B", "published": "2026-11-01"}': "title: 1000000 characters",
    '{"title": ["T"], "body": "B", "published": "2026-11-01"}': "title: text was expected",
    '{"title": "\\u0000", "body": "B", "published": "2026-11-01"}': "title: missing",
    '{WORDS, "published": "2026-11-01", "tags": 7}': "tags: a list of names",
    '{WORDS, "published": "2026-11-01", "source_url": "http://[x"}': "source_url: ",
    '{WORDS, "published": "2026-11-01", "reviews": [{"rating": 9}]}': "reviews: number 1",
    '{WORDS, "published": "2026-11-01", "reviews": [{"rating": []}]}': "reviews: number 1",
}


@pytest.mark.parametrize(("line", "said"), BROKEN.items(), ids=range(len(BROKEN)))
def test_a_broken_line_is_named_and_the_others_come_in(tmp_path, line, said):
    file = tmp_path / "stories.jsonl"
    for name, text in STANDS_FOR.items():
        line = line.replace(name, text)
    lines = "\n".join([GOOD % "first", line, GOOD % "third"])
    file.write_bytes(lines.encode(errors="surrogateescape"))
    told = StringIO()

    with pytest.raises(CommandError, match="1 lines were refused"):
        call_command("import_stories", str(file), stdout=StringIO(), stderr=told)

    assert f"line 2: {said}" in told.getvalue()
    assert sorted(Article.objects.values_list("external_id", flat=True)) == ["first", "third"]


def test_what_no_column_can_hold_is_taken_out_of_a_line(tmp_path):
    file = tmp_path / "stories.jsonl"
    odd = r"a\u0000b\ud800c"
    names = ("id", "title", "standfirst", "body", "section", "author", "dateline", "slug", "licence")
    line = ", ".join(f'"{name}": "{odd}"' for name in names)
    review = f'{{"rating": 4, "name": "{odd}", "text": "{odd}", "created": "2026-11-01"}}'
    rest = f'"published": "2026-11-01", "tags": ["{odd}"], "reviews": [{review}], "translation_of": "{odd}"'
    file.write_text(f"{{{line}, {rest}}}")

    call_command("import_stories", str(file), stdout=StringIO(), stderr=StringIO())

    assert Article.objects.get().headline == "abc"


@pytest.mark.parametrize("content", [b"\x1f\x8b\x08cut", b"\x1f\x8b" + b"\xff" * 200])
def test_a_broken_archive_is_named(tmp_path, content):
    file = tmp_path / "stories.jsonl.gz"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=r"stories\.jsonl\.gz"):
        call_command("import_stories", str(file), stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("rating", "9"), ("rating", NUL), ("name", NUL), ("name", MEGABYTE), ("email", NUL), ("email", "@"),
        ("text", NUL), ("text", MEGABYTE), ("text", "%0B" * 20), ("name", "%E2%80%AE"),
    ],
)  # fmt: skip
def test_the_review_form_names_the_field_and_keeps_the_words(client, name, typed):
    story = make.make_live()
    url = story.addresses.get().path + "review/"
    form = {"rating": 4, "name": "Lena Oster", "email": "lena@example.org", "text": "Where is the map?"}

    response = client.post(url, sent({**form, "token": token_for(story)}, **{name: typed}), content_type=FORM)

    page = response.content.decode()
    assert response.status_code == 422
    assert name in response.content.decode() and page.partition("<title>")[2].startswith("Error: ")
    assert "Lena Oster" in page or name == "name"
    assert not Review.objects.exists()


@pytest.mark.parametrize(("name", "typed"), [("token", NUL), ("token", MEGABYTE), ("token", "%C3%A9")])
def test_a_token_that_is_none_asks_to_send_again(client, name, typed):
    story = make.make_live()
    form = {"rating": 4, "name": "Lena Oster", "email": "lena@example.org", "text": "Where is the map?"}

    response = client.post(
        story.addresses.get().path + "review/", sent(form, **{name: typed}), content_type=FORM
    )

    assert response.status_code == 422 and "Where is the map?" in response.content.decode()


ODD = [NUL, "%00", HALF_A_SURROGATE, WAVE, "%22", "%22%22%22", "'", "%27--", "%5C", "*", "a*", "NEAR(a%20b)"]
ODD += [
    "a%20AND",
    "OR",
    "%26%7C!",
    ":*",
    "(",
    "%E2%80%AE",
    "%FF%FE",
    "x" * 5000,
    "word%20" * 3000,
    "٣",
    "x:y",
]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_an_odd_question_gets_a_plain_answer(desk, query):
    make.make_live(headline="A word of x and y")
    lists = "/admin/articles/article/", "/admin/articles/photo/", "/admin/articles/correction/"
    completions = "/admin/articles/article/tags/", "/admin/articles/correspondent/names/"

    for page in ("/search/", "/az/search/", *lists, *completions, "/admin/articles/photo/choose/"):
        response = desk.get(f"{page}?q={query}")
        # Django's own lists lead away from a query that their form refuses.
        assert response.status_code in {200, 302}, page


ADDRESSES = [
    "/{}/",
    "/tags/{}/",
    "/correspondents/{}/feed/",
    "/az/{}/2026/11/24/x/",
    "/latest/?before={}",
    "/media/{}",
]
ADDRESSES += [
    "/politics/2026/11/24/{}/review/",
    "/archive/2026/02/30/?{}",
    "/admin/articles/article/{}/change/",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("odd", [NUL, HALF_A_SURROGATE, WAVE, "%FF", "9" * 30, "%D9%A3"])
def test_an_address_that_cannot_be_is_not_found(desk, address, odd):
    assert desk.get(address.format(odd)).status_code == 404
