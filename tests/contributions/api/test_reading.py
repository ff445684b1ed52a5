"""What an employer's software reads: employers, declarations, the filing, findings, money, receipts."""

import pytest

from accounts.api.doors import Pages
from contributions.models import Declaration
from contributions.services import declarations
from tests.contributions.api.conftest import month_of
from tests.factories import accounts
from tests.factories import contributions as make

READ = ("", "filing/", "filing/findings/", "filing/missing/", "price/")


def test_a_filer_reads_the_employers_they_act_for(khoi, firm):
    accounts.employer()

    body = khoi.get("employers/").json()

    assert [one["code"] for one in body["results"]] == [firm.organisation.code]
    assert body["results"][0]["powers"] == [
        "contributions.file_declaration",
        "contributions.view_declaration",
    ]


def test_declarations_are_narrowed_by_state_year_and_period(khoi, firm):
    make.opened(firm)
    path = f"employers/{firm.organisation.code}/declarations/"

    def count(**query):
        return khoi.get(path, **query).json()["count"]

    assert count() == count(state="draft") == count(year=2026) == count(period="2026-11") == 1
    assert count(state="accepted") == count(year=2025) == count(period="2026-10") == 0


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"state": "lost"}, "state"),
        ({"year": "x"}, "year"),
        ({"period": "11"}, "period"),
        ({"nam": "1"}, "nam"),
    ],
)
def test_a_query_that_means_nothing_is_refused_by_its_field(khoi, firm, query, field):
    answer = khoi.get(f"employers/{firm.organisation.code}/declarations/", **query)

    assert answer.status_code == 400
    assert answer.json()["field"] == field


def test_lists_come_in_pages(khoi, firm, desk):
    path = f"{desk.month}filing/findings/"
    whole = khoi.get(path).json()

    first, second = khoi.get(path, limit=1).json(), khoi.get(path, limit=1, offset=1).json()

    assert whole["count"] == first["count"] > 2
    assert [*first["results"], *second["results"]] == whole["results"][:2]
    assert first["next"].endswith("limit=1&offset=1")
    assert first["previous"] is None


def test_a_page_holds_so_many_rows_and_no_more(khoi, desk, monkeypatch):
    assert Pages.max_limit == 200
    monkeypatch.setattr(Pages, "max_limit", 2)

    page = khoi.get(f"{desk.month}filing/findings/", limit=100_000).json()

    assert len(page["results"]) == 2 < page["count"]


def test_a_page_beyond_the_last_is_empty(khoi, desk):
    beyond = khoi.get(f"{desk.month}filing/findings/", offset=10**30)

    assert beyond.status_code == 200
    assert beyond.json()["results"] == []


def test_the_filing_tells_its_counts(khoi, desk):
    body = khoi.get(f"{desk.month}filing/").json()

    assert body["state"] == "checked"
    assert body["counts"] == desk.filing.counts
    assert body["is_ready"] is False
    assert body["declaration_version"] == desk.version


def test_numbers_of_people_are_hidden_in_findings(khoi, firm, desk):
    numbers = {part for worker in firm.workers for part in (worker.citizen_number, worker.citizen_number[2:])}

    text = khoi.get(f"{desk.month}filing/findings/").content.decode()

    assert "••• " in text
    assert not [number for number in numbers if number in text]


def test_numbers_of_missing_people_are_masked(khoi, firm, desk):
    missing = firm.workers[-1]

    (one,) = khoi.get(f"{desk.month}filing/missing/").json()["results"]

    assert one["full_name"] == missing.full_name
    assert missing.citizen_number not in str(one)
    assert one["citizen_number"].startswith(missing.citizen_number[:6])


def test_money_is_whole_and_its_parts_sum_to_the_total(khoi, clean):
    body = khoi.get(f"{clean.month}price/").json()

    assert body["headcount"] == 4
    assert body["total_vnd"] == sum(body["totals"].values()) == body["worksheet"]["total_vnd"] > 0
    assert body["payroll_vnd"] == 4 * make.WAGE


def test_a_month_that_is_not_opened_is_not_there(khoi, firm):
    answer = khoi.get(month_of(firm))

    assert answer.status_code == 404
    assert answer.json()["code"] == "missing"


def test_lines_that_are_not_read_yet_have_no_findings(khoi, firm):
    khoi.upload(f"{month_of_opened(firm)}files/", file=workbook(firm))

    answer = khoi.get(f"{month_of(firm)}filing/findings/")

    assert answer.status_code == 409
    assert answer.json()["code"] == "not_checked"


def month_of_opened(firm):
    make.opened(firm)
    return month_of(firm)


def workbook(firm):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("luong.xlsx", make.workbook(*(make.payroll_row(one) for one in firm.workers)))


@pytest.mark.parametrize("part", READ)
def test_another_employer_finds_nothing(tu, clean, part):
    assert tu.get(clean.month + part).status_code == 404


@pytest.mark.parametrize("part", READ)
def test_who_may_only_look_reads(viewer, clean, part):
    assert viewer.get(clean.month + part).status_code == 200


def test_the_receipt_stands_as_it_was_given(khoi, firm, clean):
    declaration = Declaration.objects.get(pk=clean.filing.declaration_id)
    receipt = declarations.submit(
        actor=firm.filer, declaration=declaration, version=clean.version, key="", at=make.AT
    )

    body = khoi.get(f"{clean.month}receipt/").json()

    assert body["number"] == receipt.number
    assert body["total_vnd"] == receipt.total_vnd
    assert body["submitted_at"] == "2026-11-23T09:30:00+07:00"
    assert body["letter"] is None


def test_a_month_without_a_receipt_says_so(khoi, clean):
    answer = khoi.get(f"{clean.month}receipt/")

    assert answer.status_code == 404
    assert answer.json()["message"] == "Kỳ này chưa nộp nên chưa có giấy tiếp nhận."
