"""A story's URL lives for ever: every old one is one 301 to the present one."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Address
from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.renamed_section import follow_section
from articles.workflow.routing import reroute
from newsroom.jobs.models import Job
from tests.factories import make_approved, make_live, make_person, make_section

pytestmark = pytest.mark.django_db


def test_an_old_address_is_one_redirect_with_its_query(client, correspondent, editor):
    story = make_live(correspondent)
    paths = [story.addresses.get().path]
    for slug in ("second-slug", "third-slug"):
        story = reroute(story, by=editor, slug=slug)
        paths.append(story.addresses.get(current=True).path)

    for old in paths[:-1]:
        answer = client.get(old + "?from=mail")
        assert (answer.status_code, answer["Location"]) == (301, paths[-1] + "?from=mail")
    assert client.get(paths[-1]).status_code == 200


def test_a_moved_story_keeps_its_day_and_going_back_makes_no_loop(client, correspondent, editor):
    story = make_live(correspondent)
    first = story.addresses.get().path
    story = reroute(story, by=editor, section_id=make_section("Culture").pk)
    assert story.addresses.get(current=True).path == first.replace("/politics/", "/culture/")
    reroute(story, by=editor, section_id=make_section("Politics").pk)

    assert client.get(first).status_code == 200


def test_a_taken_slug_gets_a_number(correspondent, editor):
    make_live(correspondent, headline="The same words", published=now())
    story = move(make_approved(correspondent, editor, headline="The same words"), "publish", by=editor)

    assert story.addresses.get().path.endswith("/the-same-words-2/")


def test_only_an_editor_moves_a_published_story(correspondent):
    with pytest.raises(Refused, match="Only an editor"):
        reroute(make_live(correspondent), by=correspondent, slug="mine")


def test_a_slug_keeps_the_letters_of_any_script(correspondent):
    story = make_live(correspondent, headline="Şəki ipəyi yenidən", language="az")
    assert story.addresses.get().path.startswith("/az/politics/")
    assert "şəki-ipəyi-yenidən" in story.addresses.get().path


def test_a_slug_that_would_shadow_an_old_address_is_refused(correspondent, editor):
    reroute(make_live(correspondent, headline="First"), by=editor, slug="second")
    other = make_live(correspondent, headline="Another")

    with pytest.raises(Refused, match="choose another slug") as refused:
        reroute(other, by=editor, slug="first")
    assert refused.value.rule == "slug-taken"


def test_a_new_story_that_would_shadow_an_old_address_gets_a_number(client, correspondent, editor):
    old = make_live(correspondent, headline="First", published=now())
    path = old.addresses.get().path
    reroute(old, by=editor, slug="second")
    story = move(make_approved(correspondent, editor, headline="First"), "publish", by=editor)

    assert story.addresses.get().path == path.replace("/first/", "/first-2/")
    assert client.get(path)["Location"] == path.replace("/first/", "/second/")


def test_a_scheduled_story_moves_to_the_day_it_goes_out(correspondent, editor):
    story = make_approved(correspondent, editor)
    at = now() + timedelta(days=2)
    story = move(story, "publish", by=editor, at=at)
    story = move(story, "reschedule", by=editor, at=at + timedelta(days=3))

    assert f"{at + timedelta(days=3):/%Y/%m/%d/}" in story.addresses.get().path


def test_the_stories_of_a_renamed_section_follow_it(client, correspondent):
    section = make_section("Politics")
    story = make_live(correspondent, section=section, headline="politics")
    old = story.addresses.get().path
    section.slug = "power"
    section.save()
    assert client.get(old).status_code == 200  # until the worker comes to it

    job = Job.objects.get(kind="section.renamed")
    for _time in range(2):  # a job may run twice
        follow_section(job.payload)

    assert client.get(old + "?a=b")["Location"] == old.replace("/politics/2", "/power/2") + "?a=b"
    assert client.get(old.replace("/politics/2", "/power/2")).status_code == 200


def test_redirects_of_withdrawn_stories_never_run_in_a_ring(client, correspondent, editor):
    first, second = make_live(correspondent), make_live(correspondent)
    to = {one: one.addresses.get().path for one in (first, second)}
    how = {"by": editor, "note": "Moved", "readers_get": "redirect"}
    with pytest.raises(Refused, match="ring"):
        move(first, "withdraw", to=to[first], **how)
    move(first, "withdraw", to=to[second] + "?from=first", **how)

    with pytest.raises(Refused, match="ring"):
        move(second, "withdraw", to=quote(to[first]) + "#top", **how)
    assert client.get(to[first])["Location"] == to[second] + "?from=first"


def test_a_redirect_to_an_address_that_becomes_the_storys_own_leads_nowhere(client, correspondent, editor):
    story = make_live(correspondent)
    path = story.addresses.get().path
    own = path.replace(story.slug, "later")
    story = move(story, "withdraw", by=editor, note="Moved", readers_get="redirect", to=own)
    reroute(story, by=editor, slug="later")

    assert [client.get(each).status_code for each in (path, own)] == [410, 410]


SLUGS, SECTIONS, LANGUAGES = ("one", "two", "three", "one-2"), ("Politics", "Culture"), ("en", "az")
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.one_of(
            st.tuples(st.just("slug"), st.sampled_from(SLUGS)),
            st.tuples(st.just("section_id"), st.sampled_from(SECTIONS)),
            st.tuples(st.just("language"), st.sampled_from(LANGUAGES)),
            st.tuples(st.just("rename"), st.sampled_from(("power", "politics", "arts"))),
        ),
    ),
    max_size=10,
)


def follow_every_address(changes):
    """Make `changes` of three stories; each address there ever was leads to its story in one step."""
    editor, writer = make_person("editor"), make_person("correspondent")
    stories = [make_live(writer, headline="One") for _story in range(3)]
    sections = {name: make_section(name) for name in SECTIONS}
    belongs = {one.addresses.get().path: one for one in stories}
    for number, (what, value) in changes:
        story = stories[number]
        try:
            if what == "rename":
                section = sections["Politics"]
                section.slug = value
                section.full_clean()
                section.save()
                follow_section({"section": section.pk})
            else:
                value = sections[value].pk if what == "section_id" else value
                reroute(story, by=editor, **{what: value})
        except (Refused, ValidationError):
            continue
        belongs |= {one.path: one.article for one in Address.objects.select_related("article")}

    client = Client()
    for path, story in belongs.items():
        answer = client.get(f"{quote(path)}?from=mail")
        present = story.addresses.get(current=True).path
        if path != present:
            assert (answer.status_code, answer["Location"]) == (301, f"{quote(present)}?from=mail")
        else:
            assert answer.status_code == 200


EACH = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


@settings(max_examples=6, derandomize=True, **EACH)
@given(changes=CHANGES)
def test_every_address_there_ever_was_leads_to_its_story_in_one_step(changes):
    with transaction.atomic():
        follow_every_address(changes)
        transaction.set_rollback(True)


@pytest.mark.soak
@settings(max_examples=300, **EACH)
@given(changes=CHANGES)
def test_every_address_leads_to_its_story_after_hundreds_of_histories(changes):
    with transaction.atomic():
        follow_every_address(changes)
        transaction.set_rollback(True)
