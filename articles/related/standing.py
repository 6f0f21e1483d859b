from articles.models import Revision


def words_for_readers(article):
    """The revision that is live or, where none is, that is placed last; None for a story never placed."""
    placed = Revision.objects.filter(article=article).placed()
    return placed.live().first() or placed.order_by("-live_from").first()
