from datetime import datetime, timedelta

from django.utils.timezone import now

from newsroom.page_store.begun import beginning
from newsroom.page_store.declared import Declared


def test_a_page_names_what_it_shows_and_how_long_it_holds():
    soon = now() + timedelta(minutes=20)

    headers = Declared().on("story-7", "settings").on("story-7").until(soon).headers()

    assert headers["Surrogate-Key"] == "settings story-7"
    assert datetime.fromisoformat(headers["Good-Until"]) == soon


def test_the_nearest_time_to_come_wins_and_nothing_holds_for_more_than_a_day():
    moment = now()
    never = Declared().until(None).until(moment + timedelta(days=9)).until(moment - timedelta(hours=1))
    soon = Declared().until(moment + timedelta(hours=2), moment + timedelta(hours=1))

    assert timedelta(hours=23) < never.good_until - moment <= timedelta(hours=24, seconds=5)
    assert soon.good_until == moment + timedelta(hours=1)


def test_keys_of_any_script_can_stand_in_a_header():
    assert Declared().on("tag-müşavirə").headers()["Surrogate-Key"] == "tag-m%C3%BC%C5%9Favir%C9%99"


def test_what_changes_while_the_page_is_made_ends_it():
    with beginning():
        started = now()
        declared = Declared().until(started + timedelta(microseconds=1))

    assert declared.good_until == started + timedelta(microseconds=1)


def test_browsers_and_proxies_ask_again_each_time():
    assert Declared().headers()["Cache-Control"] == "public, max-age=0, must-revalidate"
