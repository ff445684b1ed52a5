"""Một lần, ra nước ngoài, phụ cấp khu vực, Điều 23, hưu trí xã hội, giấy xác nhận Hàn Quốc."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.averages import PayKind, PaySpan
from claims.rules.basics import monthly_total
from claims.rules.coverage_certificate import CoverageClaim, Posting, coverage_certificate
from claims.rules.lump_sum import (
    EmigrationClaim,
    Ground,
    LumpSumClaim,
    RegionalClaim,
    RegionalSpan,
    SupportSpan,
    emigration_allowance,
    lump_factor,
    lump_sum,
    regional_allowance,
    support_of,
)
from claims.rules.monthly_allowance import (
    AllowanceDeath,
    MonthlyAllowanceClaim,
    allowance_death,
    allowance_of,
    monthly_allowance,
    own_months,
)
from claims.rules.social_pension import (
    SocialPensionClaim,
    SocialPensionDeath,
    social_pension,
    social_pension_funeral,
)
from vssportal.kernel.findings import Level
from vssportal.kernel.periods import Month

M = Month.parse
DAY = date(2026, 11, 10)


def span(first: str, last: str, wage: int = 5_000_000, kind: PayKind = PayKind.PRIVATE) -> PaySpan:
    return PaySpan(M(first), M(last), wage, kind)


def claim(**facts) -> LumpSumClaim:
    given = {
        "ground": Ground.LEFT_A_YEAR,
        "decided_on": DAY,
        "received_on": date(2026, 11, 2),
        "spans": (span("2020-01", "2025-10"),),
    }
    return LumpSumClaim(**{**given, **facts})


@pytest.mark.parametrize(
    ("before", "after", "factor"),
    [(122, 74, "28"), (27, 100, "21"), (99, 39, "19"), (12, 25, "6.5"), (0, 12, "2"), (18, 0, "2.25")],
)
def test_years_before_2014_count_one_and_a_half_and_their_odd_months_move_on(law, before, after, factor):
    assert lump_factor(before, after, law) == Decimal(factor)


def test_a_lump_sum_after_twelve_months_away(law):
    sheet = lump_sum(claim(), law)

    assert sheet["factor"] == 12
    assert sheet.total_vnd == sheet["average"] * 12
    assert sheet.findings[0].level is Level.PASSED


@pytest.mark.parametrize(
    "facts",
    [
        {"received_on": date(2026, 10, 30)},
        {"is_contributing": True},
        {"spans": (span("2025-07", "2025-08"),)},
        {"spans": (span("2004-01", "2025-10"),)},
        {"ground": Ground.AT_AGE},
        {"ground": Ground.AT_AGE, "reached_age": True, "spans": (span("2010-01", "2024-12"),)},
    ],
)
def test_a_lump_sum_is_refused_where_the_condition_fails(law, facts):
    assert lump_sum(claim(**facts), law).is_blocked


def test_at_retirement_age_with_less_than_fifteen_years(law):
    given = claim(ground=Ground.AT_AGE, reached_age=True, spans=(span("2010-01", "2024-11"),))

    assert not lump_sum(given, law).is_blocked


def test_who_could_have_a_pension_must_choose(law):
    found = lump_sum(claim(ground=Ground.ILLNESS, can_have_pension=True), law).findings

    assert [finding.code for finding in found if finding.level is Level.NEEDS_APPROVAL] == ["lump_sum.choice"]


def test_less_than_a_year_gives_back_what_was_paid_up_to_two_months(law):
    short = claim(ground=Ground.EMIGRATES, spans=(span("2026-01", "2026-05"),))
    long = claim(ground=Ground.EMIGRATES, spans=(span("2026-01", "2026-11"),))

    assert lump_sum(short, law).total_vnd == 5_500_000
    assert lump_sum(long, law).total_vnd == 10_000_000


def test_the_states_support_is_taken_off_except_for_the_gravely_ill(law):
    support = (SupportSpan(M("2025-01"), M("2025-12"), Decimal("0.2")),)
    spans = (span("2025-01", "2025-12", 1_500_000, PayKind.VOLUNTARY),)
    given = claim(ground=Ground.EMIGRATES, spans=spans, support=support)

    sheet = lump_sum(given, law)

    assert sheet["support"] == -792_000
    assert sheet.total_vnd == sheet["amount"] - 792_000
    assert "support" not in lump_sum(replace(given, ground=Ground.ILLNESS), law)


def test_support_follows_the_poverty_line_of_each_month(law):
    spans = [SupportSpan(M("2021-12"), M("2022-01"), Decimal("0.1"))]

    assert support_of(spans, law) == 15_400 + 33_000


def test_an_emigrating_pensioner_has_at_least_three_months(law):
    given = EmigrationClaim(
        leaves_on=DAY, monthly_vnd=4_000_000, months_before_2014=264, months_from_2014=24, months_drawn=12
    )

    assert emigration_allowance(given, law).total_vnd == 124_000_000
    assert emigration_allowance(replace(given, months_drawn=500), law).total_vnd == 12_000_000
    allowance = EmigrationClaim(leaves_on=DAY, monthly_vnd=2_000_000, is_pension=False)
    assert emigration_allowance(allowance, law).total_vnd == 6_000_000


def test_the_regional_allowance_is_paid_at_the_level_of_the_month(law):
    rows = (RegionalSpan(24, Decimal("0.5")), RegionalSpan(72, Decimal("0.7")))
    soldier = (RegionalSpan(10, Decimal("0.5"), as_soldier=True),)

    assert regional_allowance(RegionalClaim(M("2016-02"), rows), law).total_vnd == 10_764_000
    assert regional_allowance(RegionalClaim(M("2026-08"), soldier), law).total_vnd == 759_000


def test_own_money_lasts_some_months_and_a_part_counts_whole():
    assert own_months(3_000_000, 60, 500_000) == 60
    assert own_months(3_000_001, 60, 500_000) == 61


def test_short_money_may_be_topped_up_and_long_money_gives_more():
    assert allowance_of(60, 156, 500_000).top_up_vnd == 48_000_000
    assert allowance_of(156, 156, 500_000).amount_vnd == 500_000
    assert allowance_of(312, 156, 500_000).amount_vnd == 1_000_000


def test_the_monthly_allowance_from_a_history(law):
    given = MonthlyAllowanceClaim(
        asked_on=DAY, born_on=date(1964, 11, 5), spans=(span("2021-01", "2025-12", 3_000_000),)
    )

    sheet = monthly_allowance(given, law)

    assert monthly_total(sheet) == 500_000
    assert sheet["until"] == 156
    assert sheet["top_up"] == (156 - sheet["own_months"]) * 500_000
    poor = monthly_allowance(replace(given, is_poor=True), law)
    assert poor["until"] == 96
    assert monthly_allowance(replace(given, can_have_pension=True), law).is_blocked
    assert monthly_allowance(replace(given, born_on=date(1950, 1, 1)), law).is_blocked


def test_the_months_not_drawn_go_to_the_relatives(law):
    case = AllowanceDeath(died_on=DAY, months_left=10, amount_vnd=500_000, compulsory_months=12)

    assert allowance_death(case, law).total_vnd == 5_000_000 + 25_300_000
    assert allowance_death(replace(case, compulsory_months=11), law).total_vnd == 5_000_000
    assert (
        allowance_death(replace(case, compulsory_months=0, voluntary_months=60), law).total_vnd == 30_300_000
    )


def test_the_social_pension_by_age_and_income(law):
    given = SocialPensionClaim(decided_on=DAY, born_on=date(1951, 11, 10))

    assert monthly_total(social_pension(given, law)) == 500_000
    young = replace(given, born_on=date(1951, 11, 11))
    assert social_pension(young, law).is_blocked
    assert not social_pension(replace(young, is_poor=True), law).is_blocked
    assert monthly_total(social_pension(replace(given, other_vnd=200_000), law)) == 300_000
    assert social_pension(replace(given, other_vnd=500_000), law).is_blocked
    assert social_pension(replace(given, social_allowance_vnd=600_000), law).is_blocked
    assert social_pension(replace(given, is_citizen=False), law).is_blocked
    assert social_pension_funeral(SocialPensionDeath(DAY), law).total_vnd == 10_000_000


@pytest.mark.parametrize(
    ("last", "level"),
    [
        ("2029-01-31", Level.PASSED),
        ("2029-02-01", Level.NEEDS_APPROVAL),
        ("2032-01-31", Level.NEEDS_APPROVAL),
        ("2032-02-01", Level.BLOCKER),
    ],
)
def test_a_posting_to_korea_has_sixty_months_and_thirty_six_more(law, last, level):
    given = CoverageClaim(
        posting=Posting.DISPATCHED, first_on=date(2024, 2, 1), last_on=date.fromisoformat(last)
    )

    assert [finding.level for finding in coverage_certificate(given, law).findings] == [level]


def test_time_before_the_treaty_does_not_count_and_local_hires_have_no_certificate(law):
    early = CoverageClaim(posting=Posting.DISPATCHED, first_on=date(2023, 6, 1), last_on=date(2024, 12, 31))

    sheet = coverage_certificate(early, law)

    assert sheet["months"] == 12
    assert {finding.code for finding in sheet.findings} == {"coverage.before", "coverage.length"}
    assert coverage_certificate(replace(early, posting=Posting.LOCAL_HIRE), law).is_blocked
    assert coverage_certificate(replace(early, is_insured=False), law).is_blocked
