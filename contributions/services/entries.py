"""Dòng khi ghi sổ: the lines of a filing as the decision reads them, and the people they bring."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from accounts.models import Person
from contributions.intake.rows import BirthDate, DeclaredRow
from contributions.models import Filing
from contributions.rules.difference import Change
from contributions.services import counting
from contributions.services.checking import place_of_work, scale_of
from vssportal.kernel.identifiers import PersonalId, check_facility_code
from vssportal.kernel.names import given_sort, name_key, name_sort

_LINES = """
    SELECT number, person_id, full_name, si_number, citizen_number, employee_code, born_on, birth_precision,
        sex, position, workplace, category, pay_vnd, allowances_vnd, coefficients::text, wage_vnd,
        contract_kind, contract_on, facility_code, change_code, change, situation, explanation
    FROM contributions_filingline WHERE filing_id = %s AND status <> 'dropped' ORDER BY number"""


# A list names a handful of facilities thousands of times.
_facility_problem = lru_cache(maxsize=4096)(check_facility_code)


class Entry:
    """Một dòng khi ghi sổ: as the line says, with the person it is about."""

    __slots__ = ("_values", "person_id")

    def __init__(self, values: tuple[Any, ...]) -> None:
        self._values = values
        self.person_id: int | None = values[1]

    number = property(lambda self: self._values[0])
    full_name = property(lambda self: self._values[2])
    citizen_number = property(lambda self: self._values[4])
    employee_code = property(lambda self: self._values[5])
    category = property(lambda self: self._values[11])
    wage_vnd = property(lambda self: self._values[15])
    contract_kind = property(lambda self: self._values[16])
    contract_on = property(lambda self: self._values[17])
    change = property(lambda self: self._values[20])
    situation = property(lambda self: self._values[21])
    explanation = property(lambda self: self._values[22])

    @property
    def position(self) -> str:
        return place_of_work(self._values[9], self._values[10])[:200]

    @property
    def facility_code(self) -> str:
        code: str = self._values[18]
        return code if code and _facility_problem(code) is None else ""

    @property
    def is_increase(self) -> bool:
        return self.change in (Change.NEW, Change.BACK)

    @property
    def needs_look_up(self) -> bool:
        """Who was at work here and stays needs no second look."""
        return self.is_increase or self.person_id is None

    @property
    def row(self) -> DeclaredRow:
        """The line as a declared row, for the checks of the registry."""
        v = self._values
        return counting.blank_row(v[0])._replace(
            full_name=v[2],
            si_number=v[3],
            citizen_number=v[4],
            employee_code=v[5],
            birth=BirthDate(v[6], v[7] or "day") if v[6] else None,
            sex=v[8],
            position=v[9],
            workplace=v[10],
            wage_vnd=v[12],
            allowances_vnd=v[13] or None,
            change_code=v[19],
            **scale_of(_json(v[14])),
        )

    @property
    def born(self) -> tuple[date, str]:
        return self._values[6], self._values[7] or "day"

    @property
    def sex(self) -> str:
        """As declared, else as the citizen number says."""
        declared: str = self._values[8]
        return declared or {"M": "male", "F": "female"}[PersonalId(self.citizen_number).sex]


def _json(text: str | None) -> dict[str, str] | None:
    return json.loads(text) if text else None


def entries_of(filing: Filing) -> list[Entry]:
    """The lines that count."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [filing.pk])
        return [Entry(values) for values in cursor.fetchall()]


def create_people(entries: Iterable[Entry]) -> None:
    """Lập người tham gia by citizen number where the registry has none (CV 1804/BHXH-QLT 2025); in two statements.

    Two employers who bring the same new person at once get the same row: the second waits and finds it.
    """
    new = {e.citizen_number: e for e in entries if e.person_id is None and e.citizen_number}
    if not new:
        return
    people = [
        Person(
            citizen_number=number,
            full_name=entry.full_name,
            name_key=name_key(entry.full_name),
            name_sort=name_sort(entry.full_name),
            given_sort=given_sort(entry.full_name),
            born_on=entry.born[0],
            birth_precision=entry.born[1],
            sex=entry.sex,
        )
        for number, entry in sorted(new.items())
    ]
    Person.objects.bulk_create(people, ignore_conflicts=True, batch_size=5000)
    found = Person.objects.filter(citizen_number__in=new).order_by().values_list("citizen_number", "pk")
    for number, pk in found:
        new[number].person_id = pk


def lock_people(entries: Iterable[Entry]) -> None:
    """Khóa người tăng mới, in order of their ids, so that two employers cannot both take the same person."""
    ids = sorted({entry.person_id for entry in entries if entry.person_id})
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM (SELECT id FROM accounts_person WHERE id = ANY(%s) ORDER BY id FOR UPDATE) p",
                [ids],
            )
