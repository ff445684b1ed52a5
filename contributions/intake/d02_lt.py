"""Mẫu D02-LT bằng Excel: finds the form's header by its printed column numbers (A, B, 1–19) and reads it.

Works on our own download, on the official form of QĐ 366 and on copies with rows inserted above, other
sheets beside it, or columns added behind it.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from contributions.intake import form_d02_lt as form
from contributions.intake.assemble import Assembler
from contributions.intake.cells import Problem, Raw, contract_kind, text_of
from contributions.intake.columns import letter_of
from contributions.intake.faults import FileFault, FileRefused
from contributions.intake.limits import READING, Limits
from contributions.intake.rows import RawTable, TemplateMarker
from contributions.intake.tables import OnRows, emit, padded, sheet_notices, title_key
from contributions.intake.workbook import Grid
from contributions.intake.workbook import read as read_grids

_HEADER_ROWS = 60
_LEAST_NUMBERS = 12
_BLOCK_A = re.compile(r"(\d{1,2})\.\s*[^:;]{3,60}:\s*([^;]*)")
_CONTRACT_TITLES = {
    "indefinite": "Không xác định thời hạn",
    "fixed_term": "Xác định thời hạn",
    "other": "HĐ, thỏa thuận khác",
}
_JOIN = " + "
_LEADERS = re.compile(r"[.…_]{2,}|…")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand in one sheet: index of the numbered row, cell → column index."""

    numbered: int
    columns: dict[str, int]


def read(
    path: str | os.PathLike[str], *, limits: Limits = READING, on_rows: OnRows | None = None
) -> RawTable:
    """The D02-LT list of a spreadsheet; FileRefused `wrong_template` when there is none."""
    return from_grids(read_grids(path, limits=limits), limits=limits, on_rows=on_rows)


def fits(grids: Sequence[Grid]) -> bool:
    """Is there a sheet with the numbered header of the form, or our marker?"""
    return _marker(grids) is not None or any(_layout(grid) is not None for grid in grids)


def from_grids(
    grids: Sequence[Grid],
    *,
    notices: tuple[FileFault, ...] = (),
    limits: Limits = READING,
    on_rows: OnRows | None = None,
) -> RawTable:
    """As `read`, over sheets already opened."""
    marker = _marker(grids)
    own = [
        grid for grid in grids if grid.name not in (form.MARKER_SHEET, form.GUIDE_SHEET, form.CHANGE_SHEET)
    ]
    grid, layout = _chosen(own)
    missing = [cell for cell in form.REQUIRED if cell not in layout.columns]
    if missing:
        raise FileRefused("wrong_template")
    marks = [cell for cell in form.CONTRACT_MARKS if cell in layout.columns]
    columns = {cell: letter_of(at) for cell, at in layout.columns.items()}
    named = {cell: letter for cell, letter in columns.items() if cell not in marks}
    if marks:
        named["contract_kind"] = columns[marks[0]]
    assembler = Assembler(named, parsers={"contract_kind": _contract})
    rows = emit(
        assembler, grid, layout.numbered + 1, columns, limits=limits, on_rows=on_rows, merge=_merge_contracts
    )
    extra = [] if marker else [FileFault("marker_missing")]
    return RawTable(
        source="d02_lt",
        sheet=grid.name,
        columns=named,
        titles={cell: _title(grid, layout.numbered, at) for cell, at in layout.columns.items()},
        header_row=grid.first_row + layout.numbered,
        header=_header_block(grid, layout.numbered),
        marker=marker,
        rows=rows,
        notices=(*notices, *sheet_notices(grid, own), *extra),
    )


def check_marker(table: RawTable, *, unit_code: str, period: str) -> FileFault | None:
    """Is this the template downloaded for this employer and month ("2026-11")? The fault if not."""
    marker = table.marker
    if marker is None:
        return None
    if marker.version != form.TEMPLATE_VERSION:
        return FileFault("template_version", {"found": marker.version})
    if marker.unit_code != unit_code:
        return FileFault("template_unit", {"found": marker.unit_code, "expected": unit_code})
    if marker.period != period:
        return FileFault("template_period", {"found": _month(marker.period), "expected": _month(period)})
    return None


