"""A picture may be used to the end of a day, and the day is the newsroom's."""

from datetime import UTC, date, datetime

import pytest

from articles.models import Photo
from newsroom.site_settings.models import SiteSettings


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "usable"), [("Pacific/Kiritimati", False), ("UTC", True), ("America/New_York", True)]
)
def test_rights_end_with_the_day_in_the_newsrooms_zone(zone, usable):
    SiteSettings(time_zone=zone).save()
    photo = Photo(rights_expire=date(2026, 11, 24))

    assert photo.is_usable(datetime(2026, 11, 24, 12, tzinfo=UTC)) is usable
