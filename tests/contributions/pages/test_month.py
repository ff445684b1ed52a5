"""Difference, money, submitting, receipt, supplement, history, debts, workers."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from contributions.models import Declaration, Employment, Receipt
from contributions.services import deciding
from contributions.services.money import price
from tests.factories import contributions as make
from vssportal.templatetags.vss import vnd

pytestmark = pytest.mark.django_db


def explain(client, desk, **data):
    return client.post(f"{desk.month}thay-doi/ly-do/", data)


def missing(desk):
    return desk.filing.lines.get(status="missing")


def test_people_missing_from_the_file_are_asked_about(client, desk):
    page = client.get(f"{desk.month}thay-doi/").content.decode()

    assert missing(desk).full_name in page
    assert "không có trong tệp" in page


def test_a_reason_is_written_down(client, desk):
    line = missing(desk)

    answer = explain(
        client, desk, number=line.number, version=line.version, explanation="left", on="15/11/2026"
    )

    line.refresh_from_db()
    assert answer["Location"] == f"{desk.month}thay-doi/"
    assert (line.explanation, f"{line.explained_on}") == ("left", "2026-11-15")
    assert desk.again().counts["missing"] == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"explanation": "left", "on": ""}, "Nhập ngày bắt đầu nghỉ."),
        ({"explanation": "left", "on": "31/11/2026"}, "ngày bắt đầu nghỉ"),
        ({"explanation": "", "on": "15/11/2026"}, "Chọn lý do"),
    ],
)
def test_a_reason_that_is_not_whole_is_refused_and_stays(client, desk, typed, said):
    line = missing(desk)

    answer = explain(client, desk, number=line.number, version=line.version, **typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert "error-summary" in page
    assert not typed["on"] or f'value="{typed["on"]}"' in page


def test_one_reason_serves_everybody_left(client, firm):
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    path = f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/thay-doi/ly-do/"
    version = Declaration.objects.get(pk=filing.declaration_id).version

    client.post(path, {"version": version, "explanation": "unpaid_leave", "on": "01/11/2026"})

    assert filing.lines.filter(explanation="unpaid_leave").count() == 5


def test_the_amounts_are_the_sums_of_the_rows(client, desk):
    page = client.get(f"{desk.month}so-tien/").content.decode()
    listed = client.get(f"{desk.month}so-tien/theo-nguoi.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(StringIO(listed)))
    total = price(desk.filing).total_vnd
    assert vnd(total) in page
    assert sum(int(row[-1]) for row in rows[1:]) == total
    assert "đồng" in page


def submit(client, desk, **data):
    return client.post(
        f"{desk.month}nop/", {"declared": "on", "key": "k1", "version": desk.declaration.version} | data
    )


def test_a_month_is_submitted_once_however_often_one_presses(client, clean):
    version = clean.declaration.version

    first = submit(client, clean, version=version)
    again = submit(client, clean, version=version)

    assert first["Location"] == again["Location"] == f"{clean.month}da-nop/"
    assert Receipt.objects.count() == 1
    assert clean.declaration.state == "submitted"


def test_the_declaration_of_truth_is_needed(client, clean):
    answer = submit(client, clean, declared="")

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert Receipt.objects.count() == 0


def test_what_changed_under_ones_hands_is_told_and_shown_anew(client, clean):
    answer = submit(client, clean, version=clean.declaration.version - 1)

    page = answer.content.decode()
    assert "vừa được người khác sửa" in page
    assert f'name="version" value="{clean.declaration.version}"' in page
    assert Receipt.objects.count() == 0


def test_a_month_with_faults_cannot_be_submitted(client, desk):
    page = client.get(f"{desk.month}nop/").content.decode()
    answer = submit(client, desk)

    assert "Chưa nộp được" in page
    assert 'name="declared"' not in page
    assert answer.status_code == 200
    assert Receipt.objects.count() == 0


def test_going_back_after_submitting_shows_the_receipt(client, clean):
    submit(client, clean)

    assert client.get(f"{clean.month}nop/")["Location"] == f"{clean.month}da-nop/"
    assert client.get(f"{clean.month}kiem-tra/").status_code == 200


def returned(client, firm):
    desk_filing = make.filed(
        firm, *(make.payroll_row(one) for one in firm.workers), make.new_row("Phạm Văn Mới", 70)
    )
    line = desk_filing.lines.get(full_name="Phạm Văn Mới")
    path = f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/"
    version = Declaration.objects.get(pk=desk_filing.declaration_id).version
    client.post(f"{path}nop/", {"declared": "on", "key": "k", "version": version})
    other = make.firm(workers=0)
    make.hire(
        other.organisation,
        make.accounts.person(name="Phạm Văn Mới", citizen_number=line.citizen_number, born_on=line.born_on),
    )
    deciding.decide_declaration(declaration_id=desk_filing.declaration_id, at=make.AT)
    return path, line


def test_a_returned_month_says_why_line_by_line_and_the_way_on(client, firm):
    path, line = returned(client, firm)

    page = client.get(path).content.decode()

    assert "Tờ khai được trả lại để sửa" in page
    assert f"{path}dong/{line.number}/" in page
    assert f"{path}kiem-tra/" in page
    assert "Căn cứ:" in page


def test_a_supplement_needs_a_reason_and_opens_beside_the_month(client, firm):
    path = f"/don-vi/{firm.organisation.code}/ke-khai/2026-10/bo-sung/"

    refused = client.post(path, {"reason": " "})
    opened = client.post(path, {"reason": "Báo sót một người"})

    assert "error-summary" in refused.content.decode()
    assert opened["Location"] == f"/don-vi/{firm.organisation.code}/ke-khai/2026-10-2/"
    assert "Báo sót một người" in client.get(opened["Location"]).content.decode()


def test_history_is_searched_by_number_month_and_state(client, clean):
    submit(client, clean)
    root = f"{clean.root}lich-su/"
    number = Receipt.objects.get().number

    for query, is_there in [
        (f"q={number}", True), ("q=11/2026", True), ("q=10/2026", False),
        ("state=submitted", True), ("state=accepted", False),
    ]:  # fmt: skip
        assert (
            number in client.get(f"{root}?{query}").content.decode().split("<tbody>")[-1]
        ) is is_there or (not is_there and "Bỏ lọc" in client.get(f"{root}?{query}").content.decode())


def test_debts_agree_with_the_ledger(client, clean):
    submit(client, clean)
    deciding.decide_declaration(declaration_id=clean.filing.declaration_id, at=make.AT)

    page = client.get(f"{clean.root}cong-no/").content.decode()

    assert vnd(Receipt.objects.get().total_vnd) in page
    assert "Tháng 11/2026" in page


def test_workers_are_found_without_marks_and_exported_harmless(client, firm):
    worker = firm.workers[0]
    Employment.objects.filter(person=worker).update(position="=cmd|' /C calc'!A1")
    root = f"/don-vi/{firm.organisation.code}/lao-dong/"

    found = client.get(f"{root}?q=nguyen van binh").content.decode()
    text = client.get(f"{root}xuat.csv").content.decode("utf-8-sig")
    book = openpyxl.load_workbook(BytesIO(client.get(f"{root}xuat.xlsx").content))

    assert "Nguyễn Văn Bình" in found
    assert "Nguyễn Văn An" not in found.split("<tbody>")[1]
    assert "'=cmd|" in text
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert book.active.max_row == 7


def test_the_overview_leads_to_the_month_that_is_due(client, firm):
    page = client.get(f"/don-vi/{firm.organisation.code}/").content.decode()

    assert f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/" in page
    assert "31/12/2026" in page
