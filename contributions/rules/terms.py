"""Điều kiện đóng của một tháng: everything about a month's due but the wage.

``terms_of`` reads the book once; the worksheet of one person (monthly.py) and the plain path for thousands
(bulk.py) both apply what it found, so that there is one rule.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from contributions.rules.categories import Absence, Category, Conditions
from contributions.rules.counting import Absent, Counted, HealthDue, count_month
from contributions.rules.funds import FUND_PAYERS, Fund, Payer, figure_of
from contributions.rules.levels import (
    base_floor,
    health_ceiling,
    reference_level,
    si_ceiling,
    unemployment_ceiling,
)
from vssportal.kernel.money import share
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn

NOTHING_DUE = Decimal(0)


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """Một tháng của một người tại một đơn vị.

    ``wage_vnd`` is the month's wage as declared (chosen income for letters g, h, m, n); ``region`` I–IV is that of
    the place of work; ``approved_accident_relief``: the enterprise was approved for the lower accident rate;
    ``budget_funded``: body without crisis relief; ``state_scale``: paid by the State's scale although the
    category is not; ``health_here``/``si_here``: this contract carries HI, SI and UI (of several contracts);
    ``pension_suspended``: the pension fund is suspended for the unit; ``disabled_hired_on``: day on which a
    disabled worker was newly hired.
    """

    month: Month
    category: Category
    wage_vnd: int
    region: str = "I"
    approved_accident_relief: bool = False
    budget_funded: bool = False
    state_scale: bool = False
    trained: bool = False
    conditions: Conditions = Conditions.NORMAL
    absence: Absence = Absence.NONE
    absent_days: int = 0
    agreed_to_pay: bool = False
    first_month: bool = False
    worked_unpaid: bool = False
    last_base_vnd: int = 0
    si_here: bool = True
    health_here: bool = True
    pension_suspended: bool = False
    disabled_hired_on: date | None = None

    @property
    def absent(self) -> Absent:
        return Absent(
            self.absence, self.absent_days, self.agreed_to_pay, self.first_month, self.worked_unpaid
        )


@dataclass(frozen=True, slots=True)
class Range:
    """Khoảng của căn cứ đóng: from floor to ceiling, ``share`` of the wage first."""

    floor_vnd: int
    ceiling_vnd: int
    share: Decimal = Decimal(1)

    def base(self, wage_vnd: int) -> int:
        """Căn cứ đóng from a wage."""
        part = wage_vnd if self.share == 1 else share(wage_vnd, self.share)
        return min(max(part, self.floor_vnd), self.ceiling_vnd)


@dataclass(frozen=True, slots=True)
class Terms:
    """Căn cứ và tỷ lệ của tháng: ranges of the three bases, rates of what is due in the order of FUND_PAYERS."""

    si: Range
    health: Range
    unemployment: Range
    rates: tuple[Decimal, ...]
    counted: Counted
    law: ParametersOn = field(compare=False, repr=False)

    def ranges(self) -> tuple[Range, ...]:
        """The range of each pair of FUND_PAYERS."""
        return tuple(self.range_of(fund) for fund, _payer in FUND_PAYERS)

    def range_of(self, fund: Fund) -> Range:
        return {Fund.HEALTH: self.health, Fund.UNEMPLOYMENT: self.unemployment}.get(fund, self.si)


def terms_of(person: PersonMonth, law: ParametersOn) -> Terms:
    """Điều kiện đóng of a month, by the law in force on the month's first day."""
    law = law.at(person.month.first)
    counted = count_month(person.category, person.absent, law)
    state_scale = person.state_scale or person.category.is_state_scale
    floor = base_floor(
        person.region, law, state_scale=state_scale, trained=person.trained, conditions=person.conditions
    )
    ui_ceiling = unemployment_ceiling(person.region, law, state_scale=state_scale)
    return Terms(
        si=_si_range(person.category, floor, law),
        health=_health_range(person.category, floor, counted, law),
        unemployment=Range(floor, max(floor, ui_ceiling)),
        rates=tuple(_rate(fund, payer, person, counted, law) for fund, payer in FUND_PAYERS),
        counted=counted,
        law=law,
    )


