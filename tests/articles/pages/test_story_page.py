import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Byline, Correction, Correspondent, Photo
from articles.workflow.intervals import end
from tests.factories import make_draft, make_live, make_person, make_review, make_section

pytestmark = pytest.mark.django_db


def url_of(story):
    return story.addresses.get(current=True).path


def page_of(client, story):
    return client.get(url_of(story)).content.decode()


def test_a_live_story_shows_its_words_and_its_place(client):
    story = make_live(headline="Ministers meet in Baku", dateline="BAKU", kicker="Diplomacy")

    page = page_of(client, story)

    assert "<h1>Ministers meet in Baku</h1>" in page
    assert '<p><span class="dateline">BAKU</span> – The two sides met' in page
    assert "Diplomacy" in page


def test_a_changed_working_copy_is_not_shown(client):
    story = make_live()
    story.headline = story.body = "Not for readers yet"
    story.save()

    assert "Not for readers yet" not in page_of(client, story)


def test_times_are_absolute_and_say_their_zone(client):
    story = make_live(published=now() - timedelta(days=3))

    page = page_of(client, story)

    assert (
        f'<time datetime="{story.published_at:%Y-%m-%dT%H:%M:%SZ}">{story.published_at:%H:%M} UTC, ' in page
    )


def test_an_arabic_page_has_the_commas_of_its_own_language(client):
    person = make_person("correspondent", "mira")
    story = make_live(person, language="ar", headline="سد", body="<p>كلمات.</p>")
    by = story.bylines.get().correspondent
    by.role, by.bureau = "مراسلة", "كوفران"
    by.save()

    page = page_of(client, story)

    assert "UTC، <span" in page and "UTC, <span" not in page
    assert "مراسلة</span>، " in page


def test_the_byline_says_who_what_and_where(client):
    story = make_live()
    other = Correspondent.objects.create(name="Mira Toll", slug="mira-toll", role="Rivers correspondent")
    Byline.objects.create(article=story, correspondent=other, place="Kovran", order=2)

    page = page_of(client, story)

    assert "Mira Toll</a>" in page
    assert "Rivers correspondent, in Kovran" in page


def test_a_minor_correction_stands_below_the_body_and_a_major_one_above_the_standfirst(client):
    story = make_live(standfirst="STANDFIRST")
    first = story.revisions.get()
    Correction.objects.create(article=story, revision=first, text="MINOR", made_at=now())
    Correction.objects.create(article=story, revision=first, text="MAJOR", made_at=now(), major=True)

    page = page_of(client, story).partition("<body")[2]

    assert page.index("MAJOR") < page.index('<p class="standfirst">STANDFIRST') < page.index("MINOR")


def test_a_scheduled_story_is_no_page_yet(client):
    story = make_live(published=now() + timedelta(hours=1))

    assert client.get(url_of(story)).status_code == 404


def test_a_former_address_leads_to_the_present_one_with_its_query(client):
    story = make_live()
    old = url_of(story)
    story.addresses.update(current=False)
    story.addresses.create(path="/politics/2026/01/01/new/", current=True)

    response = client.get(old + "?from=mail")

    assert response.status_code == 301
    assert response["Location"] == "/politics/2026/01/01/new/?from=mail"


def test_a_withdrawn_story_leaves_a_notice(client):
    story = make_live(headline="A headline nobody may read")
    end(story)
    type(story).objects.filter(pk=story.pk).update(withdrawn_at=now(), withdrawn_as="gone")

    response = client.get(url_of(story))

    assert response.status_code == 410
    assert "A headline nobody may read" not in response.content.decode()


def test_a_withdrawn_story_can_leave_no_trace_or_lead_elsewhere(client):
    story = make_live()
    end(story)
    type(story).objects.filter(pk=story.pk).update(withdrawn_at=now(), withdrawn_as="missing")
    assert client.get(url_of(story)).status_code == 404

    type(story).objects.filter(pk=story.pk).update(withdrawn_as="redirect", withdrawn_to="/latest/")
    assert client.get(url_of(story))["Location"] == "/latest/"


