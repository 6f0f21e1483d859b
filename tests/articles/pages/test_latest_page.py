"""The wire and its days."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.pages.latest_page import A_PAGE
from newsroom.page_store.encodings import encode
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_live, make_person, make_section


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001/01/01", "0000/01/01", "1605/01/01", "2026/02/30", "9999/12/31"])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Baku", "America/Los_Angeles"])
def test_a_day_that_no_newspaper_had_is_no_page(client, day, zone):
    SiteSettings(time_zone=zone).save()

    assert client.get(f"/archive/{day}/").status_code == 404


@pytest.mark.any_database
@pytest.mark.django_db
def test_the_wire_is_fifteen_kilobytes_as_it_is_sent_and_asks_for_no_picture(client):
    section, by = make_section("World"), make_person("correspondent")
    words = "ports grain rivers dams rail ferries wheat copper wages schools letters courts storms".split()
    for number in range(A_PAGE):  # as long as a headline may be, and no two the same
        at = now() - timedelta(minutes=37 * number)
        some = " ".join(words[number * step % 13] + f"{number * step % 97}" for step in range(1, 20))
        make_live(by, section=section, published=at, headline=some[:110])

    page = client.get("/latest/").content

    assert page.count(b"<li><time") >= A_PAGE and b"<img" not in page
    assert max(len(encode(page, encoding)) for encoding in ("br", "gzip")) <= 15_000
