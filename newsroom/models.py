"""The tables of the site itself, each declared in its own part."""

from .audit.models import AuditEvent
from .jobs.models import Job
from .page_store.models import Stamp
from .pages.models import Page
from .people.models import Person, SignInTry
from .site_settings.models import SiteSettings

__all__ = ["AuditEvent", "Job", "Page", "Person", "SignInTry", "SiteSettings", "Stamp"]
