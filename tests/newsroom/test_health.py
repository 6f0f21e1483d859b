import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def test_a_process_that_answers_is_alive_whatever_its_database(client):
    response = client.get("/healthz")  # no db fixture: a query would fail here

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_site_with_every_migration_is_ready(client):
    assert client.get("/readyz").json() == {"ready": True}


@pytest.mark.django_db
def test_a_site_that_waits_for_a_migration_is_not_ready(client):
    (last,) = MigrationLoader(connection).graph.leaf_nodes("newsroom")
    MigrationRecorder(connection).record_unapplied(*last)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["migrations"] >= 1
