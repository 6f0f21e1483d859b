import pytest
from django.core.exceptions import DisallowedHost, RequestDataTooBig, SuspiciousOperation
from django.test import RequestFactory

from articles.pages.errors import bad_request, server_error
from newsroom.languages import WITHOUT_LANGUAGE


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_in_the_papers_design(client):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert 'class="mast"' in response.content.decode()


def test_the_page_of_a_fault_asks_nothing_of_the_database():
    response = server_error(RequestFactory().get("/"))  # no db fixture: a query would fail here

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def plain_page(response, *words):
    text = response.content.decode()
    assert response.status_code == 400
    assert 'class="mast"' in text and "<style>" in text and all(word in text for word in words)
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RequestDataTooBig(), "larger than this page takes"),
        (DisallowedHost(), "No site of this name"),
        (SuspiciousOperation("<script>"), "could not be read"),
        (None, "could not be read"),
    ],
)
def test_what_cannot_be_read_is_told_why_without_database_or_host(error, words):
    plain_page(bad_request(RequestFactory().get("/", headers={"host": "evil.example"}), error), words)


@pytest.mark.django_db
def test_a_host_that_is_not_ours_gets_the_plain_page_and_its_name_is_not_printed(client):
    response = client.get("/", headers={"host": "evil.example"})

    plain_page(response, "No site of this name")
    assert b"evil" not in response.content


@pytest.mark.django_db
def test_a_post_above_five_megabytes_gets_the_plain_page(client):
    response = client.post("/admin/login/", {"username": "x" * 5_000_001})

    plain_page(response, "larger than this page takes")


@pytest.mark.django_db
@pytest.mark.parametrize("first", sorted(WITHOUT_LANGUAGE - {"admin"}))
def test_a_place_that_is_no_page_is_not_found_by_its_name_alone(client, first):
    assert client.get(f"/{first}/").status_code == 404
