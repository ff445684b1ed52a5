"""Mẫu D02-LT để tải về: the form of QĐ 366 as a workbook, prefilled with the employer's workers.

Identifiers are text cells, so Excel eats no zeros; kinds of change and contract are dropdowns; a very
hidden sheet says for whom and for which month the file was made.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from contributions.intake import form_d02_lt as form
from contributions.intake.cells.choices import CHANGES
from contributions.intake.neutral import neutral


class TemplateRow(NamedTuple):
    """Một lao động đang tham gia, as printed into the template; blank text where nothing is known."""

    full_name: str
    si_number: str
    birth: str
    """Text, so that “1990” and “05/1990” stay what they are."""
    position: str
    wage_vnd: int | None
    allowances_vnd: int | None = None
    contract_kind: str = ""
    contract_on: date | None = None
    facility_code: str = ""
    employee_code: str = ""
    citizen_number: str = ""
    wage_coefficient: str = ""
    """Hệ số (“2.34”) of people paid on the State's scale; then `wage_vnd` is None."""


@dataclass(frozen=True, slots=True)
class TemplateUnit:
    """Đơn vị and month the template is made for; `header` holds more of block A by its keys."""

    unit_code: str
    unit_name: str
    period: str
    """ISO month, 2026-11."""
    header: Mapping[str, str] = field(default_factory=dict)


_BLOCK_A = (
    (("unit_code", "Mã đơn vị"), ("unit_name", "Tên đơn vị")),
    (("address", "Địa chỉ liên hệ"), ("email", "Địa chỉ thư điện tử"), ("phone", "Số điện thoại liên hệ")),
    (("representative", "Người đại diện"), ("representative_id", "Số định danh cá nhân")),
    (
        ("unit_kind", "Loại hình đơn vị"),
        ("industry", "Ngành nghề sản xuất, kinh doanh chính"),
        ("payment_method", "Phương thức đóng"),
    ),
    (("participants", "Đối tượng tham gia"), ("agency", "Đăng ký tham gia tại BHXH")),
)
_NUMBER_OF = {key: number for number, key in form.HEADER_BLOCK.items()}

# Letter, printed number, title, width; titles as printed in the form of QĐ 366.
_COLUMNS = (
    ("A", "STT", 6),
    ("B", "Họ và tên", 28),
    ("1", "Mã số BHXH", 14),
    ("2", "Ngày/ tháng/ năm sinh", 13),
    ("3", "Chức vụ, chức danh nghề, nghề nghiệp, nơi làm việc", 34),
    ("4", "Hệ số lương/ Tiền lương", 15),
    ("5", "Hệ số chênh lệch bảo lưu", 10),
    ("6", "Phụ cấp chức vụ", 10),
    ("7", "Thâm niên VK (%)", 10),
    ("8", "Thâm niên nghề (%)", 10),
    ("9", "Các khoản phụ cấp lương và thu nhập bổ sung", 15),
    ("10", "Không xác định thời hạn", 10),
    ("11", "Xác định thời hạn", 10),
    ("12", "HĐ, thỏa thuận khác", 10),
    ("13", "Ngày Quyết định, HĐLĐ, HĐLV có hiệu lực", 13),
    ("14", "Từ tháng/ năm", 10),
    ("15", "Đến tháng/ năm", 10),
    ("16", "Nơi đăng ký KCB ban đầu", 13),
    ("17", "Hình thức nhận kết quả", 14),
    ("18", "Loại tăng, giảm, điều chỉnh", 30),
    ("19", "Ghi chú", 30),
    ("", "Mã nhân viên", 13),
    ("", "Số định danh cá nhân", 16),
)
_AT = {number: index for index, (number, _, _) in enumerate(_COLUMNS) if number}
_EMPLOYEE, _CITIZEN = len(_COLUMNS) - 2, len(_COLUMNS) - 1
_GROUPS = ((5, 10, "Tiền lương"), (11, 13, "Loại HĐLĐ"))
_TITLE_ROW, _HEADER_ROW, _NUMBER_ROW = 0, 7, 9
FIRST_ROW = _NUMBER_ROW + 1
"""List index of the first person's row; Excel shows one more."""
SPARE_ROWS = 500

