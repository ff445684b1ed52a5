"""Settings refuse nonsense: each wrong knob gives one sentence that names it."""

import os
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from vssportal.knobs import read_database, read_redis

SETTINGS = Path(__file__).parents[2] / "vssportal" / "settings.py"
PRODUCTION = {
    "PORTAL_MODE": "production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "dichvu.example",
    "PUBLIC_URL": "https://dichvu.example",
    "DATABASE_URL": "postgres://portal:word@db.example/portal",
    "REDIS_URL": "rediss://redis.example:6380/0",
    "SEAL_DIR": "/etc/vssportal/seal",
    "EMAIL_URL": "smtp+tls://portal:word@mail.example:587",
}
KNOBS = (
    *PRODUCTION,
    "DEBUG",
    "DEMO_WORLD",
    "PORT",
    "PORTAL_PROCESS",
    "BEHIND_PROXY",
    "LOG_LEVEL",
    "DATABASE_POOL",
)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def load_settings(**knobs: str) -> dict[str, Any]:
        for name in KNOBS:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("KEYS_DIR", str(tmp_path / "keys"))
        for name, value in knobs.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return load_settings


def test_a_clone_without_any_knob_is_local_and_finds_its_own_servers(load: Any) -> None:
    settings = load()

    assert settings["PORTAL_MODE"] == "local"
    assert settings["DATABASES"]["default"]["HOST"].endswith("/postgres")
    assert settings["CACHES"]["default"]["LOCATION"].startswith("unix://")
    assert len(settings["SECRET_KEY"]) >= 50


def test_a_local_secret_is_made_once_and_read_by_its_owner_only(load: Any, tmp_path: Path) -> None:
    first = load()["SECRET_KEY"]
    second = load()["SECRET_KEY"]

    assert first == second
    assert (tmp_path / "keys" / "secret_key").stat().st_mode & 0o077 == 0


def test_production_with_all_its_knobs_is_guarded(load: Any) -> None:
    settings = load(**PRODUCTION)

    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] > 0
    assert settings["DEMO_WORLD"] is False
    assert settings["EMAIL_HOST"] == "mail.example"
    assert settings["DATABASES"]["default"]["HOST"] == "db.example"


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SEAL_DIR"])
def test_production_names_the_knob_that_is_missing(load: Any, missing: str) -> None:
    knobs = {name: value for name, value in PRODUCTION.items() if name != missing}

    with pytest.raises(ImproperlyConfigured, match=f"^{missing} is missing; .+\\.$"):
        load(**knobs)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY is shorter"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS names no public host"),
        ({"ALLOWED_HOSTS": "localhost"}, "ALLOWED_HOSTS names no public host"),
        ({"PUBLIC_URL": "http://dichvu.example"}, "production speaks https only"),
        ({"DEMO_WORLD": "yes"}, "DEMO_WORLD is on in production"),
        ({"DEBUG": "yes"}, "DEBUG is on in production"),
    ],
)
def test_production_refuses_what_is_unsafe(load: Any, knobs: dict[str, str], sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence):
        load(**PRODUCTION | knobs)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"PORTAL_MODE": "prod"}, "PORTAL_MODE is 'prod'; choose one of: local, production"),
        ({"DEBUG": "maybe"}, "DEBUG is 'maybe'; write yes or no"),
        ({"DEBUG": "yes", "ALLOWED_HOSTS": "dichvu.example"}, "DEBUG is on and ALLOWED_HOSTS has"),
        ({"PORT": "eighty"}, "PORT is 'eighty'"),
        ({"PORT": "70000"}, "PORT is '70000'"),
        ({"PUBLIC_URL": "dichvu.example"}, "PUBLIC_URL is 'dichvu.example'"),
        ({"PUBLIC_URL": "https://dichvu.example/path"}, "a scheme and a host, nothing after"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is 'LOUD'"),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "DATABASE_URL starts with 'sqlite:'"),
        ({"DATABASE_URL": "mysql://root@host/db"}, "runs on PostgreSQL only"),
        ({"DATABASE_URL": "postgres://user@host/"}, "names no host or no database"),
        ({"REDIS_URL": "amqp://host"}, "REDIS_URL starts with 'amqp:'"),
        ({"REDIS_URL": "redis://host/first"}, "REDIS_URL ends with 'first'"),
        ({"PORTAL_PROCESS": "web", "DATABASE_POOL": "1"}, "DATABASE_POOL is '1'"),
    ],
)
def test_nonsense_is_refused_by_a_sentence_that_names_the_knob(
    load: Any, knobs: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence):
        load(**knobs)


def test_the_command_line_prints_the_sentence_and_no_traceback(clean_environment: dict[str, str]) -> None:
    import subprocess
    import sys

    command = [sys.executable, "manage.py", "check"]
    environment = clean_environment | {"DATABASE_URL": "sqlite:///db"}
    run = subprocess.run(command, cwd=SETTINGS.parents[1], env=environment, capture_output=True, text=True)

    assert run.returncode == 1
    assert run.stderr.startswith("Refused to start: DATABASE_URL starts with 'sqlite:'")
    assert "Traceback" not in run.stderr


def test_connections_are_pooled_in_the_web_only(load: Any) -> None:
    web, worker = load(PORTAL_PROCESS="web"), load(PORTAL_PROCESS="worker")

    assert web["DATABASES"]["default"]["OPTIONS"]["pool"]["max_size"] == 10
    assert "pool" not in worker["DATABASES"]["default"]["OPTIONS"]
    assert worker["DATABASES"]["default"]["CONN_MAX_AGE"] == 60


def test_a_folder_of_sockets_is_read_like_libpq_does() -> None:
    database = read_database("postgres://postgres@/portal?host=/a%20long/Folder")

    assert (database["HOST"], database["NAME"], database["USER"]) == ("/a long/Folder", "portal", "postgres")


@pytest.mark.parametrize(
    ("url", "broker", "cache"),
    [
        ("redis://h:6379/0", "redis://h:6379/0", "redis://h:6379/1"),
        ("redis://h:6379", "redis://h:6379/0", "redis://h:6379/1"),
        ("rediss://u:p@h:1/3", "rediss://u:p@h:1/3", "rediss://u:p@h:1/4"),
        ("unix:///a/r.sock?db=2", "redis+socket:///a/r.sock?virtual_host=2", "unix:///a/r.sock?db=3"),
    ],
)
def test_broker_and_cache_stand_apart_on_one_redis(url: str, broker: str, cache: str) -> None:
    assert read_redis(url) == (broker, cache)


def test_no_knob_of_this_machine_leaks_into_the_tests() -> None:
    assert os.environ["PORTAL_MODE"] == "local"
