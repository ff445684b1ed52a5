"""Ghi sổ: employments, spans, dues and ledger of one declaration, in sets, inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from contributions.enums import Account, Explanation
from contributions.models import Declaration
from contributions.rules.bulk import NOTHING
from contributions.rules.difference import Rewrite, Situation, Stretch, mend, run_on
from contributions.rules.funds import FUND_PAYERS
from contributions.services.entries import Entry
from contributions.services.money import DUE_COLUMNS, Cards
from contributions.services.registry import Booked, Registry, copy_rows
from vssportal.kernel.periods import Month

DUE_TABLE = (
    "declaration_id", "organisation_id", "person_id", "province_code", "month", "category", "wage_vnd",
    "base_vnd", *DUE_COLUMNS, "booked_at",
)  # fmt: skip
EMPLOYMENT_TABLE = (
    "person_id", "organisation_id", "employee_code", "position", "category", "contract_kind", "contract_on",
    "wage_vnd", "situation", "facility_code", "since_month", "until_month",
)  # fmt: skip
SPAN_TABLE = (
    "person_id", "organisation_id", "start_month", "end_month", "situation", "category", "wage_vnd",
    "base_vnd", "funds", "position", "declaration_id", "province_code", "recorded_at", "replaced_at",
)  # fmt: skip


@dataclass(slots=True)
class Booking:
    """Kết quả ghi sổ: how many people, how much."""

    people: int = 0
    total_vnd: int = 0
    sums: list[int] = field(default_factory=lambda: [0] * len(FUND_PAYERS))


def book(declaration: Declaration, entries: Sequence[Entry], found: Registry, *, at: datetime) -> Booking:
    """Ghi sổ the whole declaration: dues and ledger, then who works here and the spans of the history."""
    cards = Cards(declaration)
    booking = _book_dues(declaration, entries, cards, at)
    _post(declaration, booking, at)
    if declaration.is_main:
        _book_employments(declaration, entries, found)
    _book_spans(declaration, entries, cards, at)
    _end_other_standings(declaration, entries)
    return booking


def _book_dues(declaration: Declaration, entries: Sequence[Entry], cards: Cards, at: datetime) -> Booking:
    """One row a person with what this declaration changes; nothing where nothing changes."""
    already = _already(declaration)
    booking, rows = Booking(), []
    head = (declaration.pk, declaration.organisation_id)
    place = (declaration.province_code, declaration.month)
    for entry in entries:
        category, wage = entry.category, entry.wage_vnd or 0
        is_due = entry.situation == Situation.WORKING
        dues = cards[category].due(wage) if is_due else NOTHING
        booking.people += is_due
        if already and (before := already.get(entry.person_id or 0)):
            dues = tuple(new - old for new, old in zip(dues, before, strict=True))
        if not any(dues):
            continue
        base = cards[category].base(wage) if is_due else 0
        rows.append((*head, entry.person_id, *place, category, wage, base, *dues, at))
    copy_rows("contributions_monthdue", DUE_TABLE, rows)
    first = len(DUE_TABLE) - 1 - len(FUND_PAYERS)
    booking.sums = _sums(rows, first)
    booking.total_vnd = sum(booking.sums)
    return booking


def _sums(rows: Sequence[tuple[Any, ...]], first: int) -> list[int]:
    return [sum(row[first + place] for row in rows) for place in range(len(FUND_PAYERS))]


def _already(declaration: Declaration) -> dict[int, tuple[int, ...]]:
    """What was booked before for the month, by person."""
    sums = ", ".join(f"sum({column})" for column in DUE_COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT person_id, {sums} FROM contributions_monthdue
            WHERE organisation_id = %s AND month = %s GROUP BY person_id""",  # noqa: S608 our own column names
            [declaration.organisation_id, declaration.month],
        )
        return {row[0]: tuple(int(value) for value in row[1:]) for row in cursor.fetchall()}


