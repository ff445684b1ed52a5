"""Employers' books, files and declarations for tests."""

from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from accounts.models import Organisation, Person, User
from contributions.enums import Situation
from contributions.models import ContributionSpan, Declaration, EmployerBook, Employment, Filing
from contributions.services import declarations, filings, reading
from tests.factories import accounts
from vssportal.kernel.periods import Month

AT = accounts.AT
MONTH = Month(2026, 11)
FIRST = Month(2025, 1)
TITLES = (
    "Mã NV", "Họ và tên", "Số định danh", "Mã số BHXH", "Ngày sinh", "Chức danh", "Mức lương", "Từ tháng",
    "Phương án",
)  # fmt: skip
MAPPING = {
    "employee_code": "Mã NV", "full_name": "Họ và tên", "citizen_number": "Số định danh",
    "si_number": "Mã số BHXH", "birth": "Ngày sinh", "position": "Chức danh", "wage": "Mức lương",
    "from_month": "Từ tháng", "change_code": "Phương án",
}  # fmt: skip
WAGE = 12_000_000


@dataclass
class Firm:
    """Đơn vị with its book, somebody who files, and a column mapping."""

    organisation: Organisation
    filer: User
    workers: list[Person] = field(default_factory=list)


def firm(workers: int = 3, covered: Month = MONTH - 1, wage_vnd: int = WAGE, **facts: Any) -> Firm:
    organisation = accounts.employer(**facts)
    made = Firm(organisation, accounts.filer(organisation))
    EmployerBook.objects.create(organisation=organisation, covered_through=covered.first)
    for number in range(workers):
        made.workers.append(hire(organisation, wage_vnd=wage_vnd, number=number))
    filings.save_mapping(actor=made.filer, organisation=organisation, columns=MAPPING, at=AT)
    return made


def hire(
    organisation: Organisation,
    person: Person | None = None,
    *,
    wage_vnd: int = WAGE,
    since: Month = FIRST,
    number: int = 0,
    situation: str = Situation.WORKING,
    position: str = "Kỹ thuật viên",
) -> Person:
    """A worker on the book, with the span that says so."""
    someone = person or accounts.person(name=f"Nguyễn Văn {_NAMES[number % len(_NAMES)]}")
    Employment.objects.create(
        person=someone,
        organisation=organisation,
        employee_code=f"NV{someone.pk}",
        position=position,
        category="employee",
        wage_vnd=wage_vnd,
        situation=situation,
        since_month=since.first,
    )
    ContributionSpan.objects.create(
        person=someone,
        organisation=organisation,
        start_month=since.first,
        situation=situation,
        category="employee",
        wage_vnd=wage_vnd,
        base_vnd=wage_vnd,
        funds="PSAHU",
        position=position,
        province_code=organisation.province_code,
        recorded_at=AT,
    )
    return someone


_NAMES = ("An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Khánh", "Long", "Minh")


def payroll_row(person: Person, wage: Any = WAGE, **cells: Any) -> tuple[Any, ...]:
    """A row of the payroll sheet as an employer keeps it."""
    facts = {
        "code": f"NV{person.pk}",
        "name": person.full_name,
        "citizen": person.citizen_number or "",
        "si": "",
        "birth": f"{person.born_on:%d/%m/%Y}",
        "position": "Kỹ thuật viên",
        "wage": wage,
        "from_month": "",
        "change": "",
    } | cells
    return tuple(facts.values())


def new_row(
    name: str, number: int, wage: Any = WAGE, born: date = date(1995, 6, 1), **cells: Any
) -> tuple[Any, ...]:
    """Somebody the registry does not know."""
    citizen = accounts.citizen_number(900000 + number, born)
    facts = {
        "code": f"M{number}", "name": name, "citizen": citizen, "si": "", "birth": f"{born:%d/%m/%Y}",
        "position": "Công nhân", "wage": wage, "from_month": "", "change": "",
    } | cells  # fmt: skip
    return tuple(facts.values())


def workbook(*rows: tuple[Any, ...], titles: tuple[str, ...] = TITLES) -> bytes:
    """An .xlsx with one sheet: title row, then the rows."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Bảng lương")
    for number, row in enumerate((titles, *rows)):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def opened(made: Firm, month: Month = MONTH, at: datetime = AT) -> Declaration:
    return declarations.open_declaration(actor=made.filer, organisation=made.organisation, month=month, at=at)


def filed(made: Firm, *rows: tuple[Any, ...], declaration: Declaration | None = None) -> Filing:
    """A payroll sheet uploaded and read."""
    declaration = declaration or opened(made)
    upload = filings.upload_file(
        actor=made.filer, declaration=declaration, content=workbook(*rows), name="bang-luong.xlsx", at=AT
    )
    reading.read_filing(filing_id=upload.filing.pk, at=AT)
    return Filing.objects.select_related("declaration__organisation").get(pk=upload.filing.pk)
