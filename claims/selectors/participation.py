"""Quá trình tham gia as a person reads it: periods with gaps, years, totals; read from contributions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation, Person
from contributions import selectors as contributions
from contributions.enums import Situation
from contributions.selectors import HistorySpan
from vssportal.kernel.periods import Month

PENSION, HEALTH, UNEMPLOYMENT = "P", "H", "U"
_RECENT = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Một giai đoạn: months at one employer without a break, or a gap (``organisation`` empty)."""

    first: Month
    last: Month
    organisation: str = ""
    position: str = ""
    base_vnd: int = 0
    situation: str = ""
    is_gap: bool = False
    is_running: bool = False

    @property
    def months(self) -> int:
        return self.last.index - self.first.index + 1


@dataclass(frozen=True, slots=True)
class YearPart:
    """A contributed stretch of a year, in percent of its width."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Year:
    """Một năm of the bar: label, whether all twelve months are there, the stretches."""

    year: int
    parts: tuple[YearPart, ...]
    months: int

    @property
    def label(self) -> str:
        return f"{self.year % 100:02d}"

    @property
    def full(self) -> bool:
        return self.months == 12


@dataclass(frozen=True, slots=True)
class Participation:
    """Quá trình tham gia of one person.

    ``months``: with compulsory social insurance, leave for maternity counted; ``unemployment_months``: with
    unemployment insurance paid; ``until``: the last month there is anything about.
    """

    spans: tuple[HistorySpan, ...] = ()
    periods: tuple[Period, ...] = ()
    years: tuple[Year, ...] = ()
    months: int = 0
    unemployment_months: int = 0
    until: Month | None = None
    health_until: Month | None = None
    health_through: str = ""

    @property
    def newest_first(self) -> tuple[Period, ...]:
        return self.periods[::-1]


def participation_of(person: Person, day: date) -> Participation:
    """Quá trình tham gia to the month of ``day``, in one statement."""
    today = Month.of(day)
    spans = [s for s in contributions.history_of(person, today) if s.situation != Situation.GONE]
    if not spans:
        return Participation()
    counted = {month for span in spans if _counts(span) for month in span.months}
    unemployment = {m for span in spans if UNEMPLOYMENT in span.funds for m in span.months}
    health = max((s for s in spans if HEALTH in s.funds), key=_last, default=None)
    until = max(_last(span) for span in spans)
    return Participation(
        spans=tuple(spans),
        periods=tuple(_with_gaps(_periods(spans), until)),
        years=tuple(_years(counted, today.year)),
        months=len(counted),
        unemployment_months=len(unemployment),
        until=until,
        health_until=_last(health) if health else None,
        health_through=health.organisation_name if health else "",
    )


def _last(span: HistorySpan) -> Month:
    last = span.months.last
    return last if last is not None else span.months.start


def _counts(span: HistorySpan) -> bool:
    """Paid months, and leave for maternity (Luật 41/2024 Điều 53 khoản 8)."""
    return PENSION in span.funds or span.situation == Situation.MATERNITY


def _periods(spans: Iterable[HistorySpan]) -> list[Period]:
    found: list[Period] = []
    for span in spans:
        before = next((p for p in reversed(found) if p.organisation == span.organisation_name), None)
        joins = before is not None and span.months.start.index <= before.last.index + 1
        first = before.first if before is not None and joins else span.months.start
        if before is not None and joins:
            found.remove(before)
        found.append(
            Period(first, _last(span), span.organisation_name, span.position, span.base_vnd, span.situation)
        )
    return found


def _with_gaps(periods: Sequence[Period], until: Month) -> list[Period]:
    found: list[Period] = []
    reached: Month | None = None
    for period in sorted(periods, key=lambda p: (p.first.index, p.last.index)):
        if reached is not None and period.first > reached + 1:
            found.append(Period(reached + 1, period.first - 1, is_gap=True))
        reached = period.last if reached is None else max(reached, period.last)
        running = period.last == until
        found.append(
            Period(
                period.first,
                period.last,
                period.organisation,
                period.position,
                period.base_vnd,
                period.situation,
                is_running=running,
            )
        )
    return found


def _years(months: set[Month], this_year: int) -> list[Year]:
    if not months:
        return []
    found = []
    for year in range(min(months).year, this_year + 1):
        inside = sorted(month.month for month in months if month.year == year)
        found.append(Year(year, tuple(_parts(inside)), len(inside)))
    return found


def _parts(months: Sequence[int]) -> list[YearPart]:
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return [YearPart(_percent(run[0] - 1), _percent(len(run))) for run in runs]


def _percent(months: int) -> str:
    tenths = (months * 1000 + 6) // 12
    return f"{tenths // 10}.{tenths % 10}"


def recent_employers(person: Person, day: date) -> list[Organisation]:
    """Đơn vị gần đây, the newest first, three at most."""
    ids: list[int] = []
    for span in reversed(contributions.history_of(person, Month.of(day))):
        if span.organisation_id is not None and span.organisation_id not in ids:
            ids.append(span.organisation_id)
    found = Organisation.objects.in_bulk(ids[:_RECENT])
    return [found[each] for each in ids[:_RECENT]]
