"""Common ground of all numbers that name a person, an organisation or an account."""

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Final

from vssportal.kernel.errors import DomainError

MASK: Final = "•••"

# What people put between groups: blanks of every kind, dots, hyphens, dashes, zero-width marks.
_SEPARATORS: Final = re.compile("[\\s.\u2010-\u2015\u200b\u200c\u200d\u2060\ufeff_-]+")


class IdentifierError(DomainError):
    """Số không đúng: a number that cannot be what it is said to be; the sentence says what to correct."""

    code = "identifier"


@dataclass(frozen=True, slots=True, repr=False)
class Identifier:
    """A checked number; printing it shows the masked form, so logs and pages leak nothing."""

    value: str

    kind: ClassVar[str] = "identifier"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked!r})"

    @property
    def pretty(self) -> str:
        """The number grouped for reading, in full: for its owner and for officers on duty."""
        return self.value

    @property
    def masked(self) -> str:
        """The number with its middle hidden."""
        return mask(self.value)


def squeeze(text: str) -> str:
    """What was typed without separators, full-width forms turned plain, letters in capitals."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def mask(value: str, *, head: int = 3, tail: int = 3) -> str:
    """`0116045872` → `011•••872`; a value too short to hide anything is hidden whole."""
    if len(value) < head + tail + 2:
        return MASK
    return f"{value[:head]}{MASK}{value[-tail:]}"


def grouped(value: str, *sizes: int, sep: str = " ") -> str:
    """`grouped("001194012345", 3, 3, 3, 3)` → `001 194 012 345`; the rest, if any, is the last group."""
    parts, start = [], 0
    for size in sizes:
        parts.append(value[start : start + size])
        start += size
    parts.append(value[start:])
    return sep.join(part for part in parts if part)


def is_digits(text: str) -> bool:
    """True for ASCII digits only: `str.isdigit` also accepts superscripts and other scripts."""
    return text.isascii() and text.isdigit()


def restore_zeros(text: str, length: int) -> str | None:
    """What the number was before a spreadsheet dropped its leading zeros, or None if that cannot be.

    At most three zeros are put back: more is a different number, not a formatted one.
    """
    squeezed = squeeze(text)
    missing = length - len(squeezed)
    if not is_digits(squeezed) or not 1 <= missing <= 3:
        return None
    return squeezed.zfill(length)
