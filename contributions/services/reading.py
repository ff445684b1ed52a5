"""Đọc tệp: the worker's way from stored bytes to checked lines, in few statements, safe to do again.

Lines, findings and the step to “checked” are one transaction: killed before its end, nothing of it stays and
the file is read again; killed after, there is nothing left to do.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from accounts.rules.authority import SYSTEM
from accounts.services.files import path_of
from accounts.services.inbox import notify
from accounts.services.records import move
from contributions.enums import Coverage, FilingKind, FilingState
from contributions.intake import d02_lt, sandbox
from contributions.intake.faults import FileFault, FileRefused
from contributions.intake.rows import ColumnMapping as Mapped
from contributions.intake.rows import DeclaredRow, RawTable
from contributions.models import ColumnMapping, Filing
from contributions.services import checking, counting, registry
from contributions.services.checking import Desk
from contributions.services.memory import collector_paused
from contributions.workflow import FILING
from vssportal.kernel.errors import gettext_noop

FAILED_TITLE = gettext_noop("Chưa đọc được tệp kê khai kỳ {period}")
FAILED_BODY = gettext_noop("Mở kỳ kê khai để xem lý do và tải tệp khác.")

Clock = Callable[[], datetime]


def read_filing(*, filing_id: UUID | str, at: datetime, clock: Clock | None = None) -> None:
    """Đọc và kiểm tra một tệp; does nothing when the file is no longer waiting (set aside, done before)."""
    filing = _begin(filing_id, at)
    if filing is None:
        return
    with collector_paused():
        try:
            table = _read(filing)
        except FileRefused as refusal:
            fail(filing, refusal.fault, at=clock() if clock else at)
            return
        _store(filing, table, clock or (lambda: at))


def _begin(filing_id: UUID | str, at: datetime) -> Filing | None:
    """The filing in state reading: just begun, or begun by a worker that died."""
    found = Filing.objects.select_related("declaration__organisation", "declaration__agency", "file")
    filing = found.filter(pk=filing_id).first()
    if filing is None or not filing.is_running:
        return None
    if filing.state == FilingState.STORED:
        fields: dict[str, Any] = {"started_at": at, "done": 0, "total": 0, "reads": filing.reads + 1}
        move(filing, "start", workflow=FILING, actor=None, holds=SYSTEM, at=at, **fields)
    return filing


def _read(filing: Filing) -> RawTable:
    assert filing.file is not None  # noqa: S101 a filing made on the grid is never enqueued
    mapping = ColumnMapping.objects.filter(organisation_id=filing.organisation_id).first()
    table = sandbox.read(
        path_of(filing.file.pk),
        name=filing.file.name,
        mapping=Mapped(mapping.columns, mapping.sheet) if mapping else None,
        on_progress=lambda done, total: _show_progress(filing, done, total),
    )
    _check_marker(filing, table)
    return table


def _check_marker(filing: Filing, table: RawTable) -> None:
    """A template of another month or employer is refused before anybody is declared gone by it."""
    if table.source != FilingKind.D02_LT or table.marker is None:
        return
    declaration = filing.declaration
    fault = d02_lt.check_marker(
        table, unit_code=declaration.organisation.code, period=str(declaration.period)
    )
    if fault is not None and not fault.is_warning:
        raise FileRefused(fault.code, **fault.values)


def _show_progress(filing: Filing, done: int, total: int) -> None:
    """Rows read so far: a plain statement of its own, visible at once."""
    Filing.objects.filter(pk=filing.pk, state=FilingState.READING).update(done=done, total=total)


def _store(filing: Filing, table: RawTable, clock: Clock) -> None:
    declaration = filing.declaration
    reached = registry.covered_through(filing.organisation_id)
    found = registry.load(
        organisation_id=filing.organisation_id,
        month=declaration.period,
        rows=table.rows,
        is_main=declaration.is_main,
    )
    desk = Desk(checking.terms_for(declaration, table.source), found, table.columns)
    coverage = checking.coverage_of(
        table.source, has_marker=table.marker is not None, rows=table.rows, is_main=declaration.is_main
    )
    facts: dict[str, Any] = {
        "kind": table.source,
        "coverage": coverage,
        "sheet": table.sheet[:120],
        "columns": table.columns,
        "header_row": table.header_row,
        "notices": [{"code": n.code, "values": dict(n.values)} for n in table.notices],
        "done": len(table.rows),
        "total": len(table.rows),
        "checked_through": reached,
    }
    write_lines(filing, desk, table.rows, facts, clock)


def write_lines(
    filing: Filing, desk: Desk, rows: Sequence[DeclaredRow], facts: dict[str, Any], clock: Clock
) -> None:
    """Ghi dòng: all lines and findings by COPY, and the step to checked, or nothing of it."""
    checked = checking.check_rows(desk, rows)
    lines = [checking.line_values(filing.pk, one) for one in checked]
    if facts["coverage"] == Coverage.WHOLE or desk.terms.is_main:
        lines += checking.absent_lines(filing.pk, desk, checked, facts["coverage"])
    findings = [checking.finding_values(filing.pk, f) for one in checked for f in one.findings]
    with transaction.atomic():
        if not is_still_reading(filing):
            return
        clear_lines(filing)
        registry.copy_rows("contributions_filingline", checking.LINE_COLUMNS, lines)
        copy_findings(findings)
        at = clock()
        counts = counting.tally(lines, findings)
        move(
            filing, "finish", workflow=FILING, actor=None, holds=SYSTEM, at=at,
            facts={"rows": len(rows)}, counts=counts, checked_at=at, fault=None, **facts,
        )  # fmt: skip


def is_still_reading(filing: Filing) -> bool:
    """Locked and still ours: a filing set aside while it was read stays as it is."""
    held = Filing.objects.select_for_update().filter(pk=filing.pk, state=FilingState.READING)
    return held.values_list("pk", flat=True).first() is not None


def clear_lines(filing: Filing) -> None:
    """What an earlier reading left."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM contributions_filingfinding WHERE filing_id = %s", [filing.pk])
        cursor.execute("DELETE FROM contributions_filingline WHERE filing_id = %s", [filing.pk])


