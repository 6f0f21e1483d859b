"""What a server runs: kept pages in front, then whole bodies and a place, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from newsroom.bodies import Bodies  # noqa: E402  these read settings
from newsroom.page_store.front import Front  # noqa: E402
from newsroom.places import Places  # noqa: E402

application = Front(Bodies(Places(django)))
