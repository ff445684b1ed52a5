"""Sửa dòng: mend a cell, take suggestions, choose, drop, confirm, explain; each line has a version of its own.

Two people may mend two rows at once; the same row is mended by the first, the second is told. Every act
raises the declaration's version too, so that nobody submits what they have not seen.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.services.records import journal
from contributions.enums import (
    Change,
    Explanation,
    FindingLevel,
    FindingOrigin,
    LineOrigin,
    LineStatus,
    Situation,
)
from contributions.models import Declaration, Filing, FilingFinding, FilingLine
from contributions.rules.difference import OF_EXPLANATION
from contributions.services import counting, rechecking
from contributions.services.holding import CHANGED, NO_LINE, checked, take
from vssportal.kernel.errors import DomainError, Missing, Stale, WrongState, gettext_noop

NO_CELL = gettext_noop("Dòng này không có ô “{cell}” để sửa.")
NOT_MISSING = gettext_noop("Dòng {number} có trong tệp nên không cần giải thích.")
NOT_KNOWN = gettext_noop("Chọn một lý do trong danh sách.")
DAY_NEEDED = gettext_noop("Nhập ngày bắt đầu nghỉ.")
NOT_DROPPED = gettext_noop("Dòng {number} chưa bỏ nên không có gì để khôi phục.")
NO_TWINS = gettext_noop("Dòng {number} không trùng với dòng nào.")
EXPLAIN_INSTEAD = gettext_noop("Người này không có trong tệp. Chọn lý do thay vì bỏ dòng.")


@transaction.atomic
def fix_cell(
    *, actor: User, filing: Filing, number: int, cell: str, text: str, version: int, at: datetime
) -> FilingLine:
    """Sửa một ô as the person typed it; the line comes back checked again, whatever was typed."""
    held, now, line = _take_line(actor, filing, number, version, at)
    if cell not in rechecking.FIXABLE:
        raise DomainError(NO_CELL, field="cell", cell=cell)
    if line.origin == LineOrigin.REGISTRY:
        _claim(line)
    rechecking.put(line, cell, text, now.columns)
    rechecking.recheck(held, now, [line])
    _finish(held, now, "fix_cell", facts={"row": number, "cell": cell}, actor=actor, at=at)
    line.refresh_from_db()
    return line


def _claim(line: FilingLine) -> None:
    """A carried or missing person whose cell is mended becomes a row like any other."""
    line.origin, line.explanation, line.explained_on = LineOrigin.FILE, "", None


@transaction.atomic
def apply_suggestions(*, actor: User, filing: Filing, version: int, at: datetime) -> int:
    """Sửa cả loạt theo gợi ý: every error with a suggestion that can be typed into its cell; how many."""
    held = take(actor=actor, declaration_id=filing.declaration_id, at=at, version=version)
    now = checked(filing)
    found = FilingFinding.objects.filter(filing=now, level=FindingLevel.ERROR).exclude(suggestion="")
    wanted: dict[int, list[FilingFinding]] = {}
    for finding in found:
        wanted.setdefault(finding.number, []).append(finding)
    lines = list(FilingLine.objects.select_for_update().filter(filing=now, number__in=wanted))
    done = 0
    for line in lines:
        for finding in wanted[line.number]:
            rechecking.put(line, finding.cell, finding.suggestion, now.columns)
            done += 1
    if lines:
        rechecking.recheck(held, now, lines)
    _finish(held, now, "apply_suggestions", facts={"cells": done}, actor=actor, at=at)
    return done


@transaction.atomic
def choose_line(*, actor: User, filing: Filing, number: int, version: int, at: datetime) -> FilingLine:
    """Giữ dòng này of several of one person; the others are dropped."""
    held, now, line = _take_line(actor, filing, number, version, at)
    others = [twin for twin in rechecking.twins_of_line(now, line) if twin.number != number]
    if not others:
        raise WrongState(NO_TWINS, number=number)
    _drop(now, others)
    rechecking.recheck(held, now, [line])
    _finish(
        held,
        now,
        "choose_line",
        facts={"row": number, "dropped": [t.number for t in others]},
        actor=actor,
        at=at,
    )
    line.refresh_from_db()
    return line


@transaction.atomic
def drop_line(*, actor: User, filing: Filing, number: int, version: int, at: datetime) -> None:
    """Bỏ dòng of the file; the person, if at work here, then has to be explained."""
    held, now, line = _take_line(actor, filing, number, version, at)
    if line.origin == LineOrigin.REGISTRY:
        raise WrongState(EXPLAIN_INSTEAD)
    twins = [twin for twin in rechecking.twins_of_line(now, line) if twin.number != number]
    _drop(now, [line])
    rechecking.recheck(held, now, twins)
    rechecking.sync_absent(held, now, [line.person_id])
    _finish(held, now, "drop_line", facts={"row": number}, actor=actor, at=at)


@transaction.atomic
def restore_line(*, actor: User, filing: Filing, number: int, version: int, at: datetime) -> None:
    """Khôi phục a dropped row."""
    held, now, line = _take_line(actor, filing, number, version, at)
    if line.status != LineStatus.DROPPED:
        raise WrongState(NOT_DROPPED, number=number)
    line.status = LineStatus.OK
    rechecking.recheck(held, now, [line])
    _finish(held, now, "restore_line", facts={"row": number}, actor=actor, at=at)


def _drop(filing: Filing, lines: Sequence[FilingLine]) -> None:
    numbers = [line.number for line in lines]
    found = FilingLine.objects.filter(filing=filing, number__in=numbers)
    found.update(status=LineStatus.DROPPED, version=F("version") + 1)
    FilingFinding.objects.filter(filing=filing, number__in=numbers).exclude(
        origin=FindingOrigin.CELL
    ).delete()
    FilingFinding.objects.filter(filing=filing, number__in=numbers).update(level=FindingLevel.NOTICE)


@transaction.atomic
def confirm_warnings(
    *, actor: User, filing: Filing, version: int, at: datetime, numbers: list[int] | None = None
) -> int:
    """Xác nhận cảnh báo là đúng, of these rows or of all; how many."""
    held = take(actor=actor, declaration_id=filing.declaration_id, at=at, version=version)
    now = checked(filing)
    found = FilingFinding.objects.filter(filing=now, level=FindingLevel.WARNING, confirmed_at__isnull=True)
    if numbers is not None:
        found = found.filter(number__in=numbers)
    done = found.update(confirmed_by=actor, confirmed_at=at)
    _finish(
        held, now, "confirm_warnings", facts={"rows": numbers or "all", "count": done}, actor=actor, at=at
    )
    return done


@transaction.atomic
def explain_missing(
    *,
    actor: User,
    filing: Filing,
    number: int,
    explanation: str,
    version: int,
    at: datetime,
    on: date | None = None,
) -> FilingLine:
    """Giải thích vì sao một người không có trong tệp; ``mistake`` keeps the person with the wage of before."""
    held, now, line = _take_line(actor, filing, number, version, at)
    if line.origin != LineOrigin.REGISTRY:
        raise WrongState(NOT_MISSING, number=number)
    _explain(now, [line.number], explanation, on)
    _finish(
        held, now, "explain_missing", facts={"row": number, "explanation": explanation}, actor=actor, at=at
    )
    line.refresh_from_db()
    return line


@transaction.atomic
def explain_all_missing(
    *,
    actor: User,
    filing: Filing,
    explanation: str,
    version: int,
    at: datetime,
    on: date | None = None,
) -> int:
    """Giải thích chung for everybody not yet explained; how many. ``version`` is the declaration's."""
    held = take(actor=actor, declaration_id=filing.declaration_id, at=at, version=version)
    now = checked(filing)
    missing = FilingLine.objects.filter(filing=now, status=LineStatus.MISSING)
    numbers = list(missing.order_by("number").values_list("number", flat=True))
    _explain(now, numbers, explanation, on)
    _finish(
        held,
        now,
        "explain_all_missing",
        facts={"count": len(numbers), "explanation": explanation},
        actor=actor,
        at=at,
    )
    return len(numbers)


