"""Settings of the test run: the portal's own, on fleeting servers, with nothing that leaves the process.

Each run has servers of its own below var/tests/<process>/, so that runs side by side do not meet. The
controller of xdist names them here and its workers inherit the names; tests/conftest.py starts them.
"""

import os

from vssportal.ground.places import VAR, Area

RUN = os.environ.setdefault("VSS_TEST_RUN", str(os.getpid()))
AREA = Area(VAR / "tests" / RUN)
OWN_DATABASE = os.environ.setdefault("VSS_TEST_OWN_DATABASE", "" if os.environ.get("DATABASE_URL") else "yes")
OWN_REDIS = os.environ.setdefault("VSS_TEST_OWN_REDIS", "" if os.environ.get("REDIS_URL") else "yes")
if OWN_DATABASE:
    os.environ["DATABASE_URL"] = AREA.database_url
if OWN_REDIS:
    os.environ["REDIS_URL"] = AREA.redis_url
os.environ["PORTAL_MODE"] = "local"
os.environ["DEBUG"] = "no"
os.environ["KEYS_DIR"] = str(AREA.root / "keys")

from vssportal.settings import *  # noqa: E402, F403
from vssportal.settings import CACHES, STORAGES, TEMPLATES, _cache_url  # noqa: E402

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DEMO_WORLD = False
# One database of Redis for the cache of each worker: a cleared cache is cleared for one alone.
_number = int(WORKER.removeprefix("gw")) * 2 + 1
_cache_location = (
    f"{_cache_url.rpartition('=')[0]}={_number}"
    if _cache_url.startswith("unix:")
    else f"{_cache_url.rpartition('/')[0]}/{_number}"
)
CACHES["default"] |= {"LOCATION": _cache_location, "KEY_PREFIX": f"test-{WORKER}"}
FILES_DIR = AREA.root / "files" / WORKER
STORAGES["default"]["OPTIONS"]["location"] = FILES_DIR
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MAIL_DIR = AREA.root / "mail" / WORKER
STATIC_ROOT = AREA.root / "static"
# Static files come straight from their sources: no test waits for a collectstatic.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""
