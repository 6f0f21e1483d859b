import pytest
from django.urls import clear_script_prefix, set_script_prefix

from newsroom.languages import direction, in_latin, interface_language, language_name, page_path
from newsroom.site_settings.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_the_front_of_another_language_begins_with_its_code(client):
    page = client.get("/az/")

    assert page["Content-Language"] == "az"
    assert '<html lang="az"' in page.content.decode()


def test_the_default_language_has_no_prefix_and_its_code_leads_there(client):
    response = client.get("/en/latest/?before=1-1&q=a%2Fb")

    assert (response.status_code, response["Location"]) == (301, "/latest/?before=1-1&q=a%2Fb")


@pytest.mark.parametrize("path", ["/en//evil.example/", "/en/\\evil.example/", "/en///evil.example"])
def test_the_redirect_never_leaves_the_site(client, path):
    location = client.get(path)["Location"]

    assert location.startswith("/") and not location.startswith(("//", "/\\"))


def test_a_question_mark_in_a_path_stays_in_it(client):
    assert client.get("/en/what%3Fnow/")["Location"] == "/what%3Fnow/"


def test_another_default_turns_the_prefixes_round(client):
    SiteSettings(default_language="az", languages=["az", "en"]).save()

    assert client.get("/")["Content-Language"] == "az"
    assert client.get("/en/")["Content-Language"] == "en"
    assert client.get("/az/").status_code == 301


@pytest.mark.parametrize("path", ["/az/admin/", "/az/healthz", "/az/media/renditions/a.jpg"])
def test_what_is_no_page_has_no_language(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/az/", "/latest/", "/search/?q=x", "/nowhere/"])
def test_pages_are_the_same_for_everyone(client, path):
    client.cookies["sessionid"] = client.cookies["csrftoken"] = "someone"

    page = client.get(path)

    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "") and "Accept-Language" not in page.get("Vary", "")


def test_a_path_is_made_with_the_prefix_of_its_language():
    assert page_path("correspondent", "ar", slug="mira") == "/ar/correspondents/mira/"
    assert page_path("front", "en") == "/"


def test_below_a_folder_of_the_host_the_prefix_comes_after_it():
    set_script_prefix("/paper/")
    try:
        assert page_path("latest", "az") == "/paper/az/latest/"
    finally:
        clear_script_prefix()


def test_languages_are_called_by_their_own_names_and_run_their_way():
    assert [language_name(code) for code in ("en", "az", "ru", "xx")] == [
        "English", "Azərbaycanca", "Русский", "xx"
    ]  # fmt: skip
    assert [direction(code) for code in ("ar", "fa", "az", "ar-eg")] == ["rtl", "rtl", "ltr", "rtl"]


def test_the_interface_falls_back_to_a_language_it_has():
    assert [interface_language(code) for code in ("az", "de", "ar-eg")] == ["az", "en", "ar"]


@pytest.mark.parametrize(
    "language, spaced", [("en", True), ("az", True), ("ru", False), ("ka", False), ("ar", False)]
)
def test_letters_are_spaced_in_latin_only(client, language, spaced):
    SiteSettings.objects.update(languages=["en", language])

    page = client.get(f"/{language}/", follow=True).content.decode()

    assert ('class="nl"' not in page) == spaced
    assert ".nl *,main [lang]{letter-spacing:0!important}" in page


def test_a_script_goes_before_a_language():
    assert not in_latin("zh-hans") and not in_latin("sr") and in_latin("sr-latn")
