"""Doors of the workers on claims: each takes ids, calls one service, may run twice."""

from datetime import datetime
from typing import Any

from celery import shared_task
from django.utils import timezone

from accounts.services import outbox
from claims.services import checks, drafts, letters, promises
from vssportal import dispatch

outbox.handles(dispatch.CHECK_DOSSIER, ended=checks.check_failed)(checks.check_dossier)


def _letter(work: dispatch.Work, issue: Any) -> None:
    def handle(*, at: datetime, **ids: Any) -> None:
        issue(at=at, **ids)

    outbox.handles(work, ended=letters.letter_failed)(handle)


_letter(dispatch.DOSSIER_RECEIPT, letters.issue_receipt)
_letter(dispatch.ISSUE_DECISION, letters.issue_decision)
_letter(dispatch.ISSUE_REFUSAL, letters.issue_refusal)
_letter(dispatch.ISSUE_SUPPLEMENT, letters.issue_supplement)
_letter(dispatch.ISSUE_APOLOGY, letters.issue_apology)


@shared_task(name="claims.nightly")
def nightly() -> dict[str, int]:
    """Apologise for broken promises, wipe expired drafts."""
    at = timezone.now()
    return {"apologised": promises.apologise(at=at), "wiped": drafts.purge_expired(at=at)}
