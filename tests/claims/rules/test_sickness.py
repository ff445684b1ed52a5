"""Ốm đau và dưỡng sức."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.convalescence import After, ConvalescenceClaim, Reason, convalescence_benefit, most_days
from claims.rules.sickness import (
    Condition,
    Exclusion,
    SicknessClaim,
    SicknessKind,
    Spell,
    UsedDays,
    base_wage,
    child_days,
    child_days_cap,
    long_rate,
    part_of_day,
    running_leave,
    sick_days_cap,
    sickness_benefit,
)
from vssportal.kernel.findings import Level


def claim(paid, **facts) -> SicknessClaim:
    given = {
        "kind": SicknessKind.OWN,
        "spells": (Spell(date(2026, 3, 2), date(2026, 3, 8)),),
        "history": paid("2025-09", "2026-02", 12_000_000),
        "contribution_months": 60,
    }
    return SicknessClaim(**{**given, **facts})


@pytest.mark.parametrize(
    ("condition", "years", "days"),
    [
        (Condition.NORMAL, 0, 30),
        (Condition.NORMAL, 14, 30),
        (Condition.NORMAL, 15, 40),
        (Condition.NORMAL, 29, 40),
        (Condition.NORMAL, 30, 60),
        (Condition.HARD, 14, 40),
        (Condition.HARD, 15, 50),
        (Condition.HARD, 30, 70),
    ],
)
def test_days_of_a_year_by_condition_and_years(law, condition, years, days):
    assert sick_days_cap(condition, years, law) == days


def test_working_days_leave_out_rest_and_holidays(law, paid):
    sheet = sickness_benefit(claim(paid, days_off=(date(2026, 3, 4),)), law)

    assert sheet["paid.2026"] == 4
    assert sheet.total_vnd == 1_500_000


def test_the_cap_less_days_used_bounds_the_paid_days(law, paid):
    sheet = sickness_benefit(claim(paid, used=(UsedDays(2026, Decimal(28)),)), law)

    assert sheet["paid.2026"] == 2
    assert [finding.code for finding in sheet.findings] == ["sickness.cap"]


def test_days_across_new_year_are_charged_to_their_own_year(law, paid):
    spell = Spell(date(2025, 12, 29), date(2026, 1, 9))
    given = claim(paid, spells=(spell,), history=paid("2025-06", "2025-11"), days_off=(date(2026, 1, 1),))

    sheet = sickness_benefit(replace(given, used=(UsedDays(2025, Decimal(30)),)), law)

    assert (sheet["paid.2025"], sheet["paid.2026"]) == (0, 6)


def test_the_base_is_the_nearest_month_before_the_leave_or_the_first_month(paid):
    history = (*paid("2025-09", "2025-10", 7_000_000), *paid("2026-03", "2026-03", 9_000_000))

    assert base_wage(history, date(2026, 3, 20)).wage_vnd == 7_000_000
    assert base_wage(history[2:], date(2026, 3, 20)).wage_vnd == 9_000_000
    assert base_wage((), date(2026, 3, 20)) is None


def test_nobody_without_contributions_is_paid(law, paid):
    assert sickness_benefit(claim(paid, history=()), law).is_blocked


@pytest.mark.parametrize(("hours", "days"), [("1", "0.5"), ("3.9", "0.5"), ("4", "1"), ("7", "1")])
def test_part_of_a_day_is_half_or_whole(law, hours, days):
    assert part_of_day(Decimal(hours), Decimal(8), law) == Decimal(days)


def test_part_of_a_day_counted_for_nothing_before_july_2025(on):
    assert part_of_day(Decimal(3), Decimal(8), on("2025-06-30")) == 0


def test_the_armed_forces_have_full_pay_without_a_cap(law, paid):
    spell = Spell(date(2026, 3, 2), date(2026, 6, 30))
    sheet = sickness_benefit(claim(paid, kind=SicknessKind.ARMED_FORCES, spells=(spell,)), law)

    assert sheet["paid.2026"] == sheet["requested.2026"] == 87
    assert sheet.total_vnd == 12_000_000 * 87 // 24


def test_a_child_has_days_by_age_and_none_from_seven(law, paid):
    assert [child_days_cap(age, law) for age in (0, 2, 3, 6)] == [20, 20, 15, 15]
    old = claim(paid, kind=SicknessKind.CHILD, child_born_on=date(2019, 3, 2))
    assert sickness_benefit(old, law).is_blocked
    young = replace(old, child_born_on=date(2019, 3, 3))
    assert not sickness_benefit(young, law).is_blocked


def test_two_sick_children_at_once_are_one_leave_and_each_has_a_cap():
    spells = [(date(2026, 3, 2), date(2026, 3, 6)), (date(2026, 3, 4), date(2026, 3, 10))]

    assert child_days(spells, [15, 15], (), ()) == 9
    assert child_days(spells, [2, 1], (), ()) == 3


def test_a_long_disease_goes_on_at_a_lower_rate_after_the_cap(law, paid):
    spell = Spell(date(2026, 3, 2), date(2026, 5, 29))
    long = claim(paid, kind=SicknessKind.LONG_TERM, spells=(spell,), contribution_months=15 * 12)

    sheet = sickness_benefit(long, law)

    assert sheet["paid.2026"] == 40
    assert sheet["long_days"] == 25
    assert sheet["amount"] == 12_000_000 * 40 * 3 // 4 // 24
    assert sheet["long_amount"] == 6_875_000


def test_a_long_disease_of_the_old_law_has_180_days_then_months_up_to_the_time_paid(law, paid):
    spell = Spell(date(2024, 1, 1), date(2024, 12, 31))
    old = claim(
        paid,
        kind=SicknessKind.LONG_TERM,
        spells=(spell,),
        history=paid("2023-09", "2023-12", 12_000_000),
        contribution_months=3,
    )

    sheet = sickness_benefit(old, law)

    assert (sheet["months"], sheet["days"]) == (5, 28)
    assert (sheet["long_months"], sheet["long_days"]) == (3, 0)
    assert sheet["long_amount"] == 18_000_000


@pytest.mark.parametrize(("years", "rate"), [(14, "0.5"), (15, "0.55"), (29, "0.55"), (30, "0.65")])
def test_the_lower_rate_goes_by_years(law, years, rate):
    assert long_rate(years, law) == Decimal(rate)


def rest(**facts) -> ConvalescenceClaim:
    given = {
        "after": After.SICKNESS,
        "starts_on": date(2026, 8, 10),
        "leave_end": date(2026, 7, 20),
        "sick_days_year": 30,
    }
    return ConvalescenceClaim(**{**given, **facts})


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"reason": Reason.LONG_TERM}, 10),
        ({"reason": Reason.SURGERY}, 7),
        ({}, 5),
        ({"after": After.MATERNITY, "reason": Reason.MULTIPLE}, 10),
        ({"after": After.MATERNITY, "reason": Reason.SURGERY}, 7),
        ({"after": After.MATERNITY}, 5),
        ({"after": After.INJURY, "loss_percent": 14}, 0),
        ({"after": After.INJURY, "loss_percent": 15}, 5),
        ({"after": After.INJURY, "loss_percent": 31}, 7),
        ({"after": After.INJURY, "loss_percent": 51}, 10),
    ],
)
def test_convalescence_has_days_by_reason(law, facts, days):
    assert most_days(rest(**facts), law) == days


def test_convalescence_pays_thirty_percent_of_the_reference_level(law):
    sheet = convalescence_benefit(rest(), law)

    assert (sheet["per_day"], sheet.total_vnd) == (759_000, 3_795_000)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"sick_days_year": 29}, "convalescence.sick_days"),
        ({"starts_on": date(2026, 8, 20)}, "convalescence.late"),
        ({"used_days": 5}, "convalescence.used"),
        ({"after": After.MATERNITY, "returned_early": True}, "convalescence.returned"),
    ],
)
def test_convalescence_is_refused_with_its_reason(law, facts, code):
    found = convalescence_benefit(rest(**facts), law).findings

    assert [finding.code for finding in found if finding.level is Level.BLOCKER] == [code]


def test_the_last_day_to_begin_is_the_thirtieth(law):
    assert not convalescence_benefit(rest(starts_on=date(2026, 8, 19)), law).is_blocked


def test_a_late_sickness_claim_is_explained_not_refused(law, paid):
    late = claim(paid, filed_on=date(2026, 4, 24))

    assert [finding.code for finding in sickness_benefit(late, law).findings] == ["sickness.deadline"]
    assert not sickness_benefit(replace(late, filed_on=date(2026, 4, 23)), law).findings


def test_a_long_leave_runs_on_under_the_law_it_began_with(law):
    assert not running_leave(date(2013, 1, 1), law).is_capped
    assert running_leave(date(2016, 1, 1), law).is_capped
    assert running_leave(date(2025, 6, 30), law).is_capped
    assert not running_leave(date(2025, 7, 1), law).is_capped
    assert not running_leave(date(2013, 1, 1), law).is_rated_again


@pytest.mark.parametrize("reason", [Exclusion.SELF_HARM, Exclusion.DRUGS, Exclusion.FIRST_INJURY_LEAVE])
def test_some_causes_give_no_sickness_allowance(law, paid, reason):
    sheet = sickness_benefit(claim(paid, exclusion=reason), law)

    assert sheet.is_blocked
    assert sheet.total_vnd == 0
