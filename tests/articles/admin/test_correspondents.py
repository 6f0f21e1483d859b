"""A correspondent's page at the desk."""

import pytest
from django.core.exceptions import ValidationError

from articles.admin.correspondent import CorrespondentForm
from articles.models import Correspondent
from newsroom.site_settings.models import SiteSettings
from tests import factories as make
from tests.opened import save

ADD, ACCOUNTS = "/admin/articles/correspondent/add/", "/admin/articles/correspondent/accounts/"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tarvian, Norwegian Bokmål", ["Tarvian", "Norwegian Bokmål"]),
        ("az, en", ["Azərbaycanca", "English"]),
        ("", []),
    ],
)
def test_languages_are_named_as_readers_see_them(typed, kept):
    assert CorrespondentForm.base_fields["languages"].clean(typed) == kept


def test_languages_without_commas_are_refused_in_words():
    form = CorrespondentForm.base_fields["languages"]
    with pytest.raises(ValidationError, match="Part the languages by commas"):
        form.clean("English and Azerbaijani and Russian")


@pytest.mark.parametrize(
    "pasted",
    ["4C1E90B722FA7D05A1B863C05E19D2F44C1E90B7", "4c1e 90b7 22fa 7d05 a1b8  63c0 5e19 d2f4 4c1e 90b7\n"]
    + ["0x4C1E90B722FA7D05A1B863C05E19D2F44C1E90B7", "4C:1E:90B7 22FA7D05A1B863C05E19D2F44C1E90B7"],
)
@pytest.mark.django_db
def test_a_fingerprint_is_kept_the_same_however_it_is_pasted(pasted):
    form = typed(pgp=pasted)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["pgp"] == "4C1E90B722FA7D05A1B863C05E19D2F44C1E90B7"


@pytest.mark.django_db
def test_a_fingerprint_that_is_refused_stands_as_it_was_typed():
    assert typed(pgp="4C1E 90B7 22FA")["pgp"].value() == "4C1E 90B7 22FA"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pgp", "22FA7D05", "A fingerprint has 40 or 64"),
        ("pgp", "my key", "A fingerprint has 40 or 64"),
        ("since", "21", "A year from 1900 to"),
        ("since", "2999", "A year from 1900 to"),
    ],
)
@pytest.mark.django_db
def test_what_is_no_fingerprint_or_year_is_refused_at_its_field(field, value, said):
    assert said in typed(**{field: value}).errors[field][0]


def typed(**fields):
    return CorrespondentForm({"name": "Mira", "slug": "mira", **fields})


def test_an_account_is_looked_for_by_name_and_no_list_of_everyone_is_printed(client, db):
    ada = make.make_person("editor", "ada")
    make.make_person("editor", "oona")
    client.force_login(make.make_person("chief", "johanna"))

    assert "oona" not in client.get(ADD).content.decode()
    found = client.get(ACCOUNTS, {"q": "test ada"}).json()["found"]
    assert found == [{"name": "Ada Test", "account": "ada"}]
    client.post(ADD, {"name": "Ada Ortiz", "slug": "ada-ortiz", "user": " ada ", "active": "on"})
    kept = Correspondent.objects.get(slug="ada-ortiz")
    assert kept.user == ada
    page = client.get(f"/admin/articles/correspondent/{kept.pk}/change/").content.decode()
    assert 'name="user" value="ada"' in page


def test_a_user_name_that_no_account_has_is_refused_at_its_field(client, db):
    client.force_login(make.make_person("chief"))

    page = client.post(ADD, {"name": "Ada", "slug": "ada", "user": "nobody", "active": "on"}).content.decode()

    assert "No account has this user name." in page and 'value="nobody"' in page


@pytest.mark.parametrize("role", ["correspondent", "editor", "moderator"])
def test_who_may_not_give_a_correspondent_an_account_is_told_none(client, db, role):
    client.force_login(make.make_person(role))

    assert client.get(ACCOUNTS, {"q": "e"}).status_code == 403


def test_what_readers_are_told_is_written_in_each_language_of_the_site(client, db):
    SiteSettings(languages=["en", "az", "ru"]).save()
    person = Correspondent.objects.create(name="Ada", slug="ada", role_in={"ka": "კორესპონდენტი"})
    client.force_login(make.make_person("chief", "johanna"))
    path = f"/admin/articles/correspondent/{person.pk}/change/"
    words = {"role_in_az": " Müxbir ", "biography_in_ru": "Пишет.\nЧитает.", "disclosures_in_az": "Yoxdur."}

    page = client.get(path).content.decode()
    save(client, path, {"name": "Ada", "slug": "ada", "active": "on", "bureau_in_az": "Bakı", **words})

    assert 'name="role_in_az"' in page and "role_in_en" not in page and "role_in_ka" not in page
    person.refresh_from_db()
    assert person.role_in == {"az": "Müxbir", "ka": "კორესპონდენტი"}  # kept for the day Georgian comes back
    assert (person.bureau_in, person.disclosures_in) == ({"az": "Bakı"}, {"az": "Yoxdur."})
    assert person.biography_in["ru"].split() == ["Пишет.", "Читает."]


def test_signs_that_turn_letters_are_refused_in_every_language(client, db):
    SiteSettings(languages=["en", "az"]).save()
    client.force_login(make.make_person("chief", "johanna"))
    posted = {"name": "Ada", "slug": "ada", "active": "on", "biography_in_az": "a\u202eb"}

    assert client.post(ADD, posted).status_code == 200
    assert not Correspondent.objects.filter(slug="ada").exists()
