import pytest

from articles.models import Review
from articles.reviews.token import token_for
from tests.factories import make_live

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_live()


def post(client, story, **data):
    url = story.addresses.get(current=True).path + "review/"
    fields = {"rating": "4", "name": "Lena Oster", "email": "lena@example.org", "text": "Where is the map?"}
    return client.post(url, {**fields, "token": token_for(story), **data})


def test_a_review_is_kept_and_leads_to_the_thanks(client, story):
    response = post(client, story)

    assert response.status_code == 303
    assert Review.objects.get().state == "pending"
    thanks = client.get(response["Location"].partition("#")[0])
    assert "Thank you." in thanks.content.decode()
    assert thanks["Cache-Control"] == "no-store"


def test_mistakes_are_named_and_the_words_are_kept(client, story):
    response = post(client, story, rating="", text="Map?")

    page = response.content.decode()
    assert response.status_code == 422
    assert page.partition("<title>")[2].startswith("Error: ")
    assert '<a href="#rating-1">Choose a rating from 1 to 5</a>' in page
    assert '<a href="#review-text">Write at least 10 characters</a>' in page
    assert ">Map?</textarea>" in page
    assert 'value="Lena Oster"' in page
    assert not Review.objects.exists()


def test_a_post_from_another_site_is_refused(client, story):
    url = story.addresses.get(current=True).path + "review/"

    response = client.post(url, {}, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403


def test_a_review_needs_no_cookie_and_sets_none(client, story):
    response = post(client, story)

    assert not response.cookies


def test_the_form_stands_alone_for_who_asks(client, story):
    page = client.get(story.addresses.get(current=True).path + "review/").content.decode()

    assert page.count('type="radio"') == 5
    assert " checked" not in page


@pytest.mark.parametrize(("name", "most"), [("name", 60), ("text", 1000)])
def test_a_review_is_judged_as_long_as_it_will_be_kept(client, story, name, most):
    """U+0958 of Hindi is two letters once it is normalised: what passes here must fit the database."""
    response = post(client, story, **{name: "\u0958" * most})

    assert response.status_code == 422
