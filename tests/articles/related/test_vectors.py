from articles.related.vectors import pack, weigh


def test_a_word_that_more_stories_have_than_were_counted_has_a_weight():
    """The count of a language lags behind while a story is moved into it."""
    weights = weigh({7: 2, 8: 1}, {7: 3, 8: 1}, 1)

    assert all(weight > 0 for weight in weights.values())
    assert pack(weights)
