"""Old saves that never went out are dropped; whatever someone may come back to stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from articles.models import Revision
from articles.workflow import pruning
from articles.workflow.engine import move
from articles.workflow.keeping import pin
from articles.workflow.presence import is_here
from articles.workflow.pruning import prunable
from articles.workflow.refused import Refused
from articles.workflow.saving import save_copy
from newsroom.audit.models import AuditEvent
from newsroom.jobs.models import Job
from newsroom.jobs.queue import enqueue
from newsroom.jobs.worker import work_once
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(correspondent):
    """A draft of five saves, all of them old."""
    story = make.make_draft(correspondent)
    for number in range(1, 5):
        story = save_copy(story, {"headline": f"Save {number + 1}"}, by=correspondent, started_from=number)
    age()
    return story


def age(days=100):
    Revision.objects.update(saved_at=now() - timedelta(days=days))


def left(story):
    return list(story.revisions.order_by("number").values_list("number", flat=True))


def run(*arguments):
    out = StringIO()
    call_command("prune_revisions", *arguments, stdout=out)
    return out.getvalue()


def test_old_saves_are_dropped_and_the_present_words_stay(story):
    run()
    assert left(story) == [5]


def test_young_saves_stay(story):
    age(days=80)
    run()
    assert left(story) == [1, 2, 3, 4, 5]


def test_a_dry_run_counts_and_drops_nothing(story):
    assert "4 saves older than 90 days would be dropped" in run("--dry-run")
    assert len(left(story)) == 5


def test_nothing_is_dropped_where_the_settings_keep_all(story):
    SiteSettings.objects.update_or_create(pk=1, defaults={"keep_saves_days": None})
    SiteSettings.objects.get().save()

    assert "for ever" in run()
    assert len(left(story)) == 5


def test_what_was_approved_or_published_stays_though_it_was_replaced(story, correspondent, editor):
    story = move(move(story, "file", by=correspondent), "approve", by=editor)
    story = move(story, "publish", by=editor)
    story = save_copy(story, {"headline": "Later"}, by=editor, started_from=5)
    story = save_copy(story, {"headline": "Later still"}, by=editor, started_from=6)
    age()

    run()

    assert left(story) == [5, 7], [(m.verb, m.revision) for m in story.history.all()]


def test_a_pinned_one_stays_until_it_is_let_go(story, correspondent):
    pin(story, 2, by=correspondent, kept=True)
    run()
    assert left(story) == [2, 5]

    pin(story, 2, by=correspondent, kept=False)
    run()
    assert left(story) == [5]


def test_only_one_who_may_change_the_story_pins(story):
    with pytest.raises(Refused):
        pin(story, 2, by=make.make_person("correspondent"), kept=True)


def test_the_one_an_open_form_began_with_stays(story, editor):
    is_here(story, editor, "a" * 8, started_from=3)
    run()
    assert left(story) == [3, 5]


def test_every_kind_of_row_that_names_a_revision_holds_it():
    """A new model that points at revisions needs nothing added here: its rows hold them as well."""
    told = str(prunable(90).query)
    for relation in Revision._meta.related_objects:
        assert relation.related_model._meta.db_table in told


def test_small_batches_drop_as_much(story, correspondent):
    run("--batch", "1")
    assert left(story) == [5]


def worked_off(kind):
    """Do every job of `kind` that is due; how many there were."""
    Job.objects.exclude(kind=kind).delete()
    number = 0
    while work_once():
        number += 1
    return number


def test_a_worker_drops_them_by_itself_and_the_log_says_so(story):
    enqueue("prune_revisions", {})
    worked_off("prune_revisions")

    assert left(story) == [5]
    assert AuditEvent.objects.get(kind="revisions.prune").detail == {"days": 90, "dropped": 4}


def test_a_worker_drops_nothing_where_the_settings_keep_all(story):
    SiteSettings(keep_saves_days=None).save()
    enqueue("prune_revisions", {})
    worked_off("prune_revisions")

    assert left(story) == [1, 2, 3, 4, 5]
    assert Job.objects.get(kind="prune_revisions").done_at is not None


def test_a_worker_drops_many_in_stretches(story, monkeypatch):
    monkeypatch.setattr(pruning, "AT_ONCE", 2)
    monkeypatch.setattr(pruning.prune, "__defaults__", (1, 0))
    enqueue("prune_revisions", {})

    assert worked_off("prune_revisions") == 3
    assert left(story) == [5]
