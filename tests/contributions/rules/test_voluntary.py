"""Voluntary social insurance."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.voluntary import (
    Method,
    SupportGroup,
    VoluntaryPayment,
    VoluntaryRefund,
    new_support_after,
    voluntary_payment,
    voluntary_refund,
)
from contributions.rules.voluntary_accident import VoluntaryAccident, voluntary_accident
from tests.contributions.rules.people import law
from vssportal.kernel.periods import Month, MonthSpan

LAW = law()
TODAY = date(2026, 11, 28)
PAYMENT = VoluntaryPayment(TODAY, 1_500_000, 1)
RATE = Decimal("0.6")


def pay(**changes: object):
    return voluntary_payment(replace(PAYMENT, **changes), LAW)


def codes(**changes: object) -> list[str]:
    return [finding.code for finding in pay(**changes).findings]


@pytest.mark.parametrize(
    ("group", "pays"),
    [
        (SupportGroup.POOR, 165_000),
        (SupportGroup.NEAR_POOR, 198_000),
        (SupportGroup.ETHNIC_MINORITY, 231_000),
        (SupportGroup.OTHER, 264_000),
    ],
)
def test_the_state_adds_by_group(group: SupportGroup, pays: int) -> None:
    assert pay(groups=(group,)).total_vnd == pays


def test_of_several_groups_the_highest_support_counts() -> None:
    assert pay(groups=(SupportGroup.OTHER, SupportGroup.NEAR_POOR)).total_vnd == 198_000


def test_support_is_that_of_the_day_of_payment() -> None:
    assert pay(paid_on=date(2025, 6, 30), groups=(SupportGroup.POOR,)).total_vnd == 231_000
    assert "state" not in pay(paid_on=date(2017, 6, 30), income_vnd=700_000)


def test_support_ends_with_a_hundred_and_twenty_months() -> None:
    sheet = pay(months=12, supported_months=115)

    assert sheet["state"] == -5 * 66_000
    assert "support_used" in [finding.code for finding in sheet.findings]


def test_localities_and_others_add_to_the_state() -> None:
    sheet = pay(local_percent=Decimal(10), other_percent=Decimal(5))

    assert (sheet["local"], sheet["other"]) == (-33_000, -16_500)
    assert sheet.total_vnd == 330_000 - 66_000 - 33_000 - 16_500


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"income_vnd": 1_499_999}, "income_low"),
        ({"income_vnd": 50_600_001}, "income_high"),
        ({"method": Method.YEARS_AHEAD, "months": 12}, "advance_years"),
        ({"method": Method.YEARS_AHEAD, "months": 72}, "advance_years"),
        ({"method": Method.YEARS_AHEAD, "months": 30}, "advance_years"),
        ({"method": Method.MISSING, "months": 61}, "missing_months"),
        ({"method": Method.CATCH_UP, "months_late": 1}, "no_catch_up"),
    ],
)
def test_what_the_law_does_not_allow_is_blocked_with_its_reason(
    changes: dict[str, object], code: str
) -> None:
    assert codes(**changes) == [code]


def test_the_bounds_themselves_are_allowed() -> None:
    assert codes(income_vnd=1_500_000) == codes(income_vnd=50_600_000) == []
    assert codes(method=Method.MISSING, months=60) == codes(method=Method.YEARS_AHEAD, months=60) == []
    assert codes(paid_on=date(2020, 1, 1), method=Method.MISSING, months=120) == []


def test_years_ahead_are_cheaper_and_missing_months_dearer_than_the_months_themselves() -> None:
    plain = pay(months=24)["gross"]

    assert pay(months=24, method=Method.YEARS_AHEAD, fund_rate_percent=RATE)["gross"] < plain
    assert pay(months=24, method=Method.MISSING, fund_rate_percent=RATE)["gross"] > plain


def test_missing_months_have_no_support() -> None:
    sheet = pay(months=24, method=Method.MISSING, fund_rate_percent=RATE)

    assert "state" not in sheet


def test_the_refund_of_years_ahead_is_the_value_of_the_last_months() -> None:
    refund = VoluntaryRefund(TODAY, 3_000_000, 24, 8, Method.YEARS_AHEAD, Decimal("0.628"), 123_200)

    paid = pay(
        income_vnd=3_000_000, months=24, method=Method.YEARS_AHEAD, fund_rate_percent=refund.fund_rate_percent
    )
    used = pay(
        income_vnd=3_000_000, months=16, method=Method.YEARS_AHEAD, fund_rate_percent=refund.fund_rate_percent
    )

    sheet = voluntary_refund(refund, LAW)
    assert sheet["left"] == pytest.approx(int(paid["gross"]) - int(used["gross"]), abs=1)
    assert sheet.total_vnd == int(sheet["left"]) - 123_200


def test_months_left_of_a_plain_period_come_back_as_they_were_paid() -> None:
    assert voluntary_refund(VoluntaryRefund(TODAY, 1_500_000, 12, 5), LAW).total_vnd == 5 * 330_000


def test_whoever_prepaid_gets_the_new_support_with_the_next_method() -> None:
    change = date(2025, 7, 1)

    assert new_support_after(MonthSpan.closed(Month(2025, 3), Month(2026, 2)), change) == Month(2026, 3)
    assert new_support_after(MonthSpan.closed(Month(2025, 7), Month(2025, 9)), change) is None


def test_a_poverty_line_is_that_of_the_day_of_payment() -> None:
    assert (
        pay(paid_on=date(2021, 12, 31), income_vnd=700_000, groups=(SupportGroup.POOR,))["state"] == -46_200
    )


@settings(deadline=None, max_examples=100)
@given(st.integers(1_500_000, 50_600_000), st.integers(1, 12), st.integers(1, 12))
def test_cutting_a_period_changes_nothing_but_a_dong(income: int, first: int, then: int) -> None:
    whole = pay(income_vnd=income, months=first + then)
    parts = [pay(income_vnd=income, months=months) for months in (first, then)]

    assert abs(whole.total_vnd - sum(part.total_vnd for part in parts)) <= 2


@settings(deadline=None, max_examples=60)
@given(st.integers(1_500_000, 50_600_000), st.sampled_from(Method), st.integers(0, 3))
def test_more_income_is_never_less_due(income: int, method: Method, more: int) -> None:
    changes = {"months": 24, "method": method, "fund_rate_percent": RATE, "months_late": 2}

    assert pay(income_vnd=income + more, **changes).total_vnd >= pay(income_vnd=income, **changes).total_vnd


def test_voluntary_accident_insurance_stands_on_region_four_and_the_poverty_line() -> None:
    sheet = voluntary_accident(VoluntaryAccident(TODAY, 12, (SupportGroup.POOR,)), LAW)

    assert (sheet["gross"], sheet["state"], sheet.total_vnd) == (444_000, -54_000, 390_000)
