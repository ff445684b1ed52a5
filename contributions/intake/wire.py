"""Giữa hai tiến trình: frames of JSON from the reading child to the portal, rows sent by column.

JSON, not pickle: the child has touched a stranger's bytes, so what it sends must not be able to run.
"""

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from contributions.intake.faults import CellFault, FileFault, FileRefused
from contributions.intake.rows import (
    BirthDate,
    ColumnMapping,
    DeclaredRow,
    Preview,
    RawTable,
    SheetPreview,
    TemplateMarker,
)

ROWS, RESULT, REFUSED = 1, 2, 3
OUT_OF_MEMORY = 77
"""Exit code of a child that met MemoryError."""
BATCH_ROWS = 2_000

_HEAD = struct.Struct(">BI")
_DATES = ("contract_on", "from_month", "to_month")
_DECIMALS = (
    "wage_coefficient",
    "reserved_coefficient",
    "position_allowance_coefficient",
    "over_scale_percent",
    "seniority_percent",
)
_AT = {name: index for index, name in enumerate(DeclaredRow._fields)}


def frame(kind: int, content: Any) -> bytes:
    """One message: kind, length, JSON."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return _HEAD.pack(kind, len(body)) + body


def frames(stream: BinaryIO, output_bytes: int) -> Iterator[tuple[int, Any]]:
    """Messages until the stream ends; a torn last message ends it too."""
    left = output_bytes
    while len(head := stream.read(_HEAD.size)) == _HEAD.size:
        kind, length = _HEAD.unpack(head)
        left -= length
        if left < 0:
            raise FileRefused("reading_failed")
        body = stream.read(length)
        if len(body) < length:
            return
        yield kind, json.loads(body)


def pack_rows(rows: Sequence[DeclaredRow]) -> list[list[Any]]:
    """Rows by column; dates as ordinals, decimals as text."""
    columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
    for name in _DATES:
        columns[_AT[name]] = [None if day is None else day.toordinal() for day in columns[_AT[name]]]
    for name in _DECIMALS:
        columns[_AT[name]] = [None if value is None else str(value) for value in columns[_AT[name]]]
    columns[_AT["birth"]] = [
        None if birth is None else (birth.on.toordinal(), birth.precision) for birth in columns[_AT["birth"]]
    ]
    columns[_AT["texts"]] = [list(column) for column in zip(*columns[_AT["texts"]], strict=True)]
    return columns


def unpack_rows(columns: list[list[Any]]) -> list[DeclaredRow]:
    """What `pack_rows` packed."""
    day = date.fromordinal
    for name in _DATES:
        columns[_AT[name]] = [None if number is None else day(number) for number in columns[_AT[name]]]
    for name in _DECIMALS:
        columns[_AT[name]] = [None if text is None else Decimal(text) for text in columns[_AT[name]]]
    columns[_AT["birth"]] = [
        None if birth is None else BirthDate(day(birth[0]), birth[1]) for birth in columns[_AT["birth"]]
    ]
    columns[_AT["texts"]] = list(zip(*columns[_AT["texts"]], strict=True))
    columns[_AT["faults"]] = [
        tuple(CellFault(*fault) for fault in faults) if faults else () for faults in columns[_AT["faults"]]
    ]
    return list(map(DeclaredRow._make, zip(*columns, strict=True)))


def plain_mapping(mapping: ColumnMapping | None) -> dict[str, Any] | None:
    return None if mapping is None else {"columns": dict(mapping.columns), "sheet": mapping.sheet}


def revive_mapping(plain: Mapping[str, Any] | None) -> ColumnMapping | None:
    return None if plain is None else ColumnMapping(dict(plain["columns"]), plain["sheet"])


def plain_table(table: RawTable) -> dict[str, Any]:
    """A table without its rows."""
    return {
        "source": table.source,
        "sheet": table.sheet,
        "columns": table.columns,
        "titles": table.titles,
        "header_row": table.header_row,
        "header": table.header,
        "marker": table.marker,
        "notices": [(fault.code, dict(fault.values)) for fault in table.notices],
    }


def revive_table(plain: Mapping[str, Any], rows: list[DeclaredRow]) -> RawTable:
    """The table with the rows that came before it."""
    marker = plain["marker"]
    return RawTable(
        source=plain["source"],
        sheet=plain["sheet"],
        columns=plain["columns"],
        titles=plain["titles"],
        header_row=plain["header_row"],
        header=plain["header"],
        marker=None if marker is None else TemplateMarker(*marker),
        rows=rows,
        notices=_revive_notices(plain["notices"]),
    )


def plain_preview(preview: Preview) -> dict[str, Any]:
    return {
        "sheets": [asdict(sheet) for sheet in preview.sheets],
        "notices": [(fault.code, dict(fault.values)) for fault in preview.notices],
    }


def revive_preview(plain: Mapping[str, Any]) -> Preview:
    sheets = tuple(
        SheetPreview(
            name=sheet["name"],
            header_row=sheet["header_row"],
            titles=tuple((letter, title) for letter, title in sheet["titles"]),
            samples=tuple(tuple(sample) for sample in sheet["samples"]),
            suggestions=sheet["suggestions"],
            row_count=sheet["row_count"],
        )
        for sheet in plain["sheets"]
    )
    return Preview(sheets, _revive_notices(plain["notices"]))


def _revive_notices(plain: Sequence[Sequence[Any]]) -> tuple[FileFault, ...]:
    return tuple(FileFault(code, values) for code, values in plain)
