"""Tiền lương làm căn cứ đóng: from the State's scale, from units of time, from foreign money.

Luật BHXH 41/2024 Điều 31 khoản 1; Nghị định 158/2025 Điều 7.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from contributions.rules.levels import reference_level
from vssportal.kernel.money import round_vnd
from vssportal.legal.parameters import ParametersOn

_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class ScalePay:
    """Lương theo thang bảng của Nhà nước: coefficients of the base salary, percentages, and amounts in đồng."""

    coefficient: Decimal
    position_allowance: Decimal = Decimal(0)
    reserved_difference: Decimal = Decimal(0)
    over_scale_percent: Decimal = Decimal(0)
    seniority_percent: Decimal = Decimal(0)
    allowances_vnd: int = 0


def scale_wage(pay: ScalePay, law: ParametersOn) -> int:
    """Tiền lương tháng theo hệ số, before the ceiling; one rounding (Điều 31 khoản 1 điểm a, Quyết định 595 Điều 6.1).

    Over-scale allowance is a share of the coefficient; seniority of coefficient, position and over-scale
    allowance together. Ruling day: the month's first.
    """
    over_scale = pay.coefficient * pay.over_scale_percent / _PERCENT
    seniority = (pay.coefficient + pay.position_allowance + over_scale) * pay.seniority_percent / _PERCENT
    whole = pay.coefficient + pay.position_allowance + pay.reserved_difference + over_scale + seniority
    return round_vnd(whole * reference_level(law)) + pay.allowances_vnd


def foreign_wage(amount: Decimal, transfer_buying_rate: Decimal) -> int:
    """Lương bằng ngoại tệ đổi ra đồng at the mean transfer buying rate of the four banks (Điều 7 khoản 5)."""
    return round_vnd(amount * transfer_buying_rate)


def exchange_day(month_first: date, law: ParametersOn) -> date:
    """Ngày lấy tỷ giá của tháng: 2 January for January–June, 1 July for July–December.

    When it is a holiday, the next working day: the caller's working-day calendar moves it (Nghị định 158/2025 Điều 7
    khoản 5).
    """
    half = "second" if month_first.month > law.whole("payment_cycle_months", "six_months") else "first"
    return date.fromisoformat(f"{month_first.year}-{law.text('exchange_day', half)}")