def _si_range(category: Category, floor: int, law: ParametersOn) -> Range:
    """A level instead of the wage for conscripts and militia, and for commune staff under the old law."""
    if law.has("si_base_kind", category):
        return _fixed(reference_level(law))
    ceiling = si_ceiling(law)
    return Range(min(floor, ceiling), ceiling)


def _health_range(category: Category, floor: int, counted: Counted, law: ParametersOn) -> Range:
    if law.has("health_base_kind", category):
        return _fixed(reference_level(law))
    ceiling = health_ceiling(law)
    if counted.health is HealthDue.HALF_BASE and law.has("health_suspended_share", category):
        return Range(0, ceiling, law.rate("health_suspended_share", category))
    return Range(min(floor, ceiling), ceiling)


def _fixed(level: int) -> Range:
    return Range(level, level)


def _rate(fund: Fund, payer: Payer, person: PersonMonth, counted: Counted, law: ParametersOn) -> Decimal:
    """Tỷ lệ của một quỹ và một người đóng; nothing when the category does not pay it or the month is not due."""
    if not _is_due(fund, person, counted, law):
        return NOTHING_DUE
    code = figure_of(fund, payer)
    if fund is Fund.ACCIDENT and person.approved_accident_relief:
        code = _approved(code, person, law)
    if not law.has(code, person.category):
        return NOTHING_DUE
    return law.rate(code, person.category) * _relief(fund, payer, person, law)


def _approved(code: str, person: PersonMonth, law: ParametersOn) -> str:
    lower = f"{code}_approved"
    return lower if law.has(lower, person.category) else code


def _is_due(fund: Fund, person: PersonMonth, counted: Counted, law: ParametersOn) -> bool:
    if fund is Fund.PENSION:
        return counted.si and person.si_here and not person.pension_suspended
    if fund is Fund.SICKNESS:
        return counted.si and person.si_here
    if fund is Fund.ACCIDENT:
        return counted.accident
    if fund is Fund.UNEMPLOYMENT:
        return counted.unemployment and person.si_here
    return person.health_here and _is_health_due(person, counted, law)


def _is_health_due(person: PersonMonth, counted: Counted, law: ParametersOn) -> bool:
    if counted.health is HealthDue.HALF_BASE:
        return law.has("health_suspended_share", person.category)
    return counted.health is HealthDue.USUAL


def _relief(fund: Fund, payer: Payer, person: PersonMonth, law: ParametersOn) -> Decimal:
    """Phần còn phải đóng: the crisis relief of employers, the relief for a newly hired disabled worker."""
    if payer is not Payer.EMPLOYER:
        return Decimal(1)
    if fund is Fund.UNEMPLOYMENT and is_disabled_relief(person.disabled_hired_on, person.month, law):
        return NOTHING_DUE
    if person.budget_funded or person.category.is_state_scale or fund not in law.keys("crisis_share_due"):
        return Decimal(1)
    return law.number("crisis_share_due", fund)


def disabled_relief_last_month(hired_on: date, law: ParametersOn) -> Month:
    """Tháng cuối không phải đóng BHTN cho người khuyết tật mới tuyển, counted from the month of hiring.

    Luật Việc làm 74/2025 Điều 33 khoản 6, Nghị định 374/2025 Điều 5.
    """
    return Month.of(hired_on) + (law.whole("unemployment_disabled_relief_months") - 1)


def is_disabled_relief(hired_on: date | None, month: Month, law: ParametersOn) -> bool:
    """Tháng có được giảm phần BHTN của người sử dụng lao động không."""
    if hired_on is None or not law.has("unemployment_disabled_relief_months"):
        return False
    return Month.of(hired_on) <= month <= disabled_relief_last_month(hired_on, law)
