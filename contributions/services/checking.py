"""Kiểm tra cả danh sách: rows of a file against registry, book and law, into lines and findings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from contributions.enums import Coverage, FilingKind, FindingOrigin, LineOrigin, LineStatus
from contributions.intake.rows import DeclaredRow
from contributions.models import Declaration, FilingFinding
from contributions.rules.categories import Category
from contributions.rules.declaration_checks import Case, Found, Known, Terms, entry_of, examine
from contributions.rules.difference import (
    Before,
    Change,
    Situation,
    category_of,
    change_of,
    declared_wage,
    situation_of,
)
from contributions.rules.levels import base_floor, regional_minimum, si_ceiling
from contributions.services.registry import Booked, Registry
from vssportal.legal.parameters import parameters

JUMP_PERCENT = 50
"""A wage that moves more than this is shown to a person; the portal's own choice (blueprint E12)."""

LINE_COLUMNS = (
    "filing_id", "number", "origin", "status", "change", "situation", "explanation", "explained_on",
    "person_id", "full_name", "si_number", "citizen_number", "employee_code", "born_on", "birth_precision",
    "sex", "position", "workplace", "category", "pay_vnd", "allowances_vnd", "coefficients", "wage_vnd",
    "before_wage_vnd", "contract_kind", "contract_on", "from_month", "to_month", "facility_code",
    "result_form", "change_code", "note", "version",
)  # fmt: skip
FINDING_COLUMNS = (
    "filing_id", "number", "cell", "column", "origin", "level", "code", "text", "suggestion", "params",
)  # fmt: skip


class Finding(NamedTuple):
    """Điều phát hiện, ready to be stored."""

    number: int
    cell: str
    column: str
    origin: str
    level: str
    code: str
    text: str
    suggestion: str
    params: Mapping[str, str]


@dataclass(slots=True)
class Desk:
    """Bàn kiểm tra: what is needed for all rows of one declaration."""

    terms: Terms
    registry: Registry
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Checked:
    """Dòng đã kiểm tra: the case, what was found, and what the line will hold."""

    case: Case
    findings: list[Finding]
    status: LineStatus
    category: Category


def terms_for(declaration: Declaration, kind: str) -> Terms:
    """Điều kiện của kỳ from the book of figures; ruling day: first of the month."""
    law = parameters().on(declaration.month)
    organisation = declaration.organisation
    return Terms(
        month=declaration.period,
        kind=kind,
        region=organisation.region,
        si_floor_vnd=base_floor(organisation.region, law),
        si_ceiling_vnd=si_ceiling(law),
        regional_minimum_vnd=regional_minimum(organisation.region, law),
        base_salary_vnd=law.vnd("base_salary"),
        jump_percent=JUMP_PERCENT,
        organisation_kind=organisation.kind,
        is_main=declaration.is_main,
    )


def coverage_of(kind: str, *, has_marker: bool, rows: Sequence[DeclaredRow], is_main: bool) -> Coverage:
    """Phạm vi: D02-TS files, supplements, and foreign D02-LT lists where every row has a code hold changes only."""
    if kind == FilingKind.D02_TS_XML or not is_main:
        return Coverage.CHANGES
    if kind == FilingKind.D02_LT and not has_marker and all(row.change_code for row in rows):
        return Coverage.CHANGES
    return Coverage.WHOLE


def check_rows(
    desk: Desk, rows: Sequence[DeclaredRow], twins: Mapping[int, tuple[int, ...]] | None = None
) -> list[Checked]:
    """Kiểm tra các dòng; ``twins`` is given when only some rows of a list are checked again."""
    found = [desk.registry.of(row) for row in rows]
    same = twins_of(rows, found) if twins is None else twins
    return [_check(desk, row, who, same.get(row.number, ())) for row, who in zip(rows, found, strict=True)]


def twins_of(
    rows: Sequence[DeclaredRow], found: Sequence[tuple[Known | None, int | None]]
) -> dict[int, tuple[int, ...]]:
    """Row numbers that name one person more than once, each with the others."""
    seen: dict[object, list[int]] = {}
    for row, (known, _) in zip(rows, found, strict=True):
        key = identity_of(row, known)
        if key:
            seen.setdefault(key, []).append(row.number)
    many = [numbers for numbers in seen.values() if len(numbers) > 1]
    return {n: tuple(other for other in numbers if other != n) for numbers in many for n in numbers}


def identity_of(row: DeclaredRow, known: Known | None) -> object:
    return known.person_id if known else row.citizen_number or row.si_number


def _check(
    desk: Desk, row: DeclaredRow, who: tuple[Known | None, int | None], twins: tuple[int, ...]
) -> Checked:
    known, other = who
    booked = desk.registry.booked.get(known.person_id) if known else None
    case = case_of(desk.terms, row, known, booked.before if booked else None)
    case.other_person_id, case.twins = other, twins
    if row.faults:
        case.broken = frozenset(fault.field for fault in row.faults if not fault.is_warning)
    findings = [_of_cell(row, fault) for fault in row.faults] if row.faults else []
    for found in examine(case):
        # One finding for all rows of a person: it stands at the first of them.
        if found.code == "duplicate_person" and row.number > min(twins):
            continue
        findings.append(of_rule(row, found, desk.columns))
    is_fault = bool(twins) or any(finding.level == "error" for finding in findings)
    nationality = known.nationality if known else "VN"
    category = category_of(
        case.before,
        nationality,
        desk.terms.organisation_kind,
        on_scale=row.wage_coefficient is not None,
    )
    return Checked(case, findings, LineStatus.FAULT if is_fault else LineStatus.OK, category)


