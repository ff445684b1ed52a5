"""Số liệu của pháp luật: dated figures with their sources, read from ``data/*.yaml``.

A figure is one code with values that hold from a day on. A value is a number or a table of numbers under
keys (regions, funds, groups). Nothing without a source is loaded; a figure asked for a day before its
first value raises, it is never zero.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from vssportal.kernel.errors import NoFigure, gettext_noop
from vssportal.kernel.worksheet import UsedFigure

DATA = Path(__file__).parent / "data"
NO_FIGURE = gettext_noop("Chưa có số liệu “{figure}” cho ngày {day}.")
UNITS = frozenset(
    {"VND", "VND/month", "VND/hour", "VND/day", "percent", "days", "working_days", "months", "years", "weeks"}
    | {"multiple", "ratio", "count", "month_of_year", "text", "km"}
)
_PERCENT = Decimal(100)


class BadFigure(ValueError):
    """A data file says something that cannot be used; the message names file, code and what is wrong."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Giá trị có hiệu lực từ ngày ``since``: a number or a table, its source, its doubt where there is one."""

    since: date
    values: Mapping[str, str]
    source: str
    doubt: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Một số liệu: code, Vietnamese label, unit, its figures in order of their days."""

    code: str
    label: str
    label_en: str
    unit: str
    figures: tuple[Figure, ...]
    checked_on: date | None
    group: str

    def on(self, day: date) -> Figure | None:
        """The figure in force on ``day``; None before the first."""
        place = bisect_right([figure.since for figure in self.figures], day)
        return self.figures[place - 1] if place else None


class ParametersOn:
    """The book opened at one day; remembers in ``used`` every figure that was read."""

    def __init__(self, parameters: Mapping[str, Parameter], day: date) -> None:
        self._parameters = parameters
        self.day = day
        self._used: dict[tuple[str, str], UsedFigure] = {}

    @property
    def used(self) -> list[UsedFigure]:
        return list(self._used.values())

    def at(self, day: date) -> "ParametersOn":
        """The same book at another day; what is read there counts as used here too."""
        other = ParametersOn(self._parameters, day)
        other._used = self._used
        return other

    def figure(self, code: str) -> Figure:
        """The figure of ``code`` in force; NoFigure before its first day, KeyError for an unknown code."""
        found = self._parameters[code].on(self.day)
        if found is None:
            raise NoFigure(NO_FIGURE, figure=code, day=self.day.isoformat())
        return found

    def has(self, code: str, key: str = "") -> bool:
        """Whether a value under ``key`` is in force."""
        found = self._parameters[code].on(self.day) if code in self._parameters else None
        return found is not None and key in found.values

    def text(self, code: str, key: str = "") -> str:
        """The value as written; recorded as used."""
        figure = self.figure(code)
        value = figure.values[key]
        unit = self._parameters[code].unit
        self._used[code, f"{key}@{figure.since}"] = UsedFigure(
            code, key, value, unit, figure.since.isoformat(), figure.source, figure.doubt
        )
        return value

    def number(self, code: str, key: str = "") -> Decimal:
        """The value as a Decimal in its own unit."""
        return Decimal(self.text(code, key))

    def rate(self, code: str, key: str = "") -> Decimal:
        """A percentage as a fraction: 8 → 0.08."""
        return self.number(code, key) / _PERCENT

    def vnd(self, code: str, key: str = "") -> int:
        """An amount in whole đồng."""
        return self.whole(code, key)

    def whole(self, code: str, key: str = "") -> int:
        """A whole number (days, months, counts, đồng); ValueError for a fraction."""
        value = self.number(code, key)
        if value != value.to_integral_value():
            raise ValueError(f"{code}[{key}] is {value}, not a whole number")
        return int(value)

    def keys(self, code: str) -> list[str]:
        """The keys of a table in force."""
        return list(self.figure(code).values)


class Parameters:
    """The whole book: every parameter by code."""

    def __init__(self, parameters: Iterable[Parameter]) -> None:
        self._parameters: dict[str, Parameter] = {}
        for parameter in parameters:
            if parameter.code in self._parameters:
                raise BadFigure(f"{parameter.code} stands twice")
            self._parameters[parameter.code] = parameter

    def on(self, day: date) -> ParametersOn:
        return ParametersOn(self._parameters, day)

    def __getitem__(self, code: str) -> Parameter:
        return self._parameters[code]

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self._parameters.values())

    def __len__(self) -> int:
        return len(self._parameters)


def load(folder: Path = DATA) -> Parameters:
    """Reads every ``*.yaml`` with a top-level ``figures`` list; BadFigure says what is wrong where."""
    found: list[Parameter] = []
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if isinstance(data, dict) and "figures" in data:
            found.extend(_parameter(entry, path.stem) for entry in data["figures"])
    return Parameters(found)


@cache
def parameters() -> Parameters:
    """The portal's book, read once a process."""
    return load()


def _parameter(entry: Mapping[str, Any], group: str) -> Parameter:
    code = entry.get("code") or "?"
    where = f"{group}.yaml, {code}"
    if entry.get("unit") not in UNITS:
        raise BadFigure(f"{where}: unit {entry.get('unit')!r} is not one of {sorted(UNITS)}")
    figures = tuple(_figure(value, where, entry["unit"]) for value in entry.get("values") or ())
    if not figures or not entry.get("label"):
        raise BadFigure(f"{where}: a figure needs a label and at least one value")
    days = [figure.since for figure in figures]
    if days != sorted(set(days)):
        raise BadFigure(f"{where}: days must rise strictly")
    return Parameter(
        code,
        entry["label"],
        entry.get("label_en", ""),
        entry["unit"],
        figures,
        entry.get("checked_on"),
        group,
    )


def _figure(entry: Mapping[str, Any], where: str, unit: str) -> Figure:
    since = entry.get("from")
    if not isinstance(since, date):
        raise BadFigure(f"{where}: from {since!r} is not a date")
    if not str(entry.get("source") or "").strip():
        raise BadFigure(f"{where}, from {since}: no source")
    value = entry.get("value")
    table = value if isinstance(value, dict) else {"": value}
    for key, text in table.items():
        _checked(text, f"{where}, from {since}, key {key!r}", unit)
    plain = {str(key): str(text) for key, text in table.items()}
    return Figure(since, plain, entry["source"], entry.get("doubt", ""), entry.get("note", ""))


def _checked(text: Any, where: str, unit: str) -> None:
    if not isinstance(text, str):
        raise BadFigure(f"{where}: {text!r} must be quoted text")
    if unit == "text":
        return
    try:
        Decimal(text)
    except InvalidOperation:
        raise BadFigure(f"{where}: {text!r} is not a number") from None
