"""Interest of the law before 1/7/2025."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.old_interest import (
    EvadedMonth,
    Group,
    OldBalance,
    OldEvasion,
    OldInterest,
    doubled,
    evaded_months,
    k_of,
    old_evasion_interest,
    old_late_interest,
    simple_interest,
)
from tests.contributions.rules.people import law
from vssportal.kernel.errors import NoFigure
from vssportal.kernel.periods import Month

MARCH = Month(2020, 3)
LAW = law(MARCH.first)
BALANCE = OldBalance(Group.SI, 100_000_000, 0)


def test_what_is_not_yet_due_bears_no_interest() -> None:
    balance = replace(BALANCE, not_yet_due_vnd=100_000_000)

    assert old_late_interest(OldInterest(MARCH, (balance,)), LAW).total_vnd == 0


def test_the_published_rate_of_the_year_is_used_when_none_is_given() -> None:
    health = replace(BALANCE, group=Group.HEALTH, total_due_vnd=15_000_000)

    sheet = old_late_interest(OldInterest(MARCH, (BALANCE, health)), LAW)

    assert (sheet["interest.si"], sheet["interest.health"]) == (966_600, 146_490)


def test_a_year_whose_rate_is_not_known_is_refused_with_its_number() -> None:
    with pytest.raises(NoFigure, match="2021"):
        k_of(2021, Group.SI, None, LAW)


def test_interest_brought_forward_is_owed_but_bears_none() -> None:
    with_it = old_late_interest(OldInterest(MARCH, (BALANCE,), brought_forward_vnd=5_000_000), LAW)
    without = old_late_interest(OldInterest(MARCH, (BALANCE,)), LAW)

    assert with_it.total_vnd - without.total_vnd == 5_000_000
    assert with_it["payable"] == 105_966_600


def test_months_before_2016_bear_the_rate_of_2016() -> None:
    with pytest.raises(NoFigure, match="2016"):
        old_evasion_interest(OldEvasion(Month(2016, 5), (EvadedMonth(Month(2014, 1), 1),)), LAW)


@pytest.mark.parametrize(
    ("detected", "month", "count"),
    [
        (Month(2016, 5), Month(2015, 1), 15),
        (Month(2016, 5), Month(2016, 4), 0),
        (Month(2016, 5), Month(2016, 6), 0),
    ],
)
def test_evaded_months_leave_out_the_month_itself_and_that_of_detection(
    detected: Month, month: Month, count: int
) -> None:
    assert evaded_months(detected, month) == count


def test_k_of_the_circular_is_twice_the_fund_rate() -> None:
    assert doubled(Decimal("0.7"), law(date(2020, 1, 1))) == Decimal("1.4")


@settings(deadline=None)
@given(st.integers(0, 10**11), st.integers(0, 60), st.integers(0, 60))
def test_interest_is_simple(principal: int, first: int, then: int) -> None:
    k = Decimal("0.9666")

    assert simple_interest(principal, [(k, first), (k, then)]) == simple_interest(
        principal, [(k, first + then)]
    )
