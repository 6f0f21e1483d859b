"""Who a story is by: the one answer that pages, lists, feeds and structured data give."""

from articles.states import Role


def writers_and_others(rows):
    """(those who reported, the others) of a story's bylines, in their order.

    Where nobody reported, everyone named stands in the first.
    """
    rows = list(rows)
    writers = [row for row in rows if row.role == Role.REPORTING] or rows
    return writers, [row for row in rows if row not in writers]
