"""Đọc một tệp kê khai: picks the reader that fits; runs inside the child process."""

import os
from collections.abc import Callable

from contributions.intake import sniff
from contributions.intake.faults import FileRefused
from contributions.intake.limits import READING, Limits
from contributions.intake.rows import ColumnMapping, DeclaredRow, RawTable

OnRows = Callable[[list[DeclaredRow], int, int], None]


def read(
    path: str | os.PathLike[str],
    *,
    name: str = "",
    source: str = "auto",
    mapping: ColumnMapping | None = None,
    limits: Limits = READING,
    on_rows: OnRows | None = None,
) -> RawTable:
    """The table of a file; with `on_rows` rows are handed over in batches and the table has none."""
    kind = sniff.kind_of(path, name)
    if kind == sniff.XML:
        # Each file pays only for the library that opens it.
        from contributions.intake import d02_ts_xml  # noqa: PLC0415

        if source not in ("auto", "d02_ts_xml"):
            raise FileRefused("wrong_template")
        return d02_ts_xml.read(path, limits=limits, on_rows=on_rows)
    if source == "d02_ts_xml":
        raise FileRefused("xml_root", found=kind.upper())
    return _read_spreadsheet(path, source, mapping, name=name, limits=limits, on_rows=on_rows)


def _read_spreadsheet(
    path: str | os.PathLike[str],
    source: str,
    mapping: ColumnMapping | None,
    *,
    name: str,
    limits: Limits,
    on_rows: OnRows | None,
) -> RawTable:
    from contributions.intake import d02_lt, payroll  # noqa: PLC0415
    from contributions.intake.workbook import Book  # noqa: PLC0415

    book = Book(path, name=name, limits=limits)
    grids = list(book.grids())
    notices = tuple(book.notices)
    if source == "payroll" or (source == "auto" and not d02_lt.fits(grids)):
        if mapping is None:
            raise FileRefused("mapping_needed")
        return payroll.from_grids(grids, mapping, notices=notices, limits=limits, on_rows=on_rows)
    return d02_lt.from_grids(grids, notices=notices, limits=limits, on_rows=on_rows)
