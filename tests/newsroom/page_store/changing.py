"""A process that changes the newsroom's name and is killed: `python changing.py NAME before|after`.

It dies without a word before the commit, or the moment after it, when nobody has been told anything yet.
"""

import os
import signal
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402

from newsroom.site_settings.models import SiteSettings  # noqa: E402


def die():
    os.kill(os.getpid(), signal.SIGKILL)


name, when = sys.argv[1:]
with transaction.atomic():
    if when == "after":
        transaction.on_commit(die)
    SiteSettings(name=name).save()
    if when == "before":
        die()
