"""Bảng lương của đơn vị: any sheet with a header row, read through columns its owner mapped once."""

import os
from collections.abc import Iterable, Sequence

from contributions.intake.assemble import Assembler
from contributions.intake.cells import text_of
from contributions.intake.columns import letter_of
from contributions.intake.faults import FileFault, FileRefused
from contributions.intake.limits import READING, Limits
from contributions.intake.rows import CELLS, ColumnMapping, Preview, RawTable, SheetPreview
from contributions.intake.tables import OnRows, emit, padded, sheet_notices, title_key
from contributions.intake.workbook import Book, Grid
from contributions.intake.workbook import read as read_grids

# Header words by cell, without marks; the longest phrase found in a header wins its column.
WORDS: dict[str, tuple[str, ...]] = {
    "full_name": ("ho va ten", "ho ten", "ten nhan vien", "ten nguoi lao dong", "full name", "employee name"),
    "si_number": (
        "ma so bhxh",
        "so so bhxh",
        "so bhxh",
        "ma bhxh",
        "ma so bao hiem xa hoi",
        "so bao hiem xa hoi",
    ),
    "citizen_number": (
        *("so dinh danh ca nhan", "so dinh danh", "can cuoc cong dan", "so can cuoc", "so cccd", "cccd"),
        *("cmnd", "ddcn"),
    ),
    "birth": ("ngay thang nam sinh", "ngay sinh", "sinh ngay", "nam sinh", "date of birth"),
    "sex": ("gioi tinh", "nam nu", "phai", "gender", "sex"),
    "position": ("chuc danh nghe", "chuc danh", "chuc vu", "vi tri", "nghe nghiep", "cong viec", "job title"),
    "workplace": ("noi lam viec", "dia diem lam viec"),
    "wage": (
        *(
            "muc luong dong bhxh",
            "luong dong bhxh",
            "luong dong bao hiem",
            "muc luong dong",
            "tien luong dong",
        ),
        *("he so luong", "muc dong bhxh", "luong bhxh", "luong hop dong", "luong co ban", "muc luong"),
        *("tien luong", "luong", "salary"),
    ),
    "position_allowance": ("phu cap chuc vu",),
    "over_scale_percent": ("tham nien vuot khung", "tham nien vk", "vuot khung"),
    "seniority_percent": ("tham nien nghe",),
    "allowances": (
        "phu cap luong va thu nhap bo sung",
        "cac khoan bo sung",
        "phu cap luong",
        "thu nhap bo sung",
    ),
    "contract_kind": ("loai hop dong", "loai hdld", "loai hd"),
    "contract_on": (
        "ngay hop dong",
        "ngay hieu luc",
        "ngay ky hop dong",
        "ngay ky hdld",
        "ngay hdld",
        "ngay vao lam",
    ),
    "from_month": ("tu thang",),
    "to_month": ("den thang",),
    "facility_code": ("noi dang ky kcb", "noi kcb", "kcb ban dau", "noi kham chua benh", "ma benh vien"),
    "result_form": ("hinh thuc nhan ket qua",),
    "change_code": ("phuong an", "loai tang giam", "tang giam", "loai bien dong", "bien dong"),
    "note": ("ghi chu", "note"),
    "employee_code": ("ma so nhan vien", "ma nhan vien", "ma nv", "msnv", "ma so nv", "employee code"),
}

# “luong” is also khối lượng and số lượng without marks, “phai” also phải.
_AT_START = frozenset({"luong", "phai"})
_HEADER_ROWS = 40
_SAMPLES = 5
_NEEDED = ("full_name", "wage")


def read(
    path: str | os.PathLike[str],
    mapping: ColumnMapping,
    *,
    limits: Limits = READING,
    on_rows: OnRows | None = None,
) -> RawTable:
    """The payroll sheet through `mapping`; FileRefused `mapping_changed` names columns gone missing."""
    return from_grids(read_grids(path, limits=limits), mapping, limits=limits, on_rows=on_rows)


def from_grids(
    grids: Sequence[Grid],
    mapping: ColumnMapping,
    *,
    notices: tuple[FileFault, ...] = (),
    limits: Limits = READING,
    on_rows: OnRows | None = None,
) -> RawTable:
    """As `read`, over sheets already opened."""
    _check_mapping(mapping)
    grid, header, places = _mapped_sheet(grids, mapping)
    columns = {cell: letter_of(at) for cell, at in places.items()}
    rows = emit(Assembler(columns), padded(grid), header + 1, columns, limits=limits, on_rows=on_rows)
    return RawTable(
        source="payroll",
        sheet=grid.name,
        columns=columns,
        titles=dict(mapping.columns),
        header_row=grid.first_row + header,
        header={},
        marker=None,
        rows=rows,
        notices=(*notices, *sheet_notices(grid, grids)),
    )


