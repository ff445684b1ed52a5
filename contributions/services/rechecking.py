"""Kiểm tra lại: only the rows that were touched and the rows of the same people, or a whole filing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, Q

from contributions.enums import FilingState, FindingLevel, FindingOrigin, LineOrigin, LineStatus
from contributions.intake.assemble import PARSERS
from contributions.intake.faults import WARNINGS, CellFault
from contributions.intake.rows import CELL_INDEX, BirthDate, DeclaredRow
from contributions.models import Declaration, Filing, FilingFinding, FilingLine
from contributions.services import checking, counting, registry
from contributions.services.checking import Checked, Desk

FIXABLE = frozenset(CELL_INDEX) - {"reserved_coefficient", "over_scale_percent", "seniority_percent"}


def put(line: FilingLine, cell: str, text: str, columns: Mapping[str, str]) -> None:
    """Ghi một ô: parse what was typed into the line (not yet saved), with a finding when it cannot be read."""
    value, problem = PARSERS[cell](text)
    _set(line, cell, value)
    filing = line.filing
    FilingFinding.objects.filter(
        filing=filing, number=line.number, cell=cell, origin=FindingOrigin.CELL
    ).delete()
    if problem is None:
        return
    is_warning = problem.code in WARNINGS
    FilingFinding.objects.create(
        filing=filing,
        number=line.number,
        cell=cell,
        column=columns.get(cell, ""),
        origin=FindingOrigin.CELL,
        level=FindingLevel.NOTICE if is_warning else FindingLevel.ERROR,
        code=problem.code,
        text=text[:200],
        suggestion=problem.suggestion[:200],
        params={"detail": problem.detail} if problem.detail else {},
    )


def _set(line: FilingLine, cell: str, value: Any) -> None:
    if cell == "birth":
        line.born_on = value.on if value else None
        line.birth_precision = value.precision if value else ""
    elif cell == "wage":
        line.pay_vnd = value.vnd
        line.coefficients = {"wage_coefficient": str(value.coefficient)} if value.coefficient else None
    elif cell in ("allowances", "position_allowance"):
        line.allowances_vnd = (value if cell == "allowances" else value.vnd) or 0
    elif cell == "si_number" and len(value) > 10:
        # A 12-digit number in the SI column is a personal ID (CV 1804), as in files.
        line.si_number, line.citizen_number = "", line.citizen_number or value
    else:
        setattr(line, cell, value)


def row_of_line(line: FilingLine, faults: Iterable[CellFault] = ()) -> DeclaredRow:
    """The line as a declared row, for the rules."""
    scale = checking.scale_of(line.coefficients)
    birth = BirthDate(line.born_on, line.birth_precision or "day") if line.born_on else None
    return counting.blank_row(line.number)._replace(
        full_name=line.full_name,
        si_number=line.si_number,
        citizen_number=line.citizen_number,
        birth=birth,
        sex=line.sex,
        position=line.position,
        workplace=line.workplace,
        wage_vnd=line.pay_vnd,
        allowances_vnd=line.allowances_vnd or None,
        contract_kind=line.contract_kind,
        contract_on=line.contract_on,
        from_month=line.from_month,
        to_month=line.to_month,
        facility_code=line.facility_code,
        result_form=line.result_form,
        change_code=line.change_code,
        note=line.note,
        employee_code=line.employee_code,
        texts=_texts(line),
        faults=tuple(faults),
        **scale,
    )


def _texts(line: FilingLine) -> tuple[str, ...]:
    """What a finding shows as the cell's text."""
    texts = [""] * len(CELL_INDEX)
    shown = {
        "full_name": line.full_name,
        "si_number": line.si_number,
        "citizen_number": line.citizen_number,
        "birth": f"{line.born_on:%d/%m/%Y}" if line.born_on else "",
        "wage": f"{line.pay_vnd:,}".replace(",", ".") if line.pay_vnd else "",
        "from_month": f"{line.from_month:%m/%Y}" if line.from_month else "",
        "to_month": f"{line.to_month:%m/%Y}" if line.to_month else "",
        "change_code": line.change_code,
        "facility_code": line.facility_code,
    }
    for cell, text in shown.items():
        texts[CELL_INDEX[cell]] = text
    return tuple(texts)