def case_of(terms: Terms, row: DeclaredRow, known: Known | None, before: Before | None) -> Case:
    """A row with what it means for the person: wage, situation, change."""
    wage = declared_wage(row, terms.base_salary_vnd)
    situation = situation_of(row.change_code, wage, before)
    position = place_of_work(row.position, row.workplace)
    change = change_of(situation, _held(wage, situation, before), position, before)
    return Case(row, wage, situation, change, known, before, terms)


def _held(wage: int | None, situation: Situation, before: Before | None) -> int | None:
    """A row of somebody away may leave the wage blank: the book's is kept."""
    return before.wage_vnd if before and not wage and situation is not Situation.WORKING else wage


def place_of_work(position: str, workplace: str) -> str:
    """Chức danh, nơi làm việc as the book holds it."""
    return f"{position}, {workplace}" if position and workplace else position or workplace


def _of_cell(row: DeclaredRow, fault: Any) -> Finding:
    level = "notice" if fault.is_warning else "error"
    params = {"detail": fault.detail} if fault.detail else {}
    return Finding(
        row.number,
        fault.field,
        fault.column,
        FindingOrigin.CELL,
        level,
        fault.code,
        fault.text[:200],
        fault.suggestion[:200],
        params,
    )


def of_rule(
    row: DeclaredRow, found: Found, columns: Mapping[str, str], origin: str = FindingOrigin.RULE
) -> Finding:
    """A rule's finding with the cell as typed."""
    text = row.text(found.cell) if found.cell and row.texts else ""
    return Finding(
        row.number,
        found.cell,
        columns.get(found.cell, ""),
        origin,
        entry_of(found.code).level,
        found.code,
        text[:200],
        found.suggestion[:200],
        found.params,
    )


def line_values(filing_id: UUID, checked: Checked) -> tuple[Any, ...]:
    """The line of a row, in the order of LINE_COLUMNS."""
    row, case = checked.case.row, checked.case
    birth = row.birth
    return (
        filing_id,
        row.number,
        LineOrigin.FILE,
        checked.status,
        case.change,
        case.situation,
        "",
        None,
        case.known.person_id if case.known else None,
        row.full_name,
        row.si_number,
        row.citizen_number,
        row.employee_code[:60],
        birth.on if birth else None,
        birth.precision if birth else "",
        row.sex,
        row.position[:200],
        row.workplace[:200],
        checked.category,
        row.wage_vnd,
        (row.allowances_vnd or 0) + (row.position_allowance_vnd or 0),
        coefficients_of(row),
        case.wage_vnd,
        case.before.wage_vnd if case.before else None,
        row.contract_kind,
        row.contract_on,
        row.from_month,
        row.to_month,
        row.facility_code[:120],
        row.result_form,
        row.change_code,
        row.note[:500],
        1,
    )


_SCALE = (
    "wage_coefficient",
    "reserved_coefficient",
    "position_allowance_coefficient",
    "over_scale_percent",
    "seniority_percent",
)


def coefficients_of(row: DeclaredRow) -> str | None:
    """Hệ số as JSON text; None for wages in đồng."""
    if row.wage_coefficient is None:
        return None
    parts = [f'"{name}": "{getattr(row, name)}"' for name in _SCALE if getattr(row, name) is not None]
    return "{" + ", ".join(parts) + "}"


def scale_of(coefficients: Mapping[str, str] | None) -> dict[str, Any]:
    """What ``coefficients_of`` stored."""
    return {name: Decimal(value) for name, value in (coefficients or {}).items()}


def absent_lines(
    filing_id: UUID, desk: Desk, checked: Iterable[Checked], coverage: str
) -> list[tuple[Any, ...]]:
    """Người không có trong tệp: to be explained when the file should hold everybody, else carried over.

    Who was on leave already is carried over in silence.
    """
    present: set[int] = set()
    last = 0
    for one in checked:
        row = one.case.row
        last = max(last, row.number)
        if one.case.known:
            present.add(one.case.known.person_id)
        elif likely := desk.registry.likely(row):
            present.add(likely.known.person_id)
    absent = [booked for person_id, booked in desk.registry.booked.items() if person_id not in present]
    return [
        absent_line(filing_id, last + place, booked, coverage) for place, booked in enumerate(absent, start=1)
    ]


def absent_line(filing_id: UUID, number: int, booked: Booked, coverage: str) -> tuple[Any, ...]:
    """The line of somebody the file does not speak of."""
    known, before = booked.known, booked.before
    must_explain = coverage == Coverage.WHOLE and before.situation == Situation.WORKING
    return (
        filing_id,
        number,
        LineOrigin.REGISTRY,
        LineStatus.MISSING if must_explain else LineStatus.OK,
        Change.LEFT if must_explain else Change.UNCHANGED,
        Situation.GONE if must_explain else before.situation,
        "",
        None,
        known.person_id,
        known.full_name,
        known.si_number,
        known.citizen_number,
        before.employee_code,
        known.born_on,
        known.birth_precision,
        known.sex,
        before.position,
        "",
        before.category,
        before.wage_vnd,
        0,
        None,
        before.wage_vnd,
        before.wage_vnd,
        booked.contract_kind,
        booked.contract_on,
        None,
        None,
        booked.facility_code,
        "",
        "",
        "",
        1,
    )


def finding_values(filing_id: UUID, finding: Finding) -> tuple[Any, ...]:
    """In the order of FINDING_COLUMNS."""
    return (filing_id, *finding)


def finding_row(filing_id: UUID, finding: Finding) -> FilingFinding:
    """A finding as a row not yet saved."""
    return FilingFinding(filing_id=filing_id, **finding._asdict() | {"params": dict(finding.params)})
