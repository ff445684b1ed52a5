"""Province codes that stand inside identifiers: those of the 63 provinces before 1/7/2025.

A number given out under an old province stays as it is after the merger, so these lists do not change with
the map. Today's 34 provinces and their communes are in `vssportal.legal.places`.
"""

from typing import Final

# General Statistics Office codes of the 63 provinces.
_CODES: Final = """
01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54
56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96
"""

# Two-digit form on health insurance cards, in facility codes and, as 0NN, in office codes.
PROVINCES_63: Final[frozenset[str]] = frozenset(_CODES.split())

# Three-digit form of birth registration in the personal identification number (Decree 137/2015/NĐ-CP).
# People born abroad carry a country code instead: an unknown code is a warning, no error.
BIRTH_PROVINCES: Final[frozenset[str]] = frozenset("0" + code for code in PROVINCES_63)

# Cards of the armed forces are numbered by their own offices (97 Bộ Quốc phòng, 98 Bộ Công an).
CARD_PROVINCES: Final[frozenset[str]] = PROVINCES_63 | {"97", "98"}