def _post(declaration: Declaration, booking: Booking, at: datetime) -> None:
    """Bút toán: one pair for each fund and payer; a decrease is booked the other way round."""
    rows = []
    for (fund, payer), amount in zip(FUND_PAYERS, booking.sums, strict=True):
        if not amount:
            continue
        debit, credit = Account.RECEIVABLE, Account.FUND
        if amount < 0:
            debit, credit = credit, debit
        cause = f"declaration:{declaration.pk}:{fund}.{payer}"
        rows.append(
            (
                declaration.organisation_id, declaration.agency_id, declaration.province_code, declaration.pk,
                debit, credit, fund, payer, abs(amount), declaration.month, cause, at,
            )
        )  # fmt: skip
    columns = (
        "organisation_id", "agency_id", "province_code", "declaration_id", "debit", "credit", "fund", "payer",
        "amount_vnd", "effective_month", "cause", "posted_at",
    )  # fmt: skip
    copy_rows("contributions_ledgerposting", columns, rows)


def _book_employments(declaration: Declaration, entries: Sequence[Entry], found: Registry) -> None:
    """Lao động: new rows by COPY, changed rows and leavers by one statement each."""
    new, changed, left = [], [], []
    month = declaration.month
    for entry in entries:
        booked = found.booked.get(entry.person_id or 0)
        if booked is None:
            if entry.situation != Situation.GONE:
                new.append((*_employment(declaration, entry), month, None))
        elif entry.situation == Situation.GONE:
            left.append(booked.employment_id)
        elif values := _changes(entry, booked):
            changed.append((booked.employment_id, *values))
    copy_rows("contributions_employment", EMPLOYMENT_TABLE, new)
    _update_employments(changed)
    _end_employments(left, Month.of(month))


def _employment(declaration: Declaration, entry: Entry) -> tuple[Any, ...]:
    return (
        entry.person_id,
        declaration.organisation_id,
        entry.employee_code[:40],
        entry.position,
        entry.category,
        entry.contract_kind,
        entry.contract_on,
        entry.wage_vnd or 0,
        entry.situation,
        entry.facility_code,
    )


def _changes(entry: Entry, booked: Booked) -> tuple[Any, ...] | None:
    """What the row says anew of somebody at work here; a blank cell says nothing."""
    before = booked.before
    is_kept = entry.explanation == Explanation.MISTAKE or not entry.wage_vnd
    values = (
        entry.employee_code[:40] or before.employee_code,
        entry.position or before.position,
        entry.contract_kind or booked.contract_kind,
        entry.contract_on or booked.contract_on,
        before.wage_vnd if is_kept else entry.wage_vnd,
        entry.situation,
        entry.facility_code or booked.facility_code,
    )
    held = (
        before.employee_code, before.position, booked.contract_kind, booked.contract_on, before.wage_vnd,
        before.situation, booked.facility_code,
    )  # fmt: skip
    return None if values == held else values


def _update_employments(changed: Sequence[tuple[Any, ...]]) -> None:
    if not changed:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE contributions_employment e SET employee_code = c.code, position = c.position,
                contract_kind = c.kind, contract_on = c.contract_on, wage_vnd = c.wage, situation = c.situation,
                facility_code = c.facility
            FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::date[], %s::bigint[], %s::text[],
                %s::text[]) AS c(id, code, position, kind, contract_on, wage, situation, facility)
            WHERE e.id = c.id""",
            [list(column) for column in zip(*changed, strict=True)],
        )


def _end_employments(ids: Sequence[int | None], month: Month) -> None:
    """The last month worked is the one before; somebody who began this month never worked here."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(
                """UPDATE contributions_employment SET situation = 'gone',
                    until_month = greatest(since_month, %s::date) WHERE id = ANY(%s)""",
                [(month - 1).first, list(ids)],
            )


