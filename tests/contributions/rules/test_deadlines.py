"""Latest days of registration, payment, back pay and catch-up."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.deadlines import (
    Rhythm,
    catch_up_deadline,
    cycle_of,
    evasion_possible_from,
    first_late_day,
    may_choose_base_again,
    may_suspend,
    months_reported_late,
    payment_deadline,
    raise_deadline,
    raise_months,
    registration_deadline,
    registration_evasion_from,
    suspension_span,
    voluntary_deadline,
)
from tests.contributions.rules.people import law, months
from vssportal.kernel.periods import Month

LAW = law()


@pytest.mark.parametrize(
    ("last", "due_on"),
    [
        (Month(2025, 5), date(2025, 5, 31)),
        (Month(2025, 6), date(2025, 6, 30)),
        (Month(2025, 7), date(2025, 8, 31)),
        (Month(2026, 1), date(2026, 2, 28)),
        (Month(2027, 12), date(2028, 1, 31)),
        (Month(2028, 1), date(2028, 2, 29)),
    ],
)
def test_since_july_2025_a_month_is_due_by_the_end_of_the_next(last: Month, due_on: date) -> None:
    assert payment_deadline(last, LAW) == due_on


def test_the_sixty_first_late_day_is_the_first_of_evasion() -> None:
    due_on = payment_deadline(Month(2026, 9), LAW)

    assert first_late_day(due_on) == date(2026, 11, 1)
    assert evasion_possible_from(due_on, LAW) == date(2026, 12, 31)


@settings(deadline=None)
@given(months)
def test_a_deadline_is_always_the_last_day_of_a_month(month: Month) -> None:
    due_on = payment_deadline(month, LAW)

    assert (due_on + timedelta(days=1)).day == 1
    assert due_on >= month.last


@settings(deadline=None)
@given(months, st.sampled_from(Rhythm))
def test_cycles_tile_the_year(month: Month, rhythm: Rhythm) -> None:
    cycle = cycle_of(month, rhythm, LAW)

    assert month in cycle
    assert cycle_of(cycle.start, rhythm, LAW) == cycle
    assert cycle_of(cycle.start + len(cycle), rhythm, LAW).start == cycle.end


def test_the_first_day_of_thirty_counts() -> None:
    assert registration_deadline(date(2026, 7, 1), LAW) == date(2026, 7, 30)
    assert registration_evasion_from(date(2026, 7, 1), LAW) == date(2026, 9, 29)


def test_a_raise_is_paid_without_charge_until_the_end_of_the_month_after_the_decision() -> None:
    assert raise_deadline(date(2026, 8, 20), LAW) == date(2026, 9, 30)
    assert raise_deadline(date(2020, 8, 31), LAW) == date(2021, 2, 28)


def test_the_month_of_the_decision_is_no_arrears() -> None:
    assert raise_months(Month(2026, 3), date(2026, 5, 2)) == [Month(2026, 3), Month(2026, 4)]
    assert raise_months(Month(2026, 5), date(2026, 5, 2)) == []


def test_what_was_suspended_is_paid_by_the_end_of_the_next_month() -> None:
    assert catch_up_deadline(Month(2026, 9), LAW) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("rhythm", "due_on"),
    [
        (Rhythm.MONTHLY, date(2026, 1, 31)),
        (Rhythm.THREE_MONTHS, date(2026, 3, 31)),
        (Rhythm.SIX_MONTHS, date(2026, 4, 30)),
        (Rhythm.TWELVE_MONTHS, date(2026, 7, 31)),
    ],
)
def test_voluntary_payments_have_their_first_months(rhythm: Rhythm, due_on: date) -> None:
    assert voluntary_deadline(Month(2026, 1), rhythm, LAW) == due_on


def test_a_suspension_lasts_twelve_months_at_most() -> None:
    assert len(suspension_span(Month(2026, 3), 20, LAW)) == 12
    assert len(suspension_span(Month(2026, 3), 4, LAW)) == 4


@pytest.mark.parametrize(
    ("idle", "present", "lost", "assets", "days", "allowed"),
    [
        (50, 100, 0, 1, 30, True),
        (49, 100, 0, 1, 30, False),
        (50, 100, 0, 1, 29, False),
        (0, 100, 51, 100, 0, True),
        (0, 100, 50, 100, 0, False),
        (0, 0, 0, 100, 30, False),
    ],
)
def test_half_the_workers_idle_or_more_than_half_the_assets_lost(
    idle: int, present: int, lost: int, assets: int, days: int, allowed: bool
) -> None:
    asked = {
        "idle": idle,
        "present": present,
        "lost_vnd": lost,
        "assets_vnd": assets,
        "standstill_days": days,
    }

    assert may_suspend(LAW, **asked) is allowed


def test_a_chosen_base_stands_for_twelve_months() -> None:
    assert not may_choose_base_again(Month(2025, 8), Month(2026, 7), LAW)
    assert may_choose_base_again(Month(2025, 8), Month(2026, 8), LAW)


def test_a_decrease_told_in_its_month_is_in_time_and_later_ones_owe_the_months_between() -> None:
    assert months_reported_late(Month(2026, 5), date(2026, 5, 31)) == []
    assert months_reported_late(Month(2026, 5), date(2026, 7, 1)) == [Month(2026, 5), Month(2026, 6)]
