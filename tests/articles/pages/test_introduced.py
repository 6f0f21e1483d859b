"""What readers are told of a correspondent, in the language of the page they read."""

import json
import re

import pytest

from articles.models import Correspondent
from newsroom.said_in import marked_in
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db
ROLE, IN_ARABIC = "Rivers correspondent", "مراسلة الأنهار"


@pytest.fixture
def leyla():
    SiteSettings(languages=["en", "az", "ar", "ka"]).save()
    person = make.make_person("correspondent", "leyla").correspondent
    person.role, person.bureau = ROLE, "Baku"
    person.role_in = {"az": "Çaylar üzrə müxbir", "ar": IN_ARABIC, "ka": "მდინარეების კორესპონდენტი"}
    person.bureau_in = {"az": "Bakı"}
    person.biography, person.biography_in = "She rows.\n\nShe reads.", {"az": "Avar çəkir."}
    person.disclosures, person.disclosures_in = "Owns a boat.", {"az": "Qayığı var."}
    person.save()
    return person


def shown(client, path):
    return client.get(path).content.decode()


def story_page(client, person, language):
    story = make.make_live(person.user, language=language)
    return shown(client, story.addresses.get().path)


def test_a_story_names_the_role_and_place_in_its_own_language(client, leyla):
    page = story_page(client, leyla, "az")

    assert "<p>Çaylar üzrə müxbir, " in page and "Bakı" in page
    assert ROLE not in page
    structured = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = [json.loads(part) for part in structured]
    assert "Çaylar üzrə müxbir" in json.dumps(data, ensure_ascii=False)


def test_a_role_that_nobody_wrote_in_a_language_is_marked_as_what_it_is(client, leyla):
    Correspondent.objects.update(role_in={})

    assert f'<span lang="en" dir="ltr">{ROLE}</span>، ' in story_page(client, leyla, "ar")
    assert f"<p>{ROLE}, " in story_page(client, leyla, "en")


def test_where_the_interface_has_not_the_language_the_role_is_marked_with_its_own(leyla):
    assert marked_in(leyla, "role", "ka") == '<span lang="ka" dir="ltr">მდინარეების კორესპონდენტი</span>'
    assert marked_in(leyla, "role", "az") == "Çaylar üzrə müxbir"


def test_words_of_a_role_are_no_html(leyla):
    leyla.role_in = {"az": "<b>Müxbir"}

    assert marked_in(leyla, "role", "az") == "&lt;b&gt;Müxbir"


def test_a_correspondents_page_tells_all_of_it_in_its_language(client, leyla):
    page = shown(client, "/az/correspondents/leyla/")

    assert '<p class="role">Çaylar üzrə müxbir' in page
    assert "<p>Avar çəkir.</p>" in page and "Qayığı var." in page
    assert 'name="description" content="Avar çəkir."' in page
    assert ROLE not in page and "She rows" not in page and "Owns a boat" not in page


def test_a_biography_in_the_first_language_is_marked_on_a_page_in_another(client, leyla):
    page = shown(client, "/ar/correspondents/leyla/")

    assert f'<p class="role">{IN_ARABIC}' in page
    assert re.search(r'<div class="bio" lang="en" dir="ltr"><p>She rows.</p>\s*<p>She reads.</p></div>', page)
    assert '<dd lang="en" dir="ltr">Owns a boat.</dd>' in page


@pytest.mark.parametrize(
    ("path", "said"),
    [("/az/correspondents/", "Çaylar üzrə müxbir, Bakı"), ("/correspondents/", f"{ROLE}, Baku")],
)
def test_the_list_of_correspondents_speaks_the_language_of_its_page(client, leyla, path, said):
    assert said in shown(client, path)


def test_a_sections_desk_speaks_the_language_of_its_page(client, leyla):
    story = make.make_live(leyla.user, language="az")

    assert "Çaylar üzrə müxbir, Bakı" in shown(client, f"/az/{story.section.slug}/")


@pytest.mark.parametrize(
    ("role", "bureau", "said"),
    [
        ("Washington correspondent", "Washington", "Washington correspondent"),
        ("correspondent for washington", "Washington", "correspondent for washington"),
        ("Ashgabat correspondent", "Gabat", "Ashgabat correspondent, in Gabat"),
        ("Rivers correspondent", "Baku", "Rivers correspondent, in Baku"),
        ("", "Baku", "in Baku"),
    ],
)
def test_a_story_says_the_place_of_its_writer_once(client, leyla, role, bureau, said):
    Correspondent.objects.update(role=role, bureau=bureau)

    assert f"<p>{said}</p>" in story_page(client, leyla, "en")


def test_a_place_that_a_byline_names_is_not_said_again_either(client, leyla):
    Correspondent.objects.update(role="Washington correspondent")
    story = make.make_live(leyla.user)
    story.bylines.update(place="Washington")

    assert "<p>Washington correspondent</p>" in shown(client, story.addresses.get().path)


def test_a_correspondents_own_page_and_card_say_the_place_once(client, leyla):
    Correspondent.objects.update(role="Baku correspondent", since=2021)

    assert '<p class="role">Baku correspondent since 2021</p>' in shown(client, "/correspondents/leyla/")
    assert '<p class="small ui">Baku correspondent</p>' in shown(client, "/correspondents/")
