"""What a server runs: kept pages in front, then a look at bodies, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from newsroom.bodies import Bodies  # noqa: E402  these read settings
from newsroom.page_store.front import Front  # noqa: E402

application = Front(Bodies(django))
