"""The wire and its days."""

import pytest

from newsroom.site_settings.models import SiteSettings


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001/01/01", "0000/01/01", "1605/01/01", "2026/02/30", "9999/12/31"])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Baku", "America/Los_Angeles"])
def test_a_day_that_no_newspaper_had_is_no_page(client, day, zone):
    SiteSettings(time_zone=zone).save()

    assert client.get(f"/archive/{day}/").status_code == 404
