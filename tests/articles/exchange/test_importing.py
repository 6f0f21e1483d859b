"""What `import_stories` promises: everything that can go in does, once, and the rest is told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.exchange.importing import Import
from articles.models import Address, Article, Correspondent, Move, RelatedStory, Review, Revision
from newsroom.page_store.stamps import counts
from sections.models import Section
from tests.asking import found
from tests.factories import make_person

pytestmark = pytest.mark.django_db
TABLES = (Article, Revision, Address, Correspondent, Move, RelatedStory, Review, Section)


def bring_in(*files, **options):
    """What the command printed."""
    out = StringIO()
    call_command("import_stories", *map(str, files), stdout=out, stderr=out, **options)
    return out.getvalue()


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in TABLES}


def test_a_bad_line_is_named_with_its_number_and_the_rest_goes_in(write_lines, line):
    path = write_lines(line("a"), line("b", title=""), "{broken", line("d"))
    out = StringIO()

    with pytest.raises(CommandError, match="2 lines were refused; the rest is in"):
        call_command("import_stories", str(path), stdout=out, stderr=out)

    assert f"{path}, line 2: title: missing" in out.getvalue()
    assert f"{path}, line 3: not JSON" in out.getvalue()
    assert set(Article.objects.values_list("external_id", flat=True)) == {"a", "d"}


def test_running_it_again_changes_nothing(write_lines, line):
    review = {"name": "Reader", "rating": 4, "text": "Clear.", "created": "2024-05-02T10:00:00Z"}
    path = write_lines(line("a", tags=["Gas"], byline="Ada", reviews=[review]), line("b", section="Energy"))
    bring_in(path)
    before = everything()

    said = bring_in(path)

    assert everything() == before
    assert "2  already here" in said and "0  new stories" in said


def test_a_dry_run_judges_everything_and_writes_nothing(write_lines, line):
    path = write_lines(line("a", section="Unheard of", byline="Nobody Yet"))
    before = everything()

    said = bring_in(path, dry_run=True)

    assert everything() == before
    assert "1  new stories" in said and "Nothing was written" in said


def test_a_translation_that_comes_before_its_original_is_linked(write_lines, line):
    bring_in(write_lines(line("fr", lang="fr", translation_of="en"), line("en")))

    translation = Article.objects.get(external_id="fr")
    assert translation.translation_of == Article.objects.get(external_id="en")


def test_a_translation_of_a_story_that_is_not_here_is_counted(write_lines, line):
    said = bring_in(write_lines(line("fr", lang="fr", translation_of="nowhere")))

    assert "1  translations of a story that is not here" in said
    assert Article.objects.get().translation_of is None


def test_unknown_keys_are_counted(write_lines, line):
    said = bring_in(write_lines(line("a", colour="red"), line("b", colour="blue")))

    assert "2  lines with the unknown key “colour”" in said


def test_section_names_are_matched_whatever_their_case(write_lines, line):
    section = Section.objects.create(name="Open Data", slug="open")

    bring_in(write_lines(line("a", section="open data"), line("b", section="OPEN DATA")))

    assert set(Article.objects.values_list("section", flat=True)) == {section.pk}


def test_a_section_whose_name_is_a_reserved_word_gets_another_slug(write_lines, line):
    bring_in(write_lines(line(section="Admin")))

    assert Section.objects.get(name="Admin").slug == "admin-2"


def test_two_stories_of_one_day_and_name_get_addresses_of_their_own(write_lines, line):
    bring_in(write_lines(line("a", title="Fog"), line("b", title="Fog"), line("c", title="Fog")))

    slugs = Address.objects.order_by("pk").values_list("path", flat=True)
    assert [path.split("/")[-2] for path in slugs] == ["fog", "fog-2", "fog-3"]


@pytest.mark.parametrize(
    ("lang", "title"), [("ar", "مكتبة حيّ في القاهرة"), ("zh", "北京发布新规"), ("eo", "Ĉiuj homoj")]
)
def test_a_story_in_any_script_has_a_page_and_is_found(client, write_lines, line, lang, title):
    bring_in(write_lines(line(lang=lang, title=title)))

    page = client.get(Address.objects.get().path)

    assert page.status_code == 200 and title in page.content.decode()
    assert len(found(title, lang)) == 1


def test_an_imported_story_shows_its_source_and_licence(client, write_lines, line):
    bring_in(write_lines(line(source="Wikinews", source_url="https://example.org/x", licence="CC BY 2.5")))

    page = client.get(Address.objects.get().path).content.decode()

    assert "Wikinews" in page and "https://example.org/x" in page and "CC BY 2.5" in page


def test_stories_that_share_a_tag_stand_beside_each_other(write_lines, line):
    bodies = ("Pipes were laid.", "Valves were shut.", "Goals were scored.")
    a, b, c = (line(id, body=body, tags=["Gas"][: id < "c"]) for id, body in zip("abc", bodies, strict=True))
    bring_in(write_lines(a, b, c))

    row = RelatedStory.objects.get(article__external_id="a", rank=1)
    assert row.related.external_id == "b" and row.reason == "same tags: Gas"


def test_an_import_is_logged_as_one(write_lines, line):
    bring_in(write_lines(line()))

    assert list(Move.objects.values_list("verb", "entered")) == [("import", "published")]


def test_an_import_that_was_killed_is_made_whole_by_the_next(write_lines, line):
    path = write_lines(
        line("a", lang="az", translation_of="b"), line("b"), line("c", tags=["Gas"]), line("d", tags=["Gas"])
    )
    run = Import()
    list(run.read(path))  # and here it was killed, before its second pass

    bring_in(path)

    assert Article.objects.get(external_id="a").translation_of.external_id == "b"
    assert RelatedStory.objects.filter(article__external_id="c", related__external_id="d").exists()


def test_every_page_that_lists_an_imported_story_is_stale(write_lines, line):
    bring_in(write_lines(line("a", tags=["Gas"], byline="Mira Toll", section="Energy")))
    writer = Correspondent.objects.get(name="Mira Toll")
    keys = ["tag-gas", f"correspondent-{writer.pk}", "section-energy", "list-en", "front-en"]
    before = counts(*keys)
    bring_in(write_lines(line("b", tags=["Gas"], byline="Mira Toll", section="Energy"), name="more.jsonl"))

    assert all(one != other for one, other in zip(before, counts(*keys), strict=True))


def test_a_page_that_gets_a_translation_or_related_stories_is_stale(write_lines, line):
    bring_in(write_lines(line("b", tags=["Gas"])))
    keys = [f"story-{Article.objects.get().pk}"]
    before = counts(*keys)
    bring_in(write_lines(line("a", lang="az", translation_of="b"), name="more.jsonl"))

    assert counts(*keys) != before
    later = Article.objects.get(external_id="a")
    assert counts(f"story-{later.pk}") != (None,)


def test_the_desk_finds_an_imported_story_by_its_words(client, write_lines, line):
    bring_in(write_lines(line("a", title="Quetzal in Halvik")))
    client.force_login(make_person("editor"))

    assert "Quetzal in Halvik" in client.get("/admin/articles/article/?q=quetzal").content.decode()
