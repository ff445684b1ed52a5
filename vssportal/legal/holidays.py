"""Lịch nghỉ: the working calendar read from `data/holidays.yaml`, with what is in doubt about it."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from vssportal.kernel.calendar import WorkingCalendar
from vssportal.legal.parameters import DATA, BadFigure

FILE = DATA / "holidays.yaml"


@dataclass(frozen=True, slots=True)
class HolidayDoubt:
    """Điều chưa chắc: a year or a single day whose legal text nobody has read yet."""

    year: int
    day: date | None
    name: str
    source: str
    doubt: str


@cache
def working_calendar(*, confirmed: frozenset[date] = frozenset()) -> WorkingCalendar:
    """Lịch làm việc of the portal. Rows marked `confirmed: false` count only if named in `confirmed`."""
    years = _read(FILE)
    days_off = {
        row["day"]: row["name"]
        for year in years
        for row in year["days_off"]
        if row.get("confirmed", True) or row["day"] in confirmed
    }
    make_up = {row["day"]: row["instead_of"] for year in years for row in year.get("make_up_days", ())}
    return WorkingCalendar(frozenset(year["year"] for year in years), days_off, make_up)


def holiday_doubts() -> list[HolidayDoubt]:
    """What officers should know is uncertain, by year and day."""
    found = []
    for year in _read(FILE):
        if year.get("doubt"):
            found.append(HolidayDoubt(year["year"], None, "", year["source"], year["doubt"]))
        for row in year["days_off"]:
            if row.get("doubt"):
                found.append(HolidayDoubt(year["year"], row["day"], row["name"], row["source"], row["doubt"]))
    return found


def _read(path: Path) -> list[dict[str, Any]]:
    years: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[
        "years"
    ]
    for year in years:
        _check(year, path.name)
    numbers = [year["year"] for year in years]
    if numbers != sorted(set(numbers)):
        raise BadFigure(f"{path.name}: years must rise strictly")
    return years


def _check(year: dict[str, Any], where: str) -> None:
    if not year.get("source"):
        raise BadFigure(f"{where}, {year.get('year')}: no source")
    days = [row["day"] for row in year["days_off"]]
    made_up = [row["day"] for row in year.get("make_up_days", ())]
    if len(days + made_up) != len({*days, *made_up}):
        raise BadFigure(f"{where}, {year['year']}: a day stands twice")
    if strays := [day for day in [*days, *made_up] if day.year != year["year"]]:
        raise BadFigure(f"{where}, {year['year']}: {strays} lie in another year")
    if weekdays := [day for day in made_up if day.weekday() < 5]:
        raise BadFigure(f"{where}, {year['year']}: {weekdays} are worked anyway and cannot be made up")
