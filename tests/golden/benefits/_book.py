"""What every handler of benefits needs: the book of the example's law, with the levels it names."""

import calendar
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from claims.rules.averages import PaySpan
from claims.rules.basics import WageMonth
from tests.golden.registry import day, month
from vssportal.kernel.periods import Month, months_between
from vssportal.legal.parameters import Figure, Parameter, Parameters, ParametersOn, parameters

# A day on which each law named by an example was in force, for examples that name no day of their own.
LAW_DAYS = (
    ("113/2025", date(2026, 7, 1)),
    ("162/2026", date(2026, 7, 1)),
    ("74/2025", date(2026, 1, 1)),
    ("374/2025", date(2026, 1, 1)),
    ("188/2025", date(2026, 1, 1)),
    ("176/2025", date(2026, 1, 1)),
    ("51/2024", date(2026, 1, 1)),
    ("75/2024", date(2024, 7, 1)),
    ("42/2023", date(2023, 7, 1)),
    ("108/2021", date(2022, 1, 1)),
    ("41/2024", date(2026, 1, 1)),
    ("158/2025", date(2026, 1, 1)),
    ("159/2025", date(2026, 1, 1)),
    ("84/2015", date(2026, 7, 1)),
    ("45/2019", date(2026, 1, 1)),
    ("135/2020", date(2026, 1, 1)),
    ("146/2018", date(2020, 1, 1)),
    ("38/2013", date(2020, 1, 1)),
    ("58/2014", date(2016, 6, 1)),
)
LATEST = date(2018, 1, 1)
WEEKDAYS = {
    "mon": calendar.MONDAY,
    "tue": calendar.TUESDAY,
    "wed": calendar.WEDNESDAY,
    "thu": calendar.THURSDAY,
    "fri": calendar.FRIDAY,
    "sat": calendar.SATURDAY,
    "sun": calendar.SUNDAY,
}


def law_day(example: Mapping[str, Any]) -> date:
    """A day of the example's law."""
    named = str(example.get("law") or "")
    return next((on for text, on in LAW_DAYS if text in named), LATEST)


def book(example: Mapping[str, Any], on: Any = None, **levels: Any) -> ParametersOn:
    """The book on the day of the example, or of its law, with the levels it names in place of ours."""
    opened = day_of(on) if on is not None else law_day(example)
    found = {code: value for code, value in levels.items() if value is not None}
    if "reference" in found:
        found["base_salary"] = found["reference_level"] = found.pop("reference")
    return with_levels(opened, found) if found else parameters().on(opened)


def with_levels(on: date, levels: Mapping[str, Any]) -> ParametersOn:
    """The book with these figures held at one value from their own first day on."""
    return Parameters(
        held(item, levels[item.code]) if item.code in levels else item for item in parameters()
    ).on(on)


def held(parameter: Parameter, value: Any) -> Parameter:
    """The parameter at one value for ever."""
    fixed = Figure(parameter.figures[0].since, {"": str(value)}, "worked example")
    return replace(parameter, figures=(fixed,))


def day_of(value: Any) -> date:
    """A day of a date, a month (its first) or a year (its first)."""
    if isinstance(value, date):
        return value
    if isinstance(value, Month):
        return value.first
    text = str(value)
    if text.isdigit():
        return date(int(text), 1, 1)
    return day(text) if text.count("-") > 1 else month(text).first


def is_day(value: Any) -> bool:
    return str(value).count("-") > 1


def wage_months(rows: list[list[Any]]) -> tuple[WageMonth, ...]:
    """Rows of [month, wage] or [first, last, wage]."""
    found = []
    for *months, wage in rows:
        first, last = month(months[0]), month(months[-1])
        found.extend(WageMonth(item, int(wage)) for item in months_between(first, last))
    return tuple(found)


def span(first: Any, last: Any, **facts: Any) -> PaySpan:
    return PaySpan(month(first), month(last), **facts)


def spans(rows: list[Any], **facts: Any) -> tuple[PaySpan, ...]:
    """[first, last] or a list of such."""
    pairs = rows if rows and isinstance(rows[0], list) else [rows] if rows else []
    return tuple(span(first, last, **facts) for first, last in pairs)


def years_months(months: int) -> list[int]:
    return list(divmod(months, 12))


def as_months(value: Any) -> int:
    """An age given as years or as [years, months], in months."""
    if isinstance(value, list):
        years, months = value
        return int(years) * 12 + int(months)
    return int(value) * 12


def rest_days(text: Any) -> tuple[int, ...]:
    """Weekdays named in an English text."""
    words = str(text or "").casefold()
    return tuple(number for name, number in WEEKDAYS.items() if name in words)


def figure(value: Any) -> Decimal:
    return Decimal(str(value))
