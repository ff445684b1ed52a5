"""A plain payroll sheet: guessed once, mapped once, read each month."""

import pytest

from contributions.intake import payroll, sandbox
from contributions.intake.csv_text import decode, sniff_delimiter
from contributions.intake.faults import FileRefused
from contributions.intake.rows import ColumnMapping
from tests.contributions.intake import samples

MAPPING = ColumnMapping(
    {
        "full_name": "Họ và tên",
        "citizen_number": "Số CCCD",
        "si_number": "Mã số BHXH",
        "birth": "Ngày sinh",
        "wage": "Lương đóng BHXH",
        "employee_code": "Mã NV",
    }
)


def test_the_header_is_found_and_columns_are_suggested(tmp_path):
    path = samples.payroll(tmp_path / "luong.xlsx", map(samples.payroll_row, range(8)))

    sheet = sandbox.preview(path, name="luong.xlsx").sheets[0]

    assert (sheet.name, sheet.header_row) == ("Bảng lương", 3)
    assert sheet.suggestions == {**MAPPING.columns, "note": "Ghi chú"}
    assert sheet.titles[2] == ("C", "Họ và tên")
    assert sheet.samples[0][2] == samples.worker(0).full_name
    assert len(sheet.samples) == 5


@pytest.mark.parametrize(
    ("titles", "suggestions"),
    [
        (
            ["Ho ten", "So BHXH", "Muc luong dong"],
            {"full_name": "Ho ten", "si_number": "So BHXH", "wage": "Muc luong dong"},
        ),
        (
            ["HỌ VÀ TÊN", "LƯƠNG CƠ BẢN", "Lương đóng BHXH"],
            {"full_name": "HỌ VÀ TÊN", "wage": "Lương đóng BHXH"},
        ),
        (
            ["Họ tên", "Số BHXH", "Lương BHXH"],
            {"full_name": "Họ tên", "si_number": "Số BHXH", "wage": "Lương BHXH"},
        ),
        (
            ["Full name", "Salary", "Date of birth"],
            {"full_name": "Full name", "birth": "Date of birth", "wage": "Salary"},
        ),
        (["Tên nhân viên", "Ngày\nsinh"], {"full_name": "Tên nhân viên", "birth": "Ngày\nsinh"}),
        (["Khối lượng", "Sản phẩm"], {}),
    ],
)
def test_header_words_with_and_without_marks(titles, suggestions):
    assert payroll.suggest(titles) == suggestions


def test_a_mapped_sheet_is_read_with_addresses_and_without_its_total(tmp_path):
    path = samples.payroll(tmp_path / "luong.xlsx", map(samples.payroll_row, range(20)))

    table = sandbox.read(path, name="luong.xlsx", mapping=MAPPING)

    assert (table.source, table.header_row, len(table.rows)) == ("payroll", 3, 20)
    assert (table.rows[0].number, table.columns["wage"]) == (4, "G")
    assert table.rows[7].citizen_number == samples.worker(7).citizen_number


def test_moved_columns_are_found_by_their_titles(tmp_path):
    titles = list(reversed(samples.PAYROLL_TITLES))
    rows = [tuple(reversed(samples.payroll_row(number))) for number in range(3)]
    path = samples.payroll(tmp_path / "luong.xlsx", rows, titles)

    table = sandbox.read(path, mapping=MAPPING)

    assert table.rows[2].wage_vnd == samples.worker(2).wage_vnd


def test_a_column_gone_missing_is_named(tmp_path):
    titles = [title if title != "Số CCCD" else "Giấy tờ" for title in samples.PAYROLL_TITLES]
    path = samples.payroll(tmp_path / "luong.xlsx", [samples.payroll_row(1)], titles)

    with pytest.raises(FileRefused) as caught:
        sandbox.read(path, mapping=MAPPING)

    assert caught.value.fault.code == "mapping_changed"
    assert "“Số CCCD”" in caught.value.message


def test_a_mapping_without_name_or_wage_is_not_enough(tmp_path):
    path = samples.payroll(tmp_path / "luong.xlsx", [samples.payroll_row(1)])

    with pytest.raises(FileRefused) as caught:
        sandbox.read(path, mapping=ColumnMapping({"full_name": "Họ và tên"}))

    assert caught.value.fault.code == "mapping_needed"


