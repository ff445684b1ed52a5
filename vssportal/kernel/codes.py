"""Public codes: dossier numbers in the official shape, tracking codes nobody can guess, UUIDv7 keys."""

import re
import secrets
import unicodedata
import uuid
from dataclasses import dataclass
from typing import Final

import uuid6

from vssportal.kernel.errors import DomainError, gettext_noop

# No I, L, O, U (read as 1, 1, 0, V) and, so that a code never spells a word, no other vowel than A, E.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# The check letter is a remainder of 37: five signs more than the alphabet has.
_CHECK: Final = ALPHABET + "ILOU!"
_LOOKALIKES: Final = str.maketrans("ILOUĐ", "110VD")
_VALUE: Final = {sign: value for value, sign in enumerate(ALPHABET)}
_SEPARATORS: Final = re.compile(r"[\s.\-‐-―_/]+")
_TRACKING_LENGTH: Final = 12

_NUMBER: Final = re.compile(r"(\d{1,8})/(\d{4})/(\S{2,24})")


class CodeError(DomainError):
    """Mã không đúng: a public code that cannot exist, most often a slip of the finger."""

    code = "code"


@dataclass(frozen=True, slots=True)
class DossierNumber:
    """Số hồ sơ in the official shape `NNNNN/YYYY/agency`, e.g. 00042/2026/07906; not secret."""

    serial: int
    year: int
    agency: str

    def __str__(self) -> str:
        return f"{self.serial:05d}/{self.year}/{self.agency}"

    @property
    def slug(self) -> str:
        """The same for addresses and file names: 00042-2026-07906."""
        return f"{self.serial:05d}-{self.year}-{self.agency}"


def parse_dossier_number(text: str) -> DossierNumber:
    """Số hồ sơ as people type it: blanks, hyphens for slashes, leading zeros left out. Raises CodeError."""
    squeezed = re.sub(r"\s*[/\-‐-―_]\s*", "/", unicodedata.normalize("NFKC", text).strip().upper())
    found = _NUMBER.fullmatch(squeezed)
    if not found or int(found[1]) == 0:
        raise CodeError(gettext_noop("Số hồ sơ có dạng 00042/2026/07906"), code="dossier_number_shape")
    return DossierNumber(int(found[1]), int(found[2]), found[3])


def new_tracking_code() -> str:
    """Mã tra cứu: 11 random signs (55 bits, from the system's random source) and a check sign, ungrouped."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(_TRACKING_LENGTH - 1))
        check = _CHECK[_remainder(body)]
        # One code in seven would end in a letter that is left out or in "!": drawn again.
        if check in _VALUE:
            return body + check


def parse_tracking_code(text: str) -> str:
    """Mã tra cứu as people type it, in the stored form. Raises CodeError: tracking_code_length, …_typo."""
    squeezed = normal_code(text)
    if len(squeezed) != _TRACKING_LENGTH:
        raise CodeError(
            gettext_noop("Mã tra cứu phải có 12 ký tự, bạn nhập {n}"),
            code="tracking_code_length",
            n=len(squeezed),
        )
    if not is_tracking_code(squeezed):
        raise CodeError(
            gettext_noop("Mã tra cứu có ký tự gõ nhầm. Xem lại từng ký tự"), code="tracking_code_typo"
        )
    return squeezed


def is_tracking_code(code: str) -> bool:
    """Does a normalised code carry its own check sign? One wrong or swapped sign is always noticed."""
    if len(code) != _TRACKING_LENGTH or any(sign not in _VALUE for sign in code):
        return False
    return _CHECK[_remainder(code[:-1])] == code[-1]


def pretty_code(code: str) -> str:
    """Grouped for reading aloud: 7K3MQ9ZP1XA4 → 7K3M-Q9ZP-1XA4."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normal_code(text: str) -> str:
    """What was typed without separators, in capitals, O as 0, I and L as 1, U as V, Đ as D."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).upper()).translate(_LOOKALIKES)


def uuid7() -> uuid.UUID:
    """Khóa of what is born at a door: sorts by time of birth, may be made by the sender."""
    return uuid.UUID(int=uuid6.uuid7().int)


def _remainder(body: str) -> int:
    """Signs as digits of a number, modulo the prime 37: any slip and any swap of neighbours shows."""
    value = 0
    for sign in body:
        value = (value * 32 + _VALUE[sign]) % 37
    return value
