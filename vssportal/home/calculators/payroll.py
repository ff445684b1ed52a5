"""Cả bảng lương: lines pasted from a sheet, what each person and the unit pay, what is wrong in which line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributions.rules.bulk import Dues, due_of_many
from contributions.rules.funds import FUND_PAYERS, LINE_LABELS, Payer
from contributions.rules.terms import PersonMonth
from vssportal.home.calculators.answers import Answer
from vssportal.home.calculators.inputs import REGIONS
from vssportal.home.calculators.monthly import MonthForm
from vssportal.legal.parameters import parameters
from vssportal.web.forms import MoneyField

MOST_LINES = 1000
MOST_LETTERS = 100_000
MOST_LABEL = 60
SHOWN_FAULTS = 20
# Less than this is a running number, a coefficient or a number of days, never a month's wage.
LEAST_WAGE = 100_000
MOST_WAGE = 10_000_000_000
CELLS = re.compile(r"[\t;|]")
CENTS = re.compile(r"(?<=\d)[.,]00?$")
REGION_NAMES = {name: name for name, _label in REGIONS} | {"1": "I", "2": "II", "3": "III", "4": "IV"}


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của bảng: where it stood, how it calls itself, wage and region."""

    number: int
    label: str
    wage_vnd: int
    region: str


@dataclass(frozen=True, slots=True)
class Due:
    """Số phải đóng của một dòng."""

    line: Line
    dues: Dues

    @property
    def employee_vnd(self) -> int:
        return paid_by(Payer.EMPLOYEE, self.dues)

    @property
    def employer_vnd(self) -> int:
        return paid_by(Payer.EMPLOYER, self.dues)

    @property
    def total_vnd(self) -> int:
        return sum(self.dues)


@dataclass(frozen=True, slots=True)
class Payroll:
    """Kết quả của cả bảng: lines, the sums by fund and payer, sentences about faulty lines."""

    month: str
    rows: tuple[Due, ...]
    by_fund: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]

    @property
    def employee_vnd(self) -> int:
        return sum(row.employee_vnd for row in self.rows)

    @property
    def employer_vnd(self) -> int:
        return sum(row.employer_vnd for row in self.rows)

    @property
    def total_vnd(self) -> int:
        return sum(row.total_vnd for row in self.rows)

    @property
    def shown_faults(self) -> tuple[str, ...]:
        return self.faults[:SHOWN_FAULTS]

    @property
    def more_faults(self) -> int:
        return max(0, len(self.faults) - SHOWN_FAULTS)


class PayrollForm(MonthForm):
    """Bảng lương goes by POST: it may hold names, which belong in no address."""

    form_method = "post"
    nouns: ClassVar[dict[str, Any]] = {"lines": _("bảng lương")}
    field_order = ("lines", "month", "category", "region")
    lines = forms.CharField(
        label=_("Dán bảng lương"),
        help_text=_(
            "Chép các cột từ bảng tính: tên hoặc số thứ tự, mức lương, vùng (nếu khác). "
            "Nhiều nhất 1.000 dòng. Bảng không được lưu lại"
        ),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(
            attrs={"rows": "12", "class": "pasted", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.attrs = {}
        return helper

    def look_over(self, given: dict[str, Any]) -> None:
        super().look_over(given)
        lines = [line for line in given.get("lines", "").splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            text = gettext("Bảng có {n} dòng. Chia thành nhiều lần, mỗi lần nhiều nhất {most} dòng")
            self.add_error("lines", text.format(n=len(lines), most=f"{MOST_LINES:,}".replace(",", ".")))


def paid_by(payer: Payer, dues: Iterable[int]) -> int:
    """The part of one payer."""
    return sum(due for (_fund, who), due in zip(FUND_PAYERS, dues, strict=True) if who is payer)


def compute(given: dict[str, Any], today: date) -> Answer:
    """Số phải đóng của cả bảng; faulty lines are named and left out of the sums."""
    lines, faults = read(given["lines"], given["region"])
    people = [
        PersonMonth(
            month=given["month"],
            category=given["category"],
            wage_vnd=line.wage_vnd,
            region=line.region,
            approved_accident_relief=given["approved_accident_relief"],
            budget_funded=given["budget_funded"],
        )
        for line in lines
    ]
    dues = due_of_many(people, parameters().on(given["month"].first))
    rows = tuple(Due(line, due) for line, due in zip(lines, dues, strict=True))
    sums = [sum(column) for column in zip(*dues, strict=True)] if dues else [0] * len(FUND_PAYERS)
    by_fund = tuple(
        (LINE_LABELS[pair], total) for pair, total in zip(FUND_PAYERS, sums, strict=True) if total
    )
    return Answer(table=Payroll(given["month"].pretty, rows, by_fund, tuple(faults)))


def read(text: str, region: str) -> tuple[list[Line], list[str]]:
    """Các dòng đọc được and sentences about the others; a first line without a number is a heading."""
    lines: list[Line] = []
    faults: list[str] = []
    is_first = True
    for number, written in enumerate(text.splitlines(), start=1):
        if not written.strip():
            continue
        cells = [cell.strip() for cell in CELLS.split(written)]
        line = line_of(number, cells, region)
        if isinstance(line, Line):
            lines.append(line)
        elif not (is_first and not any(character.isdigit() for character in written)):
            faults.append(line)
        is_first = False
    return lines, faults


def line_of(number: int, cells: Sequence[str], region: str) -> Line | str:
    """Một dòng: the first cell that can be a month's wage is the wage, the label stands before it."""
    place, wage = next(
        ((place, wage) for place, cell in enumerate(cells) if (wage := wage_of(cell)) is not None), (0, None)
    )
    if wage is None:
        least = f"{LEAST_WAGE:,}".replace(",", ".")
        return gettext("Dòng {n}: không thấy mức lương từ {least} ₫ trở lên").format(n=number, least=least)
    if wage > MOST_WAGE:
        return gettext("Dòng {n}: mức lương quá lớn").format(n=number)
    label = " ".join(cell for cell in cells[:place] if cell)[:MOST_LABEL]
    named = next((cell for cell in cells[place + 1 :] if cell), "")
    own = REGION_NAMES.get(named.upper().removeprefix("VÙNG").strip()) if named else region
    if own is None:
        return gettext("Dòng {n}: vùng phải là I, II, III hoặc IV").format(n=number)
    return Line(number, label, wage, own)


def wage_of(cell: str) -> int | None:
    """Số tiền in a cell, with dots, commas or two decimals that are nothing; None when it is none."""
    try:
        amount = MoneyField(required=False).to_python(CENTS.sub("", cell))
    except forms.ValidationError:
        return None
    return amount if amount is not None and amount >= LEAST_WAGE else None
