import json
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.utils.timezone import now

from articles.models import PartnerFeed, Syndication
from articles.workflow.engine import move
from articles.workflow.routing import reroute
from newsroom.jobs.models import Job
from newsroom.jobs.worker import work_once
from tests.articles.pings.receiver import Receiver
from tests.articles.syndication.reading import clock_at, texts, tree
from tests.factories import make_approved, make_live, make_person, make_section

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef"
PINGS = ("tell_hub", "tell_indexnow")


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def both(receiver):
    """A hub and IndexNow at the receiver."""
    where = receiver.address
    Syndication(hubs=f"{where}/hub", indexnow_key=KEY, indexnow_address=f"{where}/indexnow").save()
    return receiver


def publish(at=None, **how):
    editor = make_person("editor")
    return move(make_approved(make_person("correspondent"), editor, **how), "publish", by=editor, at=at)


def work():
    """Do what is due; whatever else a move ordered is done with it."""
    while work_once():
        pass


def urls_in(sent):
    return json.loads(sent[2])["urlList"]


def site(path):
    from django.conf import settings

    return settings.SITE_ADDRESS + path


def path_of(story):
    return story.addresses.get(current=True).path


def test_nobody_is_told_until_someone_is_named():
    publish()

    assert not Job.objects.filter(kind__in=PINGS).exists()


def test_a_hub_is_told_which_feeds_changed_and_a_search_engine_which_address(both):
    story = publish(section=make_section("Climate"), tags=["Oden"])
    work()

    hub, engine = sorted(both.sent)
    assert hub[0] == "/hub" and hub[1] == "application/x-www-form-urlencoded"
    form = parse_qs(hub[2])
    assert form["hub.mode"] == ["publish"]
    slug = story.correspondents.get().slug
    feeds = [site(f"{where}feed/") for where in ("/", "/climate/", f"/correspondents/{slug}/", "/tags/oden/")]
    assert form["hub.url"] == [feed + form for feed in feeds for form in ("", "atom/", "json/")]
    told = json.loads(engine[2])
    assert engine[0] == "/indexnow" and engine[1] == "application/json; charset=utf-8"
    assert told["urlList"] == [site(path_of(story))]
    assert (told["key"], told["keyLocation"]) == (KEY, site(f"/{KEY}.txt"))


def test_feeds_name_their_hub_in_the_feed_and_in_the_header(client, both):
    make_live()
    hub = f"{both.address}/hub"

    assert texts(tree(client, "/feed/"), "//channel/atom:link[@rel='hub']/@href") == [hub]
    assert texts(tree(client, "/feed/atom/"), "/atom:feed/atom:link[@rel='hub']/@href") == [hub]
    assert json.loads(client.get("/feed/json/").content)["hubs"] == [{"type": "WebSub", "url": hub}]
    assert client.get("/feed/")["Link"] == f'<http://testserver/feed/>; rel="self", <{hub}>; rel="hub"'


def test_a_scheduled_story_is_told_of_when_it_is_public_and_not_before(both):
    at = now() + timedelta(hours=2)
    story = publish(at)
    work()
    assert both.sent == []
    assert set(Job.objects.filter(kind__in=PINGS).values_list("due_at", flat=True)) == {at}

    with clock_at(at - timedelta(seconds=1)):
        work()
        assert both.sent == []
    with clock_at(at):
        work()
    assert [sent[0] for sent in sorted(both.sent)] == ["/hub", "/indexnow"]
    assert urls_in(sorted(both.sent)[1]) == [site(path_of(story))]


def test_one_that_was_moved_is_told_of_once_at_its_new_time(both):
    editor, at = make_person("chief"), now() + timedelta(hours=2)
    story = move(publish(at), "reschedule", by=editor, at=at + timedelta(hours=1))

    with clock_at(at + timedelta(minutes=1)):
        work()
        assert both.sent == []
    with clock_at(at + timedelta(hours=1)):
        work()
    assert len(both.sent) == 2
    move(story, "withdraw", by=editor, note="n", readers_get="gone")


def test_one_that_was_taken_off_the_schedule_is_told_of_by_nobody(both):
    at = now() + timedelta(hours=2)
    move(publish(at), "unschedule", by=make_person("editor"))

    with clock_at(at + timedelta(minutes=1)):
        work()
    assert both.sent == []


