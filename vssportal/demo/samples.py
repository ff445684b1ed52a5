"""Tệp mẫu: files a newcomer can upload for Thăng Long Xanh, one with faults in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import xlsxwriter
from django.conf import settings

from contributions.intake.template import TemplateRow, TemplateUnit, write
from contributions.models import Employment
from vssportal.demo.employers import GREEN
from vssportal.kernel.periods import Month

TITLES = ("Mã NV", "Họ và tên", "Số định danh", "Mã số BHXH", "Ngày sinh", "Chức danh", "Lương đóng BHXH")


def write_samples(today: date) -> Iterator[Path]:
    """The template with faults, a plain payroll, an old XML; gives each path as it is written."""
    folder = Path(settings.VAR_DIR) / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    workers = list(
        Employment.objects.running()
        .filter(organisation__name=GREEN)
        .select_related("person", "organisation")
        .order_by("person__given_sort", "pk")
    )
    month = Month.of(today)
    yield _template(folder / f"D02-LT-{month}-co-loi.xlsx", workers, month)
    yield _payroll(folder / f"bang-luong-{month}.xlsx", workers)
    yield _xml(folder / f"D02-TS-{month}.xml", workers, month)


def _template(path: Path, workers: list[Employment], month: Month) -> Path:
    """Our own form with six cells a newcomer can mend and one person left out."""
    rows = [_row(one) for one in workers[:-1]]
    rows[36] = rows[36]._replace(citizen_number=rows[36].citizen_number.lstrip("0"))
    rows[57] = rows[57]._replace(birth="31/11/1995")
    rows[111] = rows[111]._replace(wage_vnd=1_900_000)
    rows[203] = rows[203]._replace(citizen_number="00119400")
    rows[87] = rows[87]._replace(wage_vnd=(rows[87].wage_vnd or 0) * 17 // 10)
    rows[232] = rows[232]._replace(wage_vnd=68_000_000)
    organisation = workers[0].organisation
    write(path, unit=TemplateUnit(organisation.code, organisation.name, str(month)), rows=rows)
    return path


def _row(one: Employment) -> TemplateRow:
    person = one.person
    return TemplateRow(
        full_name=person.full_name,
        si_number=person.si_number or "",
        birth=f"{person.born_on:%d/%m/%Y}",
        position=one.position,
        wage_vnd=one.wage_vnd,
        contract_kind=one.contract_kind,
        contract_on=one.contract_on,
        employee_code=one.employee_code,
        citizen_number=person.citizen_number or "",
    )


def _payroll(path: Path, workers: list[Employment]) -> Path:
    """A plain sheet as payroll programs make it, with everybody in it and twelve raises."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Bảng lương")
    sheet.write_row(0, 0, TITLES)
    for place, one in enumerate(workers, start=1):
        person = one.person
        wage = one.wage_vnd + (500_000 if place % 40 == 0 else 0)
        values = (
            one.employee_code, person.full_name, person.citizen_number, person.si_number,
            f"{person.born_on:%d/%m/%Y}", one.position,
        )  # fmt: skip
        sheet.write_row(place, 0, values)
        sheet.write_number(place, len(values), wage)
    book.close()
    return path


def _xml(path: Path, workers: list[Employment], month: Month) -> Path:
    """The old form with a raise for three and a leaver."""
    root = ET.Element("D02-TS")
    other = ET.SubElement(root, "ThongTinKhac")
    for name in ("SoToBiaSoBHXH", "SoToRoiSoBHXH", "SoTheBHYT"):
        ET.SubElement(other, name).text = "0"
    content = ET.SubElement(root, "NoiDung")
    for number, one in enumerate(workers[:4], start=1):
        leaves = number == 4
        facts = {
            "STT": str(number), "HoTen": one.person.full_name, "MasoBHXH": one.person.si_number or "",
            "ChucVu": one.position, "TienLuong": str(one.wage_vnd + (0 if leaves else 700_000)),
            "TuThang": month.pretty, "DenThang": "", "PA": "GH" if leaves else "DC", "Loai": "3" if leaves else "2",
            "NgaySinh": f"{one.person.born_on:%d/%m/%Y}", "CMND": one.person.citizen_number or "",
            "GioiTinh": "1" if one.person.sex == "female" else "0",
        }  # fmt: skip
        line = ET.SubElement(content, "LaoDong")
        for name, text in facts.items():
            ET.SubElement(line, name).text = text
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return path
