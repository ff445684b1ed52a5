"""Tra cơ sở dữ liệu theo bộ: people and the employer's book for a whole list at once, never row by row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from contributions.intake.rows import DeclaredRow
from contributions.rules.declaration_checks import Known
from contributions.rules.difference import Before
from vssportal.kernel.names import Likeness, name_key, same_name
from vssportal.kernel.periods import Month

_PERSON = """p.id, p.full_name, coalesce(p.si_number, ''), coalesce(p.citizen_number, ''), p.born_on,
    p.birth_precision, p.sex, p.died_on, p.nationality"""

_BOOK = f"""
    SELECT {_PERSON}, e.wage_vnd, e.position, e.situation, e.category, e.since_month, e.employee_code,
        e.contract_kind, e.contract_on, e.facility_code, e.id
    FROM contributions_employment e JOIN accounts_person p ON p.id = e.person_id
    WHERE e.organisation_id = %(organisation)s AND e.until_month IS NULL AND e.since_month <= %(month)s
    ORDER BY p.given_sort, p.id"""  # noqa: S608 only constants of this module

_BOOK_OF_MONTH = f"""
    SELECT {_PERSON}, s.wage_vnd, s.position, s.situation, s.category, s.start_month, '', '', NULL, '', NULL
    FROM contributions_contributionspan s JOIN accounts_person p ON p.id = s.person_id
    WHERE s.organisation_id = %(organisation)s AND s.replaced_at IS NULL
        AND s.start_month <= %(month)s AND (s.end_month IS NULL OR s.end_month > %(month)s)
    ORDER BY p.given_sort, p.id"""  # noqa: S608 only constants of this module

_ELSEWHERE = """
    (SELECT min(e.since_month) FROM contributions_employment e
        WHERE e.person_id = p.id AND e.organisation_id <> %(organisation)s
        AND (e.until_month IS NULL OR e.until_month >= %(month)s)),
    (SELECT string_agg(s.kind, ',') FROM contributions_standing s
        WHERE s.person_id = p.id AND s.since_month <= %(month)s
        AND (s.until_month IS NULL OR s.until_month >= %(month)s))"""

_BY_NUMBER = f"""
    WITH p AS MATERIALIZED (
        SELECT * FROM accounts_person WHERE citizen_number = ANY(%(citizens)s)
        UNION SELECT * FROM accounts_person WHERE si_number = ANY(%(numbers)s)
        UNION SELECT * FROM accounts_person WHERE id = ANY(%(ids)s))
    SELECT {_PERSON}, {_ELSEWHERE} FROM p"""  # noqa: S608 only constants of this module


@dataclass(frozen=True, slots=True)
class Booked:
    """Người đang có trong sổ: who, and what the book holds of them."""

    known: Known
    before: Before
    contract_kind: str = ""
    contract_on: date | None = None
    facility_code: str = ""
    employment_id: int | None = None


@dataclass(slots=True)
class Registry:
    """Kết quả tra cứu: everyone the list may speak of, found by number, employee code, or name and birth."""

    booked: dict[int, Booked] = field(default_factory=dict)
    by_citizen: dict[str, Known] = field(default_factory=dict)
    by_si: dict[str, Known] = field(default_factory=dict)
    by_code: dict[str, Booked] = field(default_factory=dict)
    by_birth: dict[tuple[str, date], list[Booked]] = field(default_factory=dict)

    def know(self, known: Known) -> None:
        if known.citizen_number:
            self.by_citizen[known.citizen_number] = known
        if known.si_number:
            self.by_si[known.si_number] = known

    def book(self, booked: Booked) -> None:
        self.booked[booked.known.person_id] = booked
        self.know(booked.known)
        if booked.before.employee_code:
            self.by_code[booked.before.employee_code] = booked

    def of(self, row: DeclaredRow) -> tuple[Known | None, int | None]:
        """The person of a row, and another person's id when its two numbers disagree."""
        by_citizen = self.by_citizen.get(row.citizen_number) if row.citizen_number else None
        by_si = self.by_si.get(row.si_number) if row.si_number else None
        if by_citizen and by_si:
            return by_citizen, by_si.person_id if by_si.person_id != by_citizen.person_id else None
        if found := by_citizen or by_si:
            return found, None
        if row.si_number or row.citizen_number:
            return None, None
        return self._by_code(row), None

    def _by_code(self, row: DeclaredRow) -> Known | None:
        booked = self.by_code.get(row.employee_code) if row.employee_code else None
        if booked is None or same_name(row.full_name, booked.known.full_name) is Likeness.DIFFERENT:
            return None
        return booked.known

    def likely(self, row: DeclaredRow) -> Booked | None:
        """Who a row with an unreadable number most likely is: never used as identity, only against crying wolf."""
        if (booked := self.by_code.get(row.employee_code)) and row.employee_code:
            return booked
        for suggestion in (fault.suggestion for fault in row.faults if fault.suggestion):
            known = self.by_citizen.get(suggestion) or self.by_si.get(suggestion)
            if known and known.person_id in self.booked:
                return self.booked[known.person_id]
        return self._namesake(row)

    def _namesake(self, row: DeclaredRow) -> Booked | None:
        if not self.by_birth:
            for booked in self.booked.values():
                born = (name_key(booked.known.full_name), booked.known.born_on)
                self.by_birth.setdefault(born, []).append(booked)
        key = name_key(row.full_name)
        if row.birth is not None:
            found = self.by_birth.get((key, row.birth.on), [])
        else:
            found = [one for (name, _), many in self.by_birth.items() if name == key for one in many]
        return found[0] if len(found) == 1 else None


