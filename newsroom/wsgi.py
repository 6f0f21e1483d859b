"""What a server runs: kept pages in front, then whole bodies and a place, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from articles.pages.errors import busy  # noqa: E402  these read settings
from newsroom.bodies import Bodies  # noqa: E402
from newsroom.page_store.front import Front  # noqa: E402
from newsroom.places import Places  # noqa: E402
from newsroom.turned_away import TurnedAway  # noqa: E402

places = Places(django, TurnedAway(busy, ("Retry-After", "2")))
application = Front(Bodies(places, TurnedAway(busy, ("Retry-After", "5"), ("Connection", "close"))))
