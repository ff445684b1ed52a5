"""The form D02-LT in a workbook: found wherever it stands, read with addresses."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from contributions.intake import d02_lt, reading, sandbox
from contributions.intake.faults import CellFault, FileRefused
from contributions.intake.limits import Limits
from contributions.intake.rows import BirthDate, TemplateMarker
from tests.contributions.intake import samples

FULL = [
    *(
        1,
        "NGUYỄN VĂN TÁM",
        "0123456789",
        "15/03/1990",
        "Thợ may, phường Bến Thành, TP.HCM",
        "5.310.000",
        None,
        "0,5",
    ),
    *(
        5,
        "7%",
        1500000,
        None,
        "x",
        None,
        "01/11/2026",
        "11/2026",
        None,
        "79001",
        "Bản điện tử",
        "TM – Tăng mới",
        "mới",
    ),
]


def _codes(table) -> list[tuple[int, str, str]]:
    return [(row.number, fault.column, fault.code) for row in table.rows for fault in row.faults]


def test_a_full_row_of_the_official_form_is_understood(tmp_path):
    table = d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", [FULL]))

    row = table.rows[0]
    assert row.number == 18
    assert (row.full_name, row.si_number, row.citizen_number) == ("Nguyễn Văn Tám", "0123456789", "")
    assert row.birth == BirthDate(date(1990, 3, 15), "day")
    assert (row.wage_vnd, row.wage_coefficient, row.allowances_vnd) == (5_310_000, None, 1_500_000)
    assert row.position_allowance_coefficient == Decimal("0.5")
    assert (row.over_scale_percent, row.seniority_percent) == (Decimal(5), Decimal(7))
    assert (row.contract_kind, row.contract_on) == ("fixed_term", date(2026, 11, 1))
    assert (row.from_month, row.to_month) == (date(2026, 11, 1), None)
    assert (row.facility_code, row.result_form, row.change_code, row.note) == (
        "79001",
        "electronic",
        "TM",
        "mới",
    )
    assert row.faults == ()


def test_the_text_of_every_cell_is_kept_as_typed(tmp_path):
    table = d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", [FULL]))

    row = table.rows[0]
    assert row.text("full_name") == "NGUYỄN VĂN TÁM"
    assert row.text("wage") == "5.310.000"
    assert row.text("seniority_percent") == "7%"
    assert row.text("contract_kind") == "Xác định thời hạn"
    assert table.columns["wage"] == "F"
    assert table.titles["wage"] == "Hệ số lương/ Tiền lương"


def test_the_form_is_found_below_inserted_rows_and_the_header_block_is_read(tmp_path):
    table = d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", [FULL], lead=30))

    assert table.rows[0].number == 35
    assert table.header_row == 34
    assert table.header == {"unit_code": "TA0312A"}
    assert table.marker is None
    assert [notice.code for notice in table.notices] == ["marker_missing"]


def test_the_form_may_begin_in_another_column(tmp_path):
    path = samples.official_form(tmp_path / "d02.xlsx", [FULL])
    book = openpyxl.load_workbook(path)
    book.active.insert_cols(1, 2)
    book.active.delete_rows(1, 13)
    book.save(path)

    table = d02_lt.read(path)

    assert table.columns["full_name"] == "D"
    assert table.rows[0].full_name == "Nguyễn Văn Tám"
    assert table.rows[0].number == 5


def test_a_twelve_digit_number_in_the_si_column_is_the_personal_id(tmp_path):
    row = [1, "Lê An", "079080012345", "1990", None, 5310000]
    table = d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", [row]))

    assert (table.rows[0].si_number, table.rows[0].citizen_number) == ("", "079080012345")
    assert table.rows[0].birth.precision == "year"


def test_damaged_cells_are_named_by_row_and_column(tmp_path):
    rows = [
        [1, "Lê An", 123456789, "31/11/1995", None, "12,5 triệu"],
        [2, "Lê Bình", "1.09E+11", 33000, None, 2.34, None, None, None, None, None, "x", "x"],
        [3, "Lê Chi", "0123456780", "1/2/90", *[None] * 11, "2026/11", None, None, None, "TANG"],
    ]

    table = d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", rows))

    assert _codes(table) == [
        (18, "C", "zeros_eaten"),
        (18, "D", "date_impossible"),
        (18, "F", "money_words"),
        (19, "C", "number_damaged"),
        (19, "L", "contract_many"),
        (20, "D", "year_two_digits"),
        (20, "P", "month_order"),
        (20, "T", "change_guess"),
    ]
    assert table.rows[0].faults[0] == CellFault(
        "zeros_eaten", "C", "123456789", "0123456789", "si_number", "9"
    )
    assert table.rows[1].birth.on == date(1990, 5, 7)


def test_headings_blank_rows_and_the_signature_block_are_no_people(tmp_path):
    rows = [
        ["I", "Tăng"],
        [None, "Tăng lao động"],
        FULL,
        [],
        ["II", "Giảm lao động"],
        [2, "Trần Thị Chỉ Có Tên"],
    ]

    table = d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", rows))

    assert [row.full_name for row in table.rows] == ["Nguyễn Văn Tám", "Trần Thị Chỉ Có Tên"]


def test_the_empty_form_has_no_rows(tmp_path):
    with pytest.raises(FileRefused) as caught:
        d02_lt.read(samples.official_form(tmp_path / "d02.xlsx", []))

    assert caught.value.fault.code == "no_rows"


@pytest.mark.parametrize(("people", "is_refused"), [(3, False), (4, True)])
def test_the_row_limit_counts_people(tmp_path, people, is_refused):
    path = samples.template(tmp_path / "mau.xlsx", people)

    if not is_refused:
        assert len(d02_lt.read(path, limits=Limits(rows=3)).rows) == 3
        return
    with pytest.raises(FileRefused) as caught:
        d02_lt.read(path, limits=Limits(rows=3))
    assert caught.value.message.startswith("Tệp có hơn 3 dòng.")


def test_of_several_sheets_the_right_one_is_read_and_named(tmp_path):
    path = samples.official_form(tmp_path / "d02.xlsx", [FULL])
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("Nháp", 0)
    other["A1"] = "ghi chú riêng"
    book.save(path)

    table = d02_lt.read(path)

    assert table.sheet == "D02-LT"
    assert ("other_sheets", {"count": 2, "sheet": "D02-LT"}) in [(n.code, n.values) for n in table.notices]


def test_a_hidden_sheet_is_read_last_and_told(tmp_path):
    path = samples.official_form(tmp_path / "d02.xlsx", [FULL])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Khác")["A1"] = "x"
    book["D02-LT"].sheet_state = "hidden"
    book.save(path)

    table = d02_lt.read(path)

    assert "hidden_sheet_read" in [notice.code for notice in table.notices]


def test_formulas_are_told_and_those_without_result_are_named(tmp_path):
    path = samples.official_form(
        tmp_path / "d02.xlsx", [FULL, [2, "Lê An", "0123456780", "1990", None, "=5000000+310000"]]
    )

    table = d02_lt.read(path)

    assert _codes(table) == [(19, "F", "formula_blank")]
    assert ("formulas_read", {"count": 1}) in [(notice.code, notice.values) for notice in table.notices]


def test_an_error_value_is_named_with_its_text(tmp_path):
    import xlsxwriter

    path = tmp_path / "d02.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("D02")
        page.write_row(0, 0, ["A", "B", *map(str, range(1, 20))])
        page.write_row(1, 0, ["1", "Lê An", "0123456789", "1990", "", ""])
        page.write_formula(1, 5, "=1/0", None, "#DIV/0!")
        page.write_formula(1, 10, "=250000*2", None, 500000)

    row = d02_lt.read(path).rows[0]

    assert row.allowances_vnd == 500_000
    assert row.faults == (CellFault("error_value", "F", "#DIV/0!", "", "wage"),)


def test_a_list_made_of_unsaved_formulas_is_not_called_empty(tmp_path):
    path = samples.official_form(tmp_path / "d02.xlsx", [[1, "='x'!B1", "='x'!C1"]])

    with pytest.raises(FileRefused) as caught:
        d02_lt.read(path)

    assert caught.value.fault.code == "formulas_blank"


def test_another_form_is_the_wrong_template(tmp_path):
    path = samples.payroll(tmp_path / "luong.xlsx", [samples.payroll_row(1)])

    with pytest.raises(FileRefused) as caught:
        reading.read(path, source="d02_lt")

    assert caught.value.fault.code == "wrong_template"


def test_an_old_xls_of_the_form_is_read(tmp_path):
    header = ["A", "B", *map(float, range(1, 20))]
    path = samples.xls(
        tmp_path / "d02.xls", [header, [1.0, "Lê An", "0123456789", "15/03/1990", "Thợ", 5310000.0]]
    )

    table = sandbox.read(path, name="d02.xls")

    assert (table.rows[0].full_name, table.rows[0].wage_vnd) == ("Lê An", 5_310_000)


def test_a_wrong_extension_is_read_and_told(tmp_path):
    path = samples.template(tmp_path / "mau.xlsx")

    table = sandbox.read(path, name="mau.xls")

    assert [(notice.code, notice.values) for notice in table.notices] == [
        ("extension_differs", {"found": ".xls", "actual": "XLSX"})
    ]


def test_our_own_download_comes_back_as_it_went_out(tmp_path):
    table = sandbox.read(samples.template(tmp_path / "mau.xlsx", 40), name="mau.xlsx")

    assert table.marker == TemplateMarker(1, "TA0312A", "2026-11")
    assert table.header["unit_name"] == "Công ty CP Thử Nghiệm"
    assert table.notices == ()
    for number, row in enumerate(table.rows):
        sent = samples.worker(number)
        assert (row.full_name, row.si_number, row.citizen_number) == (
            sent.full_name,
            sent.si_number,
            sent.citizen_number,
        )
        assert (row.wage_vnd, row.allowances_vnd) == (sent.wage_vnd, sent.allowances_vnd)
        assert (row.contract_kind, row.contract_on) == (sent.contract_kind, sent.contract_on)
        assert (row.employee_code, row.facility_code, row.change_code) == (
            sent.employee_code,
            sent.facility_code,
            "",
        )
        assert row.faults == ()


@pytest.mark.parametrize(
    ("unit_code", "period", "code"),
    [
        ("TA0312A", "2026-11", None),
        ("TA0312A", "2026-12", "template_period"),
        ("TB0001B", "2026-11", "template_unit"),
    ],
)
def test_the_marker_tells_this_months_template_from_others(tmp_path, unit_code, period, code):
    table = d02_lt.read(samples.template(tmp_path / "mau.xlsx"))

    fault = d02_lt.check_marker(table, unit_code=unit_code, period=period)

    assert (fault and fault.code) == code


def test_the_sentence_of_a_wrong_month_names_both_months(tmp_path):
    table = d02_lt.read(samples.template(tmp_path / "mau.xlsx"))

    fault = d02_lt.check_marker(table, unit_code="TA0312A", period="2026-12")

    assert (
        fault.sentence() == "Tệp không đúng mẫu tháng này: mẫu của tháng 11/2026, kỳ đang kê khai là 12/2026."
    )


def test_a_template_of_an_older_version_is_told(tmp_path):
    path = samples.edited_template(tmp_path / "mau.xlsx", lambda book: book["_vss"].__setitem__("B1", "0"))

    fault = d02_lt.check_marker(d02_lt.read(path), unit_code="TA0312A", period="2026-11")

    assert fault.code == "template_version"
