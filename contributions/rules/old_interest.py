"""Lãi chậm đóng, lãi truy thu trước 01/07/2025: monthly, simple, at the published k.

Luật BHXH 58/2014 Điều 122; Quyết định 595 Điều 37, 38; Thông tư 20/2016. k is taken as published, to four places of a
percent: its own rounding cannot be derived (5.80 %/12 was cut before it was doubled, 6.5 %/12 was not).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from contributions.rules.saying import dots, percent, times
from vssportal.kernel.errors import NoFigure
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd, share
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

BASIS_LATE = "Quyết định 595/QĐ-BHXH, Điều 37 khoản 3"
BASIS_EVADED = "Quyết định 595/QĐ-BHXH, Điều 38 khoản 4"
NO_RATE = _("Chưa có lãi suất chậm đóng công bố cho năm {year}. Nhập lãi suất đã công bố.")
INTEREST_LABELS = {
    "si": _("Lãi chậm đóng BHXH, BHTN, tai nạn lao động"),
    "health": _("Lãi chậm đóng BHYT"),
}
BROUGHT_LABEL = _("Tiền lãi kỳ trước chuyển sang")
OVERDUE_LABEL = _("Số tiền chậm đóng phải tính lãi")
PRINCIPAL_LABEL = _("Số tiền phải đóng")
EVADED_LABEL = _("Lãi truy thu")
_PERCENT = Decimal(100)


class Group(StrEnum):
    """Nhóm quỹ có chung lãi suất: SI, unemployment and accident together; health alone."""

    SI = "si"
    HEALTH = "health"


@dataclass(frozen=True, slots=True)
class OldBalance:
    """Nợ của một nhóm quỹ ở ngày đầu tháng tính lãi.

    ``total_due_vnd``: all due up to the end of the previous month without interest; ``not_yet_due_vnd``: what of it
    is not yet overdue (last month's accrual, or the running cycle's); ``k_percent``: published monthly rate.
    """

    group: Group
    total_due_vnd: int
    not_yet_due_vnd: int
    k_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OldInterest:
    """Tính lãi của tháng ``month`` for the groups, with interest brought forward and what newly accrued."""

    month: Month
    balances: tuple[OldBalance, ...]
    brought_forward_vnd: int = 0
    accrued_vnd: int = 0


@dataclass(frozen=True, slots=True)
class EvadedMonth:
    """Số tiền trốn đóng của một tháng."""

    month: Month
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class OldEvasion:
    """Truy thu phát hiện ở tháng ``detected``; ``k_percent`` when one published rate holds for all."""

    detected: Month
    months: tuple[EvadedMonth, ...]
    group: Group = Group.SI
    k_percent: Decimal | None = None


@rule("old_late_interest", OldInterest)
def old_late_interest(inputs: OldInterest, law: ParametersOn) -> Worksheet:
    """Tiền lãi chậm đóng của một tháng theo luật cũ: (total due − not yet due) × k, for each group.

    Lines ``interest.si``, ``interest.health``, ``interest.brought`` add up to all interest owed; steps
    ``overdue.…`` show the bases, ``payable`` principal and interest together. Interest is never part of a base.
    Ruling day: the first of the month.
    """
    sheet = Worksheet()
    law = law.at(inputs.month.first)
    for balance in inputs.balances:
        overdue = max(0, balance.total_due_vnd - balance.not_yet_due_vnd)
        rate = k_of(inputs.month.year, balance.group, balance.k_percent, law)
        sheet.step(f"overdue.{balance.group}", OVERDUE_LABEL, overdue, basis=BASIS_LATE)
        label = INTEREST_LABELS[balance.group]
        formula = times(overdue, rate)
        sheet.add(f"interest.{balance.group}", label, share(overdue, rate), basis=BASIS_LATE, formula=formula)
    month_vnd = sheet.total_vnd
    sheet.step("interest.month", _("Lãi phát sinh trong tháng"), month_vnd, basis=BASIS_LATE)
    sheet.add("interest.brought", BROUGHT_LABEL, inputs.brought_forward_vnd, basis=BASIS_LATE)
    principal = sum(balance.total_due_vnd for balance in inputs.balances) + inputs.accrued_vnd
    sheet.step("principal", PRINCIPAL_LABEL, principal)
    sheet.step("payable", _("Tổng số tiền phải nộp trong tháng"), principal + sheet.total_vnd)
    return sheet


@rule("old_evasion_interest", OldEvasion)
def old_evasion_interest(inputs: OldEvasion, law: ParametersOn) -> Worksheet:
    """Tiền lãi truy thu theo luật cũ: Σ P × N × k with N = (T0 − T) − 1 months.

    Lines ``interest.2015-01`` add up; ``months.…`` and ``principal`` are steps. Months before 2016 bear the 2016 rate;
    k is that of the year of each evaded month (Điều 38 khoản 1.1). Ruling day: the first of the month of detection.
    """
    sheet = Worksheet()
    law = law.at(inputs.detected.first)
    first_year = int(law.text("old_interest_first_year"))
    for evaded in inputs.months:
        count = evaded_months(inputs.detected, evaded.month)
        rate = k_of(max(evaded.month.year, first_year), inputs.group, inputs.k_percent, law)
        sheet.step(f"months.{evaded.month}", _("Số tháng tính lãi"), count, unit="months", basis=BASIS_EVADED)
        sheet.add(
            f"interest.{evaded.month}",
            EVADED_LABEL,
            round_vnd(evaded.amount_vnd * count * rate),
            basis=BASIS_EVADED,
            formula=f"{evaded.month.pretty}: {dots(evaded.amount_vnd)} × {count} × {percent(rate)}",
        )
    sheet.step("principal", PRINCIPAL_LABEL, sum(evaded.amount_vnd for evaded in inputs.months))
    return sheet


def evaded_months(detected: Month, month: Month) -> int:
    """N = (T0 − T) − 1, never below nothing."""
    return max(0, detected.index - month.index - 1)


def simple_interest(principal_vnd: int, periods: Sequence[tuple[Decimal, int]]) -> int:
    """Lãi của nợ đã chốt qua nhiều thời kỳ: Σ principal × k × months, k in percent (Điều 37 Ví dụ 15)."""
    return round_vnd(sum((principal_vnd * k * months / _PERCENT for k, months in periods), Decimal(0)))


def doubled(fund_rate_percent: Decimal, law: ParametersOn) -> Decimal:
    """k từ lãi suất đầu tư bình quân tháng: twice it, both in percent (Thông tư 20/2016)."""
    return fund_rate_percent * law.number("old_interest_multiple")


def k_of(year: int, group: Group, published_percent: Decimal | None, law: ParametersOn) -> Decimal:
    """k as a fraction: as given, else from the book; NoFigure when the year was not published to us."""
    if published_percent is not None:
        return published_percent / _PERCENT
    key = f"{year}.{group}"
    if not law.has("old_interest_rate", key):
        raise NoFigure(NO_RATE, year=year)
    return law.rate("old_interest_rate", key)
