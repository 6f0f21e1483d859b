"""What may follow a review: the desk's reply, and a reader's report."""

import re

import pytest
from django.core import mail

from articles.models import Review
from articles.reviews.answering import reply, report
from articles.reviews.moderation import NotModerated, approve, reject
from articles.reviews.reply_letter import mail_reply
from articles.workflow.engine import move
from newsroom.jobs.models import Job
from newsroom.site_settings.current import site_settings
from tests import factories as make

pytestmark = pytest.mark.django_db
DECIDE = "/admin/articles/review/decide/"


@pytest.fixture
def review():
    return make.make_review(make.make_live(), name="Lena Oster", text="Where is the map?")


def page_of(client, review):
    return client.get(review.article.addresses.get().path).content.decode()


def test_the_desk_replies_under_a_review_and_takes_it_back(client, review):
    client.force_login(make.make_person("moderator"))
    client.post(DECIDE, {"do": f"reply:{review.pk}", f"reply-{review.pk}": "It is <b>there</b> now.\x00"})

    page = page_of(client, review)
    assert "Reply from the desk" in page and "It is &lt;b&gt;there&lt;/b&gt; now." in page
    assert "It is &lt;b&gt;there" in client.get("/admin/articles/review/?state=approved").content.decode()

    client.post(DECIDE, {"do": f"reply:{review.pk}", f"reply-{review.pk}": " "})
    assert "Reply from the desk" not in page_of(client, review)


def test_whoever_left_the_review_is_written_to_once(review):
    moderator = make.make_person("moderator")
    reply(review, by=moderator, text="It is there now.")
    reply(review, by=moderator, text="It is there by now.")
    (job,) = Job.objects.filter(kind="mail_reply")
    mail_reply(job.payload)

    (letter,) = mail.outbox
    assert letter.to == [review.email]
    assert "It is there by now." in letter.body
    assert f"{review.article.addresses.get().path}#reviews" in letter.body


def test_the_letter_speaks_the_language_of_the_page_the_review_was_left_on():
    story = make.make_live(language="ru")
    review = reply(make.make_review(story), by=make.make_person("moderator"), text="Готово.")
    mail_reply({"review": review.pk})

    (letter,) = mail.outbox
    assert letter.subject.endswith("ответ на ваш отзыв")
    assert letter.body.startswith("Редакция ответила на ваш отзыв:")


def test_no_letter_leads_to_a_story_that_was_withdrawn(review):
    reply(review, by=make.make_person("moderator"), text="It is there now.")
    move(review.article, "withdraw", by=make.make_person("editor"), note="x", readers_get="gone")
    mail_reply({"review": review.pk})

    assert not mail.outbox


def test_a_reply_that_shows_letters_in_another_order_is_refused_by_name(review):
    with pytest.raises(NotModerated, match=r"U\+202E"):
        reply(review, by=make.make_person("moderator"), text="It is \u202ereht now.")


def test_only_what_readers_see_is_replied_to_and_only_by_moderators(review):
    with pytest.raises(NotModerated, match="may not"):
        reply(review, by=make.make_person("correspondent"), text="x")
    moderator = make.make_person("moderator")
    with pytest.raises(NotModerated, match="it has 1001"):
        reply(review, by=moderator, text="x" * 1001)
    reject(review, by=moderator, reason="Abuse")
    with pytest.raises(NotModerated, match="readers see"):
        reply(review, by=moderator, text="x")


def test_a_reader_reports_a_review_and_a_moderator_looks_at_it(client, review):
    address = f"{review.article.addresses.get().path}reviews/{review.pk}/report/"
    assert address in page_of(client, review)
    asked = client.get(address)
    assert "Where is the map?" in asked.content.decode() and Review.objects.get().reports == 0

    thanks = client.post(address)

    assert "An editor will look at this review." in thanks.content.decode()
    assert thanks["Cache-Control"] == "no-store" and not thanks.cookies
    assert "Where is the map?" in page_of(client, review)  # it stands until then
    client.force_login(make.make_person("moderator"))
    tab = "/admin/articles/review/?state=reported"
    assert "Reported by 1 reader" in client.get(tab).content.decode()
    client.post(DECIDE, {"do": f"keep:{review.pk}", "state": "reported"})
    assert "Where is the map?" not in client.get(tab).content.decode()
    assert "Where is the map?" in page_of(client, review)


