"""deploy/varnish.vcl in a real Varnish before a real site; where it and varnish-modules are installed."""

import os
import shutil
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings

from tests.newsroom.page_store.sites import free_port

PROGRAM = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin")
HAS_XKEY = any(Path("/usr/lib").glob("*/varnish/vmods/libvmod_xkey.so"))
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.any_database,
    pytest.mark.skipif(not (PROGRAM and HAS_XKEY), reason="needs varnish and varnish-modules"),
]


class Varnish:
    def __init__(self, folder, site):
        self.port = free_port()
        rules = (settings.BASE_DIR / "deploy/varnish.vcl").read_text()
        (folder / "rules.vcl").write_text(rules.replace('.port = "8000"', f'.port = "{site.port}"'))
        command = [PROGRAM, "-j", "none", "-F", "-n", str(folder / "work"), "-a", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [*command, "-f", str(folder / "rules.vcl"), "-s", "malloc,20m"],
            env={**os.environ, "NEWSROOM_PURGE_TOKEN": "secret"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, path, method="GET", **headers):
        """(status, text, whether it was kept)."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers={"Host": "localhost", **headers})
            answer = connection.getresponse()
            kept = " " in (answer.getheader("X-Varnish") or "")
            return answer.status, answer.read().decode(), kept
        finally:
            connection.close()


@pytest.fixture
def varnish(sites, tmp_path):
    site = sites(NEWSROOM_CDN_SECONDS="60", NEWSROOM_PROXY="1", NEWSROOM_HTTPS="0")
    varnish = Varnish(tmp_path, site)
    for _attempt in range(300):
        try:
            if varnish.ask("/healthz")[0] == 200:
                break
        except OSError:
            pass
        time.sleep(0.1)
    yield varnish
    varnish.process.terminate()
    varnish.process.wait()


def test_what_is_kept_for_one_scheme_is_not_shown_for_the_other(varnish, story):
    """Each has its own addresses in every link; a reader who says another must not give it to all."""
    varnish.ask(story.path, X_Forwarded_Proto="https")

    text = varnish.ask(story.path, X_Forwarded_Proto="http")[1]
    assert "http://localhost/" in text and "https://localhost/" not in text


def test_marks_on_an_address_and_the_case_of_a_host_make_no_second_copy(varnish, story):
    page = varnish.ask(story.path)[1]

    for tail, host in (
        ("?utm_source=a&utm_medium=b", "localhost"), ("?fbclid=1", "localhost"), ("", "LocalHost"),
    ):  # fmt: skip
        assert varnish.ask(story.path + tail, Host=host) == (200, page, True), (tail, host)


def test_a_purge_by_key_or_by_address_takes_every_form_of_a_page_and_needs_the_token(varnish, story):
    for purged in ({"xkey-purge": f"story-{story.pk}"}, {}):
        for scheme in ("http", "https"):
            varnish.ask(story.path, X_Forwarded_Proto=scheme)
        assert varnish.ask(story.path)[2]
        assert varnish.ask(story.path, "PURGE", **purged)[0] == 403

        assert varnish.ask(story.path, "PURGE", **purged, Purge_Token="secret")[0] == 200

        assert not varnish.ask(story.path, X_Forwarded_Proto="https")[2]
        assert not varnish.ask(story.path)[2]
