"""Ngày tháng trong ô: day/month/year as people type it and as Excel turns it."""

import calendar
import re
from datetime import date, datetime, timedelta

from contributions.intake.cells.text import ERROR_VALUES, Problem, Raw, clean, text_of
from contributions.intake.rows import BirthDate

_EPOCH = date(1899, 12, 30)
# Day numbers of 01/01/1910 and 31/12/2100 in Excel's calendar; smaller numbers are years or slips.
_SERIALS = range(3_654, 73_416)
_YEARS = range(1900, 2101)

_DAY = re.compile(r"^(?:ngày )?(\d{1,2}) ?(?:[/.\-]|tháng| ) ?(\d{1,2}) ?(?:[/.\-]|năm| ) ?(\d{4})$", re.I)
_ISO_DAY = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})$")
_SHORT_YEAR = re.compile(r"^\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}$")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?$", re.I)
_MONTH = re.compile(r"^(?:tháng |tháng|t)?(\d{1,2}) ?(?:[/.\-]|năm| ) ?(\d{4})$", re.I)
_YEAR_FIRST = re.compile(r"^(\d{4}) ?[/.\-] ?(\d{1,2})$")
_SHORT_MONTH = re.compile(r"^\d{1,2}[/.\-]\d{2}$")
_ENGLISH_MONTH = re.compile(r"^([A-Za-z]{3})[a-z]*[- ](\d{2}|\d{4})$")
_ENGLISH = {word.lower(): number for number, word in enumerate(calendar.month_abbr) if word}


def day(raw: Raw) -> tuple[date | None, Problem | None]:
    """Ngày/tháng/năm: dd/mm/yyyy, ISO, Excel's date or day number; a two-digit year is refused."""
    if isinstance(raw, date):
        return _in_range(raw.date() if isinstance(raw, datetime) else raw)
    if isinstance(raw, (int, float)):
        return _serial(raw)
    text = clean(raw)[0] if isinstance(raw, str) else ""
    if not text:
        return None, None if raw in ("", None) or isinstance(raw, str) else Problem("date_unreadable")
    return _day_of_text(_CLOCK.sub("", text))


def birth(raw: Raw) -> tuple[BirthDate | None, Problem | None]:
    """Ngày sinh: a day, or only month/year or year where papers know no more (00/00/1950 too)."""
    text = clean(text_of(raw))[0] if isinstance(raw, (str, int, float)) else ""
    if text.startswith(("00/", "0/", "00-", "00.")):
        text = re.sub(r"^0?0[/.\-]", "", re.sub(r"^0?0[/.\-]0?0[/.\-]", "", text))
    if len(text) == 4 and text.isdigit():
        year = int(text)
        if year in _YEARS:
            return BirthDate(date(year, 1, 1), "year"), None
        if isinstance(raw, str):
            return None, Problem("year_out_of_range", detail=text)
    if found := _MONTH.match(text):
        first, problem = _build(int(found[2]), int(found[1]), 1)
        return (None if first is None else BirthDate(first, "month")), problem
    value, problem = day(raw)
    return (None if value is None else BirthDate(value, "day")), problem


def month(raw: Raw) -> tuple[date | None, Problem | None]:
    """Tháng/năm as the first of the month: 11/2026, T11/2026, or Excel's date of a day in it."""
    if isinstance(raw, date) or (isinstance(raw, (int, float)) and _is_serial(raw)):
        value, problem = day(raw)
        return _month_of_day(value, problem)
    text = clean(text_of(raw))[0]
    if not text:
        return None, None
    if text in ERROR_VALUES:
        return None, Problem("error_value")
    if isinstance(raw, str) and (found := _MONTH.match(text)):
        return _build(int(found[2]), int(found[1]), 1)
    return _odd_month(text)


def _odd_month(text: str) -> tuple[date | None, Problem | None]:
    """Months written another way: nothing is taken, the usual form is suggested."""
    if suggestion := _other_way(text):
        return None, Problem("month_order", suggestion)
    if _SHORT_MONTH.match(text):
        return None, Problem("year_two_digits")
    value, problem = _day_of_text(_CLOCK.sub("", text))
    if problem is not None and problem.code == "date_unreadable":
        return None, Problem("month_unreadable")
    return _month_of_day(value, problem)


def _other_way(text: str) -> str:
    """11/2026 out of 2026/11, 202611, 112026, 11,2026 (typed as a number) or Nov-26; "" if it is none."""
    year, number = 0, 0
    if found := _YEAR_FIRST.match(text):
        year, number = int(found[1]), int(found[2])
    elif found := _ENGLISH_MONTH.match(text):
        year, number = int(found[2][-2:]) + 2000, _ENGLISH.get(found[1].lower(), 0)
    elif found := re.match(r"^(\d{1,2}),?(\d{4})$", text):
        year, number = int(found[2]), int(found[1])
        if year not in _YEARS and text.isdigit() and len(text) == 6:
            year, number = int(text[:4]), int(text[4:])
    return f"{number:02d}/{year}" if 1 <= number <= 12 and year in _YEARS else ""


def _month_of_day(value: date | None, problem: Problem | None) -> tuple[date | None, Problem | None]:
    if value is None:
        return None, problem
    first = value.replace(day=1)
    return first, None if value.day == 1 else Problem("month_has_day", f"{first:%m/%Y}")


def _is_serial(number: float) -> bool:
    return not isinstance(number, bool) and _SERIALS.start <= number < _SERIALS.stop


def _serial(number: float) -> tuple[date | None, Problem | None]:
    if _is_serial(number):
        return _EPOCH + timedelta(days=int(number)), None
    return _day_of_text(text_of(number))


def _day_of_text(text: str) -> tuple[date | None, Problem | None]:
    if text.isdigit():
        return _day_of_digits(text)
    if found := _DAY.match(text):
        return _build(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO_DAY.match(text):
        return _build(int(found[1]), int(found[2]), int(found[3]))
    if _SHORT_YEAR.match(text):
        return None, Problem("year_two_digits")
    if _MONTH.match(text) or _YEAR_FIRST.match(text):
        return None, Problem("date_incomplete")
    return None, Problem("error_value" if text in ERROR_VALUES else "date_unreadable")


def _day_of_digits(text: str) -> tuple[date | None, Problem | None]:
    """15031990, 19900315, a day number kept as text, or only a year."""
    if len(text) == 8 and int(text[:4]) in _YEARS and int(text[4:6]) <= 12:
        return _build(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) == 8:
        return _build(int(text[4:]), int(text[2:4]), int(text[:2]))
    if len(text) == 5 and int(text) in _SERIALS:
        return _EPOCH + timedelta(days=int(text)), None
    is_year = len(text) == 4 and int(text) in _YEARS
    return None, Problem("date_incomplete" if is_year else "date_unreadable")


def _build(year: int, number: int, day_number: int) -> tuple[date | None, Problem | None]:
    if year not in _YEARS:
        return None, Problem("year_out_of_range", detail=str(year))
    if not 1 <= number <= 12:
        return None, Problem("date_month_impossible", detail=str(number))
    days = calendar.monthrange(year, number)[1]
    if not 1 <= day_number <= days:
        return None, Problem("date_impossible", detail=str(days))
    return date(year, number, day_number), None


def _in_range(value: date) -> tuple[date | None, Problem | None]:
    if value.year in _YEARS:
        return value, None
    return None, Problem("year_out_of_range", detail=str(value.year))
