"""Việc chờ làm: durable work as rows; the queue is told after commit, a sweeper finds what was not done.

``enqueue`` belongs into the transaction of the act. ``run`` is called by the worker with the row's id, may be
called any number of times, and holds an advisory lock while it works, so that one row is worked once at a time
and is free again the moment its worker dies.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import structlog
from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from kombu.exceptions import OperationalError

from accounts.enums import WorkState
from accounts.models import OutboxWork
from vssportal import dispatch
from vssportal.kernel.errors import DomainError

TASK = "accounts.run_work"
LOCK_SPACE = 0x5653 << 40
SWEPT_AT_ONCE = 2000

log = structlog.get_logger(__name__)
Handler = Callable[..., None]
_HANDLERS: dict[str, Handler] = {}
_ENDINGS: dict[str, Handler] = {}


def handles(work: dispatch.Work, *, ended: Handler | None = None) -> Callable[[Handler], Handler]:
    """Name the function that does ``work``; ``ended`` is called when its last attempt failed, to tell a person.

    Both get the row's arguments and ``at``.
    """

    def register(handler: Handler) -> Handler:
        _HANDLERS[work.name] = handler
        if ended is not None:
            _ENDINGS[work.name] = ended
        return handler

    return register


def handled() -> set[str]:
    """Names of work somebody does."""
    return set(_HANDLERS)


def enqueue(work: dispatch.Work, *, at: datetime, once_key: str | None = None, **args: Any) -> None:
    """Xếp việc: write the row now, tell the queue after commit; the same ``once_key`` is written once."""
    row = OutboxWork(
        name=work.name,
        queue=work.queue,
        args=args,
        once_key=once_key,
        run_after=at,
        nudged_at=at,
        created_at=at,
    )
    # Rewriting the key it has leaves a row that was there before as it is, and gives its number back; ignoring
    # the conflict would give none, and then nobody is told.
    OutboxWork.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["once_key"], update_fields=["once_key"]
    )
    transaction.on_commit(lambda: nudge(row.pk, work.queue))


def nudge(pk: int, queue: str) -> bool:
    """Tell the queue; False when it cannot be reached, which loses nothing: the row waits for the sweeper."""
    try:
        current_app.send_task(TASK, args=[pk], queue=queue, retry=False)
    except OperationalError:
        log.warning("queue_unreachable", work=pk, queue=queue)
        return False
    return True


def run(pk: int, *, at: datetime) -> str:
    """Làm việc của một dòng; says what came of it: done, again, failed, busy, gone, early."""
    with _lock(pk) as got_it:
        if not got_it:
            return "busy"
        row = OutboxWork.objects.filter(pk=pk, state=WorkState.WAITING).first()
        if row is None:
            return "gone"
        if row.run_after > at:
            return "early"
        return _attempt(row, at)


def _attempt(row: OutboxWork, at: datetime) -> str:
    work = dispatch.BY_NAME[row.name]
    if row.attempts >= work.attempts:
        return _fail(row, "its worker died each time", at)
    # Counted before the work starts: a row that kills its worker must come to an end too.
    OutboxWork.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1)
    row.attempts += 1
    try:
        _HANDLERS[row.name](**row.args, at=at)
    except DomainError as refusal:
        return _fail(row, f"{refusal.code}: {refusal}", at)
    except Exception as error:  # the batch runner: one row's bug must not stop the others, and is kept
        log.exception("work_failed", work=row.pk, name=row.name, attempts=row.attempts)
        return _again(row, work, f"{type(error).__name__}: {error}", at)
    OutboxWork.objects.filter(pk=row.pk).update(state=WorkState.DONE, done_at=at, last_error="")
    return "done"


def _again(row: OutboxWork, work: dispatch.Work, error: str, at: datetime) -> str:
    if row.attempts >= work.attempts:
        return _fail(row, error, at)
    pause = work.pause(row.attempts)
    OutboxWork.objects.filter(pk=row.pk).update(last_error=error[:2000], run_after=at + pause, nudged_at=None)
    return "again"


def _fail(row: OutboxWork, error: str, at: datetime) -> str:
    with transaction.atomic():
        OutboxWork.objects.filter(pk=row.pk).update(
            state=WorkState.FAILED, done_at=at, last_error=error[:2000]
        )
        if ending := _ENDINGS.get(row.name):
            ending(**row.args, at=at)
    log.error("work_ended_undone", work=row.pk, name=row.name)
    return "failed"


def sweep(*, at: datetime) -> int:
    """Tìm việc bị bỏ quên: nudge due rows that were not nudged lately; how many it found.

    Rows are marked before the queue is told, so that a long backlog is not sent again every few seconds.
    """
    stale = at - timedelta(seconds=settings.OUTBOX_NUDGE_AGAIN_SECONDS)
    forgotten = OutboxWork.objects.due(at).filter(Q(nudged_at__isnull=True) | Q(nudged_at__lte=stale))
    found = list(forgotten.order_by("run_after", "pk").values_list("pk", "queue")[:SWEPT_AT_ONCE])
    OutboxWork.objects.filter(pk__in=[pk for pk, _ in found]).update(nudged_at=at)
    for pk, queue in found:
        if not nudge(pk, queue):
            break
    return len(found)


@contextmanager
def _lock(pk: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK_SPACE + pk])
        got_it = bool(cursor.fetchone()[0])
    try:
        yield got_it
    finally:
        if got_it and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_SPACE + pk])
