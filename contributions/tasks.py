"""Việc của hàng đợi: handlers on the outbox; each takes ids and ``at``, and may run twice."""

from datetime import datetime

from django.utils import timezone

from accounts.services import outbox
from contributions.services import deciding, marking, reading, receipts, rechecking
from vssportal import dispatch


@outbox.handles(dispatch.READ_FILING, ended=reading.reading_given_up)
def read_filing(*, filing_id: str, at: datetime) -> None:
    reading.read_filing(filing_id=filing_id, at=at, clock=timezone.now)


@outbox.handles(dispatch.RECHECK_FILING)
def recheck_filing(*, filing_id: str, at: datetime) -> None:
    rechecking.recheck_filing(filing_id=filing_id)


@outbox.handles(dispatch.DECIDE_DECLARATION)
def decide_declaration(*, declaration_id: str, at: datetime) -> None:
    deciding.decide_declaration(declaration_id=declaration_id, at=at)


@outbox.handles(dispatch.MARK_FILE)
def mark_file(*, filing_id: str, version: int, at: datetime) -> None:
    marking.mark_file(filing_id=filing_id, version=version, at=at)


@outbox.handles(dispatch.FILING_RECEIPT)
def filing_receipt(*, receipt_id: int, at: datetime) -> None:
    receipts.issue_receipt(receipt_id=receipt_id, at=at)
