"""Our downloadable workbook, as Excel would see it."""

import time

import openpyxl
import pytest

from contributions.intake import template
from contributions.intake.neutral import neutral
from tests.contributions.intake import samples


@pytest.fixture
def book(tmp_path):
    return openpyxl.load_workbook(samples.template(tmp_path / "mau.xlsx", 4))


def test_identifiers_are_text_so_that_no_zero_is_eaten(book):
    page = book["D02-LT"]

    for column in "CRVW":
        assert page[f"{column}11"].data_type == "s"
        assert page[f"{column}11"].number_format == "@"
    assert page.column_dimensions["C"].number_format == "@"


def test_the_header_is_frozen_and_lists_are_offered(book):
    page = book["D02-LT"]

    assert page.freeze_panes == "C11"
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered["T11"] == "'Danh mục'!$A$2:$A$27"
    assert offered["L11"] == '"x"'
    assert offered["S11"] == '"bản điện tử,bản giấy"'


def test_the_printed_numbers_are_those_of_the_form(book):
    page = book["D02-LT"]

    assert [cell.value for cell in page[10]][:21] == ["A", "B", *map(str, range(1, 20))]
    assert page["A2"].value == "1. Mã đơn vị: TA0312A; 2. Tên đơn vị: Công ty CP Thử Nghiệm"
    assert "Kỳ 11/2026" in page["A1"].value


def test_instructions_are_inside_and_the_marker_is_very_hidden(book):
    assert book.sheetnames == ["D02-LT", "Hướng dẫn", "Danh mục", "_vss"]
    assert book["_vss"].sheet_state == "veryHidden"
    assert book["Danh mục"]["A2"].value == "TM – Tăng mới"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
def test_text_that_would_start_a_formula_is_neutral(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "0123456789", "", "a=b"])
def test_usual_text_stays(text):
    assert neutral(text) == text


def test_a_hostile_name_is_printed_as_harmless_text(tmp_path):
    row = samples.worker(1)._replace(full_name='=HYPERLINK("http://x.example")', position="@SUM(1)")
    template.write(tmp_path / "mau.xlsx", unit=samples.UNIT, rows=[row])

    page = openpyxl.load_workbook(tmp_path / "mau.xlsx")["D02-LT"]

    assert page["B11"].data_type == "s"
    assert page["B11"].value.startswith("'=")
    assert page["E11"].value.startswith("'@")


def test_a_coefficient_is_printed_as_a_number(tmp_path):
    row = samples.worker(1)._replace(wage_vnd=None, wage_coefficient="2.34")
    template.write(tmp_path / "mau.xlsx", unit=samples.UNIT, rows=[row])

    assert openpyxl.load_workbook(tmp_path / "mau.xlsx")["D02-LT"]["F11"].value == 2.34


def test_ten_thousand_workers_are_printed_in_four_seconds(tmp_path):
    begun = time.process_time()

    count = template.write(tmp_path / "mau.xlsx", unit=samples.UNIT, rows=map(samples.worker, range(10_000)))

    assert count == 10_000
    assert time.process_time() - begun < 4