def preview(path: str | os.PathLike[str], *, name: str = "", limits: Limits = READING) -> Preview:
    """Sheets that look like a list of people, best first, with suggested columns."""
    book = Book(path, name=name, limits=limits)
    found = [(_preview_sheet(padded(grid)), grid.is_hidden) for grid in book.grids()]
    sheets = [(sheet, is_hidden) for sheet, is_hidden in found if sheet is not None]
    if not sheets:
        raise FileRefused("header_not_found")
    sheets.sort(key=lambda pair: (pair[1], -len(pair[0].suggestions), -pair[0].row_count))
    return Preview(tuple(sheet for sheet, _ in sheets), tuple(book.notices))


def suggest(titles: Iterable[str]) -> dict[str, str]:
    """Cell → header text for headers whose words we know, with or without marks; each header once."""
    matches = []
    for place, title in enumerate(titles):
        key = title_key(title)
        for cell, phrases in WORDS.items():
            for phrase in phrases:
                if _holds(key, phrase):
                    # Longest phrase first; then the header with fewest other words; then from the left.
                    matches.append((-len(phrase), len(key), place, cell, title))
    chosen: dict[str, str] = {}
    taken: set[int] = set()
    for _, _, place, cell, title in sorted(matches):
        if cell not in chosen and place not in taken:
            chosen[cell] = title
            taken.add(place)
    return {cell: chosen[cell] for cell in CELLS if cell in chosen}


def _holds(key: str, phrase: str) -> bool:
    """Is `phrase` in the header as whole words? Short words of many meanings only at its start."""
    return key.split(" ")[0] == phrase if phrase in _AT_START else f" {phrase} " in f" {key} "


def _check_mapping(mapping: ColumnMapping) -> None:
    unknown = [cell for cell in mapping.columns if cell not in CELLS]
    if unknown:
        raise ValueError(f"no such cells: {unknown}")
    if any(cell not in mapping.columns for cell in _NEEDED):
        raise FileRefused("mapping_needed")


def _mapped_sheet(grids: Sequence[Grid], mapping: ColumnMapping) -> tuple[Grid, int, dict[str, int]]:
    """Sheet, header index and column of every mapped cell; the preferred sheet first."""
    wanted = {cell: title_key(title) for cell, title in mapping.columns.items()}
    fewest_missing: list[str] | None = None
    for grid in sorted(grids, key=lambda grid: (grid.name != mapping.sheet, grid.is_hidden)):
        for index in range(min(len(grid.rows), _HEADER_ROWS)):
            keys = [title_key(title) for title in _titles(grid, index)]
            missing = [mapping.columns[cell] for cell, key in wanted.items() if key not in keys]
            if not missing:
                return grid, index, {cell: keys.index(key) for cell, key in wanted.items()}
            if fewest_missing is None or len(missing) < len(fewest_missing):
                fewest_missing = missing
    if not fewest_missing or len(fewest_missing) == len(wanted):
        raise FileRefused("header_not_found")
    raise FileRefused("mapping_changed", columns=", ".join(f"“{title}”" for title in fewest_missing))


def _preview_sheet(grid: Grid) -> SheetPreview | None:
    best: tuple[int, int, dict[str, str]] | None = None
    for index in range(min(len(grid.rows), _HEADER_ROWS)):
        suggestions = suggest(_titles(grid, index))
        if "full_name" in suggestions and (best is None or len(suggestions) > best[0]):
            best = len(suggestions), index, suggestions
    if best is None:
        return None
    _, index, suggestions = best
    titles = [(at, title) for at, title in enumerate(_titles(grid, index)) if title]
    data = [row for row in grid.rows[index + 1 :] if any(raw not in ("", None) for raw in row)]
    return SheetPreview(
        name=grid.name,
        header_row=grid.first_row + index,
        titles=tuple((letter_of(at), title) for at, title in titles),
        samples=tuple(tuple(text_of(row[at]) for at, _ in titles) for row in data[:_SAMPLES]),
        suggestions=suggestions,
        row_count=len(data),
    )


def _titles(grid: Grid, index: int) -> list[str]:
    """Header texts of a row; a blank one takes the text above it (headers of two rows, merged cells)."""
    above = grid.rows[index - 1] if index else []
    titles = []
    for at, raw in enumerate(grid.rows[index]):
        text = " ".join(text_of(raw).split()) if isinstance(raw, str) else ""
        if not text and at < len(above) and isinstance(above[at], str):
            text = " ".join(text_of(above[at]).split())
        titles.append(text)
    return titles
