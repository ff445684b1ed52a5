"""Tỷ lệ lương hưu, giảm do nghỉ trước tuổi, trợ cấp một lần (Luật 41/2024 Điều 66, 68; Luật 58/2014 Điều
56, 58).
"""

from decimal import Decimal

from claims.rules.basics import Sex, by_version, years_for_amount
from vssportal.legal.parameters import ParametersOn

_ZERO = Decimal(0)


def gross_percent(sex: Sex, months: int, law: ParametersOn) -> Decimal:
    """Tỷ lệ hưởng trước khi giảm, in percent, at most 75; odd months by Điều 5 khoản 6.

    Men with 15 to under 20 years have 40 % and 1 % a year since 01/07/2025 (Điều 66 khoản 1 điểm b).
    """
    years, code = years_for_amount(months), "pension_rate"
    full = law.number(code, f"{sex}:years")
    if years < full:
        return _low_percent(sex, years, law)
    percent = law.number(code, f"{sex}:base") + (years - full) * law.number(code, f"{sex}:step")
    return min(percent, law.number(code, "most"))


def _low_percent(sex: Sex, years: Decimal, law: ParametersOn) -> Decimal:
    """Below the years of 45 %: the low branch for men of 41/2024, else 45 % (the condition was met
    otherwise).
    """
    code = "pension_rate"
    if not law.has(code, f"{sex}:low_base"):
        return law.number(code, f"{sex}:base")
    over = max(_ZERO, years - law.number(code, f"{sex}:low_years"))
    return law.number(code, f"{sex}:low_base") + over * law.number(code, f"{sex}:low_step")


def treaty_percent(months: int, law: ParametersOn) -> Decimal:
    """Tỷ lệ khi thời gian ở Việt Nam dưới 15 năm theo điều ước: 2,25 % a year (Điều 66 khoản 4)."""
    return years_for_amount(months) * law.number("pension_treaty_year_rate")


def reduction_percent(months_early: int, law: ParametersOn) -> Decimal:
    """Giảm do nghỉ trước tuổi: 2 % a year, 1 % for six months or more, nothing below (Điều 66 khoản 3).

    The old text looks at the odd months of the age (up to 6: 1 %), which says the same.
    """
    years, odd = divmod(max(0, months_early), 12)
    percent = years * law.number("pension_early_reduction", "year")
    return percent + (law.number("pension_early_reduction", "half_year") if odd >= 12 // 2 else _ZERO)


def years_of_full_rate(sex: Sex, law: ParametersOn) -> Decimal:
    """Số năm ứng với tỷ lệ 75 %."""
    code = "pension_rate"
    over = law.number(code, "most") - law.number(code, f"{sex}:base")
    return law.number(code, f"{sex}:years") + over / law.number(code, f"{sex}:step")


def one_time_factor(sex: Sex, total_months: int, months_at_age: int, law: ParametersOn) -> Decimal:
    """Trợ cấp một lần khi nghỉ hưu in months of the average.

    ``months_at_age``: months contributed up to the end of the month of retirement age; all of them when the
    pension does not come later.
    """
    rules = {"58/2014": _one_time_2014, "41/2024": _one_time_2024}
    return by_version(rules, law)(sex, total_months, min(months_at_age, total_months), law)


def _one_time_2014(sex: Sex, total_months: int, months_at_age: int, law: ParametersOn) -> Decimal:
    """Luật 58/2014 Điều 58: half a month for each year above those of 75 %."""
    over = max(_ZERO, years_for_amount(total_months) - years_of_full_rate(sex, law))
    return over * law.number("pension_one_time_old", "each_year")


def _one_time_2024(sex: Sex, total_months: int, months_at_age: int, law: ParametersOn) -> Decimal:
    """Luật 41/2024 Điều 68; TT 12/2025 Điều 14: half a month a year up to retirement age, two months
    after it.
    """
    code = "pension_one_time"
    least = law.number(code, f"{sex}:over_years")
    over = max(_ZERO, years_for_amount(total_months) - least)
    before = max(_ZERO, years_for_amount(months_at_age) - least)
    return before * law.number(code, "each_year") + (over - before) * law.number(code, "each_later_year")
