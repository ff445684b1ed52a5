"""Mending on the page: cells, suggestions, twins, warnings; size of the page; the marked file."""

import pytest

from accounts.models import OutboxWork
from contributions import selectors
from contributions.models import FilingFinding, FilingLine
from contributions.services import lines, marking
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db


def page_of(client, desk, part="kiem-tra/"):
    return client.get(desk.month + part).content.decode()


def fix(client, desk, number, cell, text, **other):
    line = desk.line(number)
    data = {"number": number, "cell": cell, "text": text, "version": line.version} | other
    return client.post(f"{desk.month}kiem-tra/sua/", data)


def test_every_error_names_row_column_value_and_way_out(client, desk):
    page = page_of(client, desk)

    for problem in selectors.problems(desk.filing, "error"):
        assert problem.what in page
        assert problem.todo in page
        assert f"Dòng {' và '.join(str(row) for row in problem.rows)}" in page
        assert problem.finding.text in page


def test_a_good_value_clears_one_error(client, desk):
    before = desk.filing.counts["faults"]

    answer = fix(client, desk, 3, "wage", "9.000.000")

    assert answer["Location"] == f"{desk.month}kiem-tra/"
    assert desk.again().counts["faults"] == before - 1
    assert desk.line(3).wage_vnd == 9_000_000
    assert "Đã sửa mức lương đóng dòng 3." in page_of(client, desk)


def test_what_was_typed_stays_when_it_cannot_be_read(client, desk):
    fix(client, desk, 3, "wage", "chín triệu")

    page = page_of(client, desk)
    assert "chín triệu" in page
    assert "Dòng 3 còn lỗi" in page


def test_two_people_mending_one_row_see_both_values(client, desk):
    old = desk.line(3).version
    fix(client, desk, 3, "wage", "9.000.000")

    answer = fix(client, desk, 3, "wage", "9.500.000", version=old)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "9.000.000" in page
    assert "9.500.000" in page
    assert desk.line(3).wage_vnd == 9_000_000


def test_a_page_to_go_back_to_is_one_of_ours(client, desk):
    inside = fix(client, desk, 3, "wage", "9.000.000", back=f"{desk.month}dong/3/")
    outside = fix(client, desk, 3, "wage", "9.100.000", back="https://example.org/")

    assert inside["Location"] == f"{desk.month}dong/3/"
    assert outside["Location"] == f"{desk.month}kiem-tra/"


def test_all_suggestions_are_taken_at_once(client, desk):
    assert selectors.suggestions(desk.filing) == 1

    client.post(f"{desk.month}kiem-tra/goi-y/", {"version": desk.declaration.version})

    assert selectors.suggestions(desk.again()) == 0
    assert desk.line(2).citizen_number == desk.firm.workers[0].citizen_number


def test_twins_are_compared_and_one_is_kept(client, desk):
    page = page_of(client, desk, "dong/4/trung/")
    assert "Giữ dòng 4" in page
    assert "Giữ dòng 5" in page

    client.post(f"{desk.month}dong/5/giu/", {"version": desk.line(5).version})

    assert desk.line(4).status == "dropped"
    assert desk.line(5).status == "ok"


def test_a_row_is_dropped_and_brought_back(client, desk):
    client.post(f"{desk.month}dong/8/bo/", {"version": desk.line(8).version})
    assert desk.line(8).status == "dropped"

    client.post(f"{desk.month}dong/8/bo/", {"version": desk.line(8).version, "restore": "1"})

    assert desk.line(8).status == "ok"


def test_a_warning_is_confirmed_alone_and_all_together(client, desk):
    assert desk.filing.counts["unconfirmed"] == 1

    client.post(f"{desk.month}kiem-tra/xac-nhan/", {"version": desk.declaration.version, "number": 6})

    assert desk.again().counts["unconfirmed"] == 0
    assert "Đã xác nhận" in page_of(client, desk)


def test_a_stale_batch_is_refused_in_words_and_changes_nothing(client, desk):
    client.post(f"{desk.month}kiem-tra/xac-nhan/", {"version": desk.declaration.version - 1})

    assert desk.again().counts["unconfirmed"] == 1
    assert "vừa được người khác sửa" in page_of(client, desk)


@pytest.mark.parametrize("data", [{}, {"number": "x", "cell": "wage", "version": "1"}, {"number": 3}])
def test_a_broken_request_is_not_a_traceback(client, desk, data):
    assert client.post(f"{desk.month}kiem-tra/sua/", data).status_code == 404


def test_an_unknown_cell_is_refused_in_words(client, desk):
    fix(client, desk, 3, "si_number", "abc")

    assert fix(client, desk, 3, "wage_vnd", "1").status_code == 302
    assert fix(client, desk, 3, "", "1").status_code == 404


def test_the_marked_file_is_asked_for_made_and_offered(client, desk):
    answer = client.post(f"{desk.month}danh-dau/tao/")
    assert answer["Location"] == f"{desk.month}danh-dau/"
    assert 'data-vss-state="waiting"' in page_of(client, desk, "danh-dau/")

    marking.mark_file(filing_id=desk.filing.pk, version=desk.declaration.version, at=make.AT)
    OutboxWork.objects.filter(once_key__startswith="mark:").update(state="done")
    page = page_of(client, desk, "danh-dau/")

    assert f"/tep/{desk.again().marked_file_id}/" in page


def test_ten_thousand_faults_stay_below_500_kilobytes(client, desk):
    sample, finding = desk.line(3), FilingFinding.objects.filter(number=3, level="error").first()
    numbers = range(1000, 11000)
    FilingLine.objects.bulk_create(_copy(sample, number=number) for number in numbers)
    FilingFinding.objects.bulk_create(_copy(finding, number=number) for number in numbers)

    page = client.get(f"{desk.month}kiem-tra/").content

    assert len(page) < 500_000
    assert b"10.00" in page


def _copy(row, **changes):
    facts = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(facts | {"id": None} | changes))


def test_the_report_asks_the_database_the_same_few_times_at_any_size(
    client, desk, django_assert_max_num_queries
):
    with django_assert_max_num_queries(32):
        client.get(f"{desk.month}kiem-tra/")


def test_a_clean_list_says_so_and_leads_on(client, clean):
    page = page_of(client, clean)

    assert "Không còn lỗi" in page
    assert "Đủ điều kiện để nộp." in page


def test_lines_are_found_by_name_and_result(client, desk):
    found = page_of(client, desk, "dong/?q=Trần+Thị+Mới")
    none = page_of(client, desk, "dong/?q=Không+Ai")

    assert "Trần Thị Mới" in found
    assert "Bỏ lọc" in none
    assert lines.NO_LINE
