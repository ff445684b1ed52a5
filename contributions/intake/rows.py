"""What a reader hands over: one shape for every kind of file.

A row keeps two things side by side: what we understood (typed values) and what the sender typed
(`texts`, in the order of `CELLS`), so that a finding can show the cell as its owner knows it.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from contributions.intake.faults import CellFault, FileFault

CELLS = (
    "full_name",
    "si_number",
    "citizen_number",
    "birth",
    "sex",
    "position",
    "workplace",
    "wage",
    "reserved_coefficient",
    "position_allowance",
    "over_scale_percent",
    "seniority_percent",
    "allowances",
    "contract_kind",
    "contract_on",
    "from_month",
    "to_month",
    "facility_code",
    "result_form",
    "change_code",
    "note",
    "employee_code",
)
CELL_INDEX = {name: index for index, name in enumerate(CELLS)}


class BirthDate(NamedTuple):
    """Ngày sinh: the day, and how much of it is known (`day`, `month` or `year`).

    Portal files mark this as CCNS 0, 1, 2. Unknown parts are 1: (1990-01-01, "year") is “năm 1990”.
    """

    on: date
    precision: str


class DeclaredRow(NamedTuple):
    """Một dòng kê khai: one person as the employer's file states them; blank cells are "" or None.

    `number` is the row number the sender sees (Excel's own; for XML the order of LaoDong).
    Codes: sex "male"/"female"; contract_kind "indefinite"/"fixed_term"/"other"; result_form
    "electronic"/"paper"; change_code is the portal's two letters (TM, GH …). Months are first-of-month
    dates. A wage is either đồng or a coefficient (hệ số), never both; so is the position allowance.
    """

    number: int
    full_name: str
    si_number: str
    citizen_number: str
    birth: BirthDate | None
    sex: str
    position: str
    workplace: str
    wage_vnd: int | None
    wage_coefficient: Decimal | None
    reserved_coefficient: Decimal | None
    position_allowance_vnd: int | None
    position_allowance_coefficient: Decimal | None
    over_scale_percent: Decimal | None
    seniority_percent: Decimal | None
    allowances_vnd: int | None
    contract_kind: str
    contract_on: date | None
    from_month: date | None
    to_month: date | None
    facility_code: str
    result_form: str
    change_code: str
    note: str
    employee_code: str
    texts: tuple[str, ...]
    faults: tuple[CellFault, ...]

    def text(self, cell: str) -> str:
        """The cell as typed, by its name in `CELLS`."""
        return self.texts[CELL_INDEX[cell]]


class TemplateMarker(NamedTuple):
    """Dấu của mẫu tải về: which template, for whom and for which month ("2026-11")."""

    version: int
    unit_code: str
    period: str


@dataclass(frozen=True, slots=True)
class RawTable:
    """Bảng đọc được từ một tệp: rows with the place they came from, before any rule of law."""

    source: str
    """d02_lt, d02_ts_xml or payroll."""
    sheet: str
    columns: dict[str, str]
    """Cell name → column letter (for XML → element name)."""
    titles: dict[str, str]
    """Cell name → header as typed in the file."""
    header_row: int
    """Row number of the last header row (0 for XML)."""
    header: dict[str, str]
    """Block A of the form: unit_code, unit_name, address, email, phone … as typed; may be empty."""
    marker: TemplateMarker | None
    rows: list[DeclaredRow]
    notices: tuple[FileFault, ...] = field(default=())
    """What did not stop the reading but the sender should know (other sheets, formulas …)."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Cách ghép cột: the choice a person made once for their own payroll sheet.

    Columns are remembered by header text, not by position, so next month's sheet may move them.
    """

    columns: dict[str, str]
    """Cell name → header text."""
    sheet: str = ""
    """Preferred sheet; "" = the one whose header fits."""


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """Một trang của tệp: enough for the page where columns are mapped."""

    name: str
    header_row: int
    """Row number of the guessed header as Excel shows it."""
    titles: tuple[tuple[str, str], ...]
    """(column letter, header text) of every titled column."""
    samples: tuple[tuple[str, ...], ...]
    """First data rows, one text per titled column."""
    suggestions: dict[str, str]
    """Cell name → header text we propose."""
    row_count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Xem trước tệp bảng lương: sheets, best first."""

    sheets: tuple[SheetPreview, ...]
    notices: tuple[FileFault, ...] = field(default=())
