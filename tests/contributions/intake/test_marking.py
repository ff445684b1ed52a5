"""The sender's own file comes back with its faulty cells marked."""

import openpyxl
import pytest
from openpyxl.styles import Font

from contributions.intake import sandbox
from contributions.intake.faults import FileRefused
from tests.contributions.intake import samples


def _spoilt(book: openpyxl.Workbook) -> None:
    page = book["D02-LT"]
    page["C11"] = 123456789
    page["D12"] = "31/11/1995"
    page["F12"] = "12,5 triệu"
    page["B12"].font = Font(name="Arial", size=14, italic=True)
    page["X9"] = "cột riêng"
    book.create_sheet("Của tôi")["A1"] = "giữ nguyên"


@pytest.fixture
def sent(tmp_path):
    return samples.edited_template(tmp_path / "gui.xlsx", _spoilt)


def _marked(sent, target, **changes):
    table = sandbox.read(sent)
    marks = [(row.number, fault) for row in table.rows for fault in row.faults]
    options = {"sheet": table.sheet, "header_row": table.header_row, "marks": marks} | changes
    sandbox.mark(sent, target, **options)
    return openpyxl.load_workbook(target)


def test_faulty_cells_are_filled_and_commented(sent, tmp_path):
    page = _marked(sent, tmp_path / "tra.xlsx")["D02-LT"]

    assert page["C11"].fill.fgColor.rgb == "FFF8D0CC"
    assert page["C11"].comment.text.startswith(
        "Mã số BHXH có 9 chữ số. Excel thường bỏ số 0 ở đầu. Dùng 0123456789"
    )
    assert page["D12"].comment is not None
    assert page["C12"].comment is None
    assert page["C12"].fill.fgColor.rgb != "FFF8D0CC"


def test_a_column_at_the_end_tells_all_faults_of_a_row(sent, tmp_path):
    page = _marked(sent, tmp_path / "tra.xlsx")["D02-LT"]

    assert page["Y10"].value == "Lỗi"
    assert page["Y12"].value.count("\n") == 1
    assert page["Y12"].value.startswith("D: Ngày sinh không có thật, tháng đó chỉ có 30 ngày.")
    assert page["Y13"].value is None


def test_everything_else_of_the_sender_stays(sent, tmp_path):
    book = _marked(sent, tmp_path / "tra.xlsx")

    page = book["D02-LT"]
    assert (page["B12"].font.name, page["B12"].font.italic) == ("Arial", True)
    assert (page["C11"].value, page["X9"].value, book["Của tôi"]["A1"].value) == (
        123456789,
        "cột riêng",
        "giữ nguyên",
    )
    assert page.freeze_panes == "C11"
    assert len(page.data_validations.dataValidation) == 5
    assert book["_vss"].sheet_state == "veryHidden"


def test_a_marked_file_sent_again_is_read_and_marked_in_the_same_column(sent, tmp_path):
    first = tmp_path / "tra.xlsx"
    _marked(sent, first)
    book = openpyxl.load_workbook(first)
    book["D02-LT"]["C11"] = "0123456789"
    book.save(first)

    page = _marked(first, tmp_path / "tra2.xlsx")["D02-LT"]

    assert (page["Y10"].value, page["Z10"].value) == ("Lỗi", None)
    assert page["Y11"].value is None
    assert page["Y12"].value is not None


def test_what_we_write_never_starts_a_formula(sent, tmp_path):
    marks = [(11, "", "=cmd|' /C calc'!A0", "x", False)]
    sandbox.mark_cells(sent, tmp_path / "tra.xlsx", sheet="D02-LT", header_row=10, marks=marks)

    cell = openpyxl.load_workbook(tmp_path / "tra.xlsx")["D02-LT"]["Y11"]

    assert (cell.data_type, cell.value) == ("s", "'=cmd|' /C calc'!A0 x")


def test_warnings_have_another_colour(sent, tmp_path):
    marks = [(11, "C", "Xem lại.", "Kiểm tra.", True)]
    sandbox.mark_cells(sent, tmp_path / "tra.xlsx", sheet="D02-LT", header_row=10, marks=marks)

    assert openpyxl.load_workbook(tmp_path / "tra.xlsx")["D02-LT"]["C11"].fill.fgColor.rgb == "FFFCE9C4"


def test_a_comment_of_the_sender_is_kept_below_ours(tmp_path):
    from openpyxl.comments import Comment

    def comment(book):
        book["D02-LT"]["C11"] = 123456789
        book["D02-LT"]["C11"].comment = Comment("hỏi lại anh Tám", "Minh")

    sent = samples.edited_template(tmp_path / "gui.xlsx", comment)

    text = _marked(sent, tmp_path / "tra.xlsx")["D02-LT"]["C11"].comment.text

    assert text.startswith("Mã số BHXH có 9 chữ số")
    assert text.endswith("Minh: hỏi lại anh Tám")


def test_text_of_the_sender_that_looks_like_a_formula_stays_text(tmp_path):
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>=cmd|x</t></is></c></row>'
    )
    sent = samples.sheet_xml(tmp_path / "gui.xlsx", samples.worksheet(rows))
    sandbox.mark_cells(
        sent, tmp_path / "tra.xlsx", sheet="Trang 1", header_row=1, marks=[(2, "A", "a.", "b.", False)]
    )

    cell = openpyxl.load_workbook(tmp_path / "tra.xlsx")["Trang 1"]["A2"]

    assert (cell.data_type, cell.value) == ("s", "=cmd|x")


@pytest.mark.parametrize("suffix", ["csv", "xls"])
def test_only_xlsx_can_be_marked(tmp_path, suffix):
    path = tmp_path / f"gui.{suffix}"
    if suffix == "xls":
        samples.xls(path, [["a"]])
    else:
        path.write_text("a;b\n", encoding="utf-8")

    with pytest.raises(FileRefused) as caught:
        sandbox.mark_cells(path, tmp_path / "tra.xlsx", sheet="", header_row=1, marks=[])

    assert caught.value.fault.code == "marking_xlsx_only"
