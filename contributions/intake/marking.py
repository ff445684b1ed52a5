"""Trả lại tệp của người gửi: their own workbook with faulty cells marked and a column “Lỗi” at the end.

Their formats, widths and other sheets stay. Each marked cell is filled and carries a comment with what
is wrong and what to do. Runs in the child process; the file was checked like any other before.
"""

import os
from collections import defaultdict
from collections.abc import Sequence
from copy import copy

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from contributions.intake import archive, sniff
from contributions.intake.columns import index_of
from contributions.intake.faults import FileRefused
from contributions.intake.limits import MARKING, Limits
from contributions.intake.neutral import neutral

Mark = tuple[int, str, str, str, bool]
"""(row number, column letter, what, todo, is a warning)."""

AUTHOR = "Cổng dịch vụ công BHXH"
TITLE = "Lỗi"

_ERROR_FILL = PatternFill("solid", fgColor="FFF8D0CC")
_WARNING_FILL = PatternFill("solid", fgColor="FFFCE9C4")
_ERROR_FONT = Font(color="FFB3201A", bold=True)
_MAX_COMMENTS = 5_000


def mark(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    sheet: str,
    header_row: int,
    marks: Sequence[Mark],
    limits: Limits = MARKING,
) -> None:
    """Write the marked copy of an .xlsx to `target`; FileRefused when it is no .xlsx.

    `header_row` is the last row of the header (`RawTable.header_row`), where the new column gets its title.
    """
    source = os.fspath(path)
    if sniff.kind_of(source) != sniff.XLSX:
        raise FileRefused("marking_xlsx_only")
    archive.check(source, limits)
    scans = archive.scan_sheets(source, limits)
    if any(scan.has_more_rows_than(limits.rows) for scan in scans.values()):
        raise FileRefused("too_many_rows", limit=f"{limits.rows:,}".replace(",", "."))
    try:
        # By its bytes: stored files have no extension, and openpyxl would refuse them by name.
        with open(source, "rb") as stream:
            book = load_workbook(stream)
    except (InvalidFileException, KeyError, ValueError):
        raise FileRefused("damaged") from None
    page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
    _mark_page(page, header_row, marks)
    book.save(os.fspath(target))


def _mark_page(page: Worksheet, header_row: int, marks: Sequence[Mark]) -> None:
    by_row: dict[int, list[str]] = defaultdict(list)
    by_cell: dict[tuple[int, int], list[tuple[str, bool]]] = defaultdict(list)
    for number, letter, what, todo, is_warning in marks:
        sentence = f"{what} {todo}"
        by_row[number].append(f"{letter}: {sentence}" if letter else sentence)
        if letter:
            by_cell[number, index_of(letter) + 1].append((sentence, is_warning))
    _error_column(page, header_row, by_row)
    for count, ((row, column), sentences) in enumerate(by_cell.items()):
        _mark_cell(page, row, column, sentences, has_comment=count < _MAX_COMMENTS)


def _mark_cell(
    page: Worksheet, row: int, column: int, sentences: list[tuple[str, bool]], *, has_comment: bool
) -> None:
    cell = page.cell(row, column)
    cell.fill = copy(_WARNING_FILL if all(is_warning for _, is_warning in sentences) else _ERROR_FILL)
    if has_comment and not isinstance(cell, MergedCell):
        lines = [sentence for sentence, _ in sentences]
        if cell.comment is not None and cell.comment.author != AUTHOR:
            lines.append(f"{cell.comment.author}: {cell.comment.text}")
        cell.comment = Comment("\n".join(lines), AUTHOR, height=120, width=320)


def _error_column(page: Worksheet, header_row: int, by_row: dict[int, list[str]]) -> None:
    """A column “Lỗi” behind the last one; when the file is a marked one sent again, its column anew."""
    last = page.max_column
    is_ours = page.cell(header_row, last).value == TITLE
    column = last if is_ours else last + 1
    if is_ours:
        for row in range(header_row + 1, page.max_row + 1):
            page.cell(row, column).value = None
    title = page.cell(header_row, column, TITLE)
    title.font, title.fill = copy(_ERROR_FONT), copy(_ERROR_FILL)
    for row, sentences in by_row.items():
        cell = page.cell(row, column, neutral("\n".join(sentences)))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions[get_column_letter(column)].width = 60
