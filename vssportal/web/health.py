"""/healthz: 200 once database, Redis, worker and migrations are all there, else 503 and what is missing."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from psycopg_pool import PoolTimeout
from redis.exceptions import RedisError

from vssportal.celery import WORKER_SEEN_KEY

_migrated = False


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, PoolTimeout):
        return False
    return True


def redis_answers() -> bool:
    try:
        cache.set("health", 1, timeout=10)
    except RedisError:
        return False
    return True


def worker_beats() -> bool:
    try:
        return cache.get(WORKER_SEEN_KEY) is not None
    except RedisError:
        return False


def is_migrated() -> bool:
    """Read from disk until it is true once; a running process cannot fall behind its own code."""
    global _migrated  # noqa: PLW0603 (one fact a process learns once)
    if not _migrated:
        try:
            executor = MigrationExecutor(connection)
        except (DatabaseError, PoolTimeout):
            return False
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "redis": redis_answers,
    "worker": worker_beats,
    "migrations": is_migrated,
}


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Names parts, never people or places; the URL configuration opens it to everybody."""
    parts = {name: check() for name, check in CHECKS.items()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
