"""Levels, floors, ceilings, and wages turned into bases."""

from datetime import date
from decimal import Decimal

import pytest

from contributions.rules.levels import (
    base_floor,
    health_ceiling,
    is_paid_minimum,
    kept_regional_minimum,
    monthly_from_units,
    monthly_from_weekly,
    reference_level,
    regional_minimum,
    si_ceiling,
    unemployment_ceiling,
)
from contributions.rules.wages import ScalePay, exchange_day, foreign_wage, scale_wage
from tests.contributions.rules.people import law

LAW = law()


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2014, 1, 1), 1_150_000),
        (date(2025, 6, 30), 2_340_000),
        (date(2025, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_the_reference_level_follows_the_base_salary(day: date, level: int) -> None:
    assert reference_level(law(day)) == level
    assert si_ceiling(law(day)) == health_ceiling(law(day)) == 20 * level


@pytest.mark.parametrize(
    ("region", "ceiling"), [("I", 106_200_000), ("II", 94_600_000), ("III", 82_800_000), ("IV", 74_000_000)]
)
def test_the_unemployment_ceiling_is_twenty_regional_minimums(region: str, ceiling: int) -> None:
    assert unemployment_ceiling(region, LAW) == ceiling


def test_the_floor_is_the_reference_level_since_july_2025() -> None:
    assert base_floor("IV", law(date(2025, 6, 1))) == 3_450_000
    assert base_floor("IV", law(date(2025, 7, 1)), trained=True) == 2_340_000
    assert base_floor("I", law(date(2025, 6, 1)), state_scale=True) == 0


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(KeyError):
        regional_minimum("V", LAW)


def test_workers_hired_before_2026_keep_the_minimum_of_their_old_region() -> None:
    assert kept_regional_minimum(date(2025, 12, 31), 4_410_000, 4_140_000, LAW) == 4_410_000
    assert kept_regional_minimum(date(2026, 1, 1), 4_410_000, 4_140_000, LAW) == 4_140_000
    assert kept_regional_minimum(date(2020, 1, 1), 4_410_000, 4_730_000, LAW) == 4_730_000


def test_pay_by_the_hour_or_week_becomes_pay_by_the_month() -> None:
    assert monthly_from_units(60_000, Decimal(40)) == 2_400_000
    assert monthly_from_weekly(1_225_385, LAW) == 5_310_002
    assert is_paid_minimum(5_310_000, "I", LAW)
    assert not is_paid_minimum(5_309_999, "I", LAW)


def test_seniority_stands_on_coefficient_position_and_over_scale_together() -> None:
    pay = ScalePay(
        Decimal("4.98"),
        Decimal("0.4"),
        Decimal("0.1"),
        over_scale_percent=Decimal(5),
        seniority_percent=Decimal(10),
    )

    # 4.98 + 0.4 + 0.1 + 0.249 (5 % of 4.98) + 0.5629 (10 % of 5.629) = 6.2919
    assert scale_wage(pay, LAW) == 15_918_507


def test_foreign_pay_takes_the_rate_of_the_half_year() -> None:
    assert foreign_wage(Decimal(2000), Decimal(25100)) == 50_200_000
    assert exchange_day(date(2026, 6, 1), LAW) == date(2026, 1, 2)
    assert exchange_day(date(2026, 7, 1), LAW) == date(2026, 7, 1)