def _explain(filing: Filing, numbers: Sequence[int], explanation: str, on: date | None) -> None:
    if explanation not in Explanation.values:
        raise DomainError(NOT_KNOWN, field="explanation")
    situation = OF_EXPLANATION.get(explanation)
    if situation is not None and on is None:
        raise DomainError(DAY_NEEDED, field="on")
    changes = {"": Change.UNCHANGED, "gone": Change.LEFT}
    change = changes.get(str(situation or ""), Change.PAUSED)
    FilingLine.objects.filter(filing=filing, number__in=numbers).update(
        status=LineStatus.OK,
        explanation=explanation,
        explained_on=on,
        situation=situation or Situation.WORKING,
        change=change,
        version=F("version") + 1,
    )


def _take_line(
    actor: User, filing: Filing, number: int, version: int, at: datetime
) -> tuple[Declaration, Filing, FilingLine]:
    held = take(actor=actor, declaration_id=filing.declaration_id, at=at)
    now = checked(filing)
    line = FilingLine.objects.select_for_update().filter(filing=now, number=number).first()
    if line is None:
        raise Missing(NO_LINE, number=number)
    if line.version != version:
        raise Stale(CHANGED)
    return held, now, line


def _finish(
    held: Declaration, filing: Filing, name: str, *, facts: dict[str, Any], actor: User, at: datetime
) -> None:
    counting.recount(filing)
    journal(held, name, actor=actor, at=at, facts={"filing": str(filing.pk), **facts})
