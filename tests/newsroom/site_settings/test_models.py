import pytest
from django.core.exceptions import ValidationError

from newsroom.site_settings.current import site_settings
from newsroom.site_settings.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_a_new_newsroom_has_settings_before_anyone_saved_them():
    assert site_settings().default_language == "en" and site_settings().four_eyes


def test_there_is_one_row_and_its_change_is_seen_at_once():
    SiteSettings(name="Meridian").save()
    assert site_settings().name == "Meridian"

    SiteSettings(name="The Quay").save()

    assert site_settings().name == "The Quay"
    assert SiteSettings.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Mars/Olympus"),
        ("accent", "teal"),
        ("accent", "#7fd1c5"),  # 1.7 to 1 on the paper
        ("accent_dark", "#0a5c5a"),  # 2.4 to 1 on the dark paper
        ("contact_email", "desk"),
        ("links", "Mastodon javascript:alert(1)"),
        ("links", "Mastodon https://<b>"),
        ("links", 'Mastodon https://social.example/"onclick'),
        ("newsletter", "letters"),
    ],
)
def test_what_would_not_work_is_refused(field, value):
    with pytest.raises(ValidationError) as refused:
        SiteSettings(pk=1, **{field: value}).full_clean()

    assert field in refused.value.message_dict


def test_an_accent_that_can_be_read_is_taken():
    SiteSettings(pk=1, accent="#8a1c3b").full_clean()


def test_the_default_language_is_one_of_the_languages():
    with pytest.raises(ValidationError, match="must be among them"):
        SiteSettings(pk=1, default_language="az", languages=["en"]).full_clean()


@pytest.mark.parametrize(("field", "colour"), [("accent", "#7fd1c5"), ("accent_dark", "#0a5c5a")])
def test_a_refused_accent_is_told_its_ratio(field, colour):
    with pytest.raises(ValidationError, match=r"has a contrast of \d\.\d on the (light|dark) paper; 4\.5"):
        SiteSettings(pk=1, **{field: colour}).full_clean()


def test_a_ratio_just_below_the_least_is_not_told_as_the_least():
    with pytest.raises(ValidationError, match=r"has a contrast of 4\.4 on the light paper; 4\.5"):
        SiteSettings(pk=1, accent="#747474").full_clean()  # 4.478


@pytest.mark.parametrize(
    ("settings", "brand"),
    [
        ({"name": "Meridian"}, ("Meridian", ".")),
        ({"wordmark": "The Quay"}, ("The Quay", "")),
        ({"wordmark": "Rıhtım:"}, ("Rıhtım", ":")),
        ({"wordmark": "!"}, ("!", "")),  # a link has a name that is read out
        ({"wordmark": "हिन्दी"}, ("हिन्दी", "")),  # its last sign is a vowel of the letter before
    ],
)
def test_the_mark_at_the_end_of_the_wordmark_stands_apart(settings, brand):
    assert SiteSettings(**settings).brand == brand
