"""Cards of health insurance: from when to when, at what level, how long without a break."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.cards import (
    Validity,
    benefit_percent,
    child_card,
    continuous_since,
    copayment_cap,
    copayment_left,
    employee_card,
    five_years_on,
    household_card,
    household_card_start,
    may_change_facility,
    out_of_network_percent,
    pupil_card,
    visit_exemption,
)
from tests.contributions.rules.people import law
from vssportal.kernel.periods import Month

LAW = law()


def test_a_first_card_waits_thirty_days() -> None:
    assert household_card(date(2026, 3, 5), 12, LAW) == Validity(date(2026, 4, 4), date(2027, 4, 3))


@pytest.mark.parametrize(("gap", "waits"), [(0, False), (89, False), (90, True)])
def test_ninety_days_without_a_card_make_the_next_one_wait(gap: int, waits: bool) -> None:
    covered_until = date(2026, 3, 31)
    paid_on = covered_until + timedelta(days=gap + 1)

    start = household_card_start(paid_on, covered_until, LAW)

    assert start == paid_on + timedelta(days=30 if waits else 0)


def test_paying_before_the_old_card_ends_adds_to_it() -> None:
    card = household_card(date(2026, 3, 5), 3, LAW, covered_until=date(2026, 3, 31))

    assert card == Validity(date(2026, 4, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("born_on", "until"),
    [
        (date(2020, 5, 10), date(2026, 9, 30)),
        (date(2020, 9, 30), date(2026, 9, 30)),
        (date(2020, 10, 1), date(2026, 10, 31)),
        (date(2020, 2, 29), date(2026, 9, 30)),
        (date(2020, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_childs_card_lasts_to_the_school_year_or_the_month_of_six(born_on: date, until: date) -> None:
    assert child_card(born_on, LAW) == Validity(born_on, until)


def test_pupils_cards_follow_the_school_year_at_its_ends() -> None:
    assert pupil_card(2026, LAW, first_grade=True) == Validity(date(2026, 10, 1), date(2027, 12, 31))
    assert pupil_card(2026, LAW) == Validity(date(2027, 1, 1), date(2027, 12, 31))
    assert pupil_card(2026, LAW, last_grade=True) == Validity(date(2027, 1, 1), date(2027, 9, 30))


def test_an_employees_card_ends_with_the_last_month_paid() -> None:
    assert employee_card(Month(2026, 2), Month(2026, 2)) == Validity(date(2026, 2, 1), date(2026, 2, 28))
    assert employee_card(Month(2026, 2)).holds_on(date(2030, 1, 1))


def test_cards_with_short_gaps_are_one_time() -> None:
    cards = [
        Validity(date(2020, 1, 1), date(2022, 12, 31)),
        Validity(date(2023, 3, 31), date(2025, 12, 31)),
        Validity(date(2025, 6, 1), date(2026, 12, 31)),
    ]

    assert continuous_since(cards, date(2026, 11, 28), LAW) == date(2020, 1, 1)
    assert five_years_on(cards, date(2026, 11, 28), LAW) == date(2025, 1, 1)


def test_a_gap_of_ninety_days_begins_anew() -> None:
    cards = [Validity(date(2020, 1, 1), date(2022, 12, 31)), Validity(date(2023, 4, 1), None)]

    assert continuous_since(cards, date(2026, 11, 28), LAW) == date(2023, 4, 1)


def test_without_a_card_on_the_day_there_is_no_continuous_time() -> None:
    assert continuous_since([Validity(date(2020, 1, 1), date(2022, 12, 31))], date(2023, 1, 1), LAW) is None
    assert five_years_on([], date(2023, 1, 1), LAW) is None


@settings(deadline=None)
@given(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.integers(1, 300), st.integers(1, 60))
def test_cutting_a_card_in_two_changes_nothing(start: date, days: int, cut: int) -> None:
    until = start + timedelta(days=days + cut)
    whole = [Validity(start, until)]
    parts = [
        Validity(start, start + timedelta(days=cut - 1)),
        Validity(start + timedelta(days=cut), until),
    ]

    assert continuous_since(parts, until, LAW) == continuous_since(whole, until, LAW) == start


@pytest.mark.parametrize(
    ("prefix", "digit", "visit_on", "rate"),
    [
        ("CN", "3", date(2025, 12, 31), 95),
        ("CN", "3", date(2026, 1, 1), 100),
        ("LH", "4", date(2026, 1, 1), 100),
        ("DN", "4", date(2026, 1, 1), 80),
        ("HT", "3", date(2026, 1, 1), 95),
        ("TE", "1", date(2026, 1, 1), 100),
        ("QN", "5", date(2026, 1, 1), 100),
    ],
)
def test_a_card_pays_by_the_day_of_the_visit(prefix: str, digit: str, visit_on: date, rate: int) -> None:
    assert benefit_percent(prefix, digit, visit_on, LAW) == rate


def test_a_digit_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        benefit_percent("DN", "6", date(2026, 1, 1), LAW)


def test_care_out_of_network_pays_a_share_of_the_level() -> None:
    before, after = date(2026, 6, 30), date(2026, 7, 1)

    assert out_of_network_percent("basic_outpatient_50_70", 80, before, LAW) == 0
    assert out_of_network_percent("basic_outpatient_50_70", 80, after, LAW) == 40
    assert out_of_network_percent("specialised_inpatient", 95, after, LAW) == Decimal(38)


def test_the_visit_threshold_and_the_cap_follow_the_base_salary() -> None:
    assert (visit_exemption(LAW), copayment_cap(LAW)) == (379_500, 15_180_000)


def test_what_is_left_of_the_cap_grows_with_the_base_salary() -> None:
    before, after = law(date(2026, 6, 30)), law(date(2026, 7, 1))

    assert copayment_left(0, before, after) == 15_180_000
    assert copayment_left(7_020_000, before, after) == 7_590_000
    assert copayment_left(20_000_000, before, after) == 0


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2026, 1, 1), True),
        (date(2026, 4, 15), True),
        (date(2026, 4, 16), False),
        (date(2026, 5, 1), False),
    ],
)
def test_the_facility_changes_in_the_first_fifteen_days_of_a_quarter(day: date, may: bool) -> None:
    assert may_change_facility(day, LAW) is may
