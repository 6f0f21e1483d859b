"""The admin of what belongs to the site and to no story; each screen stands beside its model."""

from newsroom.audit import admin as audit
from newsroom.jobs import admin as jobs
from newsroom.pages import admin as pages
from newsroom.people import admin as people
from newsroom.site_settings import admin as site_settings

__all__ = ["audit", "jobs", "pages", "people", "site_settings"]
