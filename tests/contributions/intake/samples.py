"""Files as employers send them, good and hostile, made afresh by each test."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

from contributions.intake.template import TemplateRow, TemplateUnit, write

UNIT = TemplateUnit("TA0312A", "Công ty CP Thử Nghiệm", "2026-11", {"email": "nhansu@congty.example"})

PAYROLL_TITLES = (
    "STT",
    "Mã NV",
    "Họ và tên",
    "Số CCCD",
    "Mã số BHXH",
    "Ngày sinh",
    "Lương đóng BHXH",
    "Ghi chú",
)


def worker(number: int) -> TemplateRow:
    """An invented worker; the same number gives the same worker."""
    return TemplateRow(
        full_name=f"Nguyễn Thị {'ABCDEGHK'[number % 8]} {number}",
        si_number=f"{7900000000 + number:010d}",
        birth=f"{1 + number % 28:02d}/{1 + number % 12:02d}/{1965 + number % 35}",
        position=f"Công nhân may, phường {number % 50}, Thành phố Hồ Chí Minh",
        wage_vnd=5_310_000 + number % 200 * 100_000,
        allowances_vnd=number % 5 * 250_000 or None,
        contract_kind=("indefinite", "fixed_term", "other")[number % 3],
        contract_on=date(2019, 1, 1) + timedelta(days=number % 2500),
        facility_code=f"79{number % 900 + 1:03d}",
        employee_code=f"NV{number:06d}",
        citizen_number=f"0790{number:08d}",
    )


def template(path: Path, count: int = 3, unit: TemplateUnit = UNIT) -> Path:
    """Our own download, prefilled with `count` workers."""
    write(path, unit=unit, rows=map(worker, range(count)))
    return path


def edited_template(path: Path, edit: Callable[[openpyxl.Workbook], None], count: int = 3) -> Path:
    """The download after somebody worked on it."""
    template(path, count)
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def official_form(path: Path, rows: Sequence[Sequence[object]], lead: int = 13) -> Path:
    """The form of QĐ 366 as published: dots in block A, three header rows, numbers as numbers."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "D02-LT"
    page.cell(1, 1, "Tên đơn vị: ....................")
    page.cell(7, 1, "1. Mã đơn vị: TA0312A; 2. Tên đơn vị: …….....................")
    page.cell(lead + 1, 2, "Họ và tên")
    page.cell(lead + 1, 6, "Tiền lương")
    page.cell(lead + 2, 6, "Hệ số lương/ Tiền lương")
    page.cell(lead + 3, 8, "Chức vụ")
    for column, number in enumerate(["A", "B", *range(1, 20)], start=1):
        page.cell(lead + 4, column, number)
    for offset, row in enumerate(rows):
        for column, value in enumerate(row, start=1):
            page.cell(lead + 5 + offset, column, value)
    page.cell(lead + 7 + len(rows), 9, "ĐƠN VỊ LẬP DANH SÁCH")
    page.cell(lead + 8 + len(rows), 9, "(Ký, ghi rõ họ tên, đóng dấu)")
    book.save(path)
    return path


def payroll(path: Path, rows: Iterable[Sequence[object]], titles: Sequence[str] = PAYROLL_TITLES) -> Path:
    """A plain payroll sheet: a title, an empty row, headers, people, a total."""
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Bảng lương")
    page.write(0, 0, "BẢNG LƯƠNG THÁNG 11/2026")
    page.write_row(2, 0, titles)
    count = 0
    for count, row in enumerate(rows, start=1):
        page.write_row(2 + count, 0, row)
    page.write(3 + count, 2, "Tổng cộng")
    book.close()
    return path


def payroll_row(number: int) -> tuple[object, ...]:
    one = worker(number)
    return (
        number + 1,
        one.employee_code,
        one.full_name,
        one.citizen_number,
        one.si_number,
        one.birth,
        one.wage_vnd,
        "",
    )


def sheet_xml(path: Path, sheet: bytes | Iterable[bytes], extra: dict[str, str] | None = None) -> Path:
    """A bare .xlsx around hand-written sheet XML, with more members in `extra`."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relation}">'
            '<sheets><sheet name="Trang 1" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            for piece in [sheet] if isinstance(sheet, bytes) else sheet:
                stream.write(piece)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def worksheet(*rows: str, before: str = "") -> bytes:
    """Sheet XML with the given <row> elements."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{before}{head}{''.join(rows)}</sheetData></worksheet>".encode()


