"""What a server runs: kept pages in front, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from newsroom.page_store.front import Front  # noqa: E402  it reads settings

application = Front(django)
