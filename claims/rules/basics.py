"""Chung cho các chế độ: wage months, years for the amount, benefit months, dates and versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import TypeVar

from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month, add_months, add_years
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import ParametersOn

T = TypeVar("T")
HALF = Decimal(1) / 2


class Sex(StrEnum):
    """Giới tính as the retirement tables use it."""

    MALE = "M"
    FEMALE = "F"


@dataclass(frozen=True, slots=True)
class WageMonth:
    """Một tháng đã đóng BHXH: the wage (or chosen income) it was paid on, compulsory or voluntary."""

    month: Month
    wage_vnd: int
    is_compulsory: bool = True


def by_version(table: Mapping[str, T], law: ParametersOn, code: str = "social_insurance_law") -> T:
    """Công thức theo luật của ngày: the version in force chooses, and is recorded as used."""
    return table[law.text(code)]


def opened(law: ParametersOn, day: date, code: str = "social_insurance_law") -> ParametersOn:
    """Mở sổ số liệu vào ngày xác định luật; the version of the law is read, so that the worksheet keeps
    it.
    """
    on_day = law.at(day)
    on_day.text(code)
    return on_day


def reference_vnd(law: ParametersOn) -> int:
    """Mức tham chiếu; before 01/07/2025 the base salary stood in its place (Luật 41/2024 Điều 141 khoản
    13).
    """
    return law.vnd("reference_level" if law.has("reference_level") else "base_salary")


def step_of(law: ParametersOn, code: str, value: int, prefix: str = "") -> str:
    """Khóa của bậc: the key of the highest step of a table (keys are thresholds) that ``value`` reaches."""
    keys = [key for key in law.keys(code) if key.startswith(prefix)]
    reached = [key for key in keys if int(key.removeprefix(prefix)) <= value]
    return max(reached, key=lambda key: int(key.removeprefix(prefix)))


def day_of(law: ParametersOn, code: str, key: str = "") -> date:
    """A figure that is itself a day."""
    return date.fromisoformat(law.text(code, key))


def month_of(law: ParametersOn, code: str, key: str = "") -> Month:
    """A figure that is itself a month."""
    return Month.parse(law.text(code, key))


def years_for_amount(months: int) -> Decimal:
    """Số năm để tính mức: 1–6 odd months are half a year, 7–11 a whole one (Luật 41/2024 Điều 5 khoản 6)."""
    years, odd = divmod(months, 12)
    if odd == 0:
        return Decimal(years)
    return years + (HALF if odd <= 12 // 2 else Decimal(1))


def months_and_days(first: date, last: date) -> tuple[int, int]:
    """Tháng tròn và ngày lẻ from ``first`` to the end of ``last``: a month runs from day d to day d−1."""
    if last < first:
        return 0, 0
    after = last + timedelta(days=1)
    months = Month.of(after).index - Month.of(first).index
    if add_months(first, months) > after:
        months -= 1
    return months, (after - add_months(first, months)).days


def last_day_of_leave(first: date, months: int) -> date:
    """Ngày cuối của ``months`` months of leave that begin on ``first``."""
    return add_months(first, months) - timedelta(days=1)


def reaches(born: date, years: int, months: int = 0) -> date:
    """Ngày đủ tuổi: the day on which this age is reached."""
    return add_months(add_years(born, years), months)


def mean_vnd(wages: Sequence[int]) -> int:
    """Bình quân in whole đồng, half up; 0 for nothing."""
    return round_vnd(Decimal(sum(wages)) / len(wages)) if wages else 0


def round_down_vnd(amount: Decimal) -> int:
    """Bỏ phần lẻ dưới đồng."""
    return int(amount.to_integral_value(rounding=ROUND_DOWN))


def up(amount: Decimal) -> int:
    """Làm tròn lên: the next whole number."""
    whole = int(amount)
    return whole if whole == amount else whole + 1


def in_window(history: Iterable[WageMonth], first: Month, last: Month) -> list[WageMonth]:
    """Compulsory months between ``first`` and ``last``, both included, each month once."""
    found = {item.month: item for item in history if item.is_compulsory and first <= item.month <= last}
    return [found[month] for month in sorted(found)]


def monthly_total(sheet: Worksheet) -> int:
    """Tổng các khoản hằng tháng of a worksheet: the adding lines in ``VND/month``.

    ``Worksheet.total_vnd`` sums what is paid once; a monthly benefit is never mixed into it.
    """
    return sum(int(line.amount) for line in sheet if line.adds and line.unit == "VND/month")


def dots(amount: int | Decimal) -> str:
    """Số viết kiểu Việt Nam: 1.234.567 and 0,75."""
    text = f"{amount:,}" if isinstance(amount, int) else f"{amount.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def percent(rate: Decimal) -> str:
    """0.75 as 75 %."""
    return f"{dots(rate * 100)} %"


def pretty(day: date) -> str:
    """Ngày viết kiểu Việt Nam: 05/03/2026."""
    return f"{day:%d/%m/%Y}"
