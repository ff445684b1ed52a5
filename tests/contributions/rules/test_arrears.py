"""Late and evaded money since 1/7/2025."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.arrears import (
    Debts,
    DebtStatus,
    MonthDebt,
    PartPaid,
    late_charge,
    late_charges,
    registration_status,
    status_on,
)
from tests.contributions.rules.people import law
from vssportal.kernel.periods import Month

LAW = law()
DEBT = MonthDebt(Month(2026, 6), 100_000_000)  # due by 31/7/2026
DUE_ON = date(2026, 7, 31)
URGED = replace(DEBT, urged_on=date(2026, 8, 20))


def charges(until: date, *debts: MonthDebt):
    return late_charges(Debts(until, debts), LAW)


def test_a_day_costs_three_hundredths_of_a_percent() -> None:
    assert late_charge(100_000_000, 1, LAW) == 30_000
    assert late_charge(100_000_000, 45, LAW) == 1_350_000


@pytest.mark.parametrize(
    ("day", "debt", "status"),
    [
        (DUE_ON, DEBT, DebtStatus.NOT_DUE),
        (date(2026, 8, 1), DEBT, DebtStatus.LATE),
        (date(2026, 9, 29), URGED, DebtStatus.LATE),
        (date(2026, 9, 30), URGED, DebtStatus.EVADED),
        (date(2026, 9, 30), DEBT, DebtStatus.LATE),
        (date(2026, 9, 30), replace(URGED, is_excused=True), DebtStatus.LATE),
        (date(2026, 9, 30), replace(URGED, only_late=True), DebtStatus.LATE),
        (date(2026, 8, 1), replace(DEBT, is_underdeclared=True), DebtStatus.EVADED),
        (date(2026, 9, 30), replace(URGED, payments=(PartPaid(DUE_ON, 100_000_000),)), DebtStatus.PAID),
    ],
)
def test_late_becomes_evaded_after_sixty_days_when_urged_in_writing(
    day: date, debt: MonthDebt, status: DebtStatus
) -> None:
    assert status_on(debt, day, LAW) is status


def test_days_of_evasion_follow_sixty_late_days() -> None:
    sheet = charges(date(2026, 10, 9), URGED)

    assert (sheet["late.2026-06.days"], sheet["evaded.2026-06.days"]) == (60, 10)
    assert (sheet["late.2026-06"], sheet["evaded.2026-06"]) == (1_800_000, 300_000)
    assert sheet.total_vnd == 2_100_000


def test_each_part_is_late_until_the_day_it_was_paid() -> None:
    debt = replace(DEBT, payments=(PartPaid(date(2026, 8, 10), 40_000_000),))

    sheet = charges(date(2026, 8, 20), debt)

    assert sheet["owed.2026-06"] == 60_000_000
    assert sheet.total_vnd == 40_000_000 * 10 * 3 // 10_000 + 60_000_000 * 20 * 3 // 10_000


def test_a_debt_of_the_old_law_is_counted_by_days_from_july_2025() -> None:
    sheet = charges(date(2025, 7, 10), MonthDebt(Month(2024, 3), 10_000_000))

    assert sheet["late.2024-03.days"] == 10
    assert sheet.total_vnd == 30_000


def test_nothing_is_charged_before_the_day_after_the_latest() -> None:
    assert charges(DUE_ON, DEBT).total_vnd == 0


debts = st.builds(
    MonthDebt,
    month=st.integers(Month(2024, 1).index, Month(2026, 9).index).map(Month.at),
    amount_vnd=st.integers(1, 10**10),
    payments=st.lists(
        st.builds(PartPaid, st.dates(date(2025, 7, 1), date(2026, 11, 28)), st.integers(1, 10**9)), max_size=4
    ).map(tuple),
    urged_on=st.none() | st.dates(date(2025, 7, 1), date(2026, 11, 28)),
    is_excused=st.booleans(),
)


@settings(deadline=None, max_examples=150)
@given(debts, st.dates(date(2025, 7, 2), date(2026, 11, 28)))
def test_another_day_never_makes_the_charge_smaller(debt: MonthDebt, until: date) -> None:
    today, tomorrow = charges(until, debt), charges(until + timedelta(days=1), debt)

    # The share that is called evaded is rounded on its own line.
    assert tomorrow.total_vnd >= today.total_vnd - 1
    assert today["owed." + str(debt.month)] >= tomorrow["owed." + str(debt.month)]


@settings(deadline=None, max_examples=150)
@given(debts, st.dates(date(2025, 7, 2), date(2026, 11, 28)))
def test_calling_it_evasion_changes_the_name_and_not_the_money(debt: MonthDebt, until: date) -> None:
    named, excused = charges(until, debt), charges(until, replace(debt, is_excused=True))

    assert abs(named.total_vnd - excused.total_vnd) <= 1


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 10**10), st.integers(0, 400), st.integers(0, 400))
def test_the_charge_is_simple_and_cutting_the_time_changes_nothing_but_a_dong(
    amount: int, first: int, then: int
) -> None:
    whole = late_charge(amount, first + then, LAW)

    assert abs(late_charge(amount, first, LAW) + late_charge(amount, then, LAW) - whole) <= 1


@pytest.mark.parametrize(
    ("reported", "status"),
    [
        (date(2026, 7, 30), DebtStatus.NOT_DUE),
        (date(2026, 7, 31), DebtStatus.LATE),
        (date(2026, 9, 28), DebtStatus.LATE),
        (date(2026, 9, 29), DebtStatus.EVADED),
    ],
)
def test_registration_is_late_after_thirty_days_and_evaded_after_ninety(
    reported: date, status: DebtStatus
) -> None:
    assert registration_status(date(2026, 7, 1), reported, date(2026, 12, 1), LAW) is status
    assert registration_status(date(2026, 7, 1), None, reported, LAW) is status
