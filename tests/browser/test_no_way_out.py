"""The tests' browser reaches this machine only."""

import pytest
from playwright.sync_api import Error


@pytest.mark.parametrize("elsewhere", ["http://example.org/", "https://192.0.2.1/"])
def test_other_machines_are_not_found(page, elsewhere):
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(elsewhere)
