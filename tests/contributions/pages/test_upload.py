"""Through the door: what is sent, how far it is, what a file is refused for, what columns mean."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contributions.intake import d02_lt
from contributions.intake.file_sentences import FILE_SENTENCES
from contributions.models import ColumnMapping, Filing
from contributions.services import filings, reading
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db
MEGABYTE = 1 << 20
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;">]><HSDV>&c;</HSDV>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><HSDV>&x;</HSDV>'


def send(client, firm, content, name="bang-luong.xlsx", **data):
    path = f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/tai-tep/"
    return client.post(path, {"file": SimpleUploadedFile(name, content), **data})


def page_of(client, firm, part="tai-tep/", language=""):
    return client.get(f"{language}/don-vi/{firm.organisation.code}/ke-khai/2026-11/{part}").content.decode()


def read(firm):
    reading.read_filing(filing_id=firm.organisation.filings.in_use().get().pk, at=make.AT)


def zipped(name, content):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_a_file_goes_from_the_door_to_the_report(client, firm):
    answer = send(client, firm, make.workbook(*(make.payroll_row(one) for one in firm.workers)))

    assert answer["Location"].endswith("/ke-khai/2026-11/tien-do/")
    assert 'http-equiv="refresh"' in page_of(client, firm, "tien-do/")
    assert client.get(answer["Location"] + "so/").json()["state"] == "waiting"
    read(firm)
    state = client.get(answer["Location"] + "so/").json()
    assert (state["state"], state["share"]) == ("done", 100)
    assert client.get(answer["Location"])["Location"].endswith("/kiem-tra/")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("trong.xlsx", b"", "empty_file"),
        ("to.xlsx", b"x" * (20 * MEGABYTE + 1), "too_large"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_and_too_much_are_refused_at_the_door(client, firm, name, content, code, language):
    path = f"{'/en' if language == 'en' else ''}/don-vi/{firm.organisation.code}/ke-khai/2026-11/tai-tep/"

    answer = client.post(path, {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 200
    assert FILE_SENTENCES[code][language].todo.split(",")[0] in answer.content.decode()
    assert Filing.objects.count() == 0


def test_no_file_at_all_is_told(client, firm):
    path = f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/tai-tep/"

    assert "Chọn tệp kê khai" in client.post(path, {}).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chu.xlsx", b"not a sheet at all"),
        ("trang.xls", b"<html><body><table><tr><td>x</td></tr></table></body></html>"),
        ("hong.xlsx", b"PK\x03\x04" + b"\x00" * 400),
        ("khac.xlsx", zipped("readme.txt", "hello")),
        ("bom.xlsx", zipped("xl/worksheets/sheet1.xml", b" " * (40 * MEGABYTE))),
        ("goi.xml", BOMB),
        ("ngoai.xml", OUTSIDE),
        ("khac.xml", b"<?xml version='1.0'?><other/>"),
        ("cut.xml", b"<?xml version='1.0' encoding='utf-8'?><HSDV>\xff\xfe"),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
        ("pdf.pdf", b"%PDF-1.7\n1 0 obj\n"),
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_a_hostile_file_has_its_sentence_on_the_upload_page(client, firm, name, content, language):
    send(client, firm, content, name)
    read(firm)

    filing = firm.organisation.filings.get()
    lang = "en" if language else "vi"
    values = filing.fault["values"]
    said = FILE_SENTENCES[filing.fault["code"]][lang]
    page = page_of(client, firm, "tai-tep/", language)
    shown = page.replace("&quot;", '"').replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">")
    assert filing.state == "failed"
    assert said.what.format(**values) in shown
    assert said.todo.format(**values) in shown
    assert (
        client.get(f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/tien-do/so/").json()["state"]
        == "failed"
    )


def test_a_refused_file_is_kept_and_can_be_read_again(client, firm):
    send(client, firm, b"not a sheet at all", "chu.xlsx")
    read(firm)

    answer = client.post(f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/doc-lai/")

    assert answer["Location"].endswith("/tien-do/")
    assert firm.organisation.filings.get().state == "stored"


def test_the_same_file_twice_is_one_file(client, firm):
    content = make.workbook(*(make.payroll_row(one) for one in firm.workers))
    send(client, firm, content)

    send(client, firm, content)

    assert firm.organisation.filings.count() == 1


def test_a_file_that_comes_late_is_kept_aside_and_can_be_used(client, firm):
    send(client, firm, make.workbook(make.payroll_row(firm.workers[0])))
    late = make.workbook(*(make.payroll_row(one) for one in firm.workers))

    answer = send(client, firm, late, "muon.xlsx", version=0)

    page = client.get(answer["Location"]).content.decode()
    assert answer["Location"].endswith("/ke-khai/2026-11/")
    assert "muon.xlsx" in page
    aside = firm.organisation.filings.get(state="set_aside")
    version = aside.declaration.version
    client.post(f"{answer['Location']}dung-tep/{aside.pk}/", {"version": version})
    aside.refresh_from_db()
    assert aside.state == "stored"


def test_the_template_of_another_month_is_refused_by_its_sentence(client, firm):
    template = client.get(f"/don-vi/{firm.organisation.code}/ke-khai/2026-10/mau/")
    send(client, firm, template.content, "mau-thang-10.xlsx")

    read(firm)

    assert firm.organisation.filings.get().fault["code"] == "template_period"
    assert "10/2026" in page_of(client, firm)


def test_the_template_carries_todays_workers_and_comes_back_clean(client, firm):
    template = client.get(f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/mau/")
    content = template.content
    send(client, firm, content, "mau.xlsx")

    read(firm)

    filing = firm.organisation.filings.get()
    assert filing.kind == "d02_lt"
    assert (filing.counts["rows"], filing.counts["faults"], filing.counts["missing"]) == (6, 0, 0)
    assert d02_lt.form.MARKER_SHEET.encode() not in content[:100]


@pytest.fixture
def unmapped(firm):
    ColumnMapping.objects.filter(organisation=firm.organisation).delete()
    return firm


def test_columns_are_mapped_once(client, unmapped):
    send(client, unmapped, make.workbook(*(make.payroll_row(one) for one in unmapped.workers)))
    read(unmapped)
    path = f"/don-vi/{unmapped.organisation.code}/ke-khai/2026-11/"
    assert client.get(f"{path}tien-do/so/").json()["next"] == f"{path}cot/"
    page = page_of(client, unmapped, "cot/")
    assert '<option value="Mức lương" selected>' in page

    answer = client.post(f"{path}cot/", {**make.MAPPING, "sheet": "Bảng lương"})
    read(unmapped)

    assert answer["Location"] == f"{path}tien-do/"
    assert ColumnMapping.objects.get(organisation=unmapped.organisation).columns == make.MAPPING
    assert unmapped.organisation.filings.get().state == "checked"


def test_a_mapping_without_a_number_is_refused_and_what_was_chosen_stays(client, unmapped):
    send(client, unmapped, make.workbook(*(make.payroll_row(one) for one in unmapped.workers)))
    read(unmapped)
    path = f"/don-vi/{unmapped.organisation.code}/ke-khai/2026-11/cot/"

    page = client.post(
        path, {"full_name": "Chức danh", "wage": "Mức lương", "sheet": "Bảng lương"}
    ).content.decode()

    assert "Chọn cột cho mã số BHXH, số định danh hoặc mã nhân viên." in page
    assert '<option value="Chức danh" selected>' in page


def test_no_change_makes_the_list_of_todays_workers(client, firm):
    path = f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/"

    answer = client.post(f"{path}khong-doi/", {"version": "1"})

    assert answer["Location"] == f"{path}kiem-tra/"
    filing = firm.organisation.filings.get()
    assert (filing.kind, filing.counts["unchanged"], filing.counts["changes"]) == ("grid", 6, 0)


def test_the_outcome_of_an_upload_names_what_happened():
    assert (filings.NEW, filings.SAME, filings.KEPT_ASIDE) == ("new", "same", "kept_aside")
