import pytest

from newsroom.audit.log import record
from newsroom.audit.models import AuditEvent
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_live, make_person
from tests.opened import save

pytestmark = pytest.mark.django_db
FORM = {
    "name": "The Quay",
    "time_zone": "Asia/Baku",
    "default_language": "en",
    "languages": "en, AZ, en",
    "default_section": "news",
    "review_rate_per_hour": "5",
}


@pytest.fixture
def chief(client):
    person = make_person("chief")
    client.force_login(person)
    return person


def test_a_chief_editor_names_the_paper_and_readers_see_it(client, chief):
    client.get("/admin/newsroom/sitesettings/")

    answer = save(client, "/admin/newsroom/sitesettings/1/change/", FORM)

    assert answer.status_code == 302
    assert "The Quay" in client.get("/").content.decode()
    assert SiteSettings.objects.get().languages == ["en", "az"]
    assert AuditEvent.objects.filter(kind="settings.change", who=chief.username).exists()


@pytest.mark.parametrize(
    ("field", "value"), [("languages", "en, klingon"), ("time_zone", "Mars"), ("default_language", "ru")]
)
def test_a_mistake_is_named_at_its_field_and_changes_nothing(client, chief, field, value):
    client.get("/admin/newsroom/sitesettings/")

    page = save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, field: value})

    assert page.status_code == 200 and "errorlist" in page.content.decode()
    assert SiteSettings.objects.get().name == "Newsroom"


def test_there_is_no_second_row_to_add(client, chief):
    assert client.get("/admin/newsroom/sitesettings/add/").status_code == 403


@pytest.mark.parametrize("role", ["editor", "correspondent", "moderator"])
def test_others_do_not_change_the_settings(client, role):
    client.force_login(make_person(role))

    assert client.get("/admin/newsroom/sitesettings/1/change/").status_code == 403


def test_every_time_at_the_desk_says_its_zone(client, chief):
    record("move.file", subject="story 1")

    assert " UTC, " in client.get("/admin/newsroom/auditevent/").content.decode()


def test_the_language_without_a_prefix_is_fixed_once_a_story_has_an_address(client, chief):
    make_live()
    client.get("/admin/newsroom/sitesettings/")
    page = save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, "default_language": "az"})

    assert "can no longer be changed" in page.content.decode()
    assert SiteSettings.objects.first().default_language == "en"


def test_what_is_printed_around_every_page_is_written_here(client, chief):
    client.get("/admin/newsroom/sitesettings/")
    words = {
        "wordmark": "QUAY!",
        "accent": "#8a1c3b",
        "accent_dark": "#f0a0b0",
        "edition_line": "Evening",
        "contact_phone": "+999 20 555",
        "newsletter": "https://quay.example/letters/",
        "links": "Mastodon https://social.example/@quay",
    }
    before = client.get("/").content.decode()

    save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, **words})
    page = client.get("/").content.decode()

    assert 'QUAY<i aria-hidden="true">!</i>' in page and "Newsroom" in before
    assert "--accent:#8a1c3b" in page and "--accent:#f0a0b0" in page
    for said in ("Evening", "+999 20 555", "https://quay.example/letters/"):
        assert said in page, said
    assert '<a href="https://social.example/@quay" rel="me" dir="auto">Mastodon</a>' in page


def test_each_language_of_the_switcher_has_its_own_words_and_keeps_them_when_it_is_left_out(client, chief):
    SiteSettings(name="The Quay", languages=["en", "az", "ru"], about_in={"ka": "ჩვენ"}).save()
    words = {
        "languages": "en, az, ru",
        "edition_line": "Evening",
        "edition_line_in_az": "Axşam",
        "about": "Us",
        "about_in_az": "Biz",
    }

    save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, **words})

    az, ru = (client.get(f"/{code}/").content.decode() for code in ("az", "ru"))
    assert "Axşam" in az and '<p dir="auto">Biz</p>' in az
    assert (
        "Evening" in ru and '<p lang="en" dir="ltr">Us</p>' in ru
    )  # nothing is said in it: the first language's
    assert SiteSettings.objects.get().about_in == {"az": "Biz", "ka": "ჩვენ"}
    assert 'lang="az"' in client.get("/admin/newsroom/sitesettings/1/change/").content.decode()


def test_no_language_takes_words_that_show_letters_in_another_order(client, chief):
    SiteSettings(name="The Quay", languages=["en", "az"]).save()
    words = {"languages": "en, az", "edition_line_in_az": "Ax\u202eşam"}

    page = save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, **words})

    assert "U+202E" in page.content.decode()


@pytest.mark.parametrize("field", ["name", "wordmark", "editor_name"])
def test_a_name_that_nobody_can_see_is_none(client, chief, field):
    client.get("/admin/newsroom/sitesettings/")

    save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, field: "\u200b\u2060"})

    assert "\u200b" not in client.get("/").content.decode()


def test_words_of_the_settings_carry_no_sign_that_a_feed_cannot_hold(client, chief):
    SiteSettings(languages=["en", "az"]).save()
    words = {"languages": "en, az", "name": "The\x0b  Quay", "tagline": "A\x08b", "tagline_in_az": "C\x08d"}

    save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, **words})

    site = SiteSettings.objects.get()
    assert (site.name, site.tagline, site.tagline_in) == ("The Quay", "Ab", {"az": "Cd"})


@pytest.mark.parametrize(("typed", "kept"), [("8A1C3B", "#8a1c3b"), ("#a03", "#aa0033"), ("", "")])
def test_a_colour_is_kept_in_one_form_however_it_is_typed(client, chief, typed, kept):
    client.get("/admin/newsroom/sitesettings/")

    save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, "accent": typed})

    assert SiteSettings.objects.get().accent == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accent", "red"),
        ("accent", "#0a5c5a;}*{display:none"),
        ("newsletter", "javascript:alert(1)"),
        ("newsletter", 'https://quay.example/"onclick="x'),
    ],
)
def test_what_no_page_may_carry_is_refused_at_its_field(client, chief, field, value):
    client.get("/admin/newsroom/sitesettings/")

    page = save(client, "/admin/newsroom/sitesettings/1/change/", {**FORM, field: value}).content.decode()

    assert f'id="id_{field}_error"' in page
    assert SiteSettings.objects.get().name == "Newsroom"
