"""Health insurance of households, supported groups and people a fund pays for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.household import (
    FundPaid,
    FundPaidHealth,
    HealthGroup,
    Household,
    SupportedHealth,
    fund_paid_health,
    household_base,
    household_health,
    supported_health,
)
from tests.contributions.rules.people import law

LAW = law()
TODAY = date(2026, 11, 28)


def test_members_pay_a_hundred_seventy_sixty_fifty_and_forty_percent() -> None:
    sheet = household_health(Household(TODAY, 6, 1), LAW)

    assert [int(sheet[f"member.{place}"]) for place in range(1, 7)] == [
        113_850,
        79_695,
        68_310,
        56_925,
        45_540,
        45_540,
    ]


def test_members_who_joined_before_keep_their_places() -> None:
    sheet = household_health(Household(TODAY, 2, 12, joined_before=1), LAW)

    assert [line.key for line in sheet if line.adds] == ["member.2", "member.3"]


def test_the_base_salary_of_the_day_of_payment_stands_for_the_whole_period() -> None:
    before, after = (
        household_health(Household(day, 1), LAW) for day in (date(2026, 6, 30), date(2026, 7, 1))
    )

    assert (before.total_vnd, after.total_vnd) == (1_263_600, 1_366_200)


def test_form_three_declares_the_scaled_base() -> None:
    assert [household_base(place, LAW.at(date(2026, 6, 1))) for place in (1, 2, 3)] == [
        2_340_000,
        1_638_000,
        1_404_000,
    ]


@pytest.mark.parametrize(
    ("group", "pays"),
    [
        (HealthGroup.NEAR_POOR, 409_860),
        (HealthGroup.NEAR_POOR_POOR_COMMUNE, 0),
        (HealthGroup.PUPIL, 683_100),
        (HealthGroup.FARM_HOUSEHOLD, 956_340),
    ],
)
def test_groups_are_supported_by_their_share(group: HealthGroup, pays: int) -> None:
    assert supported_health(SupportedHealth(TODAY, (group,)), LAW).total_vnd == pays


def test_pupils_had_thirty_percent_before_july_2025() -> None:
    sheet = supported_health(SupportedHealth(date(2025, 6, 30), (HealthGroup.PUPIL,)), LAW)

    assert sheet.total_vnd == 884_520


def test_of_several_groups_the_highest_counts_and_a_province_may_add_up_to_all() -> None:
    both = SupportedHealth(TODAY, (HealthGroup.PUPIL, HealthGroup.NEAR_POOR), extra_percent=Decimal(40))

    assert supported_health(both, LAW).total_vnd == 0


def test_a_group_the_law_of_the_day_does_not_know_is_refused() -> None:
    with pytest.raises(KeyError):
        supported_health(SupportedHealth(date(2024, 1, 1), (HealthGroup.ARTISAN,)), LAW)


@pytest.mark.parametrize(
    ("kind", "benefit", "amount"),
    [
        (FundPaid.PENSIONER, 6_000_000, 270_000),
        (FundPaid.UNEMPLOYED, 7_000_000, 315_000),
        (FundPaid.MATERNITY, 7_000_000, 113_850),
        (FundPaid.SICK, 7_000_000, 113_850),
    ],
)
def test_a_fund_pays_on_the_benefit_or_on_the_level(kind: FundPaid, benefit: int, amount: int) -> None:
    assert fund_paid_health(FundPaidHealth(TODAY, kind, benefit), LAW).total_vnd == amount


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 8), st.integers(1, 12))
def test_a_household_is_the_sum_of_its_members_and_nobody_later_pays_more(members: int, months: int) -> None:
    sheet = household_health(Household(TODAY, members, months), LAW)
    amounts = [int(sheet[f"member.{place}"]) for place in range(1, members + 1)]

    assert sheet.total_vnd == sum(amounts)
    assert amounts == sorted(amounts, reverse=True)
