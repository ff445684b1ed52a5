"""Một dòng cần kiểm tra: the row, what the registry and the book hold, and the terms of the period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from contributions.intake.rows import DeclaredRow
from contributions.rules.difference import Before, Change, Situation
from vssportal.kernel.periods import Month


class Known(NamedTuple):
    """Người trong cơ sở dữ liệu, with what matters for an increase.

    ``elsewhere_since`` is the month since which the person is insured by another employer; ``standings`` are
    values of ``enums.StandingKind``.
    """

    person_id: int
    full_name: str
    si_number: str
    citizen_number: str
    born_on: date
    birth_precision: str
    sex: str
    died_on: date | None
    nationality: str
    elsewhere_since: date | None = None
    standings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Điều kiện của kỳ: what holds for every row. ``jump_percent`` is the portal's own, not the law's."""

    month: Month
    kind: str
    region: str
    si_floor_vnd: int
    si_ceiling_vnd: int
    regional_minimum_vnd: int
    base_salary_vnd: int
    jump_percent: int
    organisation_kind: str = ""
    is_main: bool = True


@dataclass(slots=True)
class Case:
    """Dòng và bối cảnh. ``broken`` are cells the reader could not read: rules say nothing more about them.

    ``other_person_id`` is set when the two numbers of the row belong to two people; ``twins`` are the numbers
    of other rows of the same person.
    """

    row: DeclaredRow
    wage_vnd: int | None
    situation: Situation
    change: Change
    known: Known | None
    before: Before | None
    terms: Terms
    broken: frozenset[str] = frozenset()
    other_person_id: int | None = None
    twins: tuple[int, ...] = ()

    @property
    def is_working(self) -> bool:
        return self.situation is Situation.WORKING

    @property
    def is_increase(self) -> bool:
        return self.is_working and self.change in (Change.NEW, Change.BACK)


class Found(NamedTuple):
    """Điều phát hiện: code, the cell it is about, what the cell should hold, values of the sentence."""

    code: str
    cell: str
    suggestion: str = ""
    params: Mapping[str, str] = MappingProxyType({})
