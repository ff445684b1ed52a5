"""The employer's month from upload to booked dues."""

import pytest

from accounts.models import OutboxWork
from contributions import selectors
from contributions.models import ContributionSpan, Employment, LedgerPosting, MonthDue
from contributions.services import deciding, declarations, lines
from contributions.services.money import price
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db
AT = make.AT


def test_a_payroll_sheet_is_read_checked_and_compared_with_the_book() -> None:
    firm = make.firm(workers=4)
    an, binh, cuong, _gone = firm.workers

    filing = make.filed(
        firm,
        make.payroll_row(an),
        make.payroll_row(binh, wage=13_000_000),
        make.payroll_row(cuong, wage=20_000_000),
        make.new_row("Trần Thị Mới", 1),
    )

    assert filing.state == "checked", filing.fault
    assert filing.counts == {
        "rows": 4, "ok": 4, "fault_rows": 0, "dropped": 0, "missing": 1, "unconfirmed": 1, "faults": 0,
        "warnings": 1, "notices": 1, "new": 1, "back": 0, "changed": 2, "unchanged": 1, "paused": 0, "left": 1,
        "changes": 4,
    }  # fmt: skip
    problems = {(p.finding.number, p.finding.code) for p in selectors.problems(filing)}
    assert problems == {(4, "wage_jump"), (5, "new_person")}


def test_a_month_goes_from_file_to_booked_dues() -> None:
    firm = make.firm(workers=3)
    an, binh, cuong = firm.workers
    filing = make.filed(
        firm, make.payroll_row(an), make.payroll_row(binh, wage=13_000_000), make.new_row("Trần Thị Mới", 2)
    )
    declaration = filing.declaration
    (missing,) = selectors.missing_lines(filing)
    lines.explain_missing(
        actor=firm.filer, filing=filing, number=missing.number, explanation="left", on=AT.date(),
        version=missing.version, at=AT,
    )  # fmt: skip
    declaration.refresh_from_db()
    expected = price(filing)

    receipt = declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key="k1", at=AT
    )
    deciding.decide_declaration(declaration_id=declaration.pk, at=AT)

    declaration.refresh_from_db()
    assert declaration.state == "accepted"
    assert receipt.number == "00001/2026/TK00102"
    assert receipt.total_vnd == expected.total_vnd > 0
    assert {work.name for work in OutboxWork.objects.all()} >= {
        "contributions.read_filing", "contributions.filing_receipt", "contributions.decide_declaration",
    }  # fmt: skip
    posted = LedgerPosting.objects.filter(declaration=declaration)
    assert sum(posting.amount_vnd for posting in posted) == expected.total_vnd
    assert selectors.dues_by_fund(firm.organisation, make.MONTH) == {
        k: v for k, v in expected.totals.items() if v
    }
    dues = MonthDue.objects.filter(declaration=declaration)
    assert dues.count() == 3
    assert Employment.objects.get(person=cuong).until_month == (make.MONTH - 1).first
    assert Employment.objects.get(person=binh).wage_vnd == 13_000_000
    assert Employment.objects.get(person__full_name="Trần Thị Mới").since_month == make.MONTH.first
    spans = list(ContributionSpan.objects.in_force().filter(person=binh).order_by("start_month"))
    assert [(s.start_month, s.end_month, s.base_vnd) for s in spans] == [
        (make.Month(2025, 1).first, make.MONTH.first, 12_000_000),
        (make.MONTH.first, None, 13_000_000),
    ]
    months = selectors.wage_months(binh, make.MONTH)
    assert months[-1] == (make.MONTH, 13_000_000, True, firm.organisation.pk)
    assert len(months) == 23