def test_a_correction_a_withdrawal_and_a_return_are_each_told_of_once(both):
    editor = make_person("editor")
    story = publish()
    work()
    story = move(
        story, "correct", by=editor, note="n", words={"body": "<p>Two.</p>"}, correction="Not twelve."
    )
    work()
    story = move(story, "withdraw", by=editor, note="n", readers_get="gone")
    work()
    move(story, "republish", by=editor, note="n")
    work()

    assert [sent[0] for sent in both.sent].count("/hub") == 4
    assert [urls_in(sent) for sent in both.sent if sent[0] == "/indexnow"] == [[site(path_of(story))]] * 4


def test_a_story_whose_end_is_set_is_told_of_when_it_goes(both):
    story, editor, at = publish(), make_person("editor"), now() + timedelta(hours=3)
    work()
    both.sent.clear()
    move(story, "expire", by=editor, at=at)
    work()
    assert both.sent == []

    with clock_at(at + timedelta(seconds=1)):
        work()
    assert len(both.sent) == 2


def test_a_new_address_is_told_with_the_old_one(both):
    story = publish()
    work()
    both.sent.clear()
    old = path_of(story)
    reroute(story, by=make_person("editor"), slug="another")
    work()

    (engine,) = [sent for sent in both.sent if sent[0] == "/indexnow"]
    assert urls_in(engine) == [site(path_of(story)), site(old)]


def test_a_change_is_told_of_once_however_often_its_story_is_moved(both):
    story, editor = publish(), make_person("editor")
    work()
    sent = len(both.sent)
    move(story, "expire", by=editor, at=now() + timedelta(days=1))
    work()

    assert len(both.sent) == sent
    keys = list(Job.objects.filter(kind__in=PINGS).values_list("key", flat=True))
    assert len(keys) == len(set(keys)) and None not in keys


def test_what_is_refused_is_tried_again_later_and_the_error_is_kept(receiver):
    Syndication(hubs=f"{receiver.address}/hub").save()
    receiver.answers = [(503, {}), (429, {})]
    publish()
    work()

    job = Job.objects.get(kind="tell_hub")
    assert (job.attempts, job.done_at) == (1, None)
    assert "NotTaken: 127.0.0.1 answered 503: no no" in job.error and len(job.error) < 4001
    assert job.due_at > now()
    for _attempt in range(2):
        Job.objects.filter(pk=job.pk).update(due_at=now())
        work()
    job.refresh_from_db()
    assert job.attempts == 3 and job.done_at is not None
    assert len(receiver.sent) == 3


def test_no_redirect_is_followed(receiver):
    Syndication(hubs=f"{receiver.address}/hub").save()
    receiver.answers = [(307, {"Location": f"{receiver.address}/inside"})]
    publish()
    work()

    assert [sent[0] for sent in receiver.sent] == ["/hub"]
    assert "answered 307" in Job.objects.get(kind="tell_hub").error


def test_a_hub_that_is_not_there_is_an_error_of_one_line():
    Syndication(hubs="http://127.0.0.1:1/hub").save()
    publish()
    work()

    assert "127.0.0.1 did not answer" in Job.objects.get(kind="tell_hub").error.splitlines()[-1]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "data:,x", "//127.0.0.1/"])
def test_nothing_but_http_is_spoken_to(address):
    Syndication(hubs=address).save()  # past the form, as a restored database might have it
    publish()
    work()

    assert "is no http or https address" in Job.objects.get(kind="tell_hub").error


def test_a_hub_that_was_taken_away_is_not_told_of_what_was_ordered_before(both):
    at = now() + timedelta(hours=1)
    publish(at)
    row = Syndication.objects.get()
    row.hubs, row.indexnow_address = "", f"{both.address}/other"
    row.save()
    with clock_at(at):
        work()

    assert [sent[0] for sent in both.sent] == ["/other"]


def test_partner_feeds_name_no_hub_for_nobody_is_told_of_them(client, both):
    PartnerFeed(name="Wire", key="wire").save()
    make_live()

    assert "hub" not in client.get("/partners/wire/")["Link"]
    assert texts(tree(client, "/partners/wire/"), "//channel/atom:link[@rel='hub']") == []
