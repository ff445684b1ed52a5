"""Files of every kind through the whole way: D02-LT, D02-TS, payroll, hostile; marked copies and receipts."""

import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from accounts.models import Notice, StoredFile
from accounts.services.files import read_file
from accounts.services.papers import check_seal
from contributions import selectors
from contributions.intake import template
from contributions.intake.faults import FileRefused
from contributions.models import Declaration, Filing
from contributions.services import declarations, filings, lines, marking, reading, receipts
from tests.factories import accounts
from tests.factories import contributions as make
from vssportal.kernel.errors import DomainError, WrongState

pytestmark = pytest.mark.django_db
AT = make.AT

WORKER = """<LaoDong><STT>{n}</STT><HoTen>{name}</HoTen><MasoBHXH>{si}</MasoBHXH><ChucVu>Nhân viên</ChucVu>
<NoiLamViec/><TienLuong>{wage}</TienLuong><PhuCapCV>0</PhuCapCV><TuThang>{since}</TuThang><DenThang/><PA>{code}</PA>
<NgaySinh>{born}</NgaySinh><GioiTinh>1</GioiTinh><CMND>{citizen}</CMND></LaoDong>"""


def d02_ts(*workers: str) -> bytes:
    body = "".join(workers)
    return f'<?xml version="1.0" encoding="utf-8"?><D02-TS><NoiDung>{body}</NoiDung></D02-TS>'.encode()


def worker(n: int, name: str, born: date, citizen: str, **facts: Any) -> str:
    known = {"si": "", "wage": make.WAGE, "since": "11/2026", "code": "TM"} | facts
    return WORKER.format(n=n, name=name, born=f"{born:%d/%m/%Y}", citizen=citizen, **known)


def read(firm: make.Firm, content: bytes, name: str, declaration: Declaration | None = None) -> Filing:
    upload = filings.upload_file(
        actor=firm.filer, declaration=declaration or make.opened(firm), content=content, name=name, at=AT
    )
    reading.read_filing(filing_id=upload.filing.pk, at=AT)
    return Filing.objects.select_related("declaration__organisation", "file").get(pk=upload.filing.pk)


def own_template(firm: make.Firm, period: str = "2026-11", code: str = "") -> bytes:
    unit = template.TemplateUnit(code or firm.organisation.code, firm.organisation.name, period)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "d02.xlsx"
        template.write(target, unit=unit, rows=selectors.template_rows(firm.organisation))
        return target.read_bytes()


def test_our_own_template_sent_back_untouched_changes_nothing() -> None:
    firm = make.firm(workers=5)
    make.hire(firm.organisation, situation="maternity")

    filing = read(firm, own_template(firm), "D02-LT.xlsx")

    assert (filing.state, filing.kind, filing.coverage) == ("checked", "d02_lt", "whole")
    assert filing.counts["unchanged"] == 6
    assert (filing.counts["rows"], filing.counts["changes"], filing.counts["missing"]) == (5, 0, 0)
    assert selectors.problems(filing) == []


@pytest.mark.parametrize(
    ("facts", "code"), [({"period": "2026-10"}, "template_period"), ({"code": "TZ9999Z"}, "template_unit")]
)
def test_the_template_of_another_month_or_employer_is_refused(facts: dict[str, str], code: str) -> None:
    firm = make.firm(workers=2)

    filing = read(firm, own_template(firm, **facts), "D02-LT.xlsx")

    assert filing.state == "failed"
    assert filing.fault["code"] == code
    sentence = selectors.file_fault(filing)
    assert sentence is not None
    assert sentence.what
    assert sentence.todo


def test_a_d02_ts_holds_changes_only_and_the_others_are_carried_over() -> None:
    firm = make.firm(workers=3)
    an, binh, _ = firm.workers
    born = date(1988, 2, 1)
    content = d02_ts(
        worker(1, an.full_name, an.born_on, an.citizen_number or "", code="GH", si=an.si_number),
        worker(2, binh.full_name, binh.born_on, binh.citizen_number or "", code="DC", wage=15_000_000),
        worker(3, "Võ Văn Mới", born, accounts.citizen_number(77, born)),
    )

    filing = read(firm, content, "D02-TS.xml")

    assert (filing.state, filing.kind, filing.coverage) == ("checked", "d02_ts_xml", "changes")
    assert [p.what for p in selectors.problems(filing, "error")] == []
    shown = {c: filing.counts[c] for c in ("new", "changed", "left", "unchanged", "missing")}
    assert shown == {"new": 1, "changed": 1, "left": 1, "unchanged": 1, "missing": 0}
    with pytest.raises(WrongState):
        filings.request_marked_file(actor=firm.filer, filing=filing, at=AT)


def test_codes_that_do_not_belong_into_a_months_list_are_errors() -> None:
    firm = make.firm(workers=1)
    an = firm.workers[0]
    someone = accounts.person("Trần Văn Lạ")
    content = d02_ts(
        worker(1, an.full_name, an.born_on, an.citizen_number or "", code="TT"),
        worker(2, someone.full_name, someone.born_on, someone.citizen_number or "", code="GH"),
        worker(3, an.full_name, an.born_on, accounts.citizen_number(5, date(1970, 1, 1)), since="12/2026"),
    )

    filing = read(firm, content, "D02-TS.xml")

    found = {(p.finding.number, p.finding.code) for p in selectors.problems(filing, "error")}
    assert found == {
        (1, "change_not_here"), (2, "change_needs_member"), (3, "citizen_birth"), (3, "from_month_later"),
    }  # fmt: skip


