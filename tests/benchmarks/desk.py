"""What the desk costs: of each list the slowest of its filters and searches, and the form of a story."""

import re
from time import process_time

from django.contrib import admin
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article
from newsroom.people.models import Person

from .database_time import DatabaseTime
from .figures import Figure
from .servers import HOST

ROUNDS = 3


def measure_desk():
    """A Figure for each list of the desk and for the form of the newest story; leaves no trace."""
    with transaction.atomic():
        figures = list(_figures())
        transaction.set_rollback(True)
    return figures


def _figures():
    client = Client(SERVER_NAME=HOST)
    client.force_login(Person.objects.get(username="chief"))
    for model, its_admin in admin.site._registry.items():
        base = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        found = re.findall(r'href="(\?[^"]+)"', client.get(base).content.decode())
        questions = {"", *(each.replace("&amp;", "&") for each in found)}
        questions |= {"?q=minister"} if its_admin.search_fields else set()
        slowest = max(_cost(client, base + question) for question in questions)
        yield Figure(f"desk: {model._meta.verbose_name_plural}", "desk", slowest)
    newest = Article.objects.exclude(published_at=None).order_by("-published_at").first()
    form = reverse("admin:articles_article_change", args=[newest.pk])
    yield Figure("desk: the form of a story", "desk", _cost(client, form))


def _cost(client, address):
    """Milliseconds of CPU, of Django and the database, the least of a few."""
    costs = []
    for _round in range(ROUNDS):
        with DatabaseTime() as took:
            start = process_time()
            client.get(address)
            own = process_time() - start
        costs.append((own + (took.seconds if connection.vendor == "postgresql" else 0)) * 1000)
    return min(costs)
