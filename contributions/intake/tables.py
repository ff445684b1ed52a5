"""Từ lưới ô đến bảng: what the sheet readers share, once they know which column holds what."""

from collections.abc import Callable, Mapping, Sequence

from contributions.intake.assemble import Assembler
from contributions.intake.cells import Raw, text_of
from contributions.intake.columns import index_of
from contributions.intake.faults import FileFault, FileRefused
from contributions.intake.limits import Limits
from contributions.intake.rows import DeclaredRow
from contributions.intake.wire import BATCH_ROWS
from contributions.intake.workbook import Grid
from vssportal.kernel.names import name_key

OnRows = Callable[[list[DeclaredRow], int, int], None]

_FOOTERS = ("don vi lap danh sach", "nguoi lap bieu", "nguoi lap danh sach", "ky ghi ro ho ten", "tong cong")
_KEYED = ("si_number", "citizen_number", "birth", "wage", "from_month", "change_code", "employee_code")


def title_key(raw: Raw) -> str:
    """A header text for comparing: no marks, no capitals, no line ends."""
    return name_key(text_of(raw)) if raw not in ("", None) else ""


def emit(
    assembler: Assembler,
    grid: Grid,
    start: int,
    columns: Mapping[str, str],
    *,
    limits: Limits,
    on_rows: OnRows | None,
    merge: Callable[[dict[str, Sequence[Raw]]], dict[str, Sequence[Raw]]] | None = None,
) -> list[DeclaredRow]:
    """Rows of `grid` from list index `start` on, in batches; blank, heading and footer rows are left out."""
    indexes = {cell: index_of(letter) for cell, letter in columns.items()}
    wanted = _person_rows(grid, start, indexes)
    if not wanted:
        raise FileRefused("formulas_blank" if grid.scan.noted else "no_rows")
    if len(wanted) > limits.rows:
        raise FileRefused("too_many_rows", limit=f"{limits.rows:,}".replace(",", "."))
    everything: list[DeclaredRow] = []
    for begin in range(0, len(wanted), BATCH_ROWS):
        batch = wanted[begin : begin + BATCH_ROWS]
        by_index = list(zip(*(grid.rows[index] for index in batch), strict=True))
        block: dict[str, Sequence[Raw]] = {
            cell: by_index[index] for cell, index in indexes.items() if index < len(by_index)
        }
        numbers = [grid.first_row + index for index in batch]
        rows = assembler.rows(numbers, merge(block) if merge else block, grid.scan.noted)
        if on_rows is None:
            everything.extend(rows)
        else:
            on_rows(rows, begin + len(batch), len(wanted))
    return everything


def _person_rows(grid: Grid, start: int, indexes: Mapping[str, int]) -> list[int]:
    """List indexes of rows that state a person; reading ends at the form's signature block."""
    wanted = []
    name_at = indexes.get("full_name", 0)
    keyed = [indexes[cell] for cell in _KEYED if cell in indexes]
    mapped = sorted(indexes.values())
    noted = {number for number, letter in grid.scan.noted if index_of(letter) in mapped}
    for index in range(start, len(grid.rows)):
        row = grid.rows[index]
        if any(row[at] not in ("", None) for at in keyed if at < len(row)) or (
            noted and grid.first_row + index in noted and _has_any(row, mapped)
        ):
            wanted.append(index)
            continue
        if all(item in ("", None) for item in row):
            continue
        if any(title_key(item).startswith(_FOOTERS) for item in row if isinstance(item, str)):
            break
        # Only a name: a person with nothing else filled in, unless it is a heading (“I. Tăng”).
        if name_at < len(row) and _is_full_name(row[name_at]) and any(row[at] for at in mapped):
            wanted.append(index)
    return wanted


def _has_any(row: Sequence[Raw], indexes: Sequence[int]) -> bool:
    return any(row[at] not in ("", None) for at in indexes if at < len(row))


def _is_full_name(raw: Raw) -> bool:
    key = title_key(raw)
    return len(key.split()) >= 2 and not key.startswith(("tang ", "giam ", "dieu chinh", "cong "))


def padded(grid: Grid) -> Grid:
    """The grid with rows of one length (CSV rows may differ)."""
    width = max((len(row) for row in grid.rows), default=0)
    if any(len(row) != width for row in grid.rows):
        grid.rows = [row + [""] * (width - len(row)) for row in grid.rows]
    return grid


def sheet_notices(grid: Grid, grids: Sequence[Grid]) -> list[FileFault]:
    """Other sheets, a hidden sheet, formulas: what the sender should know about the chosen sheet."""
    notices = []
    if len(grids) > 1:
        notices.append(FileFault("other_sheets", {"count": len(grids), "sheet": grid.name}))
    if grid.is_hidden:
        notices.append(FileFault("hidden_sheet_read", {"sheet": grid.name}))
    if grid.scan.formulas:
        notices.append(FileFault("formulas_read", {"count": grid.scan.formulas}))
    return notices
