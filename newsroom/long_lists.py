"""Lists in the admin over tables that grow for ever."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

LONGEST = 2000
MOST_WORDS = 12


class LongListPaginator(Paginator):
    """Counts no further than the pages it will show, so that the work does not grow with the table."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:LONGEST].count()

    def page(self, number):
        """Its rows are found by their keys first, and what each prints is asked of those alone: a database
        that must sort works out every column of whatever it sorts."""
        page = super().page(number)
        keys = list(page.object_list.values_list("pk", flat=True))
        page.object_list = self.object_list.filter(pk__in=keys)
        return page

    @property
    def is_cut(self):
        return self.count == LONGEST


class ShortQuestions:
    """Searches with the first words only: a condition for each of thousands is more than SQLite takes."""

    def get_search_results(self, request, queryset, search_term):
        words = search_term.split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))


class LongList(ShortQuestions):
    """What an admin of such a table declares: no count of the whole, no list of everything."""

    paginator = LongListPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0
