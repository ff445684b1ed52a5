"""Which of several capacities carries which insurance."""

from datetime import date

import pytest

from contributions.rules.categories import Category
from contributions.rules.priority import ORDER, Capacity, health_capacity, si_capacity
from tests.contributions.rules.people import law

EARLY, LATE = date(2025, 8, 1), date(2026, 2, 1)


def chosen(*capacities: Capacity) -> str | None:
    found = si_capacity(capacities)
    return found.key if found else None


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (Category.OFFICIAL, Category.EMPLOYEE),
        (Category.SALARIED_MANAGER, Category.EMPLOYEE),
        (Category.SALARIED_MANAGER, Category.PART_TIME_EMPLOYEE),
        (Category.EMPLOYEE, Category.COMMUNE_PART_TIMER),
        (Category.EMPLOYEE, Category.OVERSEAS_WORKER),
        (Category.STANDING_MILITIA, Category.COMMUNE_PART_TIMER),
        (Category.STANDING_MILITIA, Category.HOUSEHOLD_OWNER),
        (Category.COMMUNE_PART_TIMER, Category.UNSALARIED_MANAGER),
        (Category.COMMUNE_PART_TIMER, Category.HOUSEHOLD_OWNER),
        (Category.UNSALARIED_MANAGER, Category.HOUSEHOLD_OWNER),
        (Category.DIPLOMATIC_SPOUSE, Category.HOUSEHOLD_OWNER),
    ],
)
def test_the_stronger_capacity_wins_however_late_it_came(stronger: Category, weaker: Category) -> None:
    assert chosen(Capacity("weak", weaker, EARLY), Capacity("strong", stronger, LATE)) == "strong"


def test_of_equal_capacities_the_first_counts() -> None:
    contracts = [
        Capacity("second", Category.EMPLOYEE, LATE, 30_000_000),
        Capacity("first", Category.PART_TIME_EMPLOYEE, EARLY, 5_000_000),
    ]

    assert chosen(*contracts) == "first"


def test_a_suspended_contract_gives_way_to_the_next() -> None:
    first = Capacity("first", Category.EMPLOYEE, EARLY, is_suspended=True)

    assert chosen(first, Capacity("second", Category.EMPLOYEE, LATE)) == "second"
    assert chosen(first) is None


def test_health_insurance_followed_the_best_paid_contract_until_june_2025() -> None:
    contracts = [
        Capacity("first", Category.EMPLOYEE, EARLY, 5_000_000),
        Capacity("better", Category.EMPLOYEE, LATE, 30_000_000),
    ]

    old, new = (health_capacity(contracts, law(day)) for day in (date(2025, 6, 30), date(2025, 7, 1)))

    assert (old and old.key, new and new.key) == ("better", "first")


def test_every_category_that_pays_social_insurance_has_one_place() -> None:
    placed = [category for row in ORDER for category in row]

    assert sorted(placed) == sorted(set(Category) - {Category.ACCIDENT_ONLY})
