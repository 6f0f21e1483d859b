import pytest

from articles.related.measures import intervals, is_unseen, measures


def test_a_perfect_choice_measures_one():
    assert measures(["a", "b", "c"], {"a", "b"}) == (1, 1, 1, 1)


def test_what_stands_lower_counts_less():
    recall4, recall10, mrr, ndcg = measures(["x", "a", "y", "z", "b"], {"a", "b"})

    assert (recall4, recall10, mrr) == (0.5, 1, 0.5)
    assert ndcg == pytest.approx(0.3869, abs=1e-4)


def test_the_unseen_fifth_is_about_a_fifth_and_always_the_same():
    unseen = [one for one in range(5000) if is_unseen(f"story-{one}")]

    assert 900 < len(unseen) < 1100
    assert is_unseen("18f-0655b03f") == is_unseen("18f-0655b03f")


def test_an_interval_holds_the_mean_and_comes_out_the_same_again():
    rows = [(one % 2, 1) for one in range(100)]

    (low, high), certain = intervals(rows)

    assert low < 0.5 < high and certain == (1, 1)
    assert intervals(rows) == intervals(rows)
