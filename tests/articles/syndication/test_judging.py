"""What check_syndication finds amiss: a good site passes whole over HTTP, and each rule is broken once."""

import re
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils.timezone import localdate, now
from PIL import Image

from articles.models import Article, Correction, PartnerFeed, Syndication
from articles.photos.uploads import add_photo
from articles.syndication.judging.asking import Site
from articles.syndication.judging.survey import Survey
from newsroom.jobs.worker import work_once
from newsroom.page_store import stamps
from newsroom.site_settings.models import SiteSettings
from sections.models import Section
from tests.articles.syndication.broken_artefacts import BROKEN, KEY, NEWS, STORY
from tests.articles.syndication.kept_site import KeptSite, Recording, Wireless, answering, replacing
from tests.factories import make_live, make_person, make_section

PARTNERS = [("Wire", "/partners/wire.SECRET/", "SECRET")]


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """A small newsroom's whole answer, kept; the newsroom itself is taken back."""
    site = KeptSite()
    with django_db_blocker.unblock(), transaction.atomic():
        stamps.forget()
        make_newsroom()
        while work_once():
            pass
        survey = Survey(Recording(site))
        survey.look(key=KEY, partners=PARTNERS)
        transaction.set_rollback(True)
    yield site
    site.close()


def make_newsroom():
    SiteSettings(name="Meridian", languages=["en", "az"]).save()
    Syndication(
        security_contact="mailto:security@example.org", security_expires=localdate() + timedelta(days=90),
        humans="Mira Toll", ads="example.com, 1, DIRECT", trust="member=https://example.org/",
        indexnow_key=KEY, same_as="https://social.example/m",
    ).save()  # fmt: skip
    PartnerFeed(name="Wire", key="wire", secret="SECRET").save()
    asia = Section.objects.create(name="Asia", slug="asia", parent=make_section("World"))
    by, photo = make_person("correspondent", "mira"), _photo()
    story = make_live(
        by, section=asia, tags=["Ports"], headline="Harbour opens", lead_photo_id=photo.pk,
        body='<p>See <a href="/latest/">more</a>.</p>',
    )  # fmt: skip
    note = {"revision": story.revisions.get(), "text": "We gave twelve.", "made_at": now()}
    Correction.objects.create(article=story, **note)
    translated = make_live(by, section=asia, language="az", headline="Liman açıldı")
    Article.objects.filter(pk=translated.pk).update(translation_of=story)
    make_live(by, section=asia, headline="An older one", published=now() - timedelta(days=400))


def _photo():
    picture = BytesIO()
    Image.new("RGB", (1600, 1600), "teal").save(picture, "JPEG")
    file = SimpleUploadedFile("harbour.jpg", picture.getvalue(), "image/jpeg")
    return add_photo(file, credit="Mira Toll", alt="A harbour.")


@pytest.fixture
def site(kept):
    kept.breaks.clear()
    yield kept
    kept.breaks.clear()
    kept.knows_tags = True


def look(site, **how):
    survey = Survey(Site(site.address, timeout=5), **how)
    survey.look(key=KEY, partners=PARTNERS)
    return survey.rows


def problems(site):
    survey = Survey(Wireless(site))
    survey.look(key=KEY, partners=PARTNERS)
    return [f"{row.name}: {line}" for row in survey.rows for line in row.problems]


def test_a_good_site_passes_whole_and_every_artefact_was_looked_at(site):
    rows = look(site)

    assert [line for row in rows for line in row.problems] == []
    assert {row.name: row.checked for row in rows if not row.checked} == {}
    checked = {row.name: row.checked for row in rows}
    assert checked["stories"] == 3 and checked["feeds"] >= 3 * 6 and checked["partner feed Wire"] == 3
    assert checked["sections pages"] >= 8 and checked["sitemaps"] >= 5


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule_is_broken_and_found_with_the_address_of_what_broke_it(site, rule):
    pattern, broken, words = BROKEN[rule]
    site.breaks.append((pattern, broken))

    found = [line for line in problems(site) if words.format(site=site.address) in line]

    assert found, problems(site)
    told = {line.partition(site.address)[2].partition(": ")[0] for line in found}
    of_another = "og:image answers" in words or "as told" in words  # the page tells of a picture
    assert of_another or any(re.search(pattern, path) for path in told), found


def test_who_has_it_and_gets_it_again_is_found(site):
    site.knows_tags = False

    assert any("answers 200 and not 304 to who has it" in line for line in problems(site))


def test_a_secret_of_a_partner_is_in_no_problem(site):
    site.breaks.append((r"^/partners/", answering(500)))

    found = [line for line in problems(site) if "partner feed Wire" in line]
    assert len(found) == 3 and "/partners/wire.…/" in found[0]
    assert "SECRET" not in str(found)


def test_a_long_headline_and_a_narrow_picture_are_advice_and_no_problem(site):
    site.breaks.append((STORY, replacing('"headline": ?"[^"]*"', f'"headline":"{"x" * 111}"')))
    site.breaks.append((STORY, replacing('"width": ?\\d+,"height": ?\\d+', '"width":640,"height":640')))
    rows = {row.name: row for row in look(site)}

    assert rows["stories"].problems == []
    advice = " ".join(rows["stories"].advice)
    assert "111 characters" in advice and "640 pixels" in advice and "no picture in 16:9" in advice


def test_at_most_so_many_pages_of_a_kind_are_asked_for_the_newest_and_some_of_the_rest(site):
    rows = {row.name: row for row in look(site, most=2)}

    assert rows["stories"].checked == 2 and rows["sections pages"].checked == 2
    assert Survey(Site(site.address), most=4)._some(list(range(100))) == [0, 1, 2, 51]


def run(address, **how):
    out = StringIO()
    try:
        call_command("check_syndication", address, stdout=out, stderr=StringIO(), **how)
        status = 0
    except SystemExit as stop:
        status = stop.code
    return status, out.getvalue()


@pytest.mark.django_db
def test_the_command_prints_one_table_and_ends_well_where_all_is_well(site):
    status, text = run(site.address)

    assert status == 0, text
    assert re.search(r"artefact +checked +problems +advice\n", text)
    assert re.search(r"\nnews sitemap +1 +0 +0\n", text)
    assert re.search(r"\d+ requests to http://127.0.0.1:\d+, 0 problems\n$", text)


@pytest.mark.django_db
def test_the_command_names_each_problem_with_its_address_and_ends_with_one(site):
    site.breaks.append((NEWS, replacing(">Meridian<", ">Other<")))
    status, text = run(site.address, all=True)

    assert status == 1
    assert f"\n  news sitemap: {site.address}/news-sitemap.xml: entry 1: publication is named" in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:1", "http://127.0.0.1:1 does not answer: "),
        ("ftp://example.org", "is no address of a site"),
        ("http://127.0.0.1:1/news/", "is no address of a site"),
    ],
)
def test_where_the_site_does_not_answer_the_command_says_so(address, words):
    with pytest.raises(CommandError, match=words):
        call_command("check_syndication", address, stdout=StringIO(), stderr=StringIO())


@pytest.mark.django_db
def test_a_site_that_refuses_its_host_is_told_by_the_setting(site):
    site.breaks.append((r"^/$", answering(400)))

    with pytest.raises(CommandError, match="answers 400. Is its host in NEWSROOM_ALLOWED_HOSTS"):
        call_command("check_syndication", site.address, stdout=StringIO(), stderr=StringIO())
