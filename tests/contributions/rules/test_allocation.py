"""Which debts a payment settles."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.allocation import Owed, Payment, allocate, allocate_payment
from contributions.rules.funds import Fund
from tests.contributions.rules.people import law
from vssportal.kernel.periods import Month

LAW = law()
MAY, JUNE = Month(2026, 5), Month(2026, 6)

debts = st.lists(
    st.builds(
        Owed,
        key=st.sampled_from(["A", "B", "C"]),
        fund=st.sampled_from(Fund),
        month=st.sampled_from([MAY, JUNE]),
        principal_vnd=st.integers(0, 10_000_000),
        charge_vnd=st.integers(0, 100_000),
        is_first=st.booleans(),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(st.integers(0, 200_000_000), debts)
def test_what_is_settled_and_the_surplus_sum_to_the_payment(amount: int, owed: list[Owed]) -> None:
    settled, surplus = allocate(amount, owed, LAW)

    assert sum(part.principal_vnd + part.charge_vnd for part in settled) + surplus == amount
    assert all(0 <= part.principal_vnd <= part.owed.principal_vnd for part in settled)
    assert all(0 <= part.charge_vnd <= part.owed.charge_vnd for part in settled)


@settings(deadline=None)
@given(st.integers(0, 200_000_000), st.integers(0, 50_000_000), debts)
def test_more_money_never_settles_less(amount: int, more: int, owed: list[Owed]) -> None:
    less_short = sum(part.short_vnd for part in allocate(amount, owed, LAW)[0])
    more_short = sum(part.short_vnd for part in allocate(amount + more, owed, LAW)[0])

    assert more_short <= less_short


@settings(deadline=None)
@given(st.integers(0, 200_000_000), debts)
def test_nothing_is_settled_while_something_before_it_is_short(amount: int, owed: list[Owed]) -> None:
    settled, _surplus = allocate(amount, owed, LAW)
    rank = {fund: LAW.whole("allocation_rank", fund) for fund in Fund}

    for one in settled:
        for other in settled:
            before = (not one.owed.is_first, rank[one.owed.fund]) < (
                not other.owed.is_first,
                rank[other.owed.fund],
            )
            if before and one.short_vnd:
                assert other.principal_vnd == other.charge_vnd == 0


def test_people_who_leave_come_first_then_health_then_unemployment() -> None:
    leaver = Owed("A", Fund.PENSION, MAY, 1_000, is_first=True)
    health, unemployment = Owed("B", Fund.HEALTH, MAY, 1_000), Owed("B", Fund.UNEMPLOYMENT, MAY, 1_000)

    settled, _surplus = allocate(1_500, [unemployment, health, leaver], LAW)

    assert [part.principal_vnd for part in settled] == [0, 500, 1_000]


def test_inside_a_fund_the_oldest_month_comes_first_and_principal_before_charge() -> None:
    may, june = Owed("A", Fund.HEALTH, MAY, 1_000, 10), Owed("A", Fund.HEALTH, JUNE, 1_000, 5)

    settled, _surplus = allocate(1_900, [june, may], LAW)

    assert [(part.principal_vnd, part.charge_vnd) for part in settled] == [(900, 0), (1_000, 0)]


def test_what_is_short_in_a_step_is_spread_in_proportion() -> None:
    people = [Owed(key, Fund.HEALTH, MAY, principal) for key, principal in (("A", 300), ("B", 100))]

    settled, _surplus = allocate(101, people, LAW)

    assert [part.principal_vnd for part in settled] == [76, 25]


def test_sickness_and_pension_share_their_place() -> None:
    both = [Owed("A", Fund.PENSION, MAY, 2_200), Owed("A", Fund.SICKNESS, MAY, 300)]

    settled, _surplus = allocate(250, both, LAW)

    assert [part.principal_vnd for part in settled] == [220, 30]


def test_surplus_belongs_to_no_fund() -> None:
    sheet = allocate_payment(Payment(1_500, (Owed("A", Fund.HEALTH, MAY, 1_000),)), LAW)

    assert (sheet["surplus"], sheet["health.principal"], sheet["short"]) == (500, 1_000, 0)
    assert sheet.total_vnd == 1_500


@pytest.mark.parametrize("charge", [0, 7])
def test_nothing_paid_leaves_everything_short(charge: int) -> None:
    owed = Owed("A", Fund.HEALTH, MAY, 1_000, charge)

    sheet = allocate_payment(Payment(0, (owed, replace(owed, is_first=True))), LAW)

    assert sheet["short"] == 2 * (1_000 + charge)
