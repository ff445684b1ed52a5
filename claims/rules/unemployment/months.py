"""Số tháng hưởng, ngày bắt đầu, thời gian bảo lưu (Luật 74/2025 Điều 38–41; Luật 38/2013 Điều 50, 53)."""

from datetime import date, timedelta

from claims.rules.basics import months_and_days
from vssportal.kernel.calendar import WorkingCalendar
from vssportal.kernel.periods import add_months
from vssportal.legal.parameters import ParametersOn

_DAY = timedelta(days=1)


def benefit_months(contributed: int, law: ParametersOn) -> int:
    """Số tháng hưởng: nothing below 12, 3 up to 36, one more for each further 12, at most 12."""
    code = "unemployment_months"
    if contributed < law.whole("unemployment_condition", "needed"):
        return 0
    further = max(0, contributed - law.whole(code, "first_contributed")) // law.whole(
        code, "each_contributed"
    )
    return min(law.whole(code, "first_months") + further, law.whole(code, "most"))


def starts_on(full_dossier_on: date, calendar: WorkingCalendar, law: ParametersOn) -> date:
    """Ngày bắt đầu hưởng: the 11th working day from the full dossier (the 16th under the 2013 law).

    Whether the day of receipt is the first is not said anywhere final: the figure carries the doubt, and an
    example worked from the statute counts it.
    """
    code = "unemployment_start_day"
    left = law.whole(code, "nth")
    day = full_dossier_on if law.whole(code, "receipt_is_first") else full_dossier_on + _DAY
    is_working = law.whole(code, "working")
    while True:
        if not is_working or calendar.is_working_day(day):
            left -= 1
            if left == 0:
                return day
        day += _DAY


def benefit_periods(start: date, months: int) -> list[tuple[date, date]]:
    """Các tháng hưởng: from day d to day d−1 of the next month, both included (TT 28/2015 Điều 8)."""
    return [(add_months(start, i), add_months(start, i + 1) - _DAY) for i in range(months)]


def months_begun(start: date, ended_on: date) -> int:
    """Số tháng đã hưởng when the benefit ends early: a begun month is paid whole."""
    if ended_on < start:
        return 0
    months, days = months_and_days(start, ended_on)
    return months + (1 if days else 0)


def kept_months(contributed: int, received: int, law: ParametersOn) -> int:
    """Thời gian bảo lưu: contributed months less 12 for each month received, never below nothing.

    Odd months stay, months granted and not received stay with 12 each; months over 144 are lost since 2026
    (Nghị định 374/2025). No benefit received: everything stays.
    """
    if received == 0:
        return contributed
    each = law.whole("unemployment_months", "each_contributed")
    most = law.whole("unemployment_months", "most") * each
    counted = contributed if law.whole("unemployment_keeps_excess") else min(contributed, most)
    return max(0, counted - received * each)


def uncollected(last_on: date, seen_on: date, law: ParametersOn) -> bool:
    """Quá hạn nhận tiền: three months after the last benefit month the money becomes kept time."""
    return seen_on >= add_months(last_on, law.whole("unemployment_uncollected_months"))