GUIDE = (
    "Điền danh sách ở trang “D02-LT”, mỗi người một dòng. Không đổi tên cột và dòng số thứ tự cột.",
    "Người không có gì thay đổi: giữ nguyên dòng, để trống cột 18.",
    "Người có thay đổi: chọn loại ở cột 18 (trang “Danh mục”), ghi tháng bắt đầu ở cột 14.",
    "Người mới: thêm dòng ở cuối danh sách, ghi đủ cột B, 1, 2, 3, 4, 10–12, 13, 14 và 18.",
    "Người nghỉ: không xóa dòng, chọn loại giảm ở cột 18 và ghi lý do ở cột 19.",
    "Cột 4: ghi tiền lương bằng đồng (5310000), hoặc hệ số (2,34) nếu hưởng lương do Nhà nước quy định.",
    "Cột 10, 11, 12: ghi một dấu x.",
    "Tháng ghi dạng 11/2026. Ngày ghi dạng 15/03/1990, đủ 4 chữ số của năm.",
    "Các cột mã số là ô văn bản để Excel không bỏ số 0 ở đầu. Khi dán, chọn “Chỉ dán giá trị”.",
    "Tệp này chỉ dùng cho đơn vị và kỳ ghi ở đầu trang. Kỳ sau tải mẫu mới.",
)


def write(target: str | os.PathLike[str], *, unit: TemplateUnit, rows: Iterable[TemplateRow]) -> int:
    """Ghi mẫu D02-LT vào `target` (.xlsx); returns how many people were printed."""
    # Rows leave for the disk as they are written: memory stays flat for any number of workers.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(os.fspath(target), options) as book:
        formats = _formats(book)
        sheet = book.add_worksheet(form.LIST_SHEET)
        _head(sheet, unit, formats)
        count = _people(sheet, rows, formats)
        _rules(sheet, FIRST_ROW + count + SPARE_ROWS)
        _guide(book.add_worksheet(form.GUIDE_SHEET), formats)
        _catalogue(book.add_worksheet(form.CHANGE_SHEET), formats)
        _marker(book.add_worksheet(form.MARKER_SHEET), unit)
    return count


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    base = {"font_name": "Times New Roman", "font_size": 11}
    line = {**base, "border": 1, "border_color": "#B8C2CC"}
    return {
        "plain": book.add_format(base),
        "title": book.add_format({**base, "bold": True, "font_size": 13}),
        "head": book.add_format(
            {
                **line,
                "bold": True,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#E8F0FA",
            }
        ),
        "text": book.add_format({**line, "num_format": "@"}),
        "wrap": book.add_format({**line, "text_wrap": True}),
        "money": book.add_format({**line, "num_format": "#,##0"}),
        "coefficient": book.add_format({**line, "num_format": "0.00"}),
        "day": book.add_format({**line, "num_format": "dd/mm/yyyy"}),
        "mark": book.add_format({**line, "align": "center"}),
        "guide": book.add_format({**base, "text_wrap": True, "valign": "top"}),
    }


def _head(sheet: Worksheet, unit: TemplateUnit, formats: dict[str, Format]) -> None:
    for index, (_, _, width) in enumerate(_COLUMNS):
        kind = "money" if index in (_AT["4"], _AT["9"]) else "text"
        sheet.set_column(index, index, width, formats[kind] if index else formats["plain"])
    year, _, month = unit.period.partition("-")
    sheet.write_string(
        _TITLE_ROW,
        0,
        f"DANH SÁCH THAM GIA, ĐIỀU CHỈNH ĐÓNG BHXH, BHYT, BHTN – Kỳ {month}/{year} (Mẫu D02-LT)",
        formats["title"],
    )
    values = {**unit.header, "unit_code": unit.unit_code, "unit_name": unit.unit_name}
    for offset, line in enumerate(_BLOCK_A, start=1):
        text = "; ".join(f"{_NUMBER_OF[key]}. {label}: {values.get(key, '')}" for key, label in line)
        sheet.write_string(offset, 0, text, formats["plain"])
    sheet.set_row(_HEADER_ROW + 1, 62)
    titles = {first: text for first, _, text in _GROUPS}
    for index, _ in enumerate(_COLUMNS):
        sheet.write_string(_HEADER_ROW, index, titles.get(index, ""), formats["head"])
    for index, (_, title, _) in enumerate(_COLUMNS):
        sheet.write_string(_HEADER_ROW + 1, index, title, formats["head"])
    for index, (number, _, _) in enumerate(_COLUMNS):
        sheet.write_string(_NUMBER_ROW, index, number, formats["head"])
    sheet.freeze_panes(FIRST_ROW, 2)


