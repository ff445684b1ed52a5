"""Tệp đánh dấu lỗi: the sender's own workbook with the cells of today's findings marked."""

import tempfile
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from accounts.services.files import path_of, store_file
from contributions.enums import FilingState, LineOrigin
from contributions.intake import sandbox
from contributions.models import Filing, FilingFinding
from contributions.selectors import remedy_of, sentence_of


def mark_file(*, filing_id: UUID | str, version: int, at: datetime) -> None:
    """Đánh dấu lỗi in a copy of the file; marks stand for the declaration's ``version``. Raises FileRefused."""
    found = Filing.objects.select_related("file", "declaration", "organisation")
    filing = found.get(pk=filing_id)
    if filing.state != FilingState.CHECKED or filing.file is None or filing.marked_version == version:
        return
    with tempfile.TemporaryDirectory(prefix="marked-") as folder:
        target = Path(folder) / "marked.xlsx"
        sandbox.mark_cells(
            path_of(filing.file.pk),
            target,
            sheet=filing.sheet,
            header_row=filing.header_row,
            marks=_marks(filing),
        )
        with transaction.atomic():
            stored = store_file(
                actor=None,
                content=target.read_bytes(),
                name=f"{Path(filing.file.name).stem}-danh-dau-loi.xlsx",
                purpose="marked_filing",
                at=at,
                organisation=filing.organisation,
                agency=filing.declaration.agency,
            )
            Filing.objects.filter(pk=filing.pk).update(marked_file=stored, marked_version=version)


def _marks(filing: Filing) -> list[tuple[int, str, str, str, bool]]:
    """(row, column letter, what, todo, is no error); rows of the file only."""
    rows = filing.lines.filter(origin=LineOrigin.FILE).values_list("number", flat=True)
    found = FilingFinding.objects.filter(filing=filing, number__in=rows).order_by("number", "pk")
    return [
        (finding.number, finding.column, sentence_of(finding), remedy_of(finding), finding.level != "error")
        for finding in found
    ]
