"""The old D02-TS document of filing software."""

from datetime import date
from decimal import Decimal

import pytest

from contributions.intake import d02_ts_xml
from contributions.intake.faults import FileRefused
from contributions.intake.limits import Limits
from tests.contributions.intake.samples import d02_ts, worker, worker_xml


def _read(tmp_path, document, **options):
    path = tmp_path / "d02.xml"
    path.write_bytes(document if isinstance(document, bytes) else document.encode())
    return d02_ts_xml.read(path, **options)


def test_a_worker_is_understood(tmp_path):
    table = _read(tmp_path, d02_ts(worker_xml(1)))

    row, sent = table.rows[0], worker(1)
    assert (row.number, row.full_name, row.si_number) == (1, sent.full_name, sent.si_number)
    assert (row.citizen_number, row.sex, row.employee_code) == (
        sent.citizen_number,
        "male",
        sent.employee_code,
    )
    assert (row.position, row.workplace) == ("Nhân viên", "Phường Bến Thành")
    assert (row.wage_vnd, row.position_allowance_vnd, row.over_scale_percent) == (
        sent.wage_vnd,
        0,
        Decimal(0),
    )
    assert (row.from_month, row.to_month, row.change_code) == (date(2026, 11, 1), None, "TM")
    assert (row.contract_kind, row.contract_on) == ("fixed_term", date(2026, 11, 1))
    assert row.faults == ()


def test_wage_allowance_and_supplement_become_one_sum(tmp_path):
    # The guide of form D02-LT, column 9: 10,000,000 and 5,000,000 are written 15,000,000.
    assert _read(tmp_path, d02_ts(worker_xml(1))).rows[0].allowances_vnd == 15_000_000


def test_faults_name_the_element(tmp_path):
    table = _read(
        tmp_path, d02_ts(worker_xml(1, TuThang="2026/11", PA="TANG"), worker_xml(2, NgaySinh="31/11/1990"))
    )

    assert [(row.number, fault.column, fault.code) for row in table.rows for fault in row.faults] == [
        (1, "TuThang", "month_order"),
        (1, "PA", "change_guess"),
        (2, "NgaySinh", "date_impossible"),
    ]


def test_a_coefficient_and_a_kind_of_contract_without_end_are_understood(tmp_path):
    row = _read(tmp_path, d02_ts(worker_xml(1, TienLuong="2.34", Hdld_tungay="01/01/2020"))).rows[0]

    assert (row.wage_vnd, row.wage_coefficient) == (None, Decimal("2.34"))
    assert (row.contract_kind, row.contract_on) == ("indefinite", date(2020, 1, 1))


def test_a_signature_is_told_and_not_used(tmp_path):
    signature = '<Cky><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></Cky>'

    table = _read(tmp_path, d02_ts(worker_xml(1), tail=signature))

    assert [notice.code for notice in table.notices] == ["signature_ignored"]
    assert len(table.rows) == 1


def test_utf_16_with_its_mark_and_a_byte_order_mark_are_read(tmp_path):
    document = d02_ts(worker_xml(1), prolog='<?xml version="1.0" encoding="utf-16"?>')

    assert _read(tmp_path, document.encode("utf-16")).rows[0].full_name == worker(1).full_name
    assert _read(tmp_path, b"\xef\xbb\xbf" + d02_ts(worker_xml(1)).encode()).rows[0].number == 1


def test_comments_and_instructions_are_passed_over(tmp_path):
    prolog = '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/x.xsl"?><!-- tờ khai -->'

    assert len(_read(tmp_path, d02_ts("<!-- một -->", worker_xml(1), prolog=prolog)).rows) == 1


def test_an_included_file_is_not_fetched(tmp_path):
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )

    row = _read(tmp_path, d02_ts(worker_xml(1, Ghichu=include))).rows[0]

    assert row.note == ""


def test_batches_count_through(tmp_path):
    document, seen = d02_ts(*map(worker_xml, range(2500))), []

    table = _read(
        tmp_path, document, on_rows=lambda rows, done, total: seen.append((rows[0].number, done, total))
    )

    assert seen == [(1, 2000, 2500), (2001, 2500, 2500)]
    assert table.rows == []


@pytest.mark.parametrize(("count", "is_refused"), [(3, False), (4, True)])
def test_the_row_limit_counts_people(tmp_path, count, is_refused):
    document = d02_ts(*map(worker_xml, range(count)))

    if not is_refused:
        assert len(_read(tmp_path, document, limits=Limits(rows=3)).rows) == 3
        return
    with pytest.raises(FileRefused) as caught:
        _read(tmp_path, document, limits=Limits(rows=3))
    assert caught.value.fault.code == "too_many_rows"


def test_the_wrong_root_is_named(tmp_path):
    with pytest.raises(FileRefused) as caught:
        _read(tmp_path, "<M01B-HSB/>")

    assert caught.value.message.startswith("Tệp XML là “M01B-HSB”, không phải tờ khai D02-TS.")


def test_a_break_is_told_with_its_line(tmp_path):
    with pytest.raises(FileRefused) as caught:
        _read(tmp_path, d02_ts(worker_xml(1)).replace("</NoiDung>", "\n\n</Noi>"))

    assert caught.value.fault.values == {"line": 3}