def _people(sheet: Worksheet, rows: Iterable[TemplateRow], formats: dict[str, Format]) -> int:
    text, money, day, mark = formats["text"], formats["money"], formats["day"], formats["mark"]
    marks = {kind: _AT[number] for number, kind in form.PRINTED.items() if kind in form.CONTRACT_MARKS}
    count = 0
    for count, row in enumerate(rows, start=1):
        at = FIRST_ROW + count - 1
        sheet.write_number(at, 0, count, formats["mark"])
        for index, value in _texts(row):
            sheet.write_string(at, index, neutral(value), text)
        if row.wage_vnd is not None:
            sheet.write_number(at, _AT["4"], row.wage_vnd, money)
        elif row.wage_coefficient:
            sheet.write_number(at, _AT["4"], float(row.wage_coefficient), formats["coefficient"])
        if row.allowances_vnd:
            sheet.write_number(at, _AT["9"], row.allowances_vnd, money)
        if row.contract_kind in marks:
            sheet.write_string(at, marks[row.contract_kind], "x", mark)
        if row.contract_on is not None:
            sheet.write_datetime(at, _AT["13"], row.contract_on, day)
    return count


def _texts(row: TemplateRow) -> Iterable[tuple[int, str]]:
    pairs = (
        (_AT["B"], row.full_name),
        (_AT["1"], row.si_number),
        (_AT["2"], row.birth),
        (_AT["3"], row.position),
        (_AT["16"], row.facility_code),
        (_EMPLOYEE, row.employee_code),
        (_CITIZEN, row.citizen_number),
    )
    return [(index, value) for index, value in pairs if value]


def _rules(sheet: Worksheet, last: int) -> None:
    """Dropdowns for the closed lists."""
    for number in ("10", "11", "12"):
        _choices(sheet, last, number, ["x"], "Ghi dấu x vào một trong ba cột loại hợp đồng.")
    _choices(sheet, last, "17", ["bản điện tử", "bản giấy"], "Chọn bản điện tử hoặc bản giấy.")
    source = f"='{form.CHANGE_SHEET}'!$A$2:$A${len(CHANGES) + 1}"
    _choices(sheet, last, "18", source, "Chọn một phương án trong trang Danh mục.")


def _choices(sheet: Worksheet, last: int, number: str, source: list[str] | str, message: str) -> None:
    sheet.data_validation(
        FIRST_ROW,
        _AT[number],
        last,
        _AT[number],
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": "Chọn trong danh sách",
            "error_message": message,
        },
    )


def _guide(sheet: Worksheet, formats: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "Cách điền danh sách D02-LT", formats["title"])
    for index, line in enumerate(GUIDE, start=1):
        sheet.write_string(index, 0, f"{index}. {line}", formats["guide"])


def _catalogue(sheet: Worksheet, formats: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 60)
    sheet.write_string(0, 0, "Loại tăng, giảm, điều chỉnh", formats["title"])
    for index, (code, title) in enumerate(CHANGES.items(), start=1):
        sheet.write_string(index, 0, f"{code} – {title}", formats["plain"])


def _marker(sheet: Worksheet, unit: TemplateUnit) -> None:
    """Read back by `d02_lt`; very hidden, so it survives people and not only machines."""
    facts = (str(form.TEMPLATE_VERSION), unit.unit_code, unit.period)
    for index, fact in enumerate(facts):
        sheet.write_string(index, 0, form.MARKER_WORD if index == 0 else "")
        sheet.write_string(index, 1, fact)
    sheet.very_hidden()
