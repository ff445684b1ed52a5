"""Giữa chừng bị giết: the worker dies by SIGKILL at every statement it sends; afterwards all is right, once."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from accounts.services.records import broken_links
from contributions import selectors
from contributions.models import (
    ContributionSpan,
    Declaration,
    Employment,
    Filing,
    FilingFinding,
    LedgerPosting,
    MonthDue,
)
from contributions.services import booking, deciding, declarations, filings, reading, registry
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db(transaction=True)
AT = make.AT
FORK = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.services.outbox.nudge", lambda pk, queue: True)


def die_at(number: int, act: Callable[[], None]) -> bool:
    """Run ``act`` in a process of its own that kills itself before its ``number``-th statement; did it?"""

    def run() -> None:
        # A connection of its own: the parent's socket is not the child's to close.
        connection.connection = None
        sent = 0

        def step() -> None:
            nonlocal sent
            sent += 1
            if sent == number:
                os.kill(os.getpid(), signal.SIGKILL)

        def count(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
            step()
            return execute(sql, params, many, context)

        copy_rows = registry.copy_rows

        def copy(*args: Any) -> None:
            step()
            copy_rows(*args)
            step()

        registry.copy_rows = booking.copy_rows = copy
        with connection.execute_wrapper(count):
            act()
        os._exit(0)

    process = FORK.Process(target=run)
    process.start()
    process.join(timeout=120)
    return process.exitcode == -signal.SIGKILL


def rows(firm: make.Firm) -> list[tuple[Any, ...]]:
    found = [make.payroll_row(worker, wage=12_000_000 + 7 * n) for n, worker in enumerate(firm.workers)]
    return [*found, make.new_row("Trần Thị Mới", 8), make.payroll_row(firm.workers[0], birth="31/11/1995")]


def test_a_file_is_read_once_whatever_statement_its_worker_died_at() -> None:
    firm = make.firm(workers=6)
    content = make.workbook(*rows(firm))
    upload = filings.upload_file(
        actor=firm.filer, declaration=make.opened(firm), content=content, name="a.xlsx", at=AT
    )

    def act() -> None:
        reading.read_filing(filing_id=upload.filing.pk, at=AT)

    kills = 0
    while die_at(kills + 1, act):
        kills += 1
        filing = Filing.objects.get(pk=upload.filing.pk)
        assert filing.lines.count() in (0, 8), "never half a file"
        assert filing.lines.exists() == (filing.state == "checked")

    assert kills >= 10
    filing.refresh_from_db()
    assert filing.state == "checked"
    assert filing.counts["rows"] == filing.lines.count() == 8
    assert FilingFinding.objects.filter(filing=filing, code="duplicate_person").count() == 1
    assert list(filing.events.values_list("transition", flat=True)) == ["store", "start", "finish"]
    assert broken_links(list(filing.events.all())) == []


def test_a_declaration_is_booked_once_whatever_statement_its_worker_died_at() -> None:
    firm = make.firm(workers=6)
    filing = make.filed(firm, *rows(firm)[:-1])
    declaration = Declaration.objects.get(pk=filing.declaration_id)
    receipt = declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key="k", at=AT
    )

    def act() -> None:
        deciding.decide_declaration(declaration_id=declaration.pk, at=AT)

    kills = 0
    while die_at(kills + 1, act):
        kills += 1
        declaration.refresh_from_db()
        is_accepted = declaration.state == "accepted"
        assert MonthDue.objects.count() == (7 if is_accepted else 0), "never half a booking"
        assert LedgerPosting.objects.exists() == is_accepted
        assert Employment.objects.count() == (7 if is_accepted else 6)

    assert kills >= 20
    declaration.refresh_from_db()
    assert declaration.state == "accepted"
    assert MonthDue.objects.count() == 7
    assert sum(selectors.dues_by_fund(firm.organisation, make.MONTH).values()) == receipt.total_vnd
    assert ContributionSpan.objects.in_force().filter(end_month__isnull=True).count() == 7
    assert declaration.events.filter(transition="accept").count() == 1
    assert broken_links(list(declaration.events.all())) == []
