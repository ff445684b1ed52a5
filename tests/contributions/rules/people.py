"""Invented months of invented people, for properties of the rules of contributions."""

from datetime import date

from hypothesis import strategies as st

from contributions.rules.categories import Absence, Category, Conditions
from contributions.rules.terms import PersonMonth
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import parameters

FIRST = Month(2014, 1)
LAST = Month(2026, 12)
BOOK = parameters()
TODAY = date(2026, 11, 28)
AUGUST = Month(2026, 8)
REGIONS = ("I", "II", "III", "IV")

months = st.integers(FIRST.index, LAST.index).map(Month.at)
wages = st.integers(0, 200_000_000)
regions = st.sampled_from(REGIONS)
categories = st.sampled_from(Category)
hired = st.none() | st.dates(date(2025, 6, 1), date(2026, 12, 31))


def law(day: date = TODAY):
    """The portal's book at a day."""
    return BOOK.on(day)


def people(**fixed: object) -> st.SearchStrategy[PersonMonth]:
    """Any month of any person."""
    fields: dict[str, object] = {
        "month": months,
        "category": categories,
        "wage_vnd": wages,
        "region": regions,
        "approved_accident_relief": st.booleans(),
        "budget_funded": st.booleans(),
        "state_scale": st.booleans(),
        "trained": st.booleans(),
        "conditions": st.sampled_from(Conditions),
        "absence": st.sampled_from(Absence),
        "absent_days": st.integers(0, 23),
        "agreed_to_pay": st.booleans(),
        "first_month": st.booleans(),
        "worked_unpaid": st.booleans(),
        "last_base_vnd": wages,
        "si_here": st.booleans(),
        "health_here": st.booleans(),
        "pension_suspended": st.booleans(),
        "disabled_hired_on": hired,
    }
    given = {**fields, **{name: st.just(value) for name, value in fixed.items()}}
    return st.builds(PersonMonth, **given)


def employee(wage: int, month: Month = AUGUST, **others: object) -> PersonMonth:
    """An ordinary employee of region I."""
    return PersonMonth(month, others.pop("category", Category.EMPLOYEE), wage, **others)
