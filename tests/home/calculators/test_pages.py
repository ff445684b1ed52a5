"""The calculators as people open them: empty, filled, faulty, in English, printed on one page."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vssportal.home.calculators.registry import CALCULATORS, Calculator, by_slug

BY_GET = [tool for tool in CALCULATORS if tool.form.form_method == "get"]
PAYROLL = "/tinh-thu/muc-dong/bang-luong/"
SHEET = "Tên\tLương\tVùng\nAn\t12.000.000\tI\nBình\t25,500,000.00\nCường\tmười triệu\nDung\t80.000.000\t5"


def text_of(answer: object) -> str:
    body = answer.content.decode()  # type: ignore[attr-defined]
    main = re.search(r"<main.*?</main>", body, re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", main[0] if main else body)
    return " ".join(plain.replace("\u00a0", " ").split())


@pytest.mark.parametrize("tool", CALCULATORS, ids=lambda tool: tool.slug)
def test_an_empty_page_waits_without_complaint(client: Client, tool: Calculator) -> None:
    answer = client.get(tool.path)

    assert answer.status_code == 200
    assert "Hiện ra ở đây khi bạn nhập xong" in text_of(answer)
    assert "error-summary" not in answer.content.decode()


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("tool", BY_GET, ids=lambda tool: tool.slug)
def test_the_example_of_a_page_gives_a_result(client: Client, tool: Calculator, language: str) -> None:
    answer = client.get(f"{language}{tool.path}?{tool.example}")

    body = answer.content.decode()
    assert "data-vss-estimate" in body
    assert 'class="calc"' in body
    assert "không có tên hay số giấy tờ" in body or language
    assert '<meta name="robots" content="noindex">' in body


def test_the_list_leads_to_every_calculator(client: Client) -> None:
    body = client.get("/tinh-thu/").content.decode()

    assert [tool.slug for tool in CALCULATORS if f'href="{tool.path}"' not in body] == []
    assert client.get("/tinh-thu/khong-co/").status_code == 404


def test_nothing_is_read_from_or_written_to_the_database(client: Client, db: None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(f"/tinh-thu/luong-huu/?{by_slug('luong-huu').example}")
        client.post(PAYROLL, {"lines": SHEET})

    assert [query["sql"] for query in queries] == []


def test_the_amount_stands_with_its_words_articles_and_figures(client: Client) -> None:
    text = text_of(client.get(f"/tinh-thu/thai-san/?{by_slug('thai-san').example}"))

    assert "75.060.000 ₫ Bảy mươi lăm triệu không trăm sáu mươi nghìn đồng" in text
    assert "10.000.000 × 100 % × 7 = 70.000.000 ₫" in text
    assert "Căn cứ: Luật BHXH Điều 58 khoản 4" in text
    assert "Mức tham chiếu 2.530.000 ₫ một tháng Từ 01/07/2026" in text
    assert "Còn chưa chắc" in text
    assert "Đây là số dự kiến, chưa phải quyết định." in text


def test_faulty_inputs_stay_with_a_sentence_each(client: Client) -> None:
    query = "sex=F&birth=xx&pension_month=13/2026&spans_0_first=05/2020&spans_0_last=01/2019&spans_0_wage=9"
    answer = client.get(f"/tinh-thu/luong-huu/?{query}")

    text, body = text_of(answer), answer.content.decode()
    assert "Nhập tháng, năm sinh theo dạng 07/1970" in text
    assert "Nhập tháng theo dạng 07/2025" in text
    assert "Dòng 1, tháng cuối phải từ tháng đầu trở đi" in text
    assert 'value="xx"' in body
    assert 'value="13/2026"' in body
    assert 'href="#id_spans_0_last"' in body
    assert "Chưa tính được" in text


def test_a_fault_of_one_visitor_marks_nothing_for_the_next(client: Client) -> None:
    bad = (
        "sex=F&birth=01/1970&pension_month=01/2027&spans_0_first=05/2020&spans_0_last=01/2019&spans_0_wage=9"
    )
    assert "is-invalid" in client.get(f"/tinh-thu/luong-huu/?{bad}").content.decode()

    assert "is-invalid" not in client.get("/tinh-thu/luong-huu/").content.decode()
    assert (
        "is-invalid"
        not in client.get(f"/tinh-thu/luong-huu/?{by_slug('luong-huu').example}").content.decode()
    )


def test_overlapping_rows_name_each_other(client: Client) -> None:
    rows = "spans_0_first=01/2020&spans_0_last=12/2020&spans_0_wage=5000000"
    rows += "&spans_1_first=12/2020&spans_1_last=12/2021&spans_1_wage=5000000"
    text = text_of(client.get(f"/tinh-thu/luong-huu/?sex=F&birth=01/1970&pension_month=01/2027&{rows}"))

    assert "Dòng 2, trùng tháng với dòng 1" in text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "thai-san/?kind=birth&birth_on=10/09/2026&history_0_first=05/2026&history_0_last=08/2026"
            "&history_0_wage=8000000",
            "bạn đủ điều kiện khi sinh con từ tháng 11/2026",
        ),
        (
            "luong-huu/?sex=M&birth=02/1968&pension_month=01/2027&spans_0_first=01/2015&spans_0_last=12/2026"
            "&spans_0_wage=7500000",
            "Nếu tiếp tục đóng đều, bạn đủ điều kiện sớm nhất từ tháng 03/2030",
        ),
        (
            "bhxh-mot-lan/?ground=left_a_year&decided_on=01/09/2026&spans_0_first=01/2020"
            "&spans_0_last=03/2026&spans_0_wage=6000000",
            "bạn đủ điều kiện sớm nhất từ ngày 01/04/2027",
        ),
        (
            "that-nghiep/?ended_on=31/08/2026&filed_on=10/09/2026&history_0_first=01/2026"
            "&history_0_last=08/2026&history_0_wage=7000000",
            "Còn thiếu 4 tháng",
        ),
        ("om-dau/?first_on=03/08/2026&last_on=07/08/2026&wage=0&paid_months=0", "Không đóng BHXH bắt buộc"),
        ("bhxh-tu-nguyen/?income=1000000&paid_on=01/09/2026", "Thu nhập chọn thấp nhất là 1.500.000 đồng"),
    ],
)
def test_who_is_not_there_yet_reads_why_and_when(client: Client, address: str, sentence: str) -> None:
    answer = client.get(f"/tinh-thu/{address}")

    assert sentence in text_of(answer)
    assert 'class="amount' not in answer.content.decode()


def test_a_month_without_dues_is_explained_not_zero(client: Client) -> None:
    query = "wage=9000000&month=09/2026&absence=unpaid&absent_days=20"
    answer = client.get(f"/tinh-thu/muc-dong/?{query}")

    assert "tháng này không phải đóng" in text_of(answer)
    assert 'class="amount' not in answer.content.decode()


def test_any_day_has_its_own_law(client: Client) -> None:
    text = text_of(client.get("/tinh-thu/bhyt-ho-gia-dinh/?members=1&paid_on=01/03/2026"))

    assert "1.263.600 ₫" in text
    assert "1.366.200 ₫" in text_of(client.get("/tinh-thu/bhyt-ho-gia-dinh/?members=1&paid_on=01/09/2026"))


def test_a_payroll_sums_its_lines_and_names_the_faulty_ones(client: Client) -> None:
    text = text_of(client.post(PAYROLL, {"lines": SHEET, "month": "09/2026", "region": "II"}))

    assert "Dòng 4: không thấy mức lương" in text
    assert "Dòng 5: vùng phải là I, II, III hoặc IV" in text
    assert "Cộng 2 dòng" in text
    assert "12.000.000 ₫" in text


def test_a_payroll_goes_by_post_only_and_a_calculation_by_get_only(client: Client) -> None:
    assert "Cộng 2 dòng" not in text_of(client.get(PAYROLL, {"lines": SHEET}))
    assert client.post("/tinh-thu/muc-dong/", {"wage": "1"}).status_code == 405


def test_too_long_a_payroll_is_refused_with_its_length(client: Client) -> None:
    lines = "\n".join(["5000000"] * 1001)

    assert "Bảng có 1001 dòng" in text_of(client.post(PAYROLL, {"lines": lines}))


@pytest.mark.parametrize("tool", CALCULATORS, ids=lambda tool: tool.slug)
def test_english_pages_speak_english(client: Client, tool: Calculator) -> None:
    """Articles, sources and amounts in words stay Vietnamese, as on paper; every label is English."""
    body = client.get(f"/en{tool.path}?{tool.example}").content.decode()
    main = re.search(r"<main.*?</main>", body, re.DOTALL)
    assert main is not None
    spoken = re.sub(r'<(\w+)[^>]* lang="vi">.*?</\1>', "", main[0])
    text = re.sub(r"Luật BHXH Điều [^:<]*", "", re.sub(r"<[^>]+>", " ", spoken))

    assert [
        word for word in text.split() if re.search("[ăđơưạảấầậắềệếểễịọộốồổỗợớờởụủứừữựỳỹ]", word.lower())
    ] == []
