"""Bảng tính (.xlsx, .xls, .csv) thành lưới ô: sheets as plain grids, before anyone knows what they hold."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from contributions.intake import archive, csv_text, sniff
from contributions.intake.cells import Raw
from contributions.intake.faults import FileFault, FileRefused
from contributions.intake.limits import READING, Limits


@dataclass(slots=True)
class Grid:
    """One sheet: `rows[i][j]` is the cell in row `first_row + i` (Excel's number), column j (0 = A)."""

    name: str
    rows: list[list[Raw]]
    first_row: int = 1
    is_hidden: bool = False
    scan: archive.SheetScan = field(default_factory=archive.SheetScan)

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1


class Book:
    """A file with its sheets; sheets are read when asked for, one at a time."""

    def __init__(self, path: str | os.PathLike[str], *, name: str = "", limits: Limits = READING) -> None:
        self._path, self._limits = os.fspath(path), limits
        self.kind = sniff.kind_of(path, name)
        if self.kind == sniff.XML:
            raise FileRefused("not_spreadsheet")
        self.notices: list[FileFault] = sniff.extension_notice(name, self.kind)
        self._scans: dict[str, archive.SheetScan] = {}
        if self.kind == sniff.XLSX:
            archive.check(self._path, limits)
            self._scans = archive.scan_sheets(self._path, limits)
            self._check_scans()
        self._book = None if self.kind == sniff.CSV else self._open()

    def grids(self) -> Iterator[Grid]:
        """Every worksheet that holds something, in the order of the file, hidden ones too."""
        if self._book is None:
            yield Grid("CSV", csv_text.read_rows(self._path, self._limits))
            return
        sheets = [meta for meta in self._book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        if len(sheets) > self._limits.sheets:
            raise FileRefused("too_many_sheets", count=len(sheets), limit=self._limits.sheets)
        for meta in sheets:
            grid = self._grid(self._book, meta.name, meta.visible != SheetVisibleEnum.Visible)
            if grid is not None:
                yield grid

    def _grid(self, book: CalamineWorkbook, name: str, is_hidden: bool) -> Grid | None:
        try:
            sheet = book.get_sheet_by_name(name)
        except CalamineError:
            raise FileRefused("damaged") from None
        if sheet.start is None:
            return None
        if sheet.total_width > self._limits.columns:
            raise FileRefused(
                "too_many_columns", sheet=name, count=sheet.total_width, limit=self._limits.columns
            )
        if sheet.height > self._limits.rows + 200:
            raise FileRefused("too_many_rows", limit=_thousands(self._limits.rows))
        before: list[Raw] = [""] * sheet.start[1]
        rows: list[list[Raw]] = [[*before, *row] for row in sheet.to_python(skip_empty_area=True)]
        return Grid(name, rows, sheet.start[0] + 1, is_hidden, self._scans.get(name, archive.SheetScan()))

    def _open(self) -> CalamineWorkbook:
        try:
            return CalamineWorkbook.from_path(self._path)
        except PasswordError:
            raise FileRefused("password") from None
        except (CalamineError, OSError):
            raise FileRefused("damaged") from None

    def _check_scans(self) -> None:
        # Rows are counted in the XML first: calamine holds a whole sheet before it can be asked.
        if any(scan.has_more_rows_than(self._limits.rows + 200) for scan in self._scans.values()):
            raise FileRefused("too_many_rows", limit=_thousands(self._limits.rows))


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def read(path: str | os.PathLike[str], *, name: str = "", limits: Limits = READING) -> list[Grid]:
    """All sheets of a spreadsheet as grids."""
    return list(Book(path, name=name, limits=limits).grids())
