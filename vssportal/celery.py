"""Queues, routes and the schedule.

Queues are named by what people feel. Messages carry ids; the work itself is a row (outbox), so a flushed
broker loses nothing.
"""

import os
from typing import Any

from celery import Celery, signals
from celery.schedules import crontab
from django_structlog.celery.steps import DjangoStructLogInitStep
from kombu import Queue

from vssportal import dispatch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vssportal.settings")

# The order is the order of service when several queues wait.
QUEUES = ("interactive", "filing", "letters", "mail", "nightly")

# By name and not by decorator: the web sends tasks whose modules it never imports.
TASK_ROUTES = {
    **{work.name: {"queue": work.queue} for work in dispatch.ALL},
    "accounts.sweep": {"queue": "interactive"},
    "claims.nightly": {"queue": "nightly"},
}

# Name → entry; each line says why that hour.
BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    # Every ten seconds: what a flushed queue or a dead worker left must not be felt by the person who waits.
    "sweep": {"task": "accounts.sweep", "schedule": 10.0, "options": {"expires": 10}},
    # At 06:30: a promise broken yesterday is apologised for before the offices open and people look.
    "claims": {"task": "claims.nightly", "schedule": crontab(hour=6, minute=30)},
}

WORKER_SEEN_KEY = "worker_seen"
WORKER_SEEN_SECONDS = 20

app = Celery("vssportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.task_queues = [Queue(name) for name in QUEUES]
app.conf.task_default_queue = "filing"
app.conf.task_create_missing_queues = False
app.conf.task_routes = TASK_ROUTES
app.conf.beat_schedule = BEAT_SCHEDULE
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


@signals.setup_logging.connect
def keep_our_logging(**_kwargs: object) -> None:
    """Celery would install its own handlers; Django's LOGGING holds in workers too."""


@signals.heartbeat_sent.connect
def tell_health_check(**_kwargs: object) -> None:
    """The worker's own heartbeat, every two seconds, is what /healthz looks for."""
    from django.core.cache import cache  # noqa: PLC0415 (settings are not ready at import)
    from redis.exceptions import RedisError  # noqa: PLC0415

    try:
        cache.set(WORKER_SEEN_KEY, 1, timeout=WORKER_SEEN_SECONDS)
    except RedisError:
        # Redis is restarting: the next beat tells; the worker must not die of it.
        return