def _month(period: str) -> str:
    year, _, number = period.partition("-")
    return f"{number}/{year}"


def _chosen(grids: Sequence[Grid]) -> tuple[Grid, _Layout]:
    """The sheet with the form's header; of several the visible one with most rows."""
    found = [(grid, layout) for grid in grids if (layout := _layout(grid)) is not None]
    if not found:
        raise FileRefused("wrong_template")
    grid, layout = max(found, key=lambda pair: (not pair[0].is_hidden, len(pair[0].rows)))
    return padded(grid), layout


def _layout(grid: Grid) -> _Layout | None:
    for index, row in enumerate(grid.rows[:_HEADER_ROWS]):
        numbers = {text_of(raw).strip(): at for at, raw in enumerate(row) if raw not in ("", None)}
        found = {cell: numbers[printed] for printed, cell in form.PRINTED.items() if printed in numbers}
        if len(found) >= _LEAST_NUMBERS and "full_name" in found:
            return _Layout(index, found | _extra_columns(grid, index, set(found.values())))
    return None


def _extra_columns(grid: Grid, numbered: int, taken: set[int]) -> dict[str, int]:
    extras: dict[str, int] = {}
    for row in grid.rows[max(numbered - 4, 0) : numbered + 1]:
        for at, raw in enumerate(row):
            cell = form.EXTRAS.get(title_key(raw))
            if cell is not None and at not in taken:
                extras.setdefault(cell, at)
    return extras


def _title(grid: Grid, numbered: int, at: int) -> str:
    """The lowest header text above the printed number."""
    for row in reversed(grid.rows[max(numbered - 4, 0) : numbered]):
        if text := " ".join(text_of(row[at]).split()):
            return text
    return text_of(grid.rows[numbered][at])


def _header_block(grid: Grid, numbered: int) -> dict[str, str]:
    """Block A (1. Mã đơn vị: …; 2. Tên đơn vị: …), without the dots of the blank form."""
    header: dict[str, str] = {}
    for row in grid.rows[:numbered]:
        for raw in row:
            if not isinstance(raw, str):
                continue
            for number, value in _BLOCK_A.findall(raw[:2_000]):
                key = form.HEADER_BLOCK.get(int(number))
                plain = _LEADERS.sub("", value).strip()
                if key is not None and plain:
                    header.setdefault(key, plain)
    return header


def _merge_contracts(block: dict[str, Sequence[Raw]]) -> dict[str, Sequence[Raw]]:
    """Three columns of x become one: the title of the marked column, or of all that are marked."""
    marks = [(_CONTRACT_TITLES[cell], block.pop(cell)) for cell in form.CONTRACT_MARKS if cell in block]
    if marks:
        titles = [title for title, _ in marks]
        block["contract_kind"] = [
            _JOIN.join(title for title, raw in zip(titles, raws, strict=True) if _is_marked(raw))
            for raws in zip(*(column for _, column in marks), strict=True)
        ]
    return block


def _is_marked(raw: Raw) -> bool:
    return bool(raw.strip()) if isinstance(raw, str) else raw is not None


def _contract(raw: Raw) -> tuple[str, Problem | None]:
    return ("", Problem("contract_many")) if _JOIN in text_of(raw) else contract_kind(raw)


def _marker(grids: Sequence[Grid]) -> TemplateMarker | None:
    for grid in grids:
        if grid.name == form.MARKER_SHEET and grid.rows and grid.rows[0][0] == form.MARKER_WORD:
            cells = [text_of(row[1]) if len(row) > 1 else "" for row in grid.rows]
            if len(cells) >= 3 and cells[0].isdigit():
                return TemplateMarker(int(cells[0]), cells[1], cells[2])
    return None
