"""One cell: what people type and what Excel does to it."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from contributions.intake import cells
from contributions.intake.cells import Problem
from contributions.intake.rows import BirthDate


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Nguye\u0302\u0303n  Va\u0306n\u00a0An ", "Nguyễn Văn An"),
        ("NGUYỄN THỊ ÁNH-TUYẾT", "Nguyễn Thị Ánh-Tuyết"),
        ("đặng quốc bảo", "Đặng Quốc Bảo"),
        ("Jürgen Müller", "Jürgen Müller"),
        ("Y Aê Niê", "Y Aê Niê"),
        ("", ""),
    ],
)
def test_a_name_is_composed_and_spaced(raw, value):
    assert cells.name(raw) == (value, None)


def test_a_name_with_an_invisible_letter_is_cleaned_and_told():
    value, problem = cells.name("Trần\u200b Văn Đức")

    assert value == "Trần Văn Đức"
    assert problem == Problem("invisible_characters", "Trần Văn Đức")


@pytest.mark.parametrize("raw", ["NguyÔn V¨n T¸m", "Nguyeãn Vaên Taùm", "Leâ Thò Hoàng"])
def test_a_name_in_an_old_encoding_is_refused(raw):
    assert cells.name(raw)[1] == Problem("old_font")


@pytest.mark.parametrize("raw", ["Lê Thị Hoà", "Nguyễn Hoàng Quý", "Bùi Xoã", "Hoàng Thị Thuý", "Trần Khoẻ"])
def test_usual_vietnamese_spelling_is_no_old_encoding(raw):
    assert cells.name(raw)[1] is None


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("0123456789", "0123456789", None),
        (" 012 345 6789", "0123456789", None),
        ("'0123456789", "0123456789", None),
        ("079080012345", "079080012345", None),
        (7900000001.0, "7900000001", None),
        (123456789.0, "", Problem("zeros_eaten", "0123456789", "9")),
        ("123456789", "", Problem("zeros_eaten", "0123456789", "9")),
        (79080012345.0, "", Problem("zeros_eaten", "079080012345", "11")),
        ("1.09E+11", "", Problem("number_damaged")),
        ("1,09E+11", "", Problem("number_damaged")),
        (1.09e11, "", Problem("number_damaged")),
        (1.5, "", Problem("number_damaged")),
        ("12345", "", Problem("si_number_length", detail="5")),
        ("O123456789", "", Problem("number_letters")),
        ("٠١٢٣٤٥٦٧٨٩", "", Problem("number_letters")),
        (True, "", Problem("number_letters")),
        (date(2026, 1, 1), "", Problem("number_letters")),
        (float("nan"), "", Problem("number_letters")),
        ("#REF!", "", Problem("error_value")),
        ("", "", None),
        (None, "", None),
    ],
)
def test_si_numbers(raw, value, problem):
    assert cells.si_number(raw) == (value, problem)


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("001088004471", "001088004471", None),
        ("1093012345", "", Problem("zeros_eaten", "001093012345", "10")),
        (1099012345.0, "", Problem("zeros_eaten", "001099012345", "10")),
        (79080012345.0, "", Problem("zeros_eaten", "079080012345", "11")),
        (1.09e11, "", Problem("number_damaged")),
        ("123456789", "", Problem("citizen_number_length", detail="9")),
        ("B1234567", "", Problem("passport_number")),
        ("CCCD 12", "", Problem("number_letters")),
    ],
)
def test_citizen_numbers(raw, value, problem):
    assert cells.citizen_number(raw) == (value, problem)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("15/03/1990", date(1990, 3, 15)),
        ("5-3-1990", date(1990, 3, 5)),
        ("15.03.1990", date(1990, 3, 15)),
        ("1990-03-15", date(1990, 3, 15)),
        ("1990-03-15 00:00:00", date(1990, 3, 15)),
        ("15/03/1990 12:00:00 AM", date(1990, 3, 15)),
        ("ngày 15 tháng 3 năm 1990", date(1990, 3, 15)),
        ("15031990", date(1990, 3, 15)),
        ("19900315", date(1990, 3, 15)),
        (32947.0, date(1990, 3, 15)),
        ("32947", date(1990, 3, 15)),
        (date(1990, 3, 15), date(1990, 3, 15)),
        (datetime(1990, 3, 15, 8, 30), date(1990, 3, 15)),  # noqa: DTZ001 - a cell has no zone
        ("29/02/2024", date(2024, 2, 29)),
        ("", None),
        (None, None),
    ],
)
def test_days_as_people_and_excel_write_them(raw, value):
    assert cells.day(raw) == (value, None)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("31/11/1995", Problem("date_impossible", detail="30")),
        ("29/02/2023", Problem("date_impossible", detail="28")),
        ("00/05/2026", Problem("date_impossible", detail="31")),
        ("03/15/1990", Problem("date_month_impossible", detail="15")),
        ("15/03/90", Problem("year_two_digits")),
        ("15/03/1890", Problem("year_out_of_range", detail="1890")),
        ("03/1990", Problem("date_incomplete")),
        ("1990", Problem("date_incomplete")),
        ("hôm qua", Problem("date_unreadable")),
        (12.0, Problem("date_unreadable")),
        (True, Problem("date_unreadable")),
        (time(8, 0), Problem("date_unreadable")),
        ("#N/A", Problem("error_value")),
    ],
)
def test_days_that_are_none(raw, problem):
    assert cells.day(raw) == (None, problem)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("15/03/1990", BirthDate(date(1990, 3, 15), "day")),
        ("03/1990", BirthDate(date(1990, 3, 1), "month")),
        ("1990", BirthDate(date(1990, 1, 1), "year")),
        (1990.0, BirthDate(date(1990, 1, 1), "year")),
        ("00/00/1950", BirthDate(date(1950, 1, 1), "year")),
        ("00/05/1950", BirthDate(date(1950, 5, 1), "month")),
        (32947.0, BirthDate(date(1990, 3, 15), "day")),
    ],
)
def test_a_birth_date_keeps_how_much_is_known(raw, value):
    assert cells.birth(raw) == (value, None)


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("11/2026", date(2026, 11, 1), None),
        ("T11/2026", date(2026, 11, 1), None),
        ("tháng 11/2026", date(2026, 11, 1), None),
        ("1-2026", date(2026, 1, 1), None),
        ("01/11/2026", date(2026, 11, 1), None),
        (date(2026, 11, 1), date(2026, 11, 1), None),
        (46327.0, date(2026, 11, 1), None),
        ("15/11/2026", date(2026, 11, 1), Problem("month_has_day", "11/2026")),
        (date(2026, 11, 26), date(2026, 11, 1), Problem("month_has_day", "11/2026")),
        ("2026/11", None, Problem("month_order", "11/2026")),
        ("2026-11", None, Problem("month_order", "11/2026")),
        (202611.0, None, Problem("month_order", "11/2026")),
        ("112026", None, Problem("month_order", "11/2026")),
        (11.2026, None, Problem("month_order", "11/2026")),
        ("Nov-26", None, Problem("month_order", "11/2026")),
        ("11/26", None, Problem("year_two_digits")),
        ("13/2026", None, Problem("date_month_impossible", detail="13")),
        ("31/11/2026", None, Problem("date_impossible", detail="30")),
        ("quý 4", None, Problem("month_unreadable")),
        ("", None, None),
    ],
)
def test_months(raw, value, problem):
    assert cells.month(raw) == (value, problem)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (79760000.0, 79_760_000),
        ("79760000", 79_760_000),
        ("79.760.000", 79_760_000),
        ("79,760,000", 79_760_000),
        ("79 760 000", 79_760_000),
        ("79\u00a0760\u00a0000", 79_760_000),
        ("79.760.000 đ", 79_760_000),
        ("79,760,000 VNĐ", 79_760_000),
        ("79.760.000,00", 79_760_000),
        ("79,760,000.00", 79_760_000),
        ("5310000.0", 5_310_000),
        (5_841_000.000000001, 5_841_000),
        ("0", 0),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_money_in_usual_writing(raw, value):
    assert cells.money(raw) == (value, None)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("12,5 triệu", Problem("money_words", "12500000")),
        ("12tr5", Problem("money_words", "12500000")),
        ("5310k", Problem("money_words", "5310000")),
        ("12,5", Problem("money_ambiguous")),
        ("1.09E+11", Problem("number_damaged")),
        (5310000.5, Problem("money_fraction", "5310001")),
        ("5.310.000,25", Problem("money_fraction", "5310000")),
        ("-5310000", Problem("money_negative")),
        ("(5.310.000)", Problem("money_negative")),
        (-1.0, Problem("money_negative")),
        ("99999999999", Problem("money_too_large")),
        ("9" * 400, Problem("money_too_large")),
        ("5,31,000", Problem("money_unreadable")),
        ("thỏa thuận", Problem("money_unreadable")),
        (True, Problem("money_unreadable")),
        (float("inf"), Problem("money_unreadable")),
        (date(2026, 1, 1), Problem("money_unreadable")),
        ("#VALUE!", Problem("error_value")),
    ],
)
def test_money_that_needs_a_person(raw, problem):
    assert cells.money(raw) == (None, problem)


@pytest.mark.parametrize(
    ("raw", "vnd", "coefficient"),
    [
        (2.34, None, Decimal("2.34")),
        ("2,34", None, Decimal("2.34")),
        ("2.34", None, Decimal("2.34")),
        (5310000.0, 5_310_000, None),
        ("5.310.000", 5_310_000, None),
        ("0", 0, None),
    ],
)
def test_a_wage_is_dong_or_a_coefficient(raw, vnd, coefficient):
    value, problem = cells.wage(raw)

    assert (value.vnd, value.coefficient, problem) == (vnd, coefficient, None)


@pytest.mark.parametrize(("raw", "value"), [(5.0, "5"), ("5%", "5"), (0.05, "5"), ("7,5", "7.5"), ("0", "0")])
def test_percents(raw, value):
    assert cells.percent(raw) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("TM", "TM", None),
        ("tm", "TM", None),
        ("TM – Tăng mới", "TM", None),
        ("Tăng mới", "TM", None),
        ("nghi viec", "GH", None),
        ("Nghỉ không lương", "KL", None),
        ("TANG", "", Problem("change_guess", "TM – Tăng mới")),
        ("giảm", "", Problem("change_guess", "GH – Giảm hẳn")),
        ("ABC", "", Problem("change_unknown")),
        ("", "", None),
    ],
)
def test_change_codes(raw, value, problem):
    assert cells.change_code(raw) == (value, problem)


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("Không xác định thời hạn", "indefinite", None),
        ("HĐLĐ xác định thời hạn", "fixed_term", None),
        ("12 tháng", "fixed_term", None),
        ("Khác", "other", None),
        ("thử việc", "", Problem("contract_unknown")),
        ("", "", None),
    ],
)
def test_contract_kinds(raw, value, problem):
    assert cells.contract_kind(raw) == (value, problem)


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("01234", "01234", None),
        ("01-234", "01234", None),
        ("01234 - Bệnh viện Bạch Mai", "01234", None),
        ("Bệnh viện Bạch Mai", "Bệnh viện Bạch Mai", None),
        (79001.0, "79001", None),
        (1234.0, "", Problem("zeros_eaten", "01234", "4")),
    ],
)
def test_facility_codes(raw, value, problem):
    assert cells.facility_code(raw) == (value, problem)


@pytest.mark.parametrize(
    ("raw", "value"), [("Nam", "male"), ("NỮ", "female"), (1.0, "male"), ("0", "female"), ("", "")]
)
def test_sexes(raw, value):
    assert cells.sex(raw) == (value, None)


def test_a_very_long_text_is_cut_with_a_word():
    value, problem = cells.words("a" * 40_000)

    assert len(value) == 500
    assert problem == Problem("text_cut", detail="500")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (1099012345.0, "1099012345"),
        (2.34, "2,34"),
        (True, "TRUE"),
        (date(2026, 11, 3), "03/11/2026"),
        (time(12, 30), "12:30:00"),
        (None, ""),
        ("  như gõ ", "  như gõ "),
        (float("nan"), "#NUM!"),
    ],
)
def test_the_text_is_what_the_owner_sees(raw, text):
    assert cells.text_of(raw) == text
