"""Ngày làm việc: which days are worked, when a term ends, how a pause moves it.

A term given in days starts the day after the event (Bộ luật Dân sự 91/2015/QH13, Điều 147) and, if its
last day is a day off, ends with the next working day (Điều 148). The days off themselves are data:
`vssportal.legal.holidays.working_calendar()`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from vssportal.kernel.errors import NoFigure, gettext_noop

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
NO_CALENDAR: Final = gettext_noop("Chưa có lịch ngày nghỉ của năm {year}.")


class NoCalendar(NoFigure):
    """Chưa có lịch: the days off of that year are not in the data."""

    code = "no_calendar"


@dataclass(frozen=True, slots=True)
class Pause:
    """Thời gian dừng tính: asked on one day, answered on another; days after the question up to and
    including the day of the answer do not count. `answered_on` None: still waiting.
    """

    asked_on: date
    answered_on: date | None = None

    def covers(self, day: date) -> bool:
        return self.asked_on < day and (self.answered_on is None or day <= self.answered_on)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Lịch làm việc: Monday to Friday less days off, plus make-up Saturdays, for the years in `years`."""

    years: frozenset[int]
    days_off: Mapping[date, str]
    make_up_days: Mapping[date, date] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """NoCalendar for a year without data: a guess would become somebody's deadline."""
        if day.year not in self.years:
            raise NoCalendar(NO_CALENDAR, year=day.year)
        if day in self.make_up_days:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def reason_off(self, day: date) -> str:
        """Why nobody works that day: the holiday's name, "Thứ bảy", "Chủ nhật", or "" on a working day."""
        if self.is_working_day(day):
            return ""
        return self.days_off.get(day) or ("Thứ bảy" if day.weekday() == _SATURDAY else "Chủ nhật")

    def working_day_on_or_after(self, day: date) -> date:
        """The day itself if it is worked, else the next that is."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The last day of a term of `n` working days that starts after `day`.

        With n = 0: the day itself or the next working day.
        """
        if n < 0:
            raise ValueError(f"a term of {n} working days")
        end = self.working_day_on_or_after(day) if n == 0 else day
        while n:
            end += _ONE_DAY
            n -= self.is_working_day(end)
        return end

    def term_ends_on(self, day: date, n: int, pauses: Sequence[Pause]) -> date | None:
        """Like `add_working_days`, but days in `pauses` do not count; None while a pause is open."""
        waiting = min((pause.asked_on for pause in pauses if pause.answered_on is None), default=None)
        end = self.add_working_days(day, 0) if n == 0 else day
        while n > 0:
            end += _ONE_DAY
            if waiting is not None and end > waiting:
                return None
            n -= self._counts(end, pauses)
        return end

    def add_calendar_days(self, day: date, n: int) -> date:
        """The last day of a term of `n` calendar days after `day`, moved on if it is a day off."""
        return self.working_day_on_or_after(day + timedelta(days=n))

    def working_days_between(self, start: date, end: date, *, pauses: Sequence[Pause] = ()) -> int:
        """Working days after `start` up to and including `end`, less those in pauses; negative when `end`
        lies before `start`, so that overdue terms count downwards.
        """
        if end < start:
            return -self.working_days_between(end, start, pauses=pauses)
        days = (end - start).days
        return sum(self._counts(start + timedelta(days=i), pauses) for i in range(1, days + 1))

    def working_days(self, first: date, last: date) -> list[date]:
        """Every working day from `first` to `last`, both included."""
        days = (first + timedelta(days=i) for i in range((last - first).days + 1))
        return [day for day in days if self.is_working_day(day)]

    def without(self, days: Iterable[date], *, name: str) -> "WorkingCalendar":
        """The same calendar with more days off, e.g. an office closed by a storm."""
        return WorkingCalendar(self.years, {**self.days_off, **dict.fromkeys(days, name)}, self.make_up_days)

    def _counts(self, day: date, pauses: Sequence[Pause]) -> bool:
        return self.is_working_day(day) and not any(pause.covers(day) for pause in pauses)
