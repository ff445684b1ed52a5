"""A payroll line comes to what the worksheet of that one person comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.rules.categories import Category
from contributions.rules.monthly import monthly_contribution
from contributions.rules.terms import PersonMonth
from vssportal.home.calculators import payroll
from vssportal.home.calculators.payroll import Line, line_of, read, wage_of
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import parameters

MONTH = Month(2026, 9)


@given(wages=st.lists(st.integers(100_000, 200_000_000), min_size=1, max_size=8))
def test_every_line_is_the_worksheet_of_its_person(wages: list[int]) -> None:
    given = {
        "lines": "\n".join(f"Người {place}\t{wage}" for place, wage in enumerate(wages)),
        "month": MONTH,
        "category": Category.EMPLOYEE,
        "region": "III",
        "approved_accident_relief": False,
        "budget_funded": False,
    }
    table = payroll.compute(given, MONTH.first).table

    law = parameters().on(MONTH.first)
    sheets = [
        monthly_contribution(PersonMonth(MONTH, Category.EMPLOYEE, wage, "III"), law).total_vnd
        for wage in wages
    ]
    assert [row.total_vnd for row in table.rows] == sheets
    assert table.total_vnd == sum(sheets) == sum(amount for _label, amount in table.by_fund)
    assert table.employee_vnd + table.employer_vnd == table.total_vnd


@pytest.mark.parametrize(
    ("cell", "wage"),
    [
        ("12.000.000", 12_000_000),
        ("12,000,000.00", 12_000_000),
        ("12.000.000,00", 12_000_000),
        ("12000000 ₫", 12_000_000),
        ("26", None),
        ("3,66", None),
        ("mười triệu", None),
        ("-5000000", None),
    ],
)
def test_a_cell_is_a_wage_or_none(cell: str, wage: int | None) -> None:
    assert wage_of(cell) == wage


def test_the_cells_before_the_wage_are_the_name_of_the_line() -> None:
    assert line_of(3, ["7", "Nguyễn Văn An", "12.000.000", "Vùng IV"], "I") == Line(
        3, "7 Nguyễn Văn An", 12_000_000, "IV"
    )


def test_a_heading_is_no_fault_but_a_word_below_it_is() -> None:
    lines, faults = read("Tên\tLương\n\nAn\t9000000\nchưa rõ", "I")

    assert [line.number for line in lines] == [3]
    assert len(faults) == 1
    assert faults[0].startswith("Dòng 4")
