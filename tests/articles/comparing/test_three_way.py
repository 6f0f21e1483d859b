from articles.comparing import merge_bodies

ONE, TWO, THREE = "<p>One stood here.</p>", "<p>Two was beside it.</p>", "<p>Three came last of all.</p>"
BASE = ONE + TWO + THREE


def parts(theirs, mine, base=BASE):
    return [(part.by, part.html) for part in merge_bodies(base, theirs, mine)]


def test_changes_of_different_paragraphs_are_both_kept_even_side_by_side():
    hers, own = BASE.replace("Two was", "Two is"), BASE.replace("One stood", "One stands")
    assert "".join(html for _by, html in parts(hers, own)) == (
        "<p>One stands here.</p><p>Two is beside it.</p>" + THREE
    )
    assert [by for by, _html in parts(hers, own)] == ["mine", "theirs", "both"]


def test_two_changes_of_one_paragraph_are_a_place_with_a_merge_where_they_fit():
    hers, own = BASE.replace("Three", "The third"), BASE.replace("last of all", "<em>last</em> of all")
    place = merge_bodies(BASE, hers, own)[2]
    assert place.by == "" and place.merged == "<p>The third came <em>last</em> of all.</p>"


def test_what_one_took_out_and_the_other_changed_is_a_place():
    place = merge_bodies(BASE, ONE + THREE, BASE.replace("Two was", "Two is"))[1]
    assert place.by == "" and place.theirs is None and place.merged is None


def test_what_both_put_in_at_one_point_may_be_kept_one_after_the_other():
    place = merge_bodies(BASE, BASE + "<p>Hers.</p>", BASE + "<p>Mine.</p>")[-1]
    assert place.by == "" and place.merged == "<p>Hers.</p>\n<p>Mine.</p>"


def test_what_one_put_in_and_one_took_out_is_done():
    assert parts(ONE + TWO + THREE + "<p>Hers.</p>", TWO + THREE) == [
        ("both", TWO), ("both", THREE), ("theirs", "<p>Hers.</p>"),
    ]  # fmt: skip


def test_without_the_base_whatever_differs_is_a_place():
    found = merge_bodies(None, ONE + TWO, ONE + "<p>Two else.</p>")
    assert [part.by for part in found] == [""]


def test_a_paragraph_one_moved_and_the_other_changed_is_changed_where_it_went():
    hers, own = THREE + ONE + TWO, BASE.replace("Three came", "Three ran")
    for first, second in ((hers, own), (own, hers)):
        merged = "".join(html for _by, html in parts(first, second))
        assert merged == "<p>Three ran last of all.</p>" + ONE + TWO


def test_a_paragraph_both_moved_stands_once():
    four = "<p>Four is here as well.</p>"
    merged = [html for _by, html in parts(THREE + ONE + TWO + four, ONE + TWO + four + THREE, BASE + four)]
    assert sorted(merged) == sorted([ONE, TWO, THREE, four])
