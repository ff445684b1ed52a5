"""The plain path for thousands is the same rule as the worksheet of one."""

import random
import time
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.bulk import NOTHING, RateCard, due_of_many, whole_factors
from contributions.rules.categories import Absence, Category
from contributions.rules.funds import DUE_KEYS, FUND_PAYERS, Payer
from contributions.rules.monthly import monthly_contribution
from contributions.rules.terms import PersonMonth
from tests.contributions.rules.people import categories, law, months, people, regions, wages
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month


def by_worksheet(person: PersonMonth) -> tuple[int, ...]:
    sheet = monthly_contribution(person, law())
    return tuple(int(sheet[key]) if key in sheet else 0 for key in DUE_KEYS)


@settings(deadline=None, max_examples=300)
@given(people())
def test_the_plain_path_agrees_with_the_worksheet_to_the_dong(person: PersonMonth) -> None:
    assert due_of_many([person], law()) == [by_worksheet(person)]


@settings(deadline=None, max_examples=100)
@given(months, regions, categories, st.booleans(), wages)
def test_a_rate_card_is_the_ordinary_month(
    month: Month, region: str, category: Category, approved: bool, wage: int
) -> None:
    card = RateCard(month, region, category, approved, law())

    assert card.due(wage) == by_worksheet(PersonMonth(month, category, wage, region, approved))


@settings(deadline=None, max_examples=20)
@given(st.lists(people(), min_size=2, max_size=30))
def test_many_rows_keep_their_order_whatever_they_share(rows: list[PersonMonth]) -> None:
    assert due_of_many(rows, law()) == [by_worksheet(row) for row in rows]


@settings(deadline=None)
@given(st.lists(st.decimals("0", "0.3", places=5), min_size=1, max_size=5), st.integers(0, 10**9))
def test_whole_factors_round_half_up_like_decimals(rates: list[Decimal], base: int) -> None:
    scale, factors = whole_factors(rates)

    parts = [(base * factor + scale // 2) // scale for factor in factors]
    assert parts == [round_vnd(base * rate) for rate in rates]


def test_half_a_dong_is_rounded_up_on_both_paths() -> None:
    person = PersonMonth(Month(2026, 8), Category.EMPLOYEE, 5_000_100)

    found = dict(zip(FUND_PAYERS, due_of_many([person], law())[0], strict=True))

    assert 5_000_100 * 5 % 1000 == 500
    assert found[next(pair for pair in FUND_PAYERS if pair[0] == "accident")] == 25_001
    assert by_worksheet(person) == tuple(found.values())


def test_a_suspended_official_is_on_half_the_base_on_both_paths() -> None:
    person = PersonMonth(
        Month(2026, 8), Category.OFFICIAL, 10_000_001, absence=Absence.SUSPENDED, absent_days=20
    )

    assert due_of_many([person], law()) == [by_worksheet(person)] == [(0, 0, 0, 0, 0, 75_000, 150_000, 0, 0)]


def test_rows_outside_owe_nothing() -> None:
    person = PersonMonth(Month(2026, 8), Category.PART_TIME_EMPLOYEE, 2_400_000)

    assert due_of_many([person], law()) == [NOTHING]


def test_an_employer_of_ten_thousand_is_computed_at_once() -> None:
    random.seed(7)
    rows = [
        PersonMonth(Month(2026, 8), Category.EMPLOYEE, random.randrange(3_000_000, 90_000_000), "II")
        for _ in range(10_000)
    ]
    began = time.process_time()

    dues = due_of_many(rows, law())

    spent = time.process_time() - began
    assert len(dues) == 10_000
    assert spent < 0.5, f"{spent:.3f} s of CPU for 10,000 employees; the aim is 0.02 s"
    assert {payer for _fund, payer in FUND_PAYERS} == {Payer.EMPLOYEE, Payer.EMPLOYER}
