"""Việc người hưởng phải làm đúng hạn: pick-up, waiver, monthly notices (NĐ 374/2025; NĐ 28/2015, 61/2020)."""

from datetime import date

from vssportal.kernel.calendar import WorkingCalendar
from vssportal.legal.parameters import ParametersOn


def pickup_window(promised_on: date, calendar: WorkingCalendar, law: ParametersOn) -> tuple[date, date]:
    """Thời gian nhận quyết định: three working days, the promised one is the first; after it all time is
    kept.
    """
    first = calendar.working_day_on_or_after(promised_on)
    days = law.whole("unemployment_pickup_days", "pickup")
    return first, calendar.add_working_days(first, days - 1)


def waiver_until(full_dossier_on: date, calendar: WorkingCalendar, law: ParametersOn) -> date:
    """Ngày cuối được đề nghị không hưởng, in working days after the full dossier."""
    return calendar.add_working_days(full_dossier_on, law.whole("unemployment_pickup_days", "waiver"))


def notice_window(
    benefit_month_starts: date, calendar: WorkingCalendar, law: ParametersOn
) -> tuple[date, date]:
    """Thời gian thông báo tìm việc: the first three working days of the benefit month."""
    first = calendar.working_day_on_or_after(benefit_month_starts)
    days = law.whole("unemployment_pickup_days", "notice")
    return first, calendar.add_working_days(first, days - 1)


def is_ended_by_silence(missed_in_a_row: int, law: ParametersOn) -> bool:
    """Chấm dứt hưởng vì ba lần liên tiếp không thông báo; each missed month is suspended, not paid, not
    kept.
    """
    return missed_in_a_row >= law.whole("unemployment_missed_notices")