def _book_spans(declaration: Declaration, entries: Sequence[Entry], cards: Cards, at: datetime) -> None:
    """Quá trình đóng: unchanged people cost nothing; others close or replace a span and open new ones."""
    month = declaration.period
    held = _spans_of(declaration)
    rewrite = run_on if declaration.is_main else mend
    closed, replaced, added = [], [], []
    for entry in entries:
        span = held.get(entry.person_id or 0)
        facts = _facts(entry, cards, span)
        if facts == (span.facts if span else None):
            continue
        change: Rewrite = rewrite(span.stretch if span else None, month, facts)
        if change.close_at:
            closed.append(span and span.pk)
        if change.replace:
            replaced.append(span and span.pk)
        added += [_span(declaration, entry, one, at) for one in change.add]
    _close_spans(closed, replaced, month, at)
    copy_rows("contributions_contributionspan", SPAN_TABLE, added)


class _Held(NamedTuple):
    """A span in force, as read; few of them are ever rewritten."""

    pk: int
    start: date
    end: date | None
    facts: tuple[Any, ...]

    @property
    def stretch(self) -> Stretch:
        return Stretch(Month.of(self.start), Month.of(self.end) if self.end else None, self.facts)


def _spans_of(declaration: Declaration) -> dict[int, _Held]:
    """The span of each person that runs (main) or covers the month (supplement)."""
    sql = """SELECT person_id, id, start_month, end_month, situation, category, wage_vnd, base_vnd, funds, position
        FROM contributions_contributionspan WHERE organisation_id = %s AND replaced_at IS NULL AND """
    sql += (
        "end_month IS NULL"
        if declaration.is_main
        else "start_month <= %s AND (end_month IS NULL OR end_month > %s)"
    )
    terms: list[Any] = [
        declaration.organisation_id,
        *([] if declaration.is_main else [declaration.month] * 2),
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql, terms)
        return {row[0]: _Held(row[1], row[2], row[3], row[4:]) for row in cursor.fetchall()}


def _facts(entry: Entry, cards: Cards, held: _Held | None) -> tuple[Any, ...] | None:
    """What holds for the person from now on; None when nothing does.

    Maternity counts with the base of before (Luật BHXH 41/2024 Điều 53 khoản 8); other leave has none.
    """
    situation, category = entry.situation, entry.category
    if situation == Situation.GONE:
        return None
    wage = entry.wage_vnd or (held.facts[2] if held else 0)
    rates = cards[category]
    has_base = situation in (Situation.WORKING, Situation.MATERNITY)
    base = rates.base(wage) if has_base and wage else 0
    funds = rates.funds if situation == Situation.WORKING else ""
    return (situation, category, wage, base, funds, entry.position or (held.facts[5] if held else ""))


def _span(declaration: Declaration, entry: Entry, stretch: Stretch, at: datetime) -> tuple[Any, ...]:
    return (
        entry.person_id,
        declaration.organisation_id,
        stretch.start.first,
        stretch.end.first if stretch.end else None,
        *stretch.facts,
        declaration.pk,
        declaration.province_code,
        at,
        None,
    )


def _close_spans(
    closed: Sequence[int | None], replaced: Sequence[int | None], month: Month, at: datetime
) -> None:
    with connection.cursor() as cursor:
        if closed:
            cursor.execute(
                "UPDATE contributions_contributionspan SET end_month = %s WHERE id = ANY(%s)",
                [month.first, list(closed)],
            )
        if replaced:
            cursor.execute(
                "UPDATE contributions_contributionspan SET replaced_at = %s WHERE id = ANY(%s)",
                [at, list(replaced)],
            )


def _end_other_standings(declaration: Declaration, entries: Sequence[Entry]) -> None:
    """Ngừng BHXH tự nguyện, BHYT diện khác of people who are now insured here (Điều 5 khoản 1.3.2)."""
    ids = [entry.person_id for entry in entries if entry.is_increase]
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(
                """UPDATE contributions_standing SET until_month = greatest(since_month, %s::date)
                WHERE person_id = ANY(%s) AND until_month IS NULL AND kind IN ('voluntary', 'health_only')""",
                [(declaration.period - 1).first, ids],
            )
