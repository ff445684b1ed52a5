"""Bảo hiểm thất nghiệp."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.basics import monthly_total
from claims.rules.unemployment import (
    Training,
    UnemploymentClaim,
    benefit_months,
    benefit_periods,
    eligibility,
    kept_months,
    months_begun,
    starts_on,
    training_months,
    training_support,
    unemployment_benefit,
)
from claims.rules.unemployment.amount import WageKind, insured_wage
from claims.rules.unemployment.duties import is_ended_by_silence, notice_window, pickup_window, waiver_until
from claims.rules.unemployment.months import uncollected
from vssportal.kernel.calendar import WorkingCalendar
from vssportal.kernel.findings import Level


def claim(paid, **facts) -> UnemploymentClaim:
    given = {
        "ended_on": date(2026, 8, 31),
        "filed_on": date(2026, 10, 1),
        "history": paid("2022-01", "2026-08", 12_000_000),
        "region": "I",
    }
    return UnemploymentClaim(**{**given, **facts})


def blocked(findings):
    return {finding.code for finding in findings if finding.level is Level.BLOCKER}


def test_sixty_percent_of_six_months_for_four_months(law, paid):
    sheet = unemployment_benefit(claim(paid), law)

    assert monthly_total(sheet) == sheet["monthly"] == 7_200_000
    assert (sheet["months"], sheet["kept"], sheet["whole"]) == (4, 8, 28_800_000)


def test_the_cap_is_five_minimum_wages_of_the_region(law, paid):
    rich = claim(paid, history=paid("2022-01", "2026-08", 60_000_000))

    assert unemployment_benefit(rich, law)["monthly"] == 5 * 5_310_000
    assert unemployment_benefit(replace(rich, region="IV"), law)["monthly"] == 5 * 3_700_000


def test_state_wages_had_a_cap_of_their_own_before_2026(law, paid):
    old = claim(
        paid,
        ended_on=date(2025, 8, 31),
        filed_on=date(2025, 10, 1),
        history=paid("2022-01", "2025-08", 60_000_000),
        wage_kind=WageKind.STATE_SCALE,
    )

    assert unemployment_benefit(old, law)["cap"] == 5 * 2_340_000


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, set()),
        ({"filed_on": date(2026, 11, 30)}, set()),
        ({"filed_on": date(2026, 12, 1)}, {"unemployment.late"}),
        ({"left_unlawfully": True}, {"unemployment.unlawful"}),
        ({"can_have_pension": True}, {"unemployment.pension"}),
        ({"is_busy_again": True}, {"unemployment.busy"}),
    ],
)
def test_conditions_of_the_benefit(law, paid, facts, codes):
    assert blocked(eligibility(claim(paid, **facts), law)) == codes


def test_twelve_months_in_twenty_four_or_thirty_six_for_short_contracts(law, paid):
    history = paid("2023-09", "2024-08")
    given = claim(paid, history=history)

    assert blocked(eligibility(given, law)) == {"unemployment.months"}
    assert not blocked(eligibility(replace(given, contract_months=11), law))
    assert blocked(eligibility(replace(given, contract_months=12), law))


@pytest.mark.parametrize(
    ("contributed", "months"), [(11, 0), (12, 3), (36, 3), (47, 3), (48, 4), (143, 11), (144, 12), (300, 12)]
)
def test_months_of_benefit(law, contributed, months):
    assert benefit_months(contributed, law) == months


@pytest.mark.parametrize(
    ("day", "contributed", "received", "kept"),
    [
        ("2026-06-01", 47, 3, 11),
        ("2026-06-01", 38, 1, 26),
        ("2026-06-01", 30, 3, 0),
        ("2026-06-01", 36, 0, 36),
        ("2026-06-01", 150, 12, 0),
        ("2025-06-01", 150, 12, 6),
    ],
)
def test_kept_time(on, day, contributed, received, kept):
    assert kept_months(contributed, received, on(day)) == kept


def test_the_benefit_starts_on_the_eleventh_working_day(on):
    calendar = WorkingCalendar(frozenset({2025, 2026}), {date(2026, 3, 6): "nghỉ"})
    plain = WorkingCalendar(frozenset({2025, 2026}), {})

    assert starts_on(date(2026, 3, 2), plain, on("2026-03-02")) == date(2026, 3, 16)
    assert starts_on(date(2026, 3, 2), calendar, on("2026-03-02")) == date(2026, 3, 17)
    assert starts_on(date(2025, 3, 3), plain, on("2025-03-03")) == date(2025, 3, 24)


def test_benefit_months_run_from_day_to_the_day_before():
    periods = benefit_periods(date(2026, 1, 31), 3)

    assert periods == [
        (date(2026, 1, 31), date(2026, 2, 27)),
        (date(2026, 2, 28), date(2026, 3, 30)),
        (date(2026, 3, 31), date(2026, 4, 29)),
    ]


def test_a_begun_month_is_paid_whole_and_uncollected_money_is_kept_after_three_months(law):
    assert months_begun(date(2026, 4, 5), date(2026, 5, 1)) == 1
    assert months_begun(date(2026, 4, 5), date(2026, 5, 5)) == 2
    assert months_begun(date(2026, 4, 5), date(2026, 4, 5)) == 1
    assert months_begun(date(2026, 4, 5), date(2026, 4, 4)) == 0
    assert not uncollected(date(2026, 4, 30), date(2026, 7, 29), law)
    assert uncollected(date(2026, 4, 30), date(2026, 7, 30), law)


def test_the_insured_wage_is_bounded_by_twenty_minimum_wages(law):
    assert insured_wage(70_000_000, 3_100_000, law) == 62_000_000
    assert insured_wage(7_000_000, 3_100_000, law) == 7_000_000


@pytest.mark.parametrize(
    ("last", "months"),
    [("2026-05-15", "2.5"), ("2026-05-18", "2.5"), ("2026-05-19", "3"), ("2026-05-04", "2")],
)
def test_odd_days_of_a_course_count_half_or_whole(law, last, months):
    assert training_months(date(2026, 3, 5), date.fromisoformat(last), law) == Decimal(months)


def test_training_is_paid_up_to_its_limits(law):
    course = Training(
        first_on=date(2026, 3, 5),
        last_on=date(2026, 5, 4),
        fee_month_vnd=3_000_000,
        days_attended=40,
        paid_months=9,
    )

    assert training_support(course, law)["amount"] == 4_500_000
    assert training_support(course, law)["meals"] == 2_000_000
    long = replace(course, last_on=date(2026, 12, 4))
    assert training_support(long, law)["amount"] == 6 * 1_500_000
    assert training_support(replace(course, paid_months=8), law).is_blocked


def test_the_windows_of_what_must_be_done_in_time(law, on):
    calendar = WorkingCalendar(frozenset({2025, 2026}), {})

    assert pickup_window(date(2026, 3, 16), calendar, law) == (date(2026, 3, 16), date(2026, 3, 18))
    assert notice_window(date(2026, 3, 14), calendar, law) == (date(2026, 3, 16), date(2026, 3, 18))
    assert waiver_until(date(2026, 3, 2), calendar, law) == date(2026, 3, 16)
    assert waiver_until(date(2025, 3, 3), calendar, on("2025-03-03")) == date(2025, 3, 24)
    assert [is_ended_by_silence(count, law) for count in (2, 3)] == [False, True]


def test_the_worksheet_keeps_the_version_of_the_law(law, paid):
    sheet = unemployment_benefit(claim(paid), law)

    assert ("employment_law", "74/2025") in {(figure.code, figure.value) for figure in sheet.figures}


def test_months_after_the_contract_ended_do_not_count(law, paid):
    later = claim(
        paid, history=(*paid("2022-01", "2026-08", 12_000_000), *paid("2026-09", "2026-10", 90_000_000))
    )

    assert unemployment_benefit(later, law)["monthly"] == 7_200_000
    assert unemployment_benefit(later, law)["kept"] == 8
