"""Sửa một ô trên trang: one cell of a row replaced by what a person typed, the other cells left alone."""

from collections.abc import Mapping
from typing import Any

from contributions.intake.assemble import PARSERS
from contributions.intake.faults import CellFault
from contributions.intake.rows import CELL_INDEX, DeclaredRow

_FIELDS = {"allowances": "allowances_vnd"}


def mended(row: DeclaredRow, cell: str, text: str, columns: Mapping[str, str]) -> DeclaredRow:
    """The row with `cell` (a name in `CELLS`) read anew from `text`; its old faults of that cell are gone.

    `columns` is `RawTable.columns`, so that a new fault names the same place as the old one did.
    """
    value, problem = PARSERS[cell](text)
    texts = list(row.texts)
    texts[CELL_INDEX[cell]] = text
    faults = [fault for fault in row.faults if fault.field != cell]
    if problem is not None:
        faults.append(
            CellFault(problem.code, columns.get(cell, ""), text, problem.suggestion, cell, problem.detail)
        )
    changes: dict[str, Any] = {"texts": tuple(texts), "faults": tuple(faults)}
    return row._replace(**changes, **_values(row, cell, value))


def _values(row: DeclaredRow, cell: str, value: Any) -> dict[str, Any]:
    """The fields of a row that one cell fills."""
    if cell in ("wage", "position_allowance"):
        return {f"{cell}_vnd": value.vnd, f"{cell}_coefficient": value.coefficient}
    if cell == "si_number" and len(value) > 10:
        # A personal ID typed in the SI column, as in `assemble`.
        return {"si_number": "", "citizen_number": row.citizen_number or value}
    return {_FIELDS.get(cell, cell): value}
