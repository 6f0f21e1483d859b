"""suggest_related and evaluate_related, through a real import."""

import json
import re

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db

LINES = [
    (
        "a",
        "2020-01-01",
        "Tankers wait in the strait",
        "Insurers raised the premium for tankers in the strait.",
    ),
    (
        "b",
        "2020-02-01",
        "Strait reopens to tankers",
        "Tankers passed the strait; insurers cut the premium.",
    ),
    (
        "c",
        "2020-03-01",
        "Premium falls",
        "Insurers say tankers in the strait pay a normal premium now.",
    ),
    ("d", "2020-01-15", "Cello season opens", "The orchestra opens with a concerto for cello and strings."),
]


@pytest.fixture
def archive(tmp_path):
    lines = [
        {"id": id, "title": title, "body": body, "published": f"{day}T10:00:00Z", "section": "News"}
        for id, day, title, body in LINES
    ]
    path = tmp_path / "stories.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    call_command("import_stories", path, verbosity=0)
    return tmp_path


def suggested(folder, *ids, **how):
    (folder / "ids").write_text("\n".join(ids))
    call_command("suggest_related", ids=folder / "ids", output=folder / "out", **how)
    rows = [json.loads(line) for line in (folder / "out").read_text().splitlines()]
    return {row["id"]: row["related"] for row in rows}


def test_suggestions_name_stories_by_their_ids_the_nearest_first(archive):
    assert set(suggested(archive, "b", limit=2)["b"]) == {"a", "c"}


def test_before_publication_only_older_stories_are_suggested(archive):
    found = suggested(archive, "a", "b", "c", before_publication=True)

    assert found["a"] == []
    assert found["b"][0] == "a" and "c" not in found["b"]
    assert set(found["c"][:2]) == {"a", "b"}


def test_an_id_that_is_not_here_is_named_and_the_rest_is_written(archive):
    with pytest.raises(CommandError, match="1 ids are of no placed story here, first of all zz"):
        suggested(archive, "zz", "b")

    assert json.loads((archive / "out").read_text())["id"] == "b"


def test_an_evaluation_prints_every_method_with_its_interval(archive, capsys):
    (archive / "truth").write_text('{"id": "b", "related": ["a"]}\n{"id": "c", "related": ["a", "b"]}\n')

    call_command("evaluate_related", archive / "truth")

    told = capsys.readouterr().out
    assert "all 2 stories" in told and "recall@4" in told and "nDCG@4" in told
    assert re.search(r"this newsroom's choice +1.000 \(1.000–1.000\)", told)
    assert all(name in told for name in ("newest in the section", "shared tags", "full text by the title"))


@pytest.mark.parametrize("text", ["", "{", '{"id": 3}', '{"id": "q", "related": ["a"]}'])
def test_a_truth_that_is_none_is_refused_plainly(archive, text):
    (archive / "truth").write_text(text)

    with pytest.raises(CommandError):
        call_command("evaluate_related", archive / "truth")
