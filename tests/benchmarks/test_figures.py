from .figures import Figure, show


def table(small, large, kind="list"):
    return {10_000: [Figure("a page", kind, small, small)], 1_000_000: [Figure("a page", kind, large, large)]}


def test_a_list_that_costs_more_than_half_again_is_told():
    assert show(table(10, 15)) == []
    assert show(table(10, 15.1)) == ["a page at 1,000,000: 1.51 times the smallest, above 1.5"]


def test_a_limit_goes_by_the_size_of_the_archive():
    assert show(table(60, 60, "choose")) == ["a page at 10,000: 60.00 is above 50"]
    assert show(table(20, 120, "search")) == ["a page at 1,000,000: 120.00 is above 100"]


def test_of_a_search_all_but_one_in_twenty_keep_the_limit():
    assert show({10_000: [Figure("two words", "search", 1, 31)]}) == [
        "two words at 10,000: 31.00 is above 30"
    ]
