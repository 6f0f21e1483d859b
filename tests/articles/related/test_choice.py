"""What may stand beside a story, and why."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article, RelatedStory
from articles.related.choice import choose
from articles.related.standing import words_for_readers
from articles.related.storage import choose_related
from articles.workflow.engine import move
from tests.factories import make_live, make_person, make_section

pytestmark = pytest.mark.django_db

STRAIT = (
    "<p>Insurers of tankers raised the premium; the strait, a narrow strait, held {} ships, said the {}.</p>"
)
OTHERS = (
    "<p>Herring quota talks ended in Halvik without a number.</p>",
    "<p>The orchestra opens its season with a cello concerto.</p>",
    "<p>Goalkeepers train at dawn on the frozen pitch.</p>",
    "<p>Glaciers lost a metre of depth over the summer.</p>",
    "<p>Ballots were counted twice in the hill villages.</p>",
    "<p>Bakers ask for flour without a duty.</p>",
    "<p>Trams return to the old bridge after repairs.</p>",
    "<p>Schools open late because of measles.</p>",
)


def strait(number="forty", who="pilots", **how):
    return make_live(headline=f"Tankers wait, say {who}", body=STRAIT.format(number, who), **how)


@pytest.fixture
def archive():
    """Stories of other things, in other sections."""
    names = ("Fish", "Music", "Sport", "Climate", "Votes", "Bread", "Trams", "Health")
    return [
        make_live(headline=f"{name} of the day", standfirst="", body=body, section=make_section(name))
        for name, body in zip(names, OTHERS, strict=True)
    ]


def beside(article, **how):
    article = Article.objects.get(pk=article.pk)
    return choose(article, words_for_readers(article), **how)


def test_the_story_with_the_same_telling_words_stands_first_and_says_which(archive):
    near, story = strait(), strait("sixty", "harbour master")

    first = beside(story)[0]

    assert first.pk == near.pk
    assert first.reason.startswith("same words: ") and "strait" in first.reason


def test_a_shared_tag_is_told_before_shared_words(archive):
    near, story = strait(tags=["Shipping"]), strait("sixty", "owners", tags=["shipping"])

    first = beside(story)[0]

    assert first.pk == near.pk and first.reason.startswith("same tags: Shipping; same words: ")


def test_other_languages_never_stand_beside_a_story(archive):
    strait(language="az")
    story = strait("sixty", "owners")

    assert all(Article.objects.get(pk=one.pk).language == "en" for one in beside(story))


def test_where_no_space_parts_words_the_story_with_the_same_words_stands_first():
    near = make_live(headline="東京湾で保険料が上昇", body="<p>海峡の保険料。</p>", language="ja")
    make_live(headline="音楽祭が開幕", body="<p>交響楽団。</p>", language="ja")
    story = make_live(headline="海峡の船に高い保険料", body="<p>東京湾の船。</p>", language="ja")

    first = beside(story)[0]

    assert first.pk == near.pk and "保険" in first.reason


def test_a_translation_of_the_story_is_not_related_to_it(archive):
    original = strait()
    story = strait("sixty", "owners")
    Article.objects.filter(pk=story.pk).update(translation_of=original)

    assert original.pk not in {one.pk for one in beside(story)}


def test_a_story_told_twice_takes_one_place_and_never_that_beside_itself(archive):
    twins = [strait("forty", "captains", published=now() - timedelta(days=30 + n)) for n in range(2)]
    story, again = (
        strait(
            "sixty",
            "brokers</p><p>Underwriters met in the capital about convoys, escorts and cargo: "
            "pirates struck thrice this month near the southern cape, where patrols are rare",
        )
        for _ in range(2)
    )

    chosen = [one.pk for one in beside(story) if one.score]

    assert len(set(chosen) & {twin.pk for twin in twins}) == 1
    assert again.pk not in chosen


def test_what_the_body_links_to_is_not_chosen(archive):
    near = strait()
    path = near.addresses.get().path
    linking = STRAIT.format("sixty", "owners") + f'<p><a href="{path}">Earlier</a></p>'
    story = make_live(body=linking)

    assert near.pk not in {one.pk for one in beside(story)}


def test_a_link_with_the_address_of_the_site_counts_as_one_to_the_story(archive):
    near = strait()
    path = "http://testserver" + near.addresses.get().path
    story = make_live(body=STRAIT.format("sixty", "owners") + f'<p><a href="{path}">Earlier</a></p>')

    assert near.pk not in {one.pk for one in beside(story)}


def test_nothing_unpublished_withdrawn_or_expired_is_chosen(archive):
    editor = make_person("editor")
    withdrawn, later = strait(), strait("ninety", "dockers", published=now() + timedelta(hours=3))
    expired = strait("ten", "agents", until=now() - timedelta(minutes=5))
    move(withdrawn, "withdraw", by=editor, note="Wrong", readers_get="gone")
    story = strait("sixty", "owners")

    assert not {withdrawn.pk, later.pk, expired.pk} & {one.pk for one in beside(story)}


def test_as_on_the_day_of_publication_only_older_stories_are_chosen(archive):
    story = strait(published=now() - timedelta(days=9))
    newer = strait("sixty", "owners")

    assert newer.pk in {one.pk for one in beside(story)}
    assert beside(story, before_only=True) == []


def test_of_two_equal_stories_the_fresher_stands_first_and_an_old_one_still_stands(archive):
    old = strait("forty", "pilots", published=now() - timedelta(days=3000))
    fresh = strait("fifty", "dockers", published=now() - timedelta(days=1))
    story = strait("sixty", "owners")

    chosen = [one.pk for one in beside(story) if one.score]

    assert chosen == [fresh.pk, old.pk]


def test_places_are_filled_from_the_section_and_say_so(archive):
    other = make_live(section=make_section("Fish"), headline="Boats", standfirst="", body="<p>Nets.</p>")
    filled = [one for one in beside(other) if not one.score]

    assert [(one.pk, one.reason) for one in filled] == [(archive[0].pk, "same section: Fish")]


def test_choosing_anew_keeps_pins_and_exclusions(archive):
    near, pinned, excluded = strait(), archive[0], strait("ten", "agents")
    story = strait("sixty", "owners")
    RelatedStory.objects.filter(article=story).delete()
    RelatedStory.objects.create(article=story, related=pinned, rank=1, pinned=True)
    RelatedStory.objects.create(article=story, related=excluded, rank=1, excluded=True)

    choose_related(story)

    rows = {row.related_id: row for row in story.related_rows.all()}
    assert rows[pinned.pk].pinned and rows[excluded.pk].excluded and near.pk in rows
    assert len(rows) == story.related_rows.count()
