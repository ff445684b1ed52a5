"""The portal's Celery app for a worker that dies where it hurts: the work is committed, its row says nothing yet.

Each piece of work dies so once. VSS_UNGUARDED=yes takes away the look whether the work was done before, which
is the control: then the same deaths must double.
"""

import os
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from celery import signals

from vssportal import dispatch
from vssportal.celery import app

__all__ = ["app"]

DEATHS = Path(os.environ["VSS_DEATHS"])
UNGUARDED = os.environ.get("VSS_UNGUARDED") == "yes"
DEADLY = frozenset(
    work.name
    for work in (
        dispatch.READ_FILING,
        dispatch.DECIDE_DECLARATION,
        dispatch.CHECK_DOSSIER,
        dispatch.ISSUE_DECISION,
    )
)
# The last attempts belong to whoever wants the work done.
SPARED = 2


@signals.worker_process_init.connect
def arm(**_kwargs: object) -> None:
    from accounts.services import outbox

    attempt = outbox._attempt
    if UNGUARDED:
        outbox._HANDLERS[dispatch.CHECK_DOSSIER.name] = check_without_looking

    def deadly(row: Any, at: datetime) -> str:
        handler = outbox._HANDLERS[row.name]
        outbox._HANDLERS[row.name] = dying(handler, row)
        try:
            return attempt(row, at)
        finally:
            outbox._HANDLERS[row.name] = handler

    outbox._attempt = deadly


def dying(handler: Callable[..., None], row: Any) -> Callable[..., None]:
    def work(**ids: Any) -> None:
        handler(**ids)
        has_attempts = row.attempts <= dispatch.BY_NAME[row.name].attempts - SPARED
        if row.name in DEADLY and has_attempts and is_first(row.pk):
            os.kill(os.getpid(), signal.SIGKILL)

    return work


def is_first(pk: int) -> bool:
    try:
        (DEATHS / str(pk)).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def check_without_looking(*, dossier_id: str, run: int, at: datetime) -> None:
    """What the check of a dossier would be if it trusted the queue to ask once."""
    from django.db import transaction

    from claims.services import checks
    from claims.services.telling import locked

    with transaction.atomic():
        checks.run_checks(locked(UUID(dossier_id)), at=at)
