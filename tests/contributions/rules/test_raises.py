"""Back pay of retroactive raises."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.bulk import RateCard
from contributions.rules.categories import Category
from contributions.rules.raises import BackPay, back_pay
from tests.contributions.rules.people import employee, law
from vssportal.kernel.periods import Month

LAW = law()
RAISE = BackPay(employee(10_000_000), 12_000_000, Month(2026, 3), date(2026, 8, 20))


def test_the_difference_of_every_month_is_paid_at_the_rates_of_that_month() -> None:
    sheet = back_pay(RAISE, LAW)

    assert sheet["pension.employee"] == 5 * 160_000
    assert sheet.total_vnd == 5 * 640_000
    assert "30/09/2026" in sheet.findings[0].sentence


def test_paying_after_the_deadline_costs_by_the_day() -> None:
    in_time, late = (
        back_pay(replace(RAISE, paid_on=day), LAW) for day in (date(2026, 9, 30), date(2026, 10, 10))
    )

    assert "charge" not in in_time
    assert late["charge"] == 3_200_000 * 10 * 3 // 10_000


def test_above_the_ceiling_there_is_nothing_to_pay_but_unemployment() -> None:
    sheet = back_pay(replace(RAISE, before=employee(60_000_000), new_wage_vnd=70_000_000), LAW)

    assert [line.key for line in sheet] == ["unemployment.employee", "unemployment.employer"]


def test_a_lower_wage_is_no_raise() -> None:
    sheet = back_pay(replace(RAISE, new_wage_vnd=9_000_000), LAW)

    assert sheet.total_vnd == 0
    assert [finding.code for finding in sheet.findings] == ["not_higher"]


@settings(deadline=None, max_examples=60)
@given(st.integers(1_000_000, 120_000_000), st.integers(1_000_000, 120_000_000), st.integers(2, 10))
def test_back_pay_is_what_the_months_would_have_cost_more(old: int, new: int, first: int) -> None:
    effective, decided_on = Month(2026, first), date(2026, 11, 5)
    sheet = back_pay(BackPay(employee(old), new, effective, decided_on), LAW)

    cards = [RateCard(Month(2026, month), "I", Category.EMPLOYEE, False, LAW) for month in range(first, 11)]
    expected = sum(max(0, sum(card.due(new)) - sum(card.due(old))) for card in cards)
    assert sheet.total_vnd == expected