def worker_xml(number: int, **fields: str) -> str:
    """A LaoDong of D02-TS; `fields` replace elements."""
    one = worker(number)
    values = {
        "STT": str(number + 1),
        "HoTen": one.full_name.upper(),
        "MasoBHXH": one.si_number,
        "ChucVu": "Nhân viên",
        "NoiLamViec": "Phường Bến Thành",
        "TienLuong": str(one.wage_vnd),
        "PhuCapCV": "0",
        "PhuCapTNVK": "0",
        "PhuCapTNNghe": "0",
        "PhuCapLuong": "10000000",
        "PhuCapBosung": "5000000",
        "TuThang": "11/2026",
        "DenThang": "",
        "Ghichu": "",
        "PA": "TM",
        "ID": one.employee_code,
        "NgaySinh": one.birth,
        "GioiTinh": str(number % 2),
        "CMND": one.citizen_number,
        "Hdld_tungay": "",
        "Hdld_xdth_tungay": "01/11/2026",
        "Hdld_khac_tungay": "",
    } | fields
    inner = "".join(f"<{name}>{value}</{name}>" if value else f"<{name}/>" for name, value in values.items())
    return f"<LaoDong>{inner}</LaoDong>"


def d02_ts(
    *workers: str, prolog: str = '<?xml version="1.0" encoding="utf-8"?>', tail: str = "<Cky/>"
) -> str:
    """A D02-TS document in the shape filing software exports."""
    info = "<ThongTinKhac><SoToBiaSoBHXH>0</SoToBiaSoBHXH><SoTheBHYT>1</SoTheBHYT></ThongTinKhac>"
    return f"{prolog}<D02-TS>{info}<NoiDung>{''.join(workers)}</NoiDung>{tail}</D02-TS>"


def ole(path: Path, streams: dict[str, bytes]) -> Path:
    """A compound file (the shell of .xls and of encrypted .xlsx) with whole-sector streams."""
    sector, free, end, fat_mark = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    bodies = {
        name: content.ljust(-(-max(len(content), 4096) // sector) * sector, b"\0")
        for name, content in streams.items()
    }
    chains, fat, place = {}, [fat_mark, end], 2
    for name, body in bodies.items():
        count = len(body) // sector
        chains[name] = place
        fat.extend([*range(place + 1, place + count), end])
        place += count
    fat.extend([free] * (128 - len(fat)))
    entries = [_ole_entry("Root Entry", 5, 0xFFFFFFFF, 1, end, 0)]
    names = list(bodies)
    for index, name in enumerate(names):
        following = index + 2 if index + 1 < len(names) else 0xFFFFFFFF
        entries.append(_ole_entry(name, 2, following, 0xFFFFFFFF, chains[name], len(bodies[name])))
    directory = b"".join(entries).ljust(sector, b"\0")[:sector]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)[:40]
    header += struct.pack("<I", free) * 108
    path.write_bytes(header + struct.pack("<128I", *fat) + directory + b"".join(bodies.values()))
    return path


def _ole_entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    links = struct.pack("<III", 0xFFFFFFFF, right, child)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)


def xls(path: Path, rows: Sequence[Sequence[str | float]], password: bool = False) -> Path:
    """A small BIFF8 workbook (.xls of Excel 97–2003)."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

    cells = b""
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                cells += record(0x204, place + text)
            else:
                cells += record(0x203, place + struct.pack("<d", value))
    page = begin(0x10) + cells + record(0x0A, b"")
    lock = record(0x2F, struct.pack("<H", 1) + bytes(52)) if password else b""
    before = begin(0x05) + lock
    name = b"\x06\x00D02-LT"
    length = len(before) + 4 + 6 + len(name) + 4
    globals_ = before + record(0x85, struct.pack("<IBB", length, 0, 0) + name) + record(0x0A, b"")
    return ole(path, {"Workbook": globals_ + page})


def zip_bytes(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
