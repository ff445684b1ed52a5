"""Mức trợ cấp thất nghiệp: 60 % of six months, capped (Luật 74/2025 Điều 39; Luật 38/2013 Điều 50)."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from enum import StrEnum

from claims.rules.basics import WageMonth
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn


class WageKind(StrEnum):
    """Chế độ tiền lương, which decides the level of the cap under the 2013 law."""

    EMPLOYER_WAGE = "employer_wage"
    STATE_SCALE = "state_scale"


def last_wages(
    history: Collection[WageMonth], law: ParametersOn, before: Month | None = None
) -> list[WageMonth]:
    """Sáu tháng đóng BHTN gần nhất: months without contributions (maternity, unpaid) are skipped.

    ``before``: months from this one on do not count (a month in which the contract ended before it was paid).
    """
    months = sorted(
        (item for item in history if before is None or item.month < before), key=lambda m: m.month
    )
    return months[-law.whole("unemployment_average_months") :]


def uncapped(wages: Sequence[int], law: ParametersOn) -> int:
    """60 % of the mean, in đồng."""
    return round_vnd(Decimal(sum(wages)) / len(wages) * law.rate("unemployment_rate"))


def cap_of(level_vnd: int, law: ParametersOn) -> int:
    """Mức tối đa: five times the level."""
    return level_vnd * law.whole("unemployment_cap_multiple")


def cap_level(region: str, kind: WageKind, law: ParametersOn) -> int:
    """Mức làm căn cứ của trần: regional minimum of the place of work; base salary for state wages before 2026.

    The law names the minimum of the last contributed month, Nghị định 374/2025 Điều 15 that of the day the
    contract ended; the book is opened on the latter.
    """
    code = law.text("unemployment_cap_level", kind)
    return law.vnd(code, region) if code == "regional_minimum" else law.vnd(code)


def capped(amount_vnd: int, level_vnd: int, law: ParametersOn) -> int:
    """Mức hưởng hằng tháng: the lower of 60 % and the cap."""
    return min(amount_vnd, cap_of(level_vnd, law))


def monthly_benefit(wages: Sequence[int], level_vnd: int, law: ParametersOn) -> int:
    """Mức trợ cấp hằng tháng from six wages and the level of the cap, in đồng."""
    return capped(uncapped(wages, law), level_vnd, law)


def insured_wage(wage_vnd: int, level_vnd: int, law: ParametersOn) -> int:
    """Tiền lương đóng BHTN: at most 20 times the level of the region where the person works."""
    return min(wage_vnd, level_vnd * law.whole("base_ceiling_multiple", "unemployment"))
