from datetime import timedelta
from urllib.robotparser import RobotFileParser

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils.timezone import localdate

from articles.models import Syndication
from articles.syndication.ai_agents import SEARCH, TRAINING

pytestmark = pytest.mark.django_db


def robots(client):
    """What another's parser makes of our robots.txt."""
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").content.decode().splitlines())
    return parser


def allowed(parser, agents, path="/politics/"):
    return {parser.can_fetch(agent, f"http://testserver{path}") for agent in agents}


def test_robots_names_the_sitemaps_and_closes_what_is_not_for_readers(client):
    parser = robots(client)

    assert parser.site_maps() == ["http://testserver/sitemap.xml", "http://testserver/news-sitemap.xml"]
    assert allowed(parser, ["Googlebot", "Bingbot"]) == {True}
    for path in ("/admin/", "/preview/1.x/", "/partners/wire/"):
        assert allowed(parser, ["Googlebot"], path) == {False}


@pytest.mark.parametrize(("search", "training"), [(True, False), (False, True), (True, True), (False, False)])
def test_two_settings_say_what_ai_agents_may_read(client, search, training):
    Syndication(ai_search=search, ai_training=training).save()
    parser = robots(client)

    assert allowed(parser, SEARCH) == {search}
    assert allowed(parser, TRAINING) == {training}
    assert allowed(parser, ["Googlebot"]) == {True}


def test_security_txt_says_who_to_tell_and_until_when(client):
    assert client.get("/.well-known/security.txt").status_code == 404
    until = localdate() + timedelta(days=90)
    Syndication(security_contact="mailto:security@example.org", security_expires=until).save()

    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert "Contact: mailto:security@example.org" in lines
    assert f"Expires: {until}T23:59:59+00:00" in lines
    assert "Canonical: http://testserver/.well-known/security.txt" in lines


def test_the_deployment_check_fails_once_security_txt_has_lapsed():
    settings = Syndication(security_contact="mailto:s@example.org", security_expires=localdate())
    settings.save()
    call_command("check", "--deploy", "--tag", "security", "--fail-level", "ERROR")

    settings.security_expires -= timedelta(days=1)
    settings.save()
    with pytest.raises(SystemCheckError, match=r"security\.txt has lapsed"):
        call_command("check", "--deploy", "--tag", "security", "--fail-level", "ERROR")


@pytest.mark.parametrize("name", ["humans", "ads", "trust"])
def test_a_file_that_editors_wrote_is_served_as_text_and_none_where_they_wrote_nothing(client, name):
    assert client.get(f"/{name}.txt").status_code == 404
    Syndication(**{name: "one=1\ntwo=2"}).save()

    response = client.get(f"/{name}.txt")
    assert response.content == b"one=1\ntwo=2\n"
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_the_key_of_indexnow_is_served_at_its_own_name_alone(client):
    assert client.get("/0123456789abcdef.txt").status_code == 404
    Syndication(indexnow_key="0123456789abcdef").save()

    assert client.get("/0123456789abcdef.txt").content == b"0123456789abcdef\n"
    assert client.get("/0123456789abcdee.txt").status_code == 404
