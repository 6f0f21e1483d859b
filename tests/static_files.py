"""Static files for tests: listed once a process, and a page that names one that is not there fails."""

from functools import lru_cache

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.middleware import WhiteNoiseMiddleware

is_there = lru_cache(finders.find)


class OnlyWhatIsThere(StaticFilesStorage):
    def url(self, name):
        if name and not is_there(name):
            raise ValueError(f"There is no static file {name}.")
        return super().url(name)


class ListedOnce(WhiteNoiseMiddleware):
    """Every test's client makes its middleware anew, and a thousand files would be looked at for each."""

    listed = {}

    def add_files_from_finders(self):
        if not self.listed:
            super().add_files_from_finders()
            self.listed.update(self.files)
        self.files.update(self.listed)
