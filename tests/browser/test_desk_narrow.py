"""The desk on a phone: nothing is cut off, and nobody scrolls sideways to reach a button."""

import pytest
from django.utils.timezone import now

from newsroom.jobs.models import Job
from tests import factories as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def held(page):
    """How far the page reaches over the edge of a phone."""
    page.set_viewport_size({"width": 320, "height": 800})
    return page.evaluate(OVER)


def test_the_password_pages_fit_a_phone(signed_in):
    chief = make.make_person("chief")
    page, address = signed_in(chief)
    for path in ("password_change", f"newsroom/person/{chief.pk}/password"):
        page.goto(f"{address}/admin/{path}/")
        assert held(page) == 0, path


def test_the_page_that_moves_many_stories_fits_a_phone(signed_in):
    make.make_filed(make.make_person("correspondent"), headline="Herring limit falls")
    page, address = signed_in(make.make_person("editor"))
    page.goto(f"{address}/admin/articles/article/")
    page.check(".action-select")
    page.select_option("[name=action]", "spike")
    page.click("[name=index]")
    assert page.wait_for_selector(".bulk textarea")
    assert held(page) == 0


def test_the_kind_of_a_job_stays_in_one_line_beside_a_long_error(signed_in):
    Job.objects.create(kind="letters", due_at=now(), error="The mail server closed the connection " * 6)
    page, address = signed_in(make.make_person("chief"))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/admin/newsroom/job/")
    assert page.locator(".field-kind a").evaluate("it => it.getClientRects().length") == 1


def test_a_story_and_its_box_share_a_line_on_a_phone(signed_in):
    make.make_filed(make.make_person("correspondent"), headline="Herring limit falls")
    page, address = signed_in(make.make_person("editor"))
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}/admin/articles/article/")
    box = page.locator(".action-select").first.bounding_box()
    headline = page.locator(".field-story .hl").first.bounding_box()
    assert abs(box["y"] - headline["y"]) < headline["height"]
    assert box["x"] + box["width"] < headline["x"]