def copy_findings(findings: Sequence[tuple[Any, ...]]) -> None:
    """Ghi điều phát hiện by COPY."""
    if findings:
        columns = tuple(f'"{name}"' for name in checking.FINDING_COLUMNS)
        rows = [(*row[:-1], counting.as_json(row[-1])) for row in findings]
        registry.copy_rows("contributions_filingfinding", columns, rows)


def fill_from_registry(filing: Filing, *, at: datetime) -> None:
    """Danh sách từ sổ của đơn vị: everybody at work there as a line to be left or changed on the grid."""
    move(filing, "start", workflow=FILING, actor=None, holds=SYSTEM, at=at, started_at=at)
    declaration = filing.declaration
    found = registry.load(
        organisation_id=filing.organisation_id, month=declaration.period, rows=(), is_main=declaration.is_main
    )
    rows = [row_of_book(number, booked) for number, booked in enumerate(found.booked.values(), start=1)]
    facts: dict[str, Any] = {
        "kind": FilingKind.GRID,
        "coverage": filing.coverage,
        "done": len(rows),
        "total": len(rows),
        "checked_through": registry.covered_through(filing.organisation_id),
    }
    desk = Desk(checking.terms_for(declaration, FilingKind.GRID), found)
    write_lines(filing, desk, rows if declaration.is_main else [], facts, lambda: at)


def row_of_book(number: int, booked: registry.Booked) -> DeclaredRow:
    """Somebody at work as a declared row; who is away keeps a blank wage, which says “still away”."""
    known, before = booked.known, booked.before
    is_working = before.situation == "working"
    return counting.blank_row(number)._replace(
        full_name=known.full_name,
        si_number=known.si_number,
        citizen_number=known.citizen_number,
        sex=known.sex,
        position=before.position,
        wage_vnd=before.wage_vnd if is_working else None,
        contract_kind=booked.contract_kind,
        contract_on=booked.contract_on,
        facility_code=booked.facility_code,
        employee_code=before.employee_code,
    )


def fail(filing: Filing, fault: FileFault, *, at: datetime) -> None:
    """Không đọc được: the page shows why; the sender has a notice too, for who has left the page."""
    values = {key: str(value) for key, value in fault.values.items()}
    with transaction.atomic():
        now = Filing.objects.select_for_update(of=("self",)).get(pk=filing.pk)
        if not now.is_running:
            return
        fields: dict[str, Any] = {"fault": {"code": fault.code, "values": values}}
        facts = {"code": fault.code}
        move(now, "fail", workflow=FILING, actor=None, holds=SYSTEM, at=at, facts=facts, **fields)
        if fault.code != "mapping_needed":
            _tell_failed(now, at)


def _tell_failed(filing: Filing, at: datetime) -> None:
    declaration = filing.declaration
    notify(
        user=filing.created_by,
        organisation=declaration.organisation,
        title=FAILED_TITLE,
        body=FAILED_BODY,
        params={"period": declaration.period.pretty},
        cause=f"filing_failed:{filing.pk}:{filing.reads}",
        url=f"/don-vi/{declaration.organisation.code}/ke-khai/{declaration.slug}/",
        at=at,
        action_needed=True,
    )


def reading_given_up(*, filing_id: str, at: datetime) -> None:
    """The last attempt failed: the file ends as unreadable, and its sender sees it."""
    if filing := Filing.objects.filter(pk=filing_id).first():
        fail(filing, FileFault("reading_failed"), at=at)
