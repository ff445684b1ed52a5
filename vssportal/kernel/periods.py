"""Thời gian: months, half-open spans of months and days, tables of what holds from a day on."""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Generic, TypeVar

T = TypeVar("T")

_ISO = re.compile(r"^(\d{4})-(\d{1,2})$")
_VIETNAMESE = re.compile(r"^(\d{1,2})[/-](\d{4})$")


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """Tháng dương lịch; ``str`` gives 2026-11, ``pretty`` gives 11/2026."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1900 <= self.year <= 2200:
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Reads 2026-11 and 11/2026; ValueError otherwise."""
        if found := _ISO.match(text.strip()):
            return cls(int(found[1]), int(found[2]))
        if found := _VIETNAMESE.match(text.strip()):
            return cls(int(found[2]), int(found[1]))
        raise ValueError(f"not a month: {text!r}")

    @classmethod
    def at(cls, index: int) -> "Month":
        """The month with this ``index`` (months since year 0)."""
        return cls(index // 12, index % 12 + 1)

    @property
    def index(self) -> int:
        """Months since year 0: differences of it are numbers of months."""
        return self.year * 12 + self.month - 1

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def pretty(self) -> str:
        return f"{self.month:02d}/{self.year}"

    def day(self, number: int) -> date:
        """This month's day ``number``, or its last day where the month is shorter."""
        return date(self.year, self.month, min(number, self.last.day))

    def __add__(self, months: int) -> "Month":
        return Month.at(self.index + months)

    def __sub__(self, months: int) -> "Month":
        return Month.at(self.index - months)

    def __lt__(self, other: "Month") -> bool:
        return self.index < other.index

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """Khoảng tháng, half-open: ``start`` belongs to it, ``end`` does not; None: still running."""

    start: Month
    end: Month | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"empty span {self.start}..{self.end}")

    @classmethod
    def closed(cls, first: Month, last: Month) -> "MonthSpan":
        """From ``first`` to the end of ``last``, as people say it (từ tháng … đến hết tháng …)."""
        return cls(first, last + 1)

    @property
    def last(self) -> Month | None:
        return None if self.end is None else self.end - 1

    def __contains__(self, month: Month) -> bool:
        return self.start <= month and (self.end is None or month < self.end)

    def __len__(self) -> int:
        if self.end is None:
            raise ValueError("a running span has no length")
        return self.end.index - self.start.index

    def __iter__(self) -> Iterator[Month]:
        if self.end is None:
            raise ValueError("a running span cannot be listed")
        return (Month.at(i) for i in range(self.start.index, self.end.index))

    def overlap(self, other: "MonthSpan") -> "MonthSpan | None":
        """The months both have, or None."""
        start = max(self.start, other.start)
        ends = [span.end for span in (self, other) if span.end is not None]
        end = min(ends) if ends else None
        return None if end is not None and end <= start else MonthSpan(start, end)


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Months from ``first`` to ``last``, both included; nothing when ``last`` lies before."""
    return (Month.at(i) for i in range(first.index, last.index + 1))


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month where it is shorter."""
    return (Month.of(day) + months).day(day.day)


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February in a common year."""
    return add_months(day, years * 12)


def full_years(born: date, day: date) -> int:
    """Tuổi tròn on ``day``: the birthday counts from its own day on."""
    years = day.year - born.year
    return years if add_years(born, years) <= day else years - 1


def days_inclusive(first: date, last: date) -> int:
    """Calendar days from ``first`` to the end of ``last``."""
    return (last - first).days + 1


def each_day(first: date, last: date) -> Iterator[date]:
    """Days from ``first`` to ``last``, both included."""
    return (first + timedelta(days=i) for i in range((last - first).days + 1))


class Dated(Generic[T]):
    """What holds from a day on until the next: chooses a formula of its day (công thức theo ngày hiệu lực)."""

    def __init__(self, table: Mapping[date, T]) -> None:
        self._days = sorted(table)
        self._table = dict(table)

    def on(self, day: date) -> T:
        """The value in force on ``day``; LookupError before the first."""
        found = [start for start in self._days if start <= day]
        if not found:
            raise LookupError(f"nothing in force on {day}")
        return self._table[found[-1]]

    def items(self) -> Iterable[tuple[date, T]]:
        return [(day, self._table[day]) for day in self._days]
