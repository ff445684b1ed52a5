"""Bình quân tiền lương 6 tháng gần nhất trước khi nghỉ (Luật 41/2024 Điều 59 khoản 1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from claims.rules.basics import WageMonth, mean_vnd
from claims.rules.maternity.inputs import MaternityClaim
from claims.rules.maternity.window import last_month
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn


@dataclass(frozen=True, slots=True)
class SixMonths:
    """Các tháng dùng để tính bình quân and their mean in whole đồng; 0 when nothing was contributed."""

    months: tuple[WageMonth, ...]
    average_vnd: int


def six_months(history: Collection[WageMonth], before: Month, law: ParametersOn) -> SixMonths:
    """Bình quân của những tháng đóng gần nhất trước tháng ``before``.

    Gaps are skipped, months may lie outside the window of the condition; fewer than six ever: the mean of
    those paid; nothing before: the wage of month ``before`` itself (first month insured).
    """
    compulsory = {item.month: item for item in history if item.is_compulsory}
    earlier = sorted(month for month in compulsory if month < before)
    taken = earlier[-law.whole("maternity_average_months") :]
    if not taken and before in compulsory:
        taken = [before]
    months = tuple(compulsory[month] for month in taken)
    return SixMonths(months, mean_vnd([item.wage_vnd for item in months]))


def before_leave(claim: MaternityClaim, law: ParametersOn) -> Month:
    """Tháng đứng ngay sau các tháng được tính.

    Who works until the birth has the birth month counted when it belongs to the window (Thông tư 59/2015
    Điều 12 khoản 1); who leaves earlier has the months before the month in which the leave begins. The texts
    do not say whether that month counts when it was still contributed; it is left out here.
    """
    return month_after_work(claim.event_on, claim.starts_on, claim.history, law)


def month_after_work(
    event_on: date, starts_on: date, history: Collection[WageMonth], law: ParametersOn
) -> Month:
    """The first month no longer counted, from the two days themselves."""
    start = Month.of(starts_on)
    if start < Month.of(event_on):
        return start
    contributed = {item.month for item in history if item.is_compulsory}
    return max(start, last_month(event_on, contributed, law) + 1) if start == Month.of(event_on) else start
