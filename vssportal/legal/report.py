"""Số liệu đang áp dụng: what is in force on a day and where it comes from, what changes soon, what nobody checked.

The command ``python -m vssportal.legal`` prints it, the public page of figures and the officers' desk show it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vssportal.kernel.periods import add_months
from vssportal.legal.parameters import Figure, Parameter

SOON_DAYS = 90
CHECKED_WITHIN_MONTHS = 6


@dataclass(frozen=True, slots=True)
class InForce:
    """Một số liệu ở một ngày: the figure in force, and the next one when it is known."""

    parameter: Parameter
    figure: Figure
    following: Figure | None = None

    @property
    def until(self) -> date | None:
        """Ngày cuối còn áp dụng, None when no end is known."""
        return self.following.since - timedelta(days=1) if self.following else None

    @property
    def values(self) -> str:
        """The values as text: one number, or keys with theirs."""
        return said(self.figure)


@dataclass(frozen=True, slots=True)
class Change:
    """Một thay đổi sắp tới: ``before`` None for a figure that begins."""

    parameter: Parameter
    before: Figure | None
    after: Figure

    @property
    def values(self) -> list[tuple[str, str, str]]:
        """Key, old and new value of what changes, begins or ends (“–”); the key is "" for a single number."""
        old = self.before.values if self.before else {}
        rows = [
            (key, old.get(key, "–"), self.after.values.get(key, "–")) for key in {**old, **self.after.values}
        ]
        return [row for row in rows if row[1] != row[2]]


def in_force(parameters: Iterable[Parameter], day: date) -> list[InForce]:
    """Mọi số liệu có hiệu lực vào ngày ``day``, by group and code."""
    found = []
    for parameter in parameters:
        figure = parameter.on(day)
        if figure is not None:
            found.append(InForce(parameter, figure, _following(parameter, day)))
    return sorted(found, key=lambda item: (item.parameter.group, item.parameter.code))


def changes_within(parameters: Iterable[Parameter], day: date, days: int = SOON_DAYS) -> list[Change]:
    """Số liệu bắt đầu hoặc thay đổi trong ``days`` ngày tới, ``day`` left out, in order of their days."""
    last = day + timedelta(days=days)
    found = [
        Change(parameter, before, after)
        for parameter in parameters
        for before, after in _steps(parameter)
        if day < after.since <= last
    ]
    return sorted(found, key=lambda change: (change.after.since, change.parameter.code))


def unchecked(
    parameters: Iterable[Parameter], day: date, months: int = CHECKED_WITHIN_MONTHS
) -> list[Parameter]:
    """Số liệu quá ``months`` tháng chưa ai đối chiếu, or never."""
    oldest = add_months(day, -months)
    return [item for item in parameters if item.checked_on is None or item.checked_on < oldest]


def doubtful(parameters: Iterable[Parameter], day: date) -> list[InForce]:
    """Số liệu đang áp dụng mà nguồn còn nghi vấn."""
    return [item for item in in_force(parameters, day) if item.figure.doubt]


def said(figure: Figure) -> str:
    """Values as text: ``2530000`` or ``I 5310000 · II 4730000``."""
    return " · ".join(f"{key} {value}".strip() for key, value in figure.values.items())


def _following(parameter: Parameter, day: date) -> Figure | None:
    return next((figure for figure in parameter.figures if figure.since > day), None)


def _steps(parameter: Parameter) -> Iterator[tuple[Figure | None, Figure]]:
    before: Figure | None = None
    for figure in parameter.figures:
        yield before, figure
        before = figure
