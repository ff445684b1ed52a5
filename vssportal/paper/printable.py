"""Dates, amounts, worksheets and texts as letters print them: plain JSON for the templates."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from vssportal.kernel.words import vnd_in_words
from vssportal.kernel.worksheet import Line, Worksheet
from vssportal.paper.qr import svg

_HERE: Final = ZoneInfo("Asia/Ho_Chi_Minh")

# What the letters' typeface has no sign for, written with signs it has; anything else becomes "?", since
# PDF/A refuses a page with a missing sign and a letter must not fail over a pictogram in a note.
_SUBSTITUTES: Final = str.maketrans(
    {
        "−": "–",
        "≤": "<=",
        "≥": ">=",
        "→": "->",
        "←": "<-",
        "≠": "<>",
        "✓": "x",
        "☐": "o",
        "№": "No ",
        "\t": " ",
    }
)
_UNPRINTABLE: Final = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u0300\u0301\u0303\u0309\u0323\u1e00-\u1eff\u2002\u2009\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u2044\u20a0-\u20be\u2113\u2122\u2191\u2193]"
)
_UNIT_WORDS: Final = {
    "VND": "",
    "VND/month": " đồng/tháng",
    "VND/day": " đồng/ngày",
    "VND/hour": " đồng/giờ",
    "percent": "%",
    "days": " ngày",
    "working_days": " ngày làm việc",
    "weeks": " tuần",
    "months": " tháng",
    "years": " năm",
    "multiple": " lần",
}


def printable(value: Any, key: str = "") -> Any:
    """`value` as JSON for a template; the key decides for numbers: `…_vnd` become figures and words."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Worksheet):
        return {"rows": [_row(line) for line in value.lines], "total_vnd": money(value.total_vnd)}
    if isinstance(value, date):
        return moment(value) if isinstance(value, datetime) else day(value)
    if isinstance(value, int) and key.endswith("_vnd"):
        return money(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value)
    if isinstance(value, Mapping):
        return {name: printable(item, name) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(item, key) for item in value]
    return value


def text(value: str) -> str:
    """NFC, only signs the typeface has."""
    composed = unicodedata.normalize("NFC", value).translate(_SUBSTITUTES)
    return _UNPRINTABLE.sub("?", composed)


def figures(number: int | Decimal) -> str:
    """1234567.5 → 1.234.567,5."""
    plain = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,d}"
    return plain.translate(str.maketrans(",.", ".,"))


def money(amount_vnd: int) -> dict[str, str]:
    return {"figures": figures(amount_vnd), "words": vnd_in_words(amount_vnd)}


def day(value: date) -> dict[str, str]:
    """Days and months below ten carry a zero where official papers write one (days, January, February)."""
    month = f"{value.month:02d}" if value.month < 3 else f"{value.month}"
    long = f"ngày {value.day:02d} tháng {month} năm {value.year}"
    return {"short": f"{value:%d/%m/%Y}", "long": long}


def moment(value: datetime) -> dict[str, str]:
    """Local time of Việt Nam; a moment without time zone is refused."""
    if value.tzinfo is None:
        raise ValueError("a moment in a letter needs its time zone")
    local = value.astimezone(_HERE)
    return {"full": f"{local:%H:%M} ngày {local:%d/%m/%Y}"}


def amount(line: Line) -> str:
    """A worksheet line's amount with its unit."""
    unit = _UNIT_WORDS.get(line.unit)
    return figures(line.amount) + (f" {line.unit}" if unit is None else unit)


def _row(line: Line) -> dict[str, Any]:
    return {
        "label": text(line.label),
        "formula": text(line.formula),
        "basis": text(line.basis),
        "amount": text(amount(line)),
        "adds": line.adds,
    }


def _record(value: Any) -> dict[str, Any]:
    found = {field.name: printable(getattr(value, field.name), field.name) for field in fields(value)}
    if hasattr(value, "total_vnd"):
        found["total_vnd"] = money(value.total_vnd)
    if "url" in found:
        found["qr_svg"] = svg(value.url)
    return found
