"""The permanent page of each published version, and what changed in it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Photo
from articles.workflow.engine import move
from articles.workflow.intervals import end, place
from articles.workflow.keeping import next_revision
from tests.factories import make_live, make_person

pytestmark = pytest.mark.django_db


def url_of(story):
    return story.addresses.get(current=True).path


def test_an_earlier_version_says_what_changed_after_it(client):
    editor, by = make_person("chief"), make_person("correspondent")
    story = make_live(by, headline="First words")
    move(
        story,
        "quick fix",
        by=editor,
        note="a wrong name",
        words={"headline": "Second words"},
        what_changed="Mends the name.",
    )

    page = client.get(url_of(story) + "v1/").content.decode()

    assert "First words" in page
    assert "Mends the name." in page
    assert '<meta name="robots" content="noindex">' in page
    assert client.get(url_of(story) + "v3/").status_code == 404


def fixed(story, what, override=False, **words):
    how = {"words": words, "what_changed": what, "override": override}
    return move(story, "quick fix", by=make_person("chief"), note="x", **how)


def test_a_version_shows_word_by_word_what_changed_from_the_one_before(client):
    story = make_live(headline="Two ships sail", body="<p>The dam held at noon.</p><p>Nobody was hurt.</p>")
    fixed(story, "The hour.", headline="Two ships leave", body="<p>The dam held at dawn.</p>")

    page = client.get(url_of(story) + "v2/").content.decode()

    assert '<del><span class="vh">taken out: </span>noon</del>' in page
    assert '<ins><span class="vh">added: </span>dawn</ins>' in page
    assert '<del><span class="vh">taken out: </span>sail</del>' in page
    assert '<del><span class="vh">taken out: </span>Nobody was hurt.</del>' in page
    assert "What changed from version 1" in page
    assert "Back to the story" in page and "Read the present version" not in page  # it is the present one
    first = client.get(url_of(story) + "v1/").content.decode()
    assert "Read the present version" in first
    assert "<ins>" not in first and "<del>" not in first and "What changed from" not in first


def test_a_version_names_what_changed_in_its_language_and_no_numbers_of_the_desk(client):
    figure = '<figure data-photo="98765" data-alt="A lock."></figure><figure data-embed="https://e.org/a"></figure>'
    story = make_live(language="ru", headline="Два судна", body="<p>Слова.</p>")
    words = {"headline": "Три судна", "standfirst": "Ещё.", "body": f"<p>Слова.</p>{figure}"}
    fixed(story, "x", override=True, **words)

    page = client.get(url_of(story) + "v2/").content.decode()

    for said in (">Заголовок<", ">Подводка<", "Снимок. Описание: A lock.", "https://e.org/a<"):
        assert said in page, said
    assert "Headline" not in page and "98765" not in page[page.index("<main") : page.index("</main>")]


def test_a_version_tells_nothing_of_words_that_readers_did_not_have(client):
    story = make_live(body="<p>The dam held.</p>")
    next_revision(story, {**story.words(), "body": "<p>UNSEEN draft words.</p>"}, by=None)
    fixed(story, "The hour.", body="<p>The dam held at dawn.</p>")
    plan = next_revision(story, {**story.words(), "body": "<p>UNSEEN plan.</p>"}, by=None)
    place(plan, now() + timedelta(hours=1))

    for version in ("v1/", "v2/"):
        assert "UNSEEN" not in client.get(url_of(story) + version).content.decode()
    assert client.get(url_of(story) + "v3/").status_code == 404


def test_a_withdrawn_story_takes_its_versions_with_it(client):
    story = make_live(headline="A headline nobody may read")
    fixed(story, "The hour.", body="<p>The dam held at dawn.</p>")
    end(story)
    type(story).objects.filter(pk=story.pk).update(withdrawn_at=now(), withdrawn_as="gone")

    for version in ("v1/", "v2/"):
        answer = client.get(url_of(story) + version)
        assert answer.status_code == 410
        assert "A headline nobody may read" not in answer.content.decode()


def test_a_version_with_hostile_words_runs_nothing(client):
    story = make_live(headline="One <ins><script>alert(1)</script> now")
    fixed(story, "<script>x</script>", headline="One <del><script>alert(2)</script> now")

    page = client.get(url_of(story) + "v2/").content.decode()

    assert "<script>alert" not in page and "<script>x" not in page


def test_a_version_shows_the_picture_it_had(client):
    made = [{"crop": "wide", "width": 320, "height": 180, "name": "renditions/1/a/wide-320"}]
    first, second = (
        Photo.objects.create(
            digest=digit * 64, renditions=made, width=320, height=180, alt=alt, credit="Mira Toll"
        )
        for digit, alt in (("a", "A dam"), ("b", "A bridge"))
    )
    story = make_live(lead_photo_id=first.pk, caption="Kovran, at noon")
    fixed(story, "The right picture.", lead_photo_id=second.pk)

    pages = [client.get(f"{url_of(story)}v{version}/").content.decode() for version in (1, 2)]

    assert [('alt="A dam"' in page, 'alt="A bridge"' in page) for page in pages] == [
        (True, False),
        (False, True),
    ]
    assert all('Kovran, at noon <span class="credit">Mira Toll</span>' in page for page in pages)
