"""Tai nạn lao động, bệnh nghề nghiệp."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.basics import monthly_total
from claims.rules.occupational import (
    Exclusion,
    InjuryClaim,
    InjuryDeath,
    Retraining,
    compensation_months,
    injury_benefit,
    injury_death,
    next_exam_on,
    retraining_support,
)
from vssportal.kernel.periods import Month

M = Month.parse


def injury(**facts) -> InjuryClaim:
    given = {
        "benefit_month": M("2026-08"),
        "loss_percent": 15,
        "fund_months": 72,
        "fund_wage_vnd": 9_000_000,
    }
    return InjuryClaim(**{**given, **facts})


def test_up_to_thirty_percent_is_paid_once(law):
    sheet = injury_benefit(injury(), law)

    assert (sheet["by_lcd"], sheet["by_years"], sheet.total_vnd) == (25_300_000, 18_000_000, 43_300_000)
    assert monthly_total(sheet) == 0


def test_from_thirty_one_percent_is_paid_monthly(law):
    sheet = injury_benefit(injury(loss_percent=31, fund_months=12), law)

    assert (sheet["by_lcd"], sheet["by_years"]) == (759_000, 45_000)
    assert (sheet.total_vnd, monthly_total(sheet)) == (0, 804_000)


def test_attendance_needs_eighty_one_percent_and_one_of_the_states(law):
    with_it = injury_benefit(injury(loss_percent=81, needs_attendance=True), law)

    assert with_it["attendance"] == 2_530_000
    assert "attendance" not in injury_benefit(injury(loss_percent=80, needs_attendance=True), law)
    assert "attendance" not in injury_benefit(injury(loss_percent=81), law)


def test_below_five_percent_and_own_doing_give_nothing(law):
    assert injury_benefit(injury(loss_percent=4), law).is_blocked
    assert injury_benefit(injury(exclusion=Exclusion.DRUGS), law).is_blocked
    assert not injury_benefit(injury(loss_percent=5), law).is_blocked


def test_odd_months_of_the_fund_do_not_count(law):
    assert injury_benefit(injury(fund_months=83), law)["by_years"] == 18_000_000
    assert injury_benefit(injury(fund_months=5), law)["by_years"] == 4_500_000


def test_the_level_is_that_of_the_month_of_benefit(law):
    assert injury_benefit(injury(benefit_month=M("2026-06")), law)["by_lcd"] == 23_400_000


def test_death_by_work_gives_thirty_six_levels_and_the_funeral(law):
    sheet = injury_death(InjuryDeath(M("2026-08")), law)

    assert sheet.total_vnd == 91_080_000 + 25_300_000


@pytest.mark.parametrize(
    ("loss", "months"),
    [(4, "0"), (5, "1.5"), (10, "1.5"), (11, "1.9"), (80, "29.5"), (81, "30"), (100, "30")],
)
def test_the_employer_owes_months_of_wage(law, loss, months):
    assert compensation_months(loss, law, worker_fault=False) == Decimal(months)


def test_own_fault_leaves_forty_percent_and_death_counts_as_the_most(law):
    assert compensation_months(25, law, worker_fault=True) == 3
    assert compensation_months(0, law, worker_fault=False, died=True) == 30


def test_retraining_is_helped_twice_by_half_the_fee(law):
    case = Retraining(asked_on=date(2026, 8, 1), fee_vnd=10_000_000)

    assert retraining_support(case, law).total_vnd == 5_000_000
    assert retraining_support(replace(case, fee_vnd=200_000_000), law).total_vnd == 15 * 2_530_000
    assert retraining_support(replace(case, times_before=2), law).total_vnd == 0


def test_a_new_assessment_comes_two_years_later(law):
    assert next_exam_on(date(2024, 2, 29), law) == date(2026, 2, 28)
