"""Tử tuất: who has it, how much, once or monthly."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.averages import PayKind, PaySpan
from claims.rules.basics import Sex, monthly_total
from claims.rules.survivors import (
    Deceased,
    Relation,
    Relative,
    SurvivorsLump,
    SurvivorsMonthly,
    gives_funeral,
    gives_monthly,
    pensioner_factor,
    relative_findings,
    survivors_lump,
    survivors_monthly,
    top_up_months,
)
from vssportal.kernel.findings import Level
from vssportal.kernel.periods import Month

DIED = date(2026, 8, 20)


def dead(**facts) -> Deceased:
    return Deceased(**{"died_on": DIED, "compulsory_months": 200, **facts})


def child(**facts) -> Relative:
    given = {"name": "An", "relation": Relation.CHILD, "sex": Sex.MALE, "born_on": date(2015, 5, 1)}
    return Relative(**{**given, **facts})


def wife(**facts) -> Relative:
    given = {"name": "Lan", "relation": Relation.SPOUSE, "sex": Sex.FEMALE, "born_on": date(1966, 1, 1)}
    return Relative(**{**given, **facts})


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"compulsory_months": 12}, True),
        ({"compulsory_months": 11}, False),
        ({"compulsory_months": 11, "voluntary_months": 49}, True),
        ({"compulsory_months": 0, "voluntary_months": 59}, False),
        ({"compulsory_months": 1, "died_of_work": True}, True),
        ({"compulsory_months": 0, "is_pensioner": True}, True),
        ({"compulsory_months": 0, "injury_percent": 35, "has_left_work": True}, True),
        ({"compulsory_months": 0, "injury_percent": 35}, False),
        ({"compulsory_months": 0, "has_left_work": True}, False),
    ],
)
def test_who_has_a_funeral_allowance(law, facts, holds):
    assert gives_funeral(dead(**facts), law) is holds


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"compulsory_months": 180}, True),
        ({"compulsory_months": 179}, False),
        ({"compulsory_months": 0, "is_pensioner": True}, True),
        ({"compulsory_months": 60, "voluntary_months": 130, "is_pensioner": True}, False),
        ({"compulsory_months": 5, "died_of_work": True}, True),
        ({"compulsory_months": 0, "injury_percent": 61}, True),
        ({"compulsory_months": 0, "injury_percent": 60}, False),
    ],
)
def test_who_leaves_a_monthly_allowance(law, facts, holds):
    assert gives_monthly(dead(**facts), law) is holds


@pytest.mark.parametrize(("months", "missing"), [(173, 0), (174, 6), (179, 1), (180, 0)])
def test_relatives_may_pay_up_to_six_missing_months(law, months, missing):
    assert top_up_months(dead(compulsory_months=months), law) == missing


@pytest.mark.parametrize(
    ("relative", "code"),
    [
        (child(), ""),
        (child(born_on=date(2008, 8, 20)), "survivors.child_age"),
        (child(born_on=date(2008, 8, 21)), ""),
        (child(born_on=date(1990, 1, 1), loss_percent=81), ""),
        (child(born_on=date(1990, 1, 1), loss_percent=80), "survivors.child_age"),
        (wife(), ""),
        (wife(born_on=date(1972, 1, 1)), "survivors.age"),
        (wife(born_on=date(1969, 8, 31)), ""),
        (wife(born_on=date(1969, 9, 1)), "survivors.age"),
        (wife(born_on=date(1990, 1, 1), loss_percent=81), ""),
        (wife(income_vnd=2_530_000), "survivors.income"),
        (wife(income_vnd=2_529_999), ""),
        (wife(has_wage=True), "survivors.income"),
        (wife(relation=Relation.PARENT, was_supported=False), "survivors.duty"),
    ],
)
def test_a_relative_is_judged_in_the_month_of_death(law, relative, code):
    found = relative_findings((relative,), DIED, law.at(DIED))[0]

    assert (found.level is Level.PASSED) is (code == "")
    assert found.code == (code or "survivors.relative")


def test_the_old_law_looked_at_55_and_60(on):
    law = on("2016-06-01")
    young = wife(born_on=date(1961, 6, 30))

    assert relative_findings((young,), date(2016, 6, 10), law)[0].level is Level.PASSED
    assert relative_findings((replace(young, sex=Sex.MALE),), date(2016, 6, 10), law)[0].is_blocker


def test_each_relative_has_half_or_seventy_percent(law):
    claim = SurvivorsMonthly(dead(), (child(), wife(), child(other_parent_dead=True)))

    sheet = survivors_monthly(claim, law)

    assert [sheet[f"monthly.{place}"] for place in (1, 2, 3)] == [1_265_000, 1_771_000, 1_771_000]
    assert sheet.total_vnd == 25_300_000
    assert monthly_total(sheet) == 4_807_000


def test_a_grown_child_is_a_carer(law):
    sheet = survivors_monthly(SurvivorsMonthly(dead(), (wife(has_grown_child=True),)), law)

    assert sheet["monthly.1"] == 1_265_000


def test_two_deceased_double_the_rate_and_four_relatives_are_the_most(law):
    five = tuple(child(name=str(number)) for number in range(5))

    sheet = survivors_monthly(SurvivorsMonthly(dead(), five, deaths=2), law)

    assert monthly_total(sheet) == 4 * 2 * 1_265_000
    assert "survivors.most" in {finding.code for finding in sheet.findings}
    four = survivors_monthly(SurvivorsMonthly(dead(), five[:4]), law)
    assert "survivors.most" not in {finding.code for finding in four.findings}


def test_a_relative_without_right_does_not_stop_the_others(law):
    sheet = survivors_monthly(SurvivorsMonthly(dead(), (child(born_on=date(1990, 1, 1)), child())), law)

    assert not sheet.is_blocked
    assert monthly_total(sheet) == 1_265_000


def test_without_fifteen_years_only_the_funeral_is_paid(law):
    sheet = survivors_monthly(SurvivorsMonthly(dead(compulsory_months=176), (child(),)), law)

    assert monthly_total(sheet) == 0
    assert sheet.total_vnd == 25_300_000
    assert {finding.code for finding in sheet.findings} == {"survivors.no_monthly", "survivors.top_up"}


@pytest.mark.parametrize(
    ("drawn", "factor"), [(0, "48"), (2, "48"), (3, "47.5"), (92, "3"), (93, "3"), (300, "3")]
)
def test_the_lump_sum_of_a_pensioner_shrinks_to_three_months(law, drawn, factor):
    assert pensioner_factor(drawn, law) == Decimal(factor)


def test_the_lump_sum_by_what_the_deceased_was(law):
    pensioner = dead(is_pensioner=True, pension_vnd=5_000_000, months_drawn=12)
    spans = (PaySpan(Month(2024, 1), Month(2026, 6), 6_000_000),)
    injured = dead(injury_percent=40, injury_vnd=1_000_000, compulsory_months=0)
    few = (PaySpan(Month(2026, 1), Month(2026, 6), 6_000_000),)
    voluntary = (PaySpan(Month(2026, 1), Month(2026, 6), 2_000_000, PayKind.VOLUNTARY),)

    assert survivors_lump(SurvivorsLump(pensioner), law).total_vnd == 215_000_000
    assert survivors_lump(SurvivorsLump(dead(), spans), law)["factor"] == 5
    assert survivors_lump(SurvivorsLump(dead(), few), law)["factor"] == 3
    assert survivors_lump(SurvivorsLump(injured), law).total_vnd == 3_000_000
    assert survivors_lump(SurvivorsLump(dead(), voluntary), law).total_vnd == 2_640_000
