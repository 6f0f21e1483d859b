"""What a site in production starts with, in a process of its own."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def manage(tmp_path, *arguments, **environment):
    """`manage.py` with nothing of ours in its environment but what is given."""
    ours = (
        "NEWSROOM_",
        "DATABASE_URL",
        "CACHE_URL",
        "MEDIA_STORAGE",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "DJANGO_",
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**env, "NEWSROOM_DATA": str(tmp_path), **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("missing", ["NEWSROOM_SECRET_KEY", "NEWSROOM_ALLOWED_HOSTS"])
def test_production_refuses_to_start_without(tmp_path, missing):
    given = {"NEWSROOM_SECRET_KEY": secrets.token_urlsafe(60), "NEWSROOM_ALLOWED_HOSTS": "paper.example"}
    del given[missing]

    run = manage(tmp_path, "check", **given)

    assert run.returncode != 0
    assert f"Set {missing}" in run.stderr


def test_production_has_nothing_to_be_warned_of(tmp_path):
    given = {"NEWSROOM_SECRET_KEY": secrets.token_urlsafe(60), "NEWSROOM_ALLOWED_HOSTS": "paper.example"}

    run = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **given)

    assert run.returncode == 0, run.stderr


def test_any_host_at_all_is_refused_at_deployment(tmp_path):
    given = {"NEWSROOM_SECRET_KEY": secrets.token_urlsafe(60), "NEWSROOM_ALLOWED_HOSTS": "*"}

    run = manage(tmp_path, "check", "--deploy", **given)

    assert "newsroom.E002" in run.stderr and run.returncode != 0


def test_development_makes_a_secret_and_keeps_it(tmp_path):
    for _start in range(2):
        assert manage(tmp_path, "check", NEWSROOM_DEBUG="1").returncode == 0
        kept = (tmp_path / "secret_key").read_text()

    assert len(kept) > 50 and (tmp_path / "secret_key").read_text() == kept
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
