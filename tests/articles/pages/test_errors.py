import pytest
from django.test import RequestFactory

from articles.pages.errors import server_error


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
