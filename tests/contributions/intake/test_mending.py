"""A cell mended on the page."""

from datetime import date

import pytest

from contributions.intake import d02_lt
from contributions.intake.mending import mended
from contributions.intake.rows import CELLS
from tests.contributions.intake import samples


@pytest.fixture
def table(tmp_path):
    row = [1, "Lê An", 123456789, "31/11/1995", None, "12,5 triệu", *[None] * 9, "2026/11"]
    return d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", [row]))


def test_a_suggestion_taken_ends_its_fault_and_no_other(table):
    row = mended(table.rows[0], "si_number", "0123456789", table.columns)

    assert row.si_number == "0123456789"
    assert row.text("si_number") == "0123456789"
    assert [fault.field for fault in row.faults] == ["birth", "wage", "from_month"]


def test_all_cells_can_be_mended(table):
    row = table.rows[0]
    for cell, text in [
        ("si_number", "0123456789"),
        ("birth", "30/11/1995"),
        ("wage", "12500000"),
        ("from_month", "11/2026"),
    ]:
        row = mended(row, cell, text, table.columns)

    assert row.faults == ()
    assert (row.birth.on, row.wage_vnd, row.from_month) == (date(1995, 11, 30), 12_500_000, date(2026, 11, 1))


def test_a_bad_mend_is_a_new_fault_at_the_same_place(table):
    row = mended(table.rows[0], "birth", "1/1/95", table.columns)

    assert [(fault.code, fault.column) for fault in row.faults if fault.field == "birth"] == [
        ("year_two_digits", "D")
    ]


def test_a_personal_id_in_the_si_column_goes_where_it_belongs(table):
    row = mended(table.rows[0], "si_number", "079080012345", table.columns)

    assert (row.si_number, row.citizen_number) == ("", "079080012345")


@pytest.mark.parametrize("cell", CELLS)
def test_every_cell_can_be_emptied(table, cell):
    row = mended(table.rows[0], cell, "", table.columns)

    assert row.text(cell) == ""
    assert cell not in [fault.field for fault in row.faults]
