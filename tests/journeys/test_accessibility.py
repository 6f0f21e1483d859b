"""The desk holds the rules of accessibility that a machine can check, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import make_approved, make_draft, make_filed, make_live, make_review

# The editor's own frame and bars are another project's work.
OURS = {"exclude": [[".cke"]]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_breaks_a_rule(sign_in, people, section, scheme):
    by, editor = people["correspondent"], people["editor"]
    live = make_live(by, section=section, tags=["Oden"])
    stories = [make_draft(by, tags=["Oden"]), make_filed(by), make_approved(by, editor), live]
    make_review(live, state="pending")
    pages = [f"/admin/articles/article/{story.pk}/change/" for story in stories]
    pages += [f"/admin/articles/article/{live.pk}/{name}/" for name in ("fix", "history")]
    pages += ["/admin/", "/admin/articles/article/", "/admin/articles/article/add/"]
    pages += ["/admin/articles/review/", "/admin/articles/correspondent/", "/admin/sections/section/"]
    page = sign_in("chief")
    page.emulate_media(color_scheme=scheme)

    found = [f"{path} {rule}" for path in pages for rule in broken_rules(page, path)]

    assert not found, "\n".join(found)


def broken_rules(page, path):
    answer = page.goto(path)
    assert answer.status == 200, f"{path}: {answer.status}"
    for summary in page.locator("details.offer summary").all():
        summary.click()
    violations = Axe().run(page, context=OURS, options={"preload": False}).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in violations]
