"""The least a Django page can be: one query, one template. What other pages are measured against."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from sections.models import Section

TEMPLATE = "<!doctype html><title>Bare</title>{% for each in sections %}<p>{{ each.name }}</p>{% endfor %}"


def bare(request):
    page = engines["django"].from_string(TEMPLATE)
    return HttpResponse(page.render({"sections": Section.objects.all()[:10]}, request))


urlpatterns = [path("", bare)]