def recheck(declaration: Declaration, filing: Filing, lines: Sequence[FilingLine]) -> None:
    """Kiểm tra lại these lines and every other row of the people they named before and name now.

    ``lines`` carry what was typed and are not saved yet. Rule findings are made anew; a confirmed warning
    that comes out the same stays confirmed. People who are named no longer come back as missing.
    """
    if not lines:
        return
    before = _people_before(filing, lines)
    scope = _with_twins(filing, lines)
    faults = _cell_faults(filing, [line.number for line in scope])
    rows = [row_of_line(line, faults.get(line.number, ())) for line in scope]
    found = registry.load(
        organisation_id=filing.organisation_id,
        month=declaration.period,
        rows=rows,
        is_main=declaration.is_main,
    )
    desk = Desk(checking.terms_for(declaration, filing.kind), found, filing.columns)
    checked = checking.check_rows(desk, rows)
    _save(filing, scope, checked)
    now = {one.case.known.person_id for one in checked if one.case.known}
    likely = [found.likely(row) for one, row in zip(checked, rows, strict=True) if one.case.known is None]
    sync_absent(declaration, filing, before | now, present=[b.known.person_id for b in likely if b])


def _people_before(filing: Filing, lines: Sequence[FilingLine]) -> set[int]:
    stored = FilingLine.objects.filter(filing=filing, number__in=[line.number for line in lines])
    return {pk for pk in stored.order_by().values_list("person_id", flat=True) if pk}


def _with_twins(filing: Filing, lines: Sequence[FilingLine]) -> list[FilingLine]:
    """The lines and the other rows with one of their numbers, as stored and as typed."""
    mine = {line.number for line in lines}
    stored = FilingLine.objects.filter(filing=filing, number__in=mine).order_by()
    every = [*lines, *stored]
    same = (
        Q(citizen_number__in={line.citizen_number for line in every if line.citizen_number})
        | Q(si_number__in={line.si_number for line in every if line.si_number})
        | Q(person_id__in={line.person_id for line in every if line.person_id})
    )
    others = FilingLine.objects.select_for_update().filter(same, filing=filing, origin=LineOrigin.FILE)
    others = others.exclude(number__in=mine).exclude(status=LineStatus.DROPPED)
    scope = [*lines, *others]
    for line in scope:
        line.filing = filing
    return sorted(scope, key=lambda line: line.number)


def twins_of_line(filing: Filing, line: FilingLine) -> list[FilingLine]:
    """Rows of the same person, this one included."""
    return _with_twins(filing, [line])


def _cell_faults(filing: Filing, numbers: Sequence[int]) -> dict[int, list[CellFault]]:
    stored = FilingFinding.objects.filter(filing=filing, number__in=numbers, origin=FindingOrigin.CELL)
    faults: dict[int, list[CellFault]] = {}
    for f in stored:
        fault = CellFault(f.code, f.column, f.text, f.suggestion, f.cell, f.params.get("detail", ""))
        faults.setdefault(f.number, []).append(fault)
    return faults


def _save(filing: Filing, scope: Sequence[FilingLine], checked: Sequence[Checked]) -> None:
    for line, one in zip(scope, checked, strict=True):
        case = one.case
        line.status, line.change, line.situation = one.status, str(case.change), str(case.situation)
        line.person_id = case.known.person_id if case.known else None
        line.category, line.wage_vnd = one.category, case.wage_vnd
        line.before_wage_vnd = case.before.wage_vnd if case.before else None
        line.version += 1
    fields = [f.name for f in FilingLine._meta.concrete_fields if f.name not in ("id", "filing", "number")]
    FilingLine.objects.bulk_update(scope, fields, batch_size=500)
    _renew_findings(filing, [line.number for line in scope], checked)


