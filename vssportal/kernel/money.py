"""Tiền: whole đồng as int, rates as Decimal, one named rounding."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

Vnd = int

_ONE = Decimal(1)


def round_vnd(amount: Decimal) -> Vnd:
    """Làm tròn đến đồng, half up; anything but a Decimal is refused so that no float gets in."""
    if not isinstance(amount, Decimal):
        raise TypeError(f"round_vnd takes a Decimal, not {type(amount).__name__}")
    return int(amount.quantize(_ONE, rounding=ROUND_HALF_UP))


def share(base: Vnd, rate: Decimal) -> Vnd:
    """Phần của mức ``base`` theo tỷ lệ ``rate`` (0.08 is 8 %), rounded once."""
    return round_vnd(base * rate)


def apportion(whole: Vnd, weights: Sequence[int]) -> list[Vnd]:
    """Chia ``whole`` theo ``weights``: parts sum to the whole, the largest remainders take the odd đồng."""
    total = sum(weights)
    if total <= 0:
        raise ValueError("weights must sum to more than nothing")
    parts = [whole * weight // total for weight in weights]
    remainders = [whole * weight % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for i in order[: whole - sum(parts)]:
        parts[i] += 1
    return parts
