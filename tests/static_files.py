"""Static files as production has them in one respect: a page that names one that is not there fails."""

from functools import lru_cache

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

is_there = lru_cache(finders.find)


class OnlyWhatIsThere(StaticFilesStorage):
    def url(self, name):
        if name and not is_there(name):
            raise ValueError(f"There is no static file {name}.")
        return super().url(name)