def test_the_related_rail_never_shows_what_is_not_live(client):
    by = make_person("correspondent")
    section = make_section("Climate")
    gone = make_live(by, section=section, tags=["Dams"], headline="Gone before")
    make_live(by, section=section, tags=["Dams"], headline="Still standing")
    make_live(by, section=section, tags=["Dams"], headline="Standing too")
    story = make_live(by, section=section, tags=["Dams"])
    end(gone)

    page = page_of(client, story)

    assert "Still standing" in page
    assert "Gone before" not in page


def test_the_average_is_shown_from_five_reviews_on(client):
    story = make_live()
    for _ in range(4):
        make_review(story, rating=4)
    assert "of 5, from" not in page_of(client, story)

    make_review(story, rating=5)
    assert "<b>4.2</b><span>of 5, from 5 reviews" in page_of(client, story)


def test_only_approved_reviews_are_shown(client):
    story = make_live()
    make_review(story, state="pending", text="Waiting words here")
    make_review(story, state="rejected", text="Rejected words here")

    page = page_of(client, story)

    assert "Waiting words" not in page
    assert "Rejected words" not in page


def test_the_page_is_the_same_for_everyone_and_sets_nothing(client):
    story = make_live()

    response = client.get(url_of(story))

    assert not response.cookies
    assert "Vary" not in response or "ookie" not in response["Vary"]
    assert f"story-{story.pk}" in response["Surrogate-Key"].split()
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "style=" not in response.content.decode()


def test_who_has_the_page_already_gets_no_bytes(client):
    story = make_live()
    make_draft(make_person("correspondent"))
    first = client.get(url_of(story))

    again = client.get(url_of(story), headers={"if-none-match": first["ETag"]})

    assert again.status_code in {200, 304}  # 200 only when the form's token moved on by a second
    assert client.head(url_of(story)).status_code == 200


def test_the_page_says_whose_names_and_tags_it_prints(client):
    story = make_live(tags=["Gas"])
    keys = client.get(story.addresses.get(current=True).path)["Surrogate-Key"].split()

    assert f"byline-{story.bylines.get().correspondent_id}" in keys
    assert f"tagname-{story.tags.get().slug}" in keys


def test_a_tag_of_signs_alone_breaks_no_page(client, db):
    story = make_live(tags=["Ports"])
    story.tags.add("“””")

    page = client.get(story.addresses.get().path)

    assert page.status_code == 200 and "Ports" in page.content.decode()


def test_a_story_says_its_age_once_it_is_a_month_old_unless_it_does_not_age(client):
    month = now() - timedelta(days=31)

    assert "This story is more than 1 month old" in page_of(client, make_live(published=month))
    assert "month old" not in page_of(client, make_live(published=now() - timedelta(days=29)))
    for label in ("explainer", "obituary"):
        assert "month old" not in page_of(client, make_live(published=month, label=label))


def test_only_the_last_of_many_names_follows_an_and(client):
    story = make_live()
    for order, name in enumerate(("Oona", "Vera", "Lena"), start=1):
        person = Correspondent.objects.create(name=name, slug=name.lower())
        Byline.objects.create(article=story, correspondent=person, order=order)

    names = re.findall(r'<p class="by">(.*?)<a ', page_of(client, story))

    assert names == ["By ", "", "", "and "]


@pytest.mark.parametrize(("own", "said"), [("", "A dam, its gates open"), ("Water falls", "Water falls")])
def test_a_lead_picture_is_told_in_the_storys_words_or_else_the_librarys(client, own, said):
    made = [{"crop": "wide", "width": 320, "height": 180, "name": "renditions/1/a/wide-320"}]
    about = {"alt": "A dam, its gates open", "renditions": made, "width": 320, "height": 180}
    photo = Photo.objects.create(digest="a" * 64, **about)
    story = make_live(lead_photo_id=photo.pk, alt=own)

    for page in (page_of(client, story), client.get("/").content.decode()):
        assert f'alt="{said}" fetchpriority="high"' in page
        assert "<figcaption" not in page  # with neither caption nor credit there is nothing to say under it
