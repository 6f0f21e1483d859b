"""What a correspondent, a reader and a stranger may type, looked at by a chief editor in a real browser."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page

from articles.models import Byline, Note
from articles.workflow.engine import move
from articles.workflow.preview_links import make_link
from articles.workflow.saving import save_copy
from newsroom.audit.log import record
from tests import factories as make
from tests.editor import wait_for_editor
from tests.signing_in import remember

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]
HOSTILE = "</textarea><script>window.hostile=1</script><img src=x onerror=hostile=2>\"'><svg onload=alert(3)>"
LINES = {name: f"{name} {HOSTILE}"[:60] for name in ("kicker",)}
LINES |= {name: f"{name} {HOSTILE}" for name in ("headline", "standfirst", "dateline", "caption", "alt")}
BODY = f"<p onclick=alert(1)>Body.</p>{HOSTILE}<a href='javascript:alert(4)'>A link</a>"


def typed_by_a_correspondent():
    """A story with hostile words in whatever a correspondent may fill, saved twice and filed."""
    writer = make.make_person("correspondent")
    writer.first_name = HOSTILE[:150]
    writer.save()
    story = make.make_draft(writer, body=BODY, tags=[HOSTILE[:90]], **LINES)
    Byline.objects.update(place=HOSTILE[:80])
    story.catchline = HOSTILE[:60]
    story.save()
    Note.objects.create(article=story, text=HOSTILE, by=writer, at=now())
    make_link(story.revisions.get(), by=writer, purpose=HOSTILE)
    words = {"headline": f"Then {HOSTILE}", "body": f"<p>Then {HOSTILE}</p>"}
    story = save_copy(story, words, by=writer, started_from=story.words_number)
    record("refused.login", subject="", detail={"name": HOSTILE})
    make.make_review(make.make_live(), state="pending", name=HOSTILE[:60], text=HOSTILE)
    return move(story, "file", by=writer)


def test_nothing_runs_where_a_chief_editor_reads_hostile_words(quiet_page: Page, live_server):
    story, chief = typed_by_a_correspondent(), make.make_person("chief")
    dialogs = []
    quiet_page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    remember(quiet_page.context, chief, live_server.url)
    at_it = ("change", "history", "compare", "notes", "links", "preview")
    pages = [f"articles/article/{story.pk}/{page}/" for page in at_it]
    pages += [
        "",
        "articles/article/",
        "planning/",
        "newsroom/auditevent/",
        "articles/review/",
        "newsroom/person/",
    ]
    pages += ["newsroom/person/", "articles/article/?q=script", "newsroom/auditevent/?what=refused"]

    for page in pages:
        quiet_page.goto(f"{live_server.url}/admin/{page}")
        if page.endswith("change/"):
            wait_for_editor(quiet_page)
        assert quiet_page.evaluate("window.hostile") is None, page
        for frame in quiet_page.frames:
            assert frame.evaluate(INJECTED) == 0, page
    assert not dialogs


INJECTED = """[...document.querySelectorAll("*")].filter((one) => one.getAttribute("src") === "x"
  || (one.tagName === "SCRIPT" && one.textContent.includes("hostile=1"))
  || [...one.attributes].some(({ name, value }) => (name.startsWith("on") && /hostile|alert/.test(value))
    || (name === "href" && value.startsWith("javascript:alert")))).length"""