def test_an_unknown_cell_in_a_mapping_is_a_mistake_of_ours(tmp_path):
    path = samples.payroll(tmp_path / "luong.xlsx", [samples.payroll_row(1)])

    with pytest.raises(ValueError, match="shoe_size"):
        payroll.read(path, ColumnMapping({"full_name": "Họ và tên", "wage": "Lương", "shoe_size": "Giày"}))


def test_a_sheet_without_a_list_of_people_has_no_preview(tmp_path):
    path = samples.payroll(tmp_path / "kho.xlsx", [(1, "bút", 5)], ("STT", "Vật tư", "Số lượng"))

    with pytest.raises(FileRefused) as caught:
        sandbox.preview(path)

    assert caught.value.fault.code == "header_not_found"


def test_two_header_rows_read_as_one(tmp_path):
    import xlsxwriter

    path = tmp_path / "luong.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Họ và tên", "Số CCCD", "Thu nhập", ""])
        page.write_row(1, 0, ["", "", "Lương đóng BHXH", "Thưởng"])
        page.write_row(2, 0, ["Lê An", "079080012345", 5310000, 1])

    sheet = payroll.preview(path).sheets[0]

    assert sheet.header_row == 2
    assert sheet.suggestions == {
        "full_name": "Họ và tên",
        "citizen_number": "Số CCCD",
        "wage": "Lương đóng BHXH",
    }


CSV = (
    "Mã NV;Họ và tên;Mã số BHXH;Lương đóng BHXH\n"
    "NV1;Nguyễn Thị Ánh;0123456789;5.310.000\n"
    "NV2;Đỗ Văn Bình;123456789;6\n"
)
CSV_MAPPING = ColumnMapping({"full_name": "Họ và tên", "si_number": "Mã số BHXH", "wage": "Lương đóng BHXH"})


def _windows_1258(text: str) -> bytes:
    """As old Windows programs wrote it: a tone is a mark of its own behind the letter."""
    import unicodedata

    letters = []
    for char in text:
        try:
            letters.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize(
                "NFC", "".join(p for p in parts if p not in "\u0300\u0301\u0303\u0309\u0323")
            )
            letters.append(
                base.encode("cp1258")
                + "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323").encode("cp1258")
            )
    return b"".join(letters)


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        _windows_1258(CSV),
        CSV.replace(";", "\t").encode(),
        CSV.replace(";", ",").encode(),
        CSV.replace("\n", "\r\n").encode(),
    ],
    ids=["utf8", "utf8-bom", "utf16-bom", "utf16", "windows-1258", "tab", "comma", "crlf"],
)
def test_csv_in_every_usual_writing(tmp_path, content):
    path = tmp_path / "luong.csv"
    path.write_bytes(content)

    table = sandbox.read(path, name="luong.csv", mapping=CSV_MAPPING)

    first, second = table.rows
    assert (first.number, first.full_name, first.wage_vnd) == (2, "Nguyễn Thị Ánh", 5_310_000)
    assert second.faults[0].code == "zeros_eaten"


def test_semicolons_win_over_decimal_commas():
    assert sniff_delimiter("a;b\n1,5;2,5\n2,5;3\n") == ";"


def test_letters_of_no_known_encoding_are_refused():
    with pytest.raises(FileRefused) as caught:
        decode("Nguyễn".encode() + b"\xff\x81\x8d")

    assert caught.value.fault.code == "text_encoding"


def test_rows_of_different_length_are_read(tmp_path):
    path = tmp_path / "luong.csv"
    path.write_text("Họ và tên;Lương\nLê An;5310000;;;\nLê Bình\n", encoding="utf-8")

    table = sandbox.read(
        path, name="luong.csv", mapping=ColumnMapping({"full_name": "Họ và tên", "wage": "Lương"})
    )

    assert [(row.full_name, row.wage_vnd) for row in table.rows] == [("Lê An", 5_310_000), ("Lê Bình", None)]
