"""The words of the archive, as printed and folded, with in how many stories: for beginnings and spelling.

Of drafts it knows none. It may know words of stories that are not out yet or no longer, so a word is
shown to a reader only where a search for it finds something. Numbers grow with new stories and are
counted anew by `rebuild_search`.
"""

from collections import Counter

from django.db import connection

from newsroom.bulk import write_many

TABLE = "articles_search_word"
SHORTEST, LONGEST = 3, 30
ENDS = 2  # letters of a word's two ends, by which misspelt ones are looked for
LAST = "\U0010ffff"


def learn(entries, new):
    """Add the words of `entries`: a statement for some hundreds. Only those of new stories are counted."""
    counts = Counter(
        (entry.language, word)
        for entry in entries
        for word in entry.words
        if SHORTEST <= len(word) <= LONGEST and not word.isdigit()
    )
    rows = sorted((*key, key[1][:ENDS], key[1][-ENDS:], number) for key, number in counts.items())
    grow = f"DO UPDATE SET stories = {TABLE}.stories + excluded.stories" if new else "DO NOTHING"
    write_many(
        f"INSERT INTO {TABLE} (language, word, head, tail, stories) VALUES",
        rows,
        f"ON CONFLICT (language, word) {grow}",
    )


def forget():
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")


def stories_with(words, language):
    """{word: number of stories} of those that are known."""
    if not words:
        return {}
    marks = ", ".join(["%s"] * len(words))
    sql = f"SELECT word, stories FROM {TABLE} WHERE language = %s AND word IN ({marks})"
    return dict(_rows(sql, [language, *words]))


def beginning_with(start, language, limit):
    """The commonest words that begin so and go on."""
    sql = (
        f"SELECT word FROM {TABLE} WHERE language = %s AND word > %s AND word < %s "
        "ORDER BY stories DESC, word LIMIT %s"
    )
    return [word for (word,) in _rows(sql, [language, start, start + LAST, limit])]


def like(word, language, limit):
    """[(word, stories)]: the commonest that share either end with `word` and are about as long."""
    shorter, longer = len(word) - 2, len(word) + 2
    part = (
        f"SELECT word, stories FROM {TABLE} WHERE language = %s AND {{}} = %s "
        "AND length(word) BETWEEN %s AND %s ORDER BY stories DESC LIMIT %s"
    )
    ends = (("head", word[:ENDS]), ("tail", word[-ENDS:]))
    found = {}
    for column, end in ends:
        found.update(_rows(part.format(column), [language, end, shorter, longer, limit]))
    return list(found.items())


def _rows(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
