import pytest

from articles.models import PartnerFeed, Syndication
from newsroom.audit.models import AuditEvent
from tests.factories import make_person

pytestmark = pytest.mark.django_db
SETTINGS, PARTNERS = "/admin/articles/syndication/", "/admin/articles/partnerfeed/"
FEED = {"name": "Wire", "key": "wire", "number": 30, "delay_minutes": 0, "full": "on", "active": "on"}


@pytest.fixture
def chief(client):
    client.force_login(make_person("chief"))
    return client


def test_a_chief_editor_says_how_the_site_is_found_and_it_is_logged(chief):
    chief.get(SETTINGS)
    words = {
        "ads": "example.com, 1, DIRECT\n",
        "humans": "Mira\x07 Toll",
        "indexnow_address": "https://a.example/",
    }
    response = chief.post(f"{SETTINGS}1/change/", {"ai_training": "on", "principles": "/about/", **words})

    assert response.status_code == 302
    settings = Syndication.objects.get()
    assert (settings.ai_search, settings.ai_training, settings.humans) == (False, True, "Mira Toll")
    assert AuditEvent.objects.filter(kind="syndication.change").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hubs", "ftp://hub.example/"),
        ("hubs", "https://hub.example/\nfile:///etc/passwd"),
        ("indexnow_address", "javascript:alert(1)"),
        ("indexnow_key", "../../etc"),
        ("security_contact", "security"),
        ("principles", "//evil.example/"),
        ("ads", "buy our ads"),
        ("trust", "we are fine"),
    ],
)
def test_what_is_no_address_and_no_line_of_its_file_is_refused(chief, name, value):
    chief.get(SETTINGS)
    response = chief.post(f"{SETTINGS}1/change/", {"indexnow_address": "https://a.example/", name: value})

    assert response.status_code == 200 and response.context["errors"]


def test_nobody_else_is_let_in(client):
    for role in ("correspondent", "editor", "moderator"):
        client.force_login(make_person(role))
        assert client.get(PARTNERS).status_code == 403
        assert client.get(f"{SETTINGS}1/change/").status_code in {302, 403}


def test_a_partner_feed_is_made_hidden_and_given_a_new_secret(chief):
    chief.post(f"{PARTNERS}add/", {**FEED, "is_secret": "on"})
    feed = PartnerFeed.objects.get()
    assert len(feed.secret) == 43
    page = f"{PARTNERS}{feed.pk}/change/"
    assert f"/partners/wire.{feed.secret}/atom/" in chief.get(page).content.decode()

    chief.post(page, {**FEED, "is_secret": "on"})
    assert PartnerFeed.objects.get().secret == feed.secret
    chief.post(page, {**FEED, "is_secret": "on", "new_secret": "on"})
    assert PartnerFeed.objects.get().secret not in {"", feed.secret}
    chief.post(page, FEED)
    assert PartnerFeed.objects.get().secret == ""
    logged = str(
        list(AuditEvent.objects.filter(kind__startswith="partner.").values_list("detail", flat=True))
    )
    assert feed.secret not in logged and "Wire" in logged


def test_both_are_found_from_the_desk(chief):
    page = chief.get("/admin/").content.decode()

    assert f'href="{SETTINGS}"' in page and f'href="{PARTNERS}"' in page
