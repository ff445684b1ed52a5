"""Số tiền bằng chữ, as official papers write it: linh, mốt, tư, lăm, nghìn, tỷ, and "không trăm" in full."""

from typing import Final

_DIGITS: Final = (
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
)
_BILLION: Final = 10**9
_SCALES: Final = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def in_words(number: int, *, odd: str = "linh") -> str:
    """Số bằng chữ, lower case: 1001 → "một nghìn không trăm linh một".

    `odd` is the word before a lone unit: "linh" in the North and on official papers, "lẻ" in the South.
    """
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"in_words takes whole numbers, not {type(number).__name__}")
    if number < 0:
        return "âm " + in_words(-number, odd=odd)
    return " ".join(_billions(number, odd)) if number else _DIGITS[0]


def vnd_in_words(amount_vnd: int) -> str:
    """Số tiền bằng chữ with a capital and "đồng": 24000 → "Hai mươi tư nghìn đồng"."""
    words = f"{in_words(amount_vnd)} đồng"
    return words[0].upper() + words[1:]


def _billions(number: int, odd: str) -> list[str]:
    groups = []
    while number:
        number, group = divmod(number, _BILLION)
        groups.append(group)
    words: list[str] = []
    for power in range(len(groups) - 1, -1, -1):
        if groups[power]:
            words += _below_billion(groups[power], odd, follows=bool(words)) + ["tỷ"] * power
    return words


def _below_billion(number: int, odd: str, *, follows: bool) -> list[str]:
    """Words of 1 … 999 999 999; `follows` says that larger groups were spoken before."""
    words: list[str] = []
    for scale, name in _SCALES:
        group, number = divmod(number, scale)
        if group:
            words += _below_thousand(group, odd, in_full=follows or bool(words))
            words += [name] if name else []
    return words


def _below_thousand(number: int, odd: str, *, in_full: bool) -> list[str]:
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or in_full else []
    if tens == 0:
        words += [odd] if units and words else []
    else:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + _unit(units, tens)


def _unit(units: int, tens: int) -> list[str]:
    if units == 0:
        return []
    if units == 5 and tens:
        return ["lăm"]
    after_tens = {1: "mốt", 4: "tư"}
    return [after_tens.get(units, _DIGITS[units]) if tens > 1 else _DIGITS[units]]
