"""The 14-day rule and what a month of leave counts for."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.categories import COUNTED_BY_WORKING_DAYS, Absence, Category
from contributions.rules.counting import FULL, Absent, HealthDue, count_month
from tests.contributions.rules.people import law

NEW = law(date(2026, 8, 1))
OLD = law(date(2020, 8, 1))


@pytest.mark.parametrize("reason", [Absence.UNPAID, Absence.SICK, Absence.MATERNITY, Absence.SUSPENDED])
def test_thirteen_days_leave_a_full_month_and_fourteen_do_not(reason: Absence) -> None:
    assert count_month(Category.EMPLOYEE, Absent(reason, 13), NEW) == FULL
    assert not count_month(Category.EMPLOYEE, Absent(reason, 14), NEW).si


@pytest.mark.parametrize("category", sorted(set(Category) - COUNTED_BY_WORKING_DAYS))
def test_people_who_choose_their_base_and_conscripts_are_not_counted_by_days(category: Category) -> None:
    assert count_month(category, Absent(Absence.UNPAID, 23), NEW) == FULL


@pytest.mark.parametrize(
    "category",
    [Category.EMPLOYEE, Category.PART_TIME_EMPLOYEE, Category.COMMUNE_PART_TIMER, Category.OFFICIAL],
)
def test_unpaid_months_are_not_due_and_count_for_nothing(category: Category) -> None:
    counted = count_month(category, Absent(Absence.UNPAID, 14), NEW)

    assert (counted.si, counted.unemployment, counted.accident) == (False, False, False)
    assert (counted.counts_for_si, counted.health) == (False, HealthDue.SELF)


def test_agreement_pays_social_insurance_alone_and_only_under_the_new_law() -> None:
    absent = Absent(Absence.UNPAID, 14, agreed_to_pay=True)

    new, old = count_month(Category.EMPLOYEE, absent, NEW), count_month(Category.EMPLOYEE, absent, OLD)

    assert (new.si, new.unemployment, new.accident, new.on_last_base) == (True, False, False, True)
    assert not old.si


def test_work_without_pay_kept_the_month_under_the_old_law_only() -> None:
    absent = Absent(Absence.UNPAID, 20, worked_unpaid=True)

    assert count_month(Category.EMPLOYEE, absent, OLD) == FULL
    assert not count_month(Category.EMPLOYEE, absent, NEW).si


def test_the_first_month_is_due_even_when_spent_ill() -> None:
    absent = Absent(Absence.SICK, 14, first_month=True)

    counted = count_month(Category.EMPLOYEE, absent, NEW)

    assert (counted.si, counted.counts_for_si, counted.unemployment, counted.accident) == (
        True,
        True,
        False,
        False,
    )
    assert not count_month(Category.EMPLOYEE, absent, OLD).si
    assert not count_month(Category.EMPLOYEE, Absent(Absence.SICK, 14), NEW).si


def test_maternity_counts_for_pension_and_not_for_unemployment() -> None:
    counted = count_month(Category.EMPLOYEE, Absent(Absence.MATERNITY, 22), NEW)

    assert (counted.si, counted.counts_for_si, counted.counts_for_unemployment) == (False, True, False)
    assert counted.health is HealthDue.SI_FUND


def test_suspension_pauses_and_health_insurance_stands_on_half() -> None:
    counted = count_month(Category.OFFICIAL, Absent(Absence.SUSPENDED, 14), NEW)

    assert (counted.si, counted.health) == (False, HealthDue.HALF_BASE)


def test_a_worker_abroad_without_work_pauses() -> None:
    absent = Absent(Absence.JOBLESS_ABROAD, 0)

    assert not count_month(Category.OVERSEAS_WORKER, absent, NEW).si
    assert count_month(Category.EMPLOYEE, absent, NEW) == FULL


@settings(deadline=None)
@given(st.sampled_from(Category), st.sampled_from(Absence), st.integers(0, 31), st.booleans())
def test_more_days_away_never_bring_a_fund_back(
    category: Category, reason: Absence, days: int, agreed: bool
) -> None:
    less, more = (
        count_month(category, Absent(reason, count, agreed_to_pay=agreed), NEW) for count in (days, days + 1)
    )

    for name in ("si", "unemployment", "accident"):
        assert getattr(less, name) >= getattr(more, name)
