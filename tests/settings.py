"""The site's own settings on a throw-away SQLite file: what `pytest` uses unless told otherwise.

NEWSROOM_TEST_DATABASE_URL names another database server; tests/settings_pg.py sets it.
"""

import os
import tempfile
from pathlib import Path

# One folder a test run, shared by its xdist workers: database, media, secret.
if "NEWSROOM_TEST_FOLDER" not in os.environ:
    folder = tempfile.TemporaryDirectory(prefix="newsroom-test-")  # removed when this process ends
    os.environ["NEWSROOM_TEST_FOLDER"] = folder.name
FOLDER = Path(os.environ["NEWSROOM_TEST_FOLDER"])

# Nothing of the developer's own environment leaks into a test.
for name in [each for each in os.environ if each.startswith("NEWSROOM_")]:
    if not name.startswith("NEWSROOM_TEST_"):
        del os.environ[name]
for name in ("DATABASE_URL", "CACHE_URL", "MEDIA_STORAGE", "SECRET_KEY"):
    os.environ.pop(name, None)
os.environ["NEWSROOM_DATA"] = str(FOLDER / "data")
os.environ["NEWSROOM_SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["NEWSROOM_ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["NEWSROOM_DEMO"] = "1"
if "NEWSROOM_TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["NEWSROOM_TEST_DATABASE_URL"]
os.environ["NEWSROOM_STATIC_ROOT"] = str(FOLDER / "static")
for name in ("data", "static"):
    (FOLDER / name).mkdir(exist_ok=True)

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES, MIDDLEWARE, STORAGES  # noqa: E402

# A file and not memory: threads and browsers then meet the locks that a real site has.
if "DATABASE_URL" not in os.environ:
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # no care for power cuts
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in a thousand times
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Each xdist worker has a database of its own, so that pictures in two of them have the same number.
FILES = FOLDER / "files" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
MEDIA_ROOT = FILES / "media"
STORAGES["originals"]["OPTIONS"]["location"] = str(FILES / "originals")
FONTS = []  # cards look the same whatever fonts a machine has
STORAGES["staticfiles"] = {"BACKEND": "tests.static_files.OnlyWhatIsThere"}
MIDDLEWARE[MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware")] = "tests.static_files.ListedOnce"
