"""Ô thành dòng kê khai: a block of raw cells, column by column, into `DeclaredRow`s.

Columns, because one column repeats itself (months, wages, codes): a value met before is not parsed
again, which is most of the speed of reading.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from contributions.intake import cells
from contributions.intake.cells import Problem, Raw
from contributions.intake.cells.money import NO_WAGE, Wage
from contributions.intake.faults import CellFault
from contributions.intake.rows import CELLS, DeclaredRow

Parser = Callable[[Raw], tuple[Any, Problem | None]]

PARSERS: dict[str, Parser] = {
    "full_name": cells.name,
    "si_number": cells.si_number,
    "citizen_number": cells.citizen_number,
    "birth": cells.birth,
    "sex": cells.sex,
    "position": cells.words,
    "workplace": cells.words,
    "wage": cells.wage,
    "reserved_coefficient": cells.number,
    "position_allowance": cells.wage,
    "over_scale_percent": cells.percent,
    "seniority_percent": cells.percent,
    "allowances": cells.money,
    "contract_kind": cells.contract_kind,
    "contract_on": cells.day,
    "from_month": cells.month,
    "to_month": cells.month,
    "facility_code": cells.facility_code,
    "result_form": cells.result_form,
    "change_code": cells.change_code,
    "note": cells.words,
    "employee_code": cells.code_text,
}
_BLANKS: dict[str, Any] = dict.fromkeys(
    ("birth", "reserved_coefficient", "over_scale_percent", "seniority_percent", "allowances"), None
) | {
    "contract_on": None,
    "from_month": None,
    "to_month": None,
    "wage": NO_WAGE,
    "position_allowance": NO_WAGE,
}

Noted = Mapping[tuple[int, str], tuple[str, str]]


class Assembler:
    """Makes rows out of blocks of one table; `columns` are the letters its faults name."""

    def __init__(self, columns: Mapping[str, str], *, parsers: Mapping[str, Parser] | None = None) -> None:
        self._columns = dict(columns)
        self._parsers = PARSERS if parsers is None else {**PARSERS, **parsers}
        self._memo: dict[str, dict[tuple[type, Raw], tuple[str, Any, Problem | None]]] = {
            cell: {} for cell in CELLS
        }

    def rows(
        self, numbers: Sequence[int], block: Mapping[str, Sequence[Raw]], noted: Noted | None = None
    ) -> list[DeclaredRow]:
        """Rows numbered `numbers`; `block` maps cell name → that column's raw values, blank if absent."""
        faults: dict[int, list[CellFault]] = {}
        texts: list[list[str]] = []
        values: dict[str, list[Any]] = {}
        for cell in CELLS:
            raw = block.get(cell)
            if raw is None:
                texts.append([""] * len(numbers))
                values[cell] = [_BLANKS.get(cell, "")] * len(numbers)
                continue
            column_texts, values[cell] = self._column(cell, raw, faults)
            texts.append(column_texts)
        if noted:
            self._add_noted(numbers, block, noted, faults)
        _move_personal_ids(values)
        return self._join(numbers, values, texts, faults)

    def _column(
        self, cell: str, raw: Sequence[Raw], faults: dict[int, list[CellFault]]
    ) -> tuple[list[str], list[Any]]:
        memo, parse = self._memo[cell], self._parsers[cell]
        texts, values = [], []
        for index, item in enumerate(raw):
            key = (item.__class__, item)
            known = memo.get(key)
            if known is None:
                value, problem = parse(item)
                known = memo[key] = (cells.text_of(item), value, problem)
            texts.append(known[0])
            values.append(known[1])
            if known[2] is not None:
                faults.setdefault(index, []).append(self._fault(cell, known[0], known[2]))
        return texts, values

    def _fault(self, cell: str, text: str, problem: Problem) -> CellFault:
        letter = self._columns.get(cell, "")
        return CellFault(problem.code, letter, text, problem.suggestion, cell, problem.detail)

    def _add_noted(
        self,
        numbers: Sequence[int],
        block: Mapping[str, Sequence[Raw]],
        noted: Noted,
        faults: dict[int, list[CellFault]],
    ) -> None:
        """Cells that came as blank but are formulas without a result, or error values."""
        by_letter = {letter: cell for cell, letter in self._columns.items() if cell in block}
        at = {number: index for index, number in enumerate(numbers)}
        for (number, letter), (code, text) in noted.items():
            cell, index = by_letter.get(letter), at.get(number)
            if cell is not None and index is not None and block[cell][index] in ("", None):
                faults.setdefault(index, []).append(CellFault(code, letter, text, "", cell))

    def _join(
        self,
        numbers: Sequence[int],
        values: dict[str, list[Any]],
        texts: list[list[str]],
        faults: dict[int, list[CellFault]],
    ) -> list[DeclaredRow]:
        wages: list[Wage] = values["wage"]
        allowances: list[Wage] = values["position_allowance"]
        split = {
            "number": numbers,
            "wage_vnd": [wage.vnd for wage in wages],
            "wage_coefficient": [wage.coefficient for wage in wages],
            "position_allowance_vnd": [wage.vnd for wage in allowances],
            "position_allowance_coefficient": [wage.coefficient for wage in allowances],
            "allowances_vnd": values["allowances"],
            "texts": list(zip(*texts, strict=True)),
            "faults": [tuple(faults.get(index, ())) for index in range(len(numbers))],
        }
        columns = [split.get(name) or values.get(name) or [] for name in DeclaredRow._fields]
        return list(map(DeclaredRow._make, zip(*columns, strict=True)))


def _move_personal_ids(values: dict[str, list[Any]]) -> None:
    """A 12-digit number in the SI column is a personal ID (CV 1804): it goes where it belongs."""
    numbers, citizens = values["si_number"], values["citizen_number"]
    for index, number in enumerate(numbers):
        if len(number) > 10:
            citizens[index] = citizens[index] or number
            numbers[index] = ""