def test_a_payroll_sheet_without_a_mapping_asks_for_one_and_is_then_read() -> None:
    firm = make.firm(workers=2)
    firm.organisation.column_mapping.delete()
    filing = read(firm, make.workbook(*(make.payroll_row(w) for w in firm.workers)), "luong.xlsx")
    assert filing.fault["code"] == "mapping_needed"
    assert not Notice.objects.exists(), "a question on the page is no failure"
    preview = filings.preview(filing=filing)
    assert preview.sheets[0].suggestions["full_name"] == "Họ và tên"

    filings.save_mapping(
        actor=firm.filer, organisation=firm.organisation, columns=preview.sheets[0].suggestions, at=AT
    )
    filings.read_again(actor=firm.filer, filing=filing, at=AT)
    reading.read_filing(filing_id=filing.pk, at=AT)

    filing.refresh_from_db()
    assert (filing.state, filing.kind) == ("checked", "payroll")
    assert filing.counts["unchanged"] == 2


def test_a_mapping_needs_name_wage_and_a_number() -> None:
    firm = make.firm(workers=0)
    for columns, field in (
        ({"wage": "Lương"}, "full_name"),
        ({"full_name": "Tên"}, "wage"),
        ({"full_name": "Tên", "wage": "Lương"}, "citizen_number"),
    ):
        with pytest.raises(DomainError) as refused:
            filings.save_mapping(actor=firm.filer, organisation=firm.organisation, columns=columns, at=AT)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"PK\x03\x04 nothing of a workbook", "damaged"),
        ("a.xlsx", b"hello, I am no spreadsheet\x00\x01", "not_spreadsheet"),
        (
            "a.xml",
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><D02-TS>&a;</D02-TS>',
            "xml_doctype",
        ),
        ("a.xml", b"<?xml version='1.0'?><TK1-TS/>", "xml_root"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_a_sentence_and_is_kept(
    name: str, content: bytes, code: str
) -> None:
    firm = make.firm(workers=1)

    filing = read(firm, content, name)

    assert (filing.state, filing.fault["code"]) == ("failed", code)
    for language in ("vi", "en"):
        sentence = selectors.file_fault(filing, language)
        assert sentence is not None
        assert sentence.what
        assert sentence.todo
    assert filing.file is not None
    assert read_file(filing.file) == content
    assert Notice.objects.get(user=firm.filer).is_action_needed
    # The person simply sends another file.
    better = read(firm, make.workbook(make.payroll_row(firm.workers[0])), "luong.xlsx", filing.declaration)
    assert better.state == "checked"


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_file"), (b"x" * (20 * 1024 * 1024 + 1), "too_large")]
)
def test_nothing_and_too_much_are_refused_at_the_door(content: bytes, code: str) -> None:
    firm = make.firm(workers=0)
    declaration = make.opened(firm)

    with pytest.raises(FileRefused) as refused:
        filings.upload_file(actor=firm.filer, declaration=declaration, content=content, name="a", at=AT)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()


def test_the_same_file_twice_is_one_filing() -> None:
    firm = make.firm(workers=1)
    content = make.workbook(make.payroll_row(firm.workers[0]))
    declaration = make.opened(firm)
    first, second = (
        filings.upload_file(actor=firm.filer, declaration=declaration, content=content, name="a.xlsx", at=AT)
        for _ in range(2)
    )

    assert (first.outcome, second.outcome) == ("new", "same")
    assert first.filing.pk == second.filing.pk
    assert StoredFile.objects.count() == 1


def test_the_marked_copy_shows_reader_and_rule_findings() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    filing = make.filed(firm, make.payroll_row(an, birth="31/11/1995"), make.payroll_row(binh, wage=1_000))
    filings.request_marked_file(actor=firm.filer, filing=filing, at=AT)
    version = Declaration.objects.get(pk=filing.declaration_id).version

    marking.mark_file(filing_id=filing.pk, version=version, at=AT)

    filing.refresh_from_db()
    assert filing.marked_file is not None
    assert filing.marked_version == version
    sheet = openpyxl.load_workbook(BytesIO(read_file(filing.marked_file))).active
    assert sheet["E2"].comment is not None
    assert "2.530.000" in sheet["G3"].comment.text


def test_the_receipt_is_a_signed_letter_issued_once() -> None:
    firm = make.firm(workers=2)
    filing = make.filed(firm, *(make.payroll_row(w) for w in firm.workers))
    declaration = Declaration.objects.get(pk=filing.declaration_id)
    receipt = declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key="k", at=AT
    )
    assert selectors.receipt_letter(receipt) is None

    first, again = (receipts.issue_receipt(receipt_id=receipt.pk, at=AT) for _ in range(2))

    assert first.pk == again.pk == selectors.receipt_letter(receipt).pk  # type: ignore[union-attr]
    assert check_seal(read_file(first.file), at=AT).is_good
    assert receipt.promised_on == date(2026, 11, 30)
    assert receipt.worksheet.total_vnd == receipt.total_vnd
    shown = " ".join(first.shown.values())
    assert str(receipt.total_vnd) not in shown


def test_a_payroll_row_is_known_by_its_employee_code() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0], citizen=""))

    line = filing.lines.get()
    assert (line.person_id, line.status, line.change) == (firm.workers[0].pk, "ok", "unchanged")
    mended = lines.fix_cell(
        actor=firm.filer, filing=filing, number=2, cell="employee_code", text="lạ", version=1, at=AT
    )
    assert mended.status == "fault"
    assert [p.finding.code for p in selectors.problems(filing, "error")] == ["number_missing"]
