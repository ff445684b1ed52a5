"""Đơn vị hành chính: 34 provinces and 3,321 communes of today, the 63 provinces of before 1/7/2025.

There is no district level any more. Old codes stand in identifiers and old papers for ever, so they are
mapped, not refused.
"""

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import yaml

from vssportal.kernel.names import name_key, name_sort
from vssportal.legal.parameters import DATA, BadFigure

PROVINCES_FILE = DATA / "provinces.yaml"
COMMUNES_FILE = DATA / "communes.json"

PROVINCE_KINDS: Final = frozenset({"tỉnh", "thành phố"})
COMMUNE_KINDS: Final = frozenset({"xã", "phường", "đặc khu"})

# What people and older files write for a province besides its name.
_OTHER_NAMES: Final = {"tp hcm": "79", "tphcm": "79", "hcm": "79", "sai gon": "79", "thua thien hue": "46"}
_PREFIXES: Final = ("thanh pho ", "tinh ", "tp ")


@dataclass(frozen=True, slots=True)
class Province:
    """Tỉnh, thành phố trực thuộc trung ương; two-digit code."""

    code: str
    kind: str
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.kind.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class OldProvince:
    """One of the 63 provinces before 1/7/2025 and the code of the one it is part of now."""

    code: str
    name: str
    now: str


@dataclass(frozen=True, slots=True)
class Commune:
    """Xã, phường, đặc khu; five-digit code."""

    code: str
    province_code: str
    kind: str
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.kind.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class PlaceFault:
    """Dòng hỏng in a list of places: `double_code`, `double_name`, `stray`, `shape`, `blanks`, `nfd`."""

    kind: str
    code: str
    detail: str


@dataclass(frozen=True)
class Places:
    """Danh mục of one day, with its source."""

    source: str
    as_of: date
    provinces: Mapping[str, Province]
    old_provinces: Mapping[str, OldProvince]
    communes: Mapping[str, Commune]
    by_province: Mapping[str, tuple[Commune, ...]]
    codes_by_name: Mapping[str, str]

    def province(self, code: str) -> Province:
        """The province of a code; KeyError for none of the 34."""
        return self.provinces[code]

    def commune(self, code: str) -> Commune:
        """The commune of a code; KeyError for an unknown one."""
        return self.communes[code]

    def communes_of(self, province_code: str) -> tuple[Commune, ...]:
        """Communes of a province in Vietnamese order of names."""
        return self.by_province.get(province_code, ())

    def province_now(self, old_code: str) -> Province | None:
        """Today's province of an old code: two digits, or three as in a personal identification number."""
        old = self.old_provinces.get(old_code[-2:] if len(old_code) == 3 else old_code)
        return self.provinces[old.now] if old else None

    def find_province(self, text: str) -> Province | None:
        """The province meant by an old or new name, with or without marks and "tỉnh"; None if unsure."""
        key = name_key(text)
        for prefix in _PREFIXES:
            key = key.removeprefix(prefix)
        code = _OTHER_NAMES.get(key) or self.codes_by_name.get(key)
        return self.provinces[code] if code else None


@cache
def places() -> Places:
    """Danh mục đơn vị hành chính, read once a process. BadFigure when a file has faults."""
    book = yaml.load(PROVINCES_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    listed = json.loads(COMMUNES_FILE.read_text(encoding="utf-8"))
    provinces = [Province(**row) for row in book["provinces"]]
    old = [OldProvince(**row) for row in book["old_provinces"]]
    communes = [Commune(*row) for row in listed["communes"]]
    if found := [*province_faults(provinces, old), *commune_faults(communes, provinces)]:
        raise BadFigure(f"places: {len(found)} faults, first {found[0]}")
    return Places(
        source=f"{book['source']}; {listed['source']}",
        as_of=min(book["as_of"], date.fromisoformat(listed["as_of"])),
        provinces={
            province.code: province for province in sorted(provinces, key=lambda p: name_sort(p.name))
        },
        old_provinces={province.code: province for province in old},
        communes={commune.code: commune for commune in communes},
        by_province=_grouped(communes),
        codes_by_name={name_key(row.name): row.now for row in old}
        | {name_key(row.name): row.code for row in provinces},
    )


def province_faults(provinces: Sequence[Province], old: Sequence[OldProvince]) -> list[PlaceFault]:
    """Double, stray, misshapen or NFD rows among provinces."""
    codes = {province.code for province in provinces}
    faults = [*_doubles(provinces), *_doubles(old), *_spelling_faults([*provinces, *old])]
    faults += [PlaceFault("stray", row.code, f"leads to {row.now}") for row in old if row.now not in codes]
    faults += [
        PlaceFault("shape", row.code, row.kind)
        for row in provinces
        if len(row.code) != 2 or not row.code.isdecimal() or row.kind not in PROVINCE_KINDS
    ]
    return faults


def commune_faults(communes: Sequence[Commune], provinces: Iterable[Province]) -> list[PlaceFault]:
    """Double, stray, misshapen or NFD rows among communes: run it on every list before it is committed."""
    codes = {province.code for province in provinces}
    faults = [*_doubles(communes), *_spelling_faults(communes)]
    names = Counter((row.province_code, row.kind, name_key(row.name), row.name) for row in communes)
    faults += [PlaceFault("double_name", key[0], f"{key[1]} {key[3]}") for key, n in names.items() if n > 1]
    faults += [
        PlaceFault("stray", row.code, row.province_code) for row in communes if row.province_code not in codes
    ]
    faults += [
        PlaceFault("shape", row.code, row.kind)
        for row in communes
        if len(row.code) != 5 or not row.code.isdecimal() or row.kind not in COMMUNE_KINDS
    ]
    return faults


def _doubles(rows: Sequence[Province | OldProvince | Commune]) -> list[PlaceFault]:
    counts = Counter(row.code for row in rows)
    return [PlaceFault("double_code", code, f"{n} rows") for code, n in counts.items() if n > 1]


def _spelling_faults(rows: Iterable[Province | OldProvince | Commune]) -> list[PlaceFault]:
    faults = []
    for row in rows:
        if row.name != unicodedata.normalize("NFC", row.name):
            faults.append(PlaceFault("nfd", row.code, row.name))
        if not row.name or row.name != " ".join(row.name.split()):
            faults.append(PlaceFault("blanks", row.code, repr(row.name)))
    return faults


def _grouped(communes: Iterable[Commune]) -> dict[str, tuple[Commune, ...]]:
    groups: dict[str, list[Commune]] = defaultdict(list)
    for commune in communes:
        groups[commune.province_code].append(commune)
    return {code: tuple(sorted(rows, key=lambda row: name_sort(row.name))) for code, rows in groups.items()}