def load(
    *,
    organisation_id: int,
    month: Month,
    rows: Iterable[DeclaredRow],
    is_main: bool = True,
    skip: bool = False,
) -> Registry:
    """Tra cứu for a list: the employer's book in one statement, everyone else named in one more."""
    registry = Registry()
    terms = {"organisation": organisation_id, "month": month.first}
    for values in _fetch(_BOOK if is_main else _BOOK_OF_MONTH, terms):
        registry.book(_booked(values))
    if not skip:
        look_up(registry, organisation_id=organisation_id, month=month, rows=rows)
    return registry


def look_up(registry: Registry, *, organisation_id: int, month: Month, rows: Iterable[DeclaredRow]) -> None:
    """Add who is named by a number and not at work here, or here on leave and perhaps elsewhere meanwhile."""
    citizens: set[str] = set()
    numbers: set[str] = set()
    for row in rows:
        if row.citizen_number and row.citizen_number not in registry.by_citizen:
            citizens.add(row.citizen_number)
        if row.si_number and row.si_number not in registry.by_si:
            numbers.add(row.si_number)
        for fault in row.faults:
            if fault.suggestion and fault.field in ("si_number", "citizen_number"):
                (citizens if fault.field == "citizen_number" else numbers).add(fault.suggestion)
    away = [b.known.person_id for b in registry.booked.values() if b.before.situation != "working"]
    for known in people(citizens, numbers, away, organisation_id=organisation_id, month=month):
        registry.know(known)


def people(
    citizens: Collection[str],
    numbers: Collection[str],
    ids: Collection[int],
    *,
    organisation_id: int,
    month: Month,
) -> list[Known]:
    """Những người có số này, with what speaks against an increase by this employer in this month."""
    if not (citizens or numbers or ids):
        return []
    terms = {
        "organisation": organisation_id,
        "month": month.first,
        "citizens": list(citizens),
        "numbers": list(numbers),
        "ids": list(ids),
    }
    return [
        Known._make((*values[:10], tuple(values[10].split(",")) if values[10] else ()))
        for values in _fetch(_BY_NUMBER, terms)
    ]


def _booked(values: tuple[Any, ...]) -> Booked:
    return Booked(Known(*values[:9]), Before(values[0], *values[9:15]), *values[15:])


def _fetch(sql: str, terms: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, terms)
        return list(cursor.fetchall())


def copy_rows(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """COPY: many rows in one statement."""
    sql = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)


def covered_through(organisation_id: int) -> date | None:
    """The last accepted month of an employer."""
    rows = _fetch(
        "SELECT covered_through FROM contributions_employerbook WHERE organisation_id = %(organisation)s",
        {"organisation": organisation_id},
    )
    return rows[0][0] if rows else None
