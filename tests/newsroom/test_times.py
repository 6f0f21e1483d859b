from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from newsroom.times import AmbiguousTime, NonexistentTime, check_zone, moment_of

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)  # the clocks of Berlin change
HALF_PAST_TWO = time(2, 30)


def test_a_local_time_is_kept_in_utc():
    assert moment_of(date(2026, 11, 23), time(16, 9), "Asia/Baku") == datetime(
        2026, 11, 23, 12, 9, tzinfo=UTC
    )


def test_a_time_that_the_clocks_skip_is_refused():
    with pytest.raises(NonexistentTime, match="02:30 does not exist"):
        moment_of(SPRING, HALF_PAST_TWO, "Europe/Berlin")


def test_a_time_that_comes_twice_asks_which():
    with pytest.raises(AmbiguousTime, match="02:30 comes twice"):
        moment_of(AUTUMN, HALF_PAST_TWO, "Europe/Berlin")

    first = moment_of(AUTUMN, HALF_PAST_TWO, "Europe/Berlin", which="first")
    second = moment_of(AUTUMN, HALF_PAST_TWO, "Europe/Berlin", which="second")
    assert (first.hour, second.hour) == (0, 1)


def test_a_time_that_comes_once_is_itself_whatever_was_said():
    noon = datetime(2026, 10, 25, 11, tzinfo=UTC)

    assert moment_of(AUTUMN, time(12), "Europe/Berlin", which="second") == noon


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "utc+4"])
def test_a_zone_that_does_not_exist_is_refused(name):
    with pytest.raises(ValidationError, match="no time zone"):
        check_zone(name)
