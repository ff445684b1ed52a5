"""Tháng có ngày nghỉ: what of a month is due, by whom, and what counts as time (quy tắc 14 ngày).

Luật BHXH 41/2024 Điều 33 khoản 5, 6, Điều 34 khoản 3, Điều 37 khoản 2, Điều 53 khoản 8; Nghị định 158/2025 Điều 9,
11; Luật Việc làm 74/2025 Điều 33 khoản 4; before 1/7/2025 Quyết định 595 Điều 42.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from contributions.rules.categories import COUNTED_BY_WORKING_DAYS, Absence, Category
from vssportal.legal.parameters import ParametersOn


class HealthDue(StrEnum):
    """Ai lo BHYT của tháng: as usual, on half the base, the SI fund, or the person alone."""

    USUAL = "usual"
    HALF_BASE = "half_base"
    SI_FUND = "si_fund"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Absent:
    """Nghỉ trong tháng: the reason, working days without wages, and what goes with them.

    ``agreed_to_pay``: both sides agreed to pay SI for the month; ``first_month``: the first month of work or of
    being back; ``worked_unpaid``: worked the days without being paid (mattered before 1/7/2025).
    """

    reason: Absence = Absence.NONE
    working_days: int = 0
    agreed_to_pay: bool = False
    first_month: bool = False
    worked_unpaid: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Tháng được tính thế nào: which funds are due, who pays health insurance, what counts as time."""

    si: bool = True
    unemployment: bool = True
    accident: bool = True
    health: HealthDue = HealthDue.USUAL
    counts_for_si: bool = True
    counts_for_unemployment: bool = True
    on_last_base: bool = False
    code: str = "full_month"


FULL = Counted()
_NOTHING = Counted(
    si=False,
    unemployment=False,
    accident=False,
    health=HealthDue.SELF,
    counts_for_si=False,
    counts_for_unemployment=False,
    code="unpaid",
)


def count_month(category: Category, absent: Absent, law: ParametersOn) -> Counted:
    """Cách tính tháng theo ngày nghỉ; 13 unpaid working days or fewer leave a full month, never a part of one.

    Ruling day: the month's first. ``law`` is the book opened there.
    """
    if absent.reason is Absence.JOBLESS_ABROAD and category is Category.OVERSEAS_WORKER:
        return replace(_NOTHING, code="jobless_abroad")
    if category not in COUNTED_BY_WORKING_DAYS or absent.reason is Absence.NONE:
        return FULL
    if absent.working_days < law.whole("unpaid_days_limit"):
        return FULL
    if absent.reason is Absence.MATERNITY:
        return _maternity()
    if absent.reason is Absence.SUSPENDED:
        return replace(_NOTHING, health=HealthDue.HALF_BASE, code="suspended")
    if absent.reason is Absence.SICK:
        return _sick(absent, law)
    return _unpaid(absent, law)


def _maternity() -> Counted:
    """Nobody pays, the time counts for SI but not for unemployment insurance (Điều 53 khoản 8)."""
    return replace(_NOTHING, health=HealthDue.SI_FUND, counts_for_si=True, code="maternity")


def _sick(absent: Absent, law: ParametersOn) -> Counted:
    """Not due, but for the first month of work or of being back (Điều 33 khoản 6)."""
    if not (absent.first_month and law.whole("counting_switch", "first_month_sick")):
        return replace(_NOTHING, health=HealthDue.SI_FUND, code="sick")
    unemployment = bool(law.whole("counting_switch", "unemployment_first_month_sick"))
    return replace(
        _NOTHING,
        si=True,
        accident=bool(law.whole("counting_switch", "accident_first_month_sick")),
        unemployment=unemployment,
        health=HealthDue.SI_FUND,
        counts_for_si=True,
        counts_for_unemployment=unemployment,
        code="first_month_sick",
    )


def _unpaid(absent: Absent, law: ParametersOn) -> Counted:
    """Not due, unless both sides agreed; the old law asked for no work besides no pay."""
    if absent.worked_unpaid and not law.whole("counting_switch", "unpaid_work_is_out"):
        return FULL
    health = HealthDue.USUAL if law.whole("counting_switch", "health_when_unpaid") else HealthDue.SELF
    if absent.agreed_to_pay and law.whole("counting_switch", "agreement"):
        return replace(_NOTHING, si=True, counts_for_si=True, on_last_base=True, health=health, code="agreed")
    return replace(_NOTHING, health=health)
