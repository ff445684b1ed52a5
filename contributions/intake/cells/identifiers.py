"""Mã số trong ô: SI number and personal ID as Excel leaves them, with the zeros it ate."""

import re

from contributions.intake.cells.text import ERROR_VALUES, Problem, Raw, clean, text_of

SI_DIGITS = 10
CITIZEN_DIGITS = 12

_SEPARATORS = str.maketrans("", "", " .-'’`")
_SCIENTIFIC = re.compile(r"^[+]?\d+([.,]\d+)?E\+?\d+$", re.IGNORECASE)
_PASSPORT = re.compile(r"^[A-Z]{1,2}\d{6,8}$")


def si_number(raw: Raw) -> tuple[str, Problem | None]:
    """Mã số BHXH: 10 digits, or the 12 of a personal ID, which may stand in its place since 1/8/2025.

    The length of what comes back tells which (CV 1804: the personal ID replaces the SI number in VSS
    data while the forms of 2026 still say “Mã số BHXH”).
    """
    digits, problem = _digits(raw)
    if problem is not None or not digits or len(digits) in (SI_DIGITS, CITIZEN_DIGITS):
        return digits, problem
    if len(digits) == SI_DIGITS - 1:
        return "", _zeros_eaten(digits, SI_DIGITS)
    if len(digits) == CITIZEN_DIGITS - 1:
        return "", _zeros_eaten(digits, CITIZEN_DIGITS)
    return "", Problem("si_number_length", detail=str(len(digits)))


def citizen_number(raw: Raw) -> tuple[str, Problem | None]:
    """Số định danh cá nhân: 12 digits. Province codes run from 001, so Excel eats one zero or two."""
    digits, problem = _digits(raw)
    if problem is not None and problem.code == "number_letters":
        compact = clean(text_of(raw))[0].upper().translate(_SEPARATORS)
        return "", Problem("passport_number") if _PASSPORT.match(compact) else problem
    if problem is not None or not digits or len(digits) == CITIZEN_DIGITS:
        return digits, problem
    if len(digits) in (CITIZEN_DIGITS - 1, CITIZEN_DIGITS - 2):
        return "", _zeros_eaten(digits, CITIZEN_DIGITS)
    return "", Problem("citizen_number_length", detail=str(len(digits)))


def _digits(raw: Raw) -> tuple[str, Problem | None]:
    """Digits of a cell, or why there are none."""
    if isinstance(raw, str):
        if raw.isdigit() and raw.isascii():
            return raw, None
        return _digits_of_text(clean(raw)[0])
    if raw is None:
        return "", None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or raw != raw or raw < 0:
        return "", Problem("number_letters")
    return _digits_of_number(raw)


def _digits_of_text(text: str) -> tuple[str, Problem | None]:
    if text in ERROR_VALUES:
        return "", Problem("error_value")
    if _SCIENTIFIC.match(text):
        return "", Problem("number_damaged")
    compact = text.translate(_SEPARATORS)
    if compact and not (compact.isdigit() and compact.isascii()):
        return "", Problem("number_letters")
    return compact, None


def _digits_of_number(number: float) -> tuple[str, Problem | None]:
    if number >= 1e15 or number != int(number):
        return "", Problem("number_damaged")
    digits = str(int(number))
    # 1.09E+11 stored as a number: a real ID ends in six random digits, six zeros are one in a million.
    if len(digits) >= SI_DIGITS and digits.endswith("000000"):
        return "", Problem("number_damaged")
    return digits, None


def _zeros_eaten(digits: str, length: int) -> Problem:
    return Problem("zeros_eaten", digits.zfill(length), str(len(digits)))
