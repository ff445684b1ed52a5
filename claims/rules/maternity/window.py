"""Khoảng thời gian xét điều kiện: which months before the birth are looked at, and what was paid in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.rules.basics import WageMonth
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn


class Ground(StrEnum):
    """Căn cứ đủ điều kiện: which paragraph of Điều 50 the months are counted for."""

    ORDINARY = "ordinary"
    BED_REST = "bed_rest"
    INFERTILITY = "infertility"


@dataclass(frozen=True, slots=True)
class Window:
    """Khoảng xét, both months included, and the contributed months found in it."""

    first: Month
    last: Month
    months: tuple[Month, ...]
    needed: int
    ground: Ground

    @property
    def counted(self) -> int:
        return len(self.months)

    @property
    def is_enough(self) -> bool:
        return self.counted >= self.needed


def last_month(event_on: date, contributed: Collection[Month], law: ParametersOn) -> Month:
    """Tháng cuối của khoảng xét.

    Born before the 15th: the month before; from the 15th on: the month itself if contributed, else the
    month before (Thông tư 59/2015 Điều 9 khoản 1; Thông tư 12/2025/TT-BNV keeps the rule).
    """
    month = Month.of(event_on)
    looks_at_itself = event_on.day >= law.whole("maternity_window_day")
    return month if looks_at_itself and month in contributed else month - 1


def window_of(
    event_on: date,
    history: Collection[WageMonth],
    law: ParametersOn,
    ground: Ground = Ground.ORDINARY,
    *,
    with_voluntary: bool = False,
) -> Window:
    """Khoảng xét của một căn cứ (Luật 41/2024 Điều 50 khoản 2, 3, 5; ``with_voluntary``: Điều 94 khoản 1)."""
    contributed = {item.month for item in history if item.is_compulsory or with_voluntary}
    length, needed = _lengths(law, ground, with_voluntary=with_voluntary)
    last = last_month(event_on, contributed, law)
    first = last - (length - 1)
    months = tuple(sorted(month for month in contributed if first <= month <= last))
    return Window(first, last, months, needed, ground)


def _lengths(law: ParametersOn, ground: Ground, *, with_voluntary: bool) -> tuple[int, int]:
    """Months looked at and months needed."""
    if with_voluntary:
        code = "voluntary_maternity_months"
        return law.whole(code, "window"), law.whole(code, "needed")
    return law.whole("maternity_window_months", ground), law.whole("maternity_needed_months", ground)
