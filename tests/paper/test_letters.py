"""Letters: what stands in them, how they are made, what cannot get into them."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.paper import reading, samples
from vssportal.kernel.worksheet import Line, Worksheet
from vssportal.paper import letters, printable
from vssportal.paper.forms import LETTERS, Check, Fund, Head, Reason
from vssportal.paper.letters import LetterError, render, render_letter

AT = samples.AT


def test_there_is_a_sample_and_a_template_of_every_letter():
    assert {type(sample) for sample in samples.SAMPLES} == set(LETTERS)
    assert all((letters.TEMPLATES / f"{letter.template}.typ").is_file() for letter in LETTERS)


@pytest.mark.parametrize("letter", samples.SAMPLES, ids=lambda letter: letter.template)
def test_every_letter_looks_official(letter):
    text = reading.words(render_letter(letter, at=AT))

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert f"Số: {letter.head.number}" in text
    assert f"{letter.head.place}, ngày {letter.head.date:%d}" in text
    assert letter.head.note in text
    assert letter.sign.title.upper() in text
    assert letter.sign.name in text
    assert f"Ký số bởi: {letter.sign.sealed_by}" in text
    assert letter.check.code in text


@pytest.mark.parametrize("letter", samples.SAMPLES, ids=lambda letter: letter.template)
def test_every_letter_is_archival_tagged_and_accessible(letter):
    pdf = render_letter(letter, at=AT)

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(vi-VN)" in pdf.replace(b"/Lang (", b"/Lang(")


@pytest.mark.parametrize("letter", samples.SAMPLES, ids=lambda letter: letter.template)
def test_the_same_facts_and_moment_give_the_same_bytes(letter):
    assert render_letter(letter, at=AT) == render_letter(letter, at=AT)
    assert render_letter(letter, at=AT) != render_letter(letter, at=AT.replace(hour=8))


def test_a_letter_takes_less_than_a_tenth_of_a_second():
    render_letter(samples.DECISION, at=AT)

    started = time.perf_counter()
    for count in range(10):
        render_letter(replace(samples.DECISION, person_name=f"Phạm Thị Ngọc Ánh {count}"), at=AT)
    took = (time.perf_counter() - started) / 10

    assert took < 0.1


def test_a_decision_shows_the_worksheet_line_by_line_and_the_amount_in_words():
    text = reading.words(render_letter(samples.DECISION, at=AT))

    for line in samples.DECISION.sheet:
        assert line.label in text
        assert line.formula in text
        assert line.basis in text
    assert "79.760.000 đồng" in text
    assert "Bảy mươi chín triệu bảy trăm sáu mươi nghìn đồng" in text
    assert "6 tháng" in text


def test_a_decision_says_how_to_complain():
    text = reading.words(render_letter(samples.DECISION, at=AT))

    assert "khiếu nại đến Giám đốc Bảo hiểm xã hội cơ sở Ba Đình trong thời hạn 90 ngày" in text
    assert "Luật Khiếu nại 02/2011/QH13" in text


def test_articles_are_numbered_without_a_gap():
    paid = reading.words(render_letter(samples.DECISION, at=AT))
    unpaid = reading.words(render_letter(replace(samples.DECISION, payment=""), at=AT))

    assert re.findall(r"Điều (\d)\. ", paid) == ["1", "2", "3", "4"]
    assert re.findall(r"Điều (\d)\. ", unpaid) == ["1", "2", "3"]


def test_a_filing_receipt_gives_number_date_hash_and_totals_by_fund():
    letter = samples.FILING_RECEIPT
    text = reading.words(render_letter(letter, at=AT))

    assert letter.number in text
    assert "Hẹn trả kết quả: 04/12/2026" in text
    assert letter.check.hash in text
    assert "14:35 ngày 27/11/2026" in text
    assert all(fund.label in text for fund in letter.funds)
    assert "409.600.005" in text
    assert "Bốn trăm linh chín triệu sáu trăm nghìn không trăm linh năm đồng" in text


def test_a_filing_without_money_has_no_table_of_funds():
    text = reading.words(render_letter(replace(samples.FILING_RECEIPT, funds=()), at=AT))

    assert "Quỹ thành phần" not in text
    assert "Không đồng" not in text


def test_a_dossier_receipt_promises_a_day_and_lists_the_papers():
    text = reading.words(render_letter(samples.DOSSIER_RECEIPT, at=AT))

    assert "ngày 08 tháng 12 năm 2026" in text
    assert "Giấy chứng sinh" in text
    assert "7 ngày làm việc" in text
    assert "(Nộp trực tuyến)" in text


def test_a_refusal_gives_every_reason_with_its_basis_and_a_way_on():
    text = reading.words(render_letter(samples.REFUSAL, at=AT))

    assert "1. Ông/bà mới đóng BHXH 4 tháng" in text
    assert "(Luật BHXH 41/2024/QH15, Điều 50 khoản 2)" in text
    assert "2. Giấy chứng sinh ghi ngày sinh khác" in text
    assert "- Đề nghị cơ sở y tế cấp lại" in text


def test_a_request_for_supplements_names_the_last_day():
    text = reading.words(render_letter(samples.SUPPLEMENT, at=AT))

    assert "Hạn gửi bổ sung: hết ngày 07 tháng 12 năm 2026" in text
    assert "Trang 2 của giấy ra viện" in text


def test_an_apology_names_the_old_and_the_new_day():
    text = reading.words(render_letter(samples.APOLOGY, at=AT))

    assert "hẹn trả kết quả ngày 08/12/2026" in text
    assert "ngày 11 tháng 12 năm 2026" in text
    assert "xin lỗi ông/bà" in text


def test_empty_facts_leave_no_empty_rows():
    text = reading.words(render_letter(replace(samples.DECISION, employer_name="", si_number=""), at=AT))

    assert "Đơn vị:" not in text
    assert "Mã số BHXH:" not in text


@pytest.mark.parametrize(
    "attack",
    [
        '#import "base.typ": *',
        '#read("/etc/passwd")',
        "*đậm* _nghiêng_ $x$",
        "]#panic(1)[",
        '"; #sys.inputs',
        "\\u{41}",
    ],
)
def test_what_people_write_is_text_and_never_runs(attack):
    text = reading.words(render_letter(replace(samples.REFUSAL, reasons=[Reason(attack)]), at=AT))

    assert re.sub(r"\s+", " ", attack) in text


def test_a_sign_the_typeface_lacks_does_not_stop_a_letter():
    text = reading.words(
        render_letter(replace(samples.REFUSAL, reasons=[Reason("A → B ≤ C − 1 😀 漢")]), at=AT)
    )

    assert "A -> B <= C – 1 ? ?" in text


def test_every_sign_said_to_be_printable_is_in_the_typeface():
    signs = [chr(code) for code in range(0x20, 0x2200) if chr(code) == printable.text(chr(code))]

    rows = ["".join(signs[start : start + 60]) for start in range(0, len(signs), 60)]
    pdf = render_letter(replace(samples.REFUSAL, reasons=[Reason(row, row) for row in rows]), at=AT)

    assert len(signs) > 700
    assert pdf.startswith(b"%PDF")


def test_names_of_all_peoples_are_kept():
    name = "H’Đrăk Niê Kđăm, Y Čư Êban, Lò Thị Ớt"

    assert printable.text(name) == name


def test_a_long_worksheet_runs_over_pages_and_repeats_its_head():
    sheet = Worksheet([Line(f"k{n}", f"Tháng {n}", 1_000, basis="Điều 72") for n in range(80)])

    pdf = render_letter(replace(samples.DECISION, sheet=sheet), at=AT)

    assert len(reading.pages(pdf)) >= 4
    assert reading.words(pdf).count("Giá trị (đồng)") >= len(reading.pages(pdf)) - 1
    assert "Tháng 79" in reading.words(pdf)


def test_the_last_page_is_never_a_signature_alone():
    for count in range(1, 12):
        sheet = Worksheet([Line(f"k{n}", f"Tháng {n}", 1_000) for n in range(count)])
        pdf = render_letter(replace(samples.DECISION, sheet=sheet), at=AT)
        last = reading.pages(pdf)[-1]

        assert "Nếu không đồng ý" in last
        assert samples.SIGN.name in last


def test_a_missing_fact_is_our_fault_and_is_said():
    with pytest.raises(LetterError, match="refusal"):
        render("refusal", {"head": samples.HEAD, "number": "1"}, at=AT)


@pytest.mark.parametrize("name", ["nothing", "../templates/refusal", "./refusal", "refusal.typ", ""])
def test_only_our_templates_are_rendered(name):
    facts = printable.printable(samples.REFUSAL)

    with pytest.raises(LetterError, match="no template"):
        render(name, facts, at=AT)


def test_moments_need_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        render_letter(samples.DECISION, at=datetime(2026, 11, 27, 7, 35))  # noqa: DTZ001 - the mistake on trial
    with pytest.raises(ValueError, match="time zone"):
        printable.moment(datetime(2026, 11, 27, 7, 35))  # noqa: DTZ001 - the mistake on trial


def test_many_threads_can_make_letters_at_once():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: render_letter(samples.APOLOGY, at=AT), range(8)))

    assert len(set(made)) == 1


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (Line("a", "", 1_234_567), "1.234.567"),
        (Line("a", "", Decimal("75"), unit="percent"), "75%"),
        (Line("a", "", Decimal("42.71"), unit="percent"), "42,71%"),
        (Line("a", "", 300, unit="months"), "300 tháng"),
        (Line("a", "", Decimal("1.5"), unit="years"), "1,5 năm"),
        (Line("a", "", 7, unit="count"), "7 count"),
    ],
)
def test_amounts_carry_their_unit(line, shown):
    assert printable.amount(line) == shown


@pytest.mark.parametrize(
    ("day", "long"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 8), "ngày 08 tháng 12 năm 2026"),
    ],
)
def test_days_are_written_as_official_papers_write_them(day, long):
    assert printable.day(day) == {"short": f"{day:%d/%m/%Y}", "long": long}


def test_moments_are_told_in_the_time_of_vietnam():
    assert printable.moment(datetime(2026, 11, 27, 20, 0, tzinfo=UTC)) == {"full": "03:00 ngày 28/11/2026"}


def test_totals_and_codes_are_added_to_what_is_printed():
    shown = printable.printable(samples.FILING_RECEIPT)

    assert shown["total_vnd"]["figures"] == "409.600.005"
    assert shown["check"]["qr_svg"].startswith("<svg")
    assert printable.printable(Fund("Quỹ", 5)) == {
        "label": "Quỹ",
        "amount_vnd": {"figures": "5", "words": "Năm đồng"},
    }


def test_a_short_head_keeps_one_line():
    head = Head("BHXH thành phố Huế", "1/TB", "Huế", date(2026, 11, 27))

    text = reading.words(
        render_letter(replace(samples.REFUSAL, head=head, check=Check("A", "https://a.vn/b")), at=AT)
    )

    assert "BẢO HIỂM XÃ HỘI VIỆT NAM" in text
    assert "BHXH THÀNH PHỐ HUẾ" in text