def _renew_findings(filing: Filing, numbers: Sequence[int], checked: Sequence[Checked]) -> None:
    mine = FilingFinding.objects.filter(filing=filing, number__in=numbers).exclude(origin=FindingOrigin.CELL)
    confirmed = {
        _same(f.number, f.code, f.text, f.params): f for f in mine.filter(confirmed_at__isnull=False)
    }
    mine.delete()
    fresh = []
    for finding in (f for one in checked for f in one.findings if f.origin != FindingOrigin.CELL):
        row = checking.finding_row(filing.pk, finding)
        if kept := confirmed.get(_same(row.number, row.code, row.text, row.params)):
            row.confirmed_by_id, row.confirmed_at = kept.confirmed_by_id, kept.confirmed_at
        fresh.append(row)
    FilingFinding.objects.bulk_create(fresh)


def _same(number: int, code: str, text: str, params: Mapping[str, str]) -> tuple[object, ...]:
    """What makes a finding the same question: 30000000 in the file and 30.000.000 on the page are one value."""
    value = "".join(char for char in text if char.isalnum())
    return number, code, value, tuple(sorted(params.items()))


def sync_absent(
    declaration: Declaration, filing: Filing, people: Iterable[int | None], present: Iterable[int] = ()
) -> None:
    """Khớp người vắng: who is named by a row is not missing, who is named no longer is missing again."""
    ids = {pk for pk in people if pk}
    lines = FilingLine.objects.filter(filing=filing)
    rows = lines.filter(person_id__in=ids, origin=LineOrigin.FILE).exclude(status=LineStatus.DROPPED)
    named = {pk for pk in rows.values_list("person_id", flat=True) if pk} | set(present)
    lines.filter(person_id__in=named, origin=LineOrigin.REGISTRY).delete()
    gone = ids - named
    held = set(
        lines.filter(person_id__in=gone, origin=LineOrigin.REGISTRY).values_list("person_id", flat=True)
    )
    absent = gone - held
    if not absent:
        return
    book = registry.load(
        organisation_id=filing.organisation_id, month=declaration.period, rows=(), skip=True,
        is_main=declaration.is_main,
    )  # fmt: skip
    last = lines.aggregate(last=Max("number"))["last"] or 0
    found = [book.booked[pk] for pk in sorted(absent) if pk in book.booked]
    values = [
        checking.absent_line(filing.pk, last + place, booked, filing.coverage)
        for place, booked in enumerate(found, start=1)
    ]
    if values and declaration.is_main:
        registry.copy_rows("contributions_filingline", checking.LINE_COLUMNS, values)


@transaction.atomic
def recheck_filing(*, filing_id: UUID | str) -> None:
    """Kiểm tra lại cả tệp: after it is used again, or after the employer's book moved on."""
    filing = Filing.objects.select_for_update(of=("self",)).filter(pk=filing_id).first()
    if filing is None or filing.state != FilingState.CHECKED:
        return
    declaration = Declaration.objects.select_related("organisation").get(pk=filing.declaration_id)
    lines = list(
        FilingLine.objects.filter(filing=filing, origin=LineOrigin.FILE).exclude(status=LineStatus.DROPPED)
    )
    recheck(declaration, filing, lines)
    sync_absent(declaration, filing, _everybody(filing, declaration))
    reached = registry.covered_through(filing.organisation_id)
    Filing.objects.filter(pk=filing.pk).update(checked_through=reached)
    Declaration.objects.filter(pk=declaration.pk).update(version=F("version") + 1)
    counting.recount(filing)


def _everybody(filing: Filing, declaration: Declaration) -> set[int]:
    book = registry.load(
        organisation_id=filing.organisation_id, month=declaration.period, rows=(), skip=True,
        is_main=declaration.is_main,
    )  # fmt: skip
    FilingLine.objects.filter(filing=filing, origin=LineOrigin.REGISTRY).exclude(
        person_id__in=book.booked
    ).delete()
    return set(book.booked)
