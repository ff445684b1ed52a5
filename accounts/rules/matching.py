"""Đối chiếu danh tính: how well what somebody claims agrees with the register, in field groups only."""

from dataclasses import dataclass
from datetime import date

from vssportal.kernel.names import Likeness, same_name


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a person says of oneself."""

    full_name: str
    citizen_number: str
    born_on: date


@dataclass(frozen=True, slots=True)
class Registered:
    """What the register holds; a birth date may be known to its month or year only."""

    full_name: str
    citizen_number: str
    born_on: date
    birth_precision: str = "day"


def disagreements(claimed: Claimed, registered: Registered) -> list[str]:
    """Nhóm thông tin chưa khớp: ``number``, ``name``, ``birth``; empty when all agree.

    Names agree whatever the place of the tone mark and the case; a birth date agrees as far as the register
    knows it.
    """
    found = []
    if claimed.citizen_number != registered.citizen_number:
        found.append("number")
    if same_name(claimed.full_name, registered.full_name) not in (Likeness.SAME, Likeness.SPELLING):
        found.append("name")
    if not _same_birth(claimed.born_on, registered):
        found.append("birth")
    return found


def _same_birth(born_on: date, registered: Registered) -> bool:
    if registered.birth_precision == "year":
        return born_on.year == registered.born_on.year
    if registered.birth_precision == "month":
        return (born_on.year, born_on.month) == (registered.born_on.year, registered.born_on.month)
    return born_on == registered.born_on
