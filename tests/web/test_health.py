import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from redis.exceptions import ConnectionError as RedisDown

from vssportal.celery import WORKER_SEEN_KEY, tell_health_check
from vssportal.web import health

pytestmark = [pytest.mark.django_db, pytest.mark.servers]


@pytest.fixture(autouse=True)
def a_beating_worker() -> None:
    tell_health_check()


def answer() -> tuple[int, dict[str, bool]]:
    response = Client().get("/healthz")
    return response.status_code, json.loads(response.content)


def test_all_is_well_when_every_part_answers() -> None:
    assert answer() == (200, {"database": True, "redis": True, "worker": True, "migrations": True})


def test_a_worker_that_beats_no_more_is_told() -> None:
    cache.delete(WORKER_SEEN_KEY)

    code, parts = answer()

    assert (code, parts["worker"]) == (503, False)


def down(error: Exception) -> Any:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    return fail


def test_a_lost_redis_is_told_and_not_a_server_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.cache, "set", down(RedisDown("gone")))
    monkeypatch.setattr(health.cache, "get", down(RedisDown("gone")))

    code, parts = answer()

    assert (code, parts["redis"], parts["worker"]) == (503, False, False)


def test_a_lost_database_is_told_and_not_a_server_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr(health.connection, "cursor", down(DatabaseError("gone")))

    code, parts = answer()

    assert (code, parts["database"], parts["migrations"]) == (503, False, False)


def test_a_migration_not_yet_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_args: ["0002_later"])

    code, parts = answer()

    assert (code, parts["migrations"]) == (503, False)


def test_the_answer_is_never_stored_and_takes_no_post() -> None:
    response = Client().get("/healthz")

    assert "no-store" in response["Cache-Control"]
    assert Client().post("/healthz").status_code == 405


def test_a_worker_outlives_a_lost_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "set", down(RedisDown("gone")))

    assert tell_health_check() is None
