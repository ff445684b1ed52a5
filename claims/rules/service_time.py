"""Thời hạn giải quyết: the promised day of every procedure, with the clock paused and resumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vssportal.kernel.calendar import Pause, WorkingCalendar
from vssportal.legal.parameters import ParametersOn

_DAY = timedelta(days=1)


class Procedure(StrEnum):
    """Thủ tục có thời hạn trong ``service_times.yaml`` (figure ``service_time_<procedure>``)."""

    SICKNESS = "sickness"
    CONVALESCENCE_SICKNESS = "convalescence_sickness"
    CONVALESCENCE_MATERNITY = "convalescence_maternity"
    MATERNITY_EMPLOYER = "maternity_employer"
    MATERNITY_DIRECT = "maternity_direct"
    MATERNITY_VOLUNTARY = "maternity_voluntary"
    OCCUPATIONAL = "occupational"
    CONVALESCENCE_OCCUPATIONAL = "convalescence_occupational"
    PENSION = "pension"
    LUMP_SUM = "lump_sum"
    EMIGRATION = "emigration"
    PENSION_RESUME = "pension_resume"
    PAY_CHANGE = "pay_change"
    SURVIVORS = "survivors"
    MONTHLY_ALLOWANCE = "monthly_allowance"
    SOCIAL_PENSION = "social_pension"
    UNEMPLOYMENT = "unemployment"
    UNEMPLOYMENT_PAYMENT = "unemployment_payment"
    TRAINING_SUPPORT = "training_support"
    EMPLOYER_UPSKILLING = "employer_upskilling"
    HEALTH_REIMBURSEMENT = "health_reimbursement"
    CONFIRM_CONTRIBUTION_TIME = "confirm_contribution_time"
    REGISTER = "register"
    SUSPEND_PENSION_FUND = "suspend_pension_fund"
    HEALTH_CARD = "health_card"
    HEALTH_CARD_CHANGE = "health_card_change"
    HEALTH_CARD_LOST = "health_card_lost"
    REFUND = "refund"
    REFUND_VOLUNTARY = "refund_voluntary"


class Clock(StrEnum):
    """Cách đếm ngày: working days, every day, or every day but public holidays (Điều 79 khoản 3)."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WITHOUT_HOLIDAYS = "days_without_holidays"


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn của một thủ tục: so many days by this clock, with its source."""

    days: int
    clock: Clock
    source: str


def term_of(procedure: Procedure, law: ParametersOn) -> Term:
    """Thời hạn theo luật của ngày nhận đủ hồ sơ; NoFigure where no text gives one."""
    code = f"service_time_{procedure}"
    days, clock = law.text(code).split()
    return Term(int(days), Clock(clock), law.figure(code).source)


def promised_on(
    procedure: Procedure,
    received_on: date,
    law: ParametersOn,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
) -> date | None:
    """Ngày hẹn trả kết quả for a complete file received on ``received_on``; None while a pause is open.

    The day of receipt is not counted (Bộ luật Dân sự Điều 147); a last day off moves on to the next working
    day (Điều 148). Days between asking for a supplement and its arrival do not count.
    """
    term = term_of(procedure, law.at(received_on))
    if term.clock is Clock.WORKING_DAYS:
        return calendar.term_ends_on(received_on, term.days, pauses)
    return _calendar_end(received_on, term, calendar, pauses)


def _calendar_end(
    received_on: date, term: Term, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> date | None:
    end, left = received_on, term.days
    while left:
        end += _DAY
        if any(pause.answered_on is None and end > pause.asked_on for pause in pauses):
            return None
        left -= _counts(end, term.clock, calendar, pauses)
    return calendar.working_day_on_or_after(end)


def _counts(day: date, clock: Clock, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> bool:
    if clock is Clock.WITHOUT_HOLIDAYS and day in calendar.days_off:
        return False
    return not any(pause.covers(day) for pause in pauses)


def is_overdue(promised: date | None, today: date) -> bool:
    """Quá hạn: the promised day is over."""
    return promised is not None and today > promised
