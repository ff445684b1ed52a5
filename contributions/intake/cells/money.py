"""Tiền và hệ số trong ô: whole đồng out of what people type, and a reason where that is a guess."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from contributions.intake.cells.text import ERROR_VALUES, Problem, Raw, clean, text_of

_CURRENCY = re.compile(r" ?(?:đồng|đ|₫|vnđ|vnd)\.?$", re.IGNORECASE)
_GROUPED = re.compile(r"^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$")
_GROUPED_WITH_FRACTION = re.compile(r"^(\d{1,3}(?:([., ])\d{3})+)(?!\2)[.,](\d{1,2})$")
_FRACTION = re.compile(r"^(\d+)[.,](\d{1,2})$")
_SCIENTIFIC = re.compile(r"^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$", re.IGNORECASE)
_WORDS = re.compile(
    r"^(\d+(?:[.,]\d+)?) ?(triệu|trieu|tr|m|nghìn|nghin|ngàn|ngan|k|tỷ|tỉ|ty)(?: ?(\d{1,3}))?$", re.IGNORECASE
)
_UNITS = {"tr": 10**6, "m": 10**6, "ng": 10**3, "k": 10**3, "t": 10**9}
_COEFFICIENT = re.compile(r"^\d{1,2}(?:[.,]\d{1,4})?$")
_DECIMAL = re.compile(r"^\d{1,6}(?:[.,]\d{1,6})?$")

# The highest coefficient of the State's scales is 13 (President, NQ 730/2004); above it, nobody's.
MAX_COEFFICIENT = Decimal(14)
MAX_MONTHLY_VND = 10**10
_ONE = Decimal(1)


class Wage(NamedTuple):
    """Đồng or coefficient, never both."""

    vnd: int | None
    coefficient: Decimal | None


NO_WAGE = Wage(None, None)


def wage(raw: Raw) -> tuple[Wage, Problem | None]:
    """Hệ số lương/Tiền lương (column 4): under 14 it is a coefficient (2,34), else đồng."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 < raw < MAX_COEFFICIENT:
        return Wage(None, Decimal(repr(raw)).normalize() + 0), None
    if isinstance(raw, str) and _COEFFICIENT.match(text := clean(raw)[0]):
        value = Decimal(text.replace(",", "."))
        if 0 < value < MAX_COEFFICIENT:
            return Wage(None, value), None
    amount, problem = money(raw)
    return (NO_WAGE if amount is None else Wage(amount, None)), problem


def money(raw: Raw) -> tuple[int | None, Problem | None]:
    """Số tiền, whole đồng: 79760000, 79.760.000, 79,760,000, 79 760 000 đ."""
    if isinstance(raw, str):
        return _money_of_text(_CURRENCY.sub("", clean(raw)[0]))
    if raw is None:
        return None, None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or raw != raw or abs(raw) > 1e300:
        return None, Problem("money_unreadable")
    return _whole(Decimal(repr(raw)))


def number(raw: Raw) -> tuple[Decimal | None, Problem | None]:
    """Hệ số: 0,5 or 0.5."""
    return _decimal(raw)


def percent(raw: Raw) -> tuple[Decimal | None, Problem | None]:
    """Tỷ lệ %: 5, 5%, and Excel's 0.05 in a cell shown as 5 % (seniority starts at 5 %)."""
    value, problem = _decimal(raw)
    if value is not None and 0 < value < 1:
        value = (value * 100).normalize() + 0
    return value, problem


def _decimal(raw: Raw) -> tuple[Decimal | None, Problem | None]:
    text = clean(text_of(raw))[0].removesuffix("%").strip()
    if not text:
        return None, None
    if text in ERROR_VALUES:
        return None, Problem("error_value")
    if isinstance(raw, (str, int, float)) and not isinstance(raw, bool) and _DECIMAL.match(text):
        return Decimal(text.replace(",", ".")), None
    return None, Problem("decimal_unreadable")


def _money_of_text(text: str) -> tuple[int | None, Problem | None]:
    if text.isdigit() and text.isascii():
        return _whole(Decimal(text)) if len(text) <= 20 else (None, Problem("money_too_large"))
    if not text or text == "-":
        # Accounting formats show zero as a dash.
        return None, None
    if text[0] in "-(" and any(letter.isdigit() for letter in text):
        return None, Problem("money_negative")
    if len(text) < 60 and _GROUPED.match(text):
        return _whole(Decimal(re.sub(r"[., ]", "", text)))
    return _odd_money(text)


def _odd_money(text: str) -> tuple[int | None, Problem | None]:
    """Amounts that are not plainly whole đồng."""
    if found := _GROUPED_WITH_FRACTION.match(text):
        return _whole(Decimal(re.sub(r"[., ]", "", found[1]) + "." + found[3]))
    if found := _FRACTION.match(text):
        if len(found[1]) < 4:
            return None, Problem("money_ambiguous")
        return _whole(Decimal(found[1] + "." + found[2]))
    if _SCIENTIFIC.match(text):
        return None, Problem("number_damaged")
    if suggestion := _money_of_words(text):
        return None, Problem("money_words", suggestion)
    return None, Problem("error_value" if text in ERROR_VALUES else "money_unreadable")


def _money_of_words(text: str) -> str:
    """“12,5 triệu” → 12500000, “12tr5” → 12500000; "" when it is neither."""
    found = _WORDS.match(text)
    if found is None:
        return ""
    word = found[2].lower()
    unit = next(size for start, size in _UNITS.items() if word.startswith(start))
    whole = found[1].replace(",", ".")
    if found[3] is not None:
        if "." in whole:
            return ""
        whole = f"{whole}.{found[3]}"
    return str(int(Decimal(whole) * unit))


def _whole(amount: Decimal) -> tuple[int | None, Problem | None]:
    if amount < 0:
        return None, Problem("money_negative")
    if amount > MAX_MONTHLY_VND:
        return None, Problem("money_too_large")
    rounded = amount.quantize(_ONE, rounding=ROUND_HALF_UP)
    # A thousandth of a đồng is the dust of binary fractions (=A1*1.1), not somebody's intention.
    if abs(amount - rounded) > Decimal("0.001"):
        return None, Problem("money_fraction", str(rounded))
    return int(rounded), None
