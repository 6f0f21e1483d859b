"""The same bytes from a Django view that does nothing else, in a project that `startproject` made for it.

Its settings are as they came, but that it is no debugging site and answers any host. BENCH_MIDDLEWARE=0
takes the middleware away too: what is left is what Django costs whoever enters it.
"""

import os
import sys

from django.http import HttpResponse
from django.urls import re_path

from tests.benchmarks.bare_wsgi import ANY, PAGES


def view(request):
    headers, body = PAGES.get(request.path, ANY)
    response = HttpResponse(body)
    for name, value in headers:
        response[name] = value
    return response


urlpatterns = [re_path("", view)]


def serve():
    from importlib import import_module

    from django.core.wsgi import get_wsgi_application

    sys.path.insert(0, os.environ["BENCH_PROJECT"])
    os.environ["DJANGO_SETTINGS_MODULE"] = "bare_project.settings"
    settings = import_module("bare_project.settings")
    settings.DEBUG, settings.ALLOWED_HOSTS, settings.ROOT_URLCONF = False, ["*"], __name__
    if os.environ.get("BENCH_MIDDLEWARE") == "0":
        settings.MIDDLEWARE = []
    return get_wsgi_application()


application = serve()
