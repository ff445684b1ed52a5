"""Số viết ra cho người đọc: amounts and rates in the arithmetic of a worksheet line."""

from decimal import Decimal

_PERCENT = Decimal(100)


def dots(amount: int) -> str:
    """1234567 → 1.234.567."""
    return f"{amount:,}".replace(",", ".")


def plain(number: Decimal) -> str:
    """A decimal without needless zeros, with a comma."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def percent(rate: Decimal) -> str:
    """0.015 → 1,5%."""
    return f"{plain(rate * _PERCENT)}%"


def times(base: int, rate: Decimal) -> str:
    """20.000.000 × 8%."""
    return f"{dots(base)} × {percent(rate)}"