def test_a_reader_counts_once_a_review_and_has_as_many_reports_an_hour_as_reviews(client, review):
    site = site_settings()
    site.review_rate_per_hour = 2
    site.save()
    others = [make.make_review(review.article) for _number in range(2)]
    address = review.article.addresses.get().path

    said = [client.post(f"{address}reviews/{one.pk}/report/") for one in (review, review, *others)]

    assert [one.status_code for one in said] == [200, 200, 200, 429]
    assert "Too many reports from this connection." in said[-1].content.decode()
    assert [Review.objects.get(pk=one.pk).reports for one in (review, *others)] == [1, 1, 0]


def test_a_report_from_another_site_or_of_what_is_not_shown_counts_nothing(client, review):
    address = f"{review.article.addresses.get().path}reviews/{review.pk}/report/"

    assert client.post(address, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    Review.objects.update(state="rejected")
    assert client.post(address).status_code == 404
    assert client.get(address).status_code == 404
    other = make.make_live()
    assert client.post(f"{other.addresses.get().path}reviews/{review.pk}/report/").status_code == 404
    assert Review.objects.get().reports == 0


def decided(client, review, **typed):
    """The moderators' page after a post of what they typed in it."""
    answer = client.post(DECIDE, {"state": "approved", **typed}, follow=True)
    return answer.content.decode()


def test_a_reply_that_is_refused_stands_in_its_box_still(client, review):
    client.force_login(make.make_person("moderator"))
    words = "It is \u202ereht now."
    typed = {"do": f"reply:{review.pk}", f"reply-{review.pk}": words, f"was-{review.pk}": ""}

    assert f"{words}</textarea>" in decided(client, review, **typed)
    assert "reht" not in client.get("/admin/articles/review/?state=approved").content.decode()


def test_a_reply_in_the_making_outlives_a_decision_on_another_review(client, review):
    client.force_login(make.make_person("moderator"))
    other = make.make_review(review.article, name="Ugo", text="No word of it is true.")
    typed = {f"reply-{review.pk}": "It is there now.", f"was-{review.pk}": ""}

    page = decided(client, review, do=f"spam:{other.pk}", **typed)

    assert "It is there now.</textarea>" in page
    assert not Review.objects.get(pk=review.pk).reply
    page = decided(client, review, do=f"reply:{review.pk}", **typed)
    assert page.count("It is there now.") == 2  # what was, and what may be changed


def test_a_reply_does_not_replace_one_that_was_not_seen(client, review):
    client.force_login(make.make_person("moderator"))
    reply(review, by=make.make_person("moderator"), text="It stands below.")
    typed = {"do": f"reply:{review.pk}", f"reply-{review.pk}": "It is there now.", f"was-{review.pk}": ""}

    page = decided(client, review, **typed)

    assert Review.objects.get().reply == "It stands below."
    assert "It is there now.</textarea>" in page and "It stands below." in page


def test_words_of_a_reply_to_what_was_rejected_meanwhile_are_told(client, review):
    client.force_login(make.make_person("moderator"))
    reject(review, by=make.make_person("moderator"), reason="Abuse")
    typed = {"do": f"reply:{review.pk}", f"reply-{review.pk}": "It is there now.", f"was-{review.pk}": ""}

    assert "It is there now." in decided(client, review, **typed)


def test_enter_in_the_reason_rejects_what_is_chosen_and_approves_nothing(client, review):
    client.force_login(make.make_person("moderator"))
    page = client.get("/admin/articles/review/?state=approved").content.decode()
    form = page[page.index('id="reviews-form"') :]

    assert re.search(r'<button[^>]* name="do" value="([^"]*)"', form)[1] == "reject"


def test_what_a_moderator_approves_again_is_reported_no_more(review):
    moderator = make.make_person("moderator")
    report(review, reader="r")
    reject(review, by=moderator, reason="Abuse")
    approve(review, by=moderator)

    assert Review.objects.get().reports == 0
