"""The figures themselves: every one dated and sourced, and the published tables agree with them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from contributions.rules.categories import Category
from contributions.rules.funds import FUND_PAYERS, figure_of
from vssportal.legal.parameters import Figure, Parameter, parameters

BOOK = parameters()
EVERY = [pytest.param(item, id=item.code) for item in BOOK]
RATES = [figure_of(fund, payer) for fund, payer in FUND_PAYERS]
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize("parameter", EVERY)
def test_every_figure_has_a_source_a_label_in_both_languages_and_a_day_of_checking(
    parameter: Parameter,
) -> None:
    assert parameter.checked_on is not None
    assert parameter.label
    assert parameter.label_en
    assert all(figure.source.strip() for figure in parameter.figures)


@pytest.mark.parametrize("parameter", EVERY)
def test_a_new_value_changes_something(parameter: Parameter) -> None:
    def told(figure: Figure) -> tuple[object, ...]:
        return (dict(figure.values), figure.source, figure.doubt)

    pairs = zip(parameter.figures, parameter.figures[1:], strict=False)
    assert [after.since for before, after in pairs if told(before) == told(after)] == []


@pytest.mark.parametrize("code", [*RATES, "accident_employer_approved", "health_state"])
def test_rates_are_given_for_known_categories_only(code: str) -> None:
    keys = {key for figure in BOOK[code].figures for key in figure.values}

    assert keys - set(Category) == set()


# Tổng tỷ lệ đóng của một người lao động thường, in percent (Quyết định 595 Điều 43 Ví dụ 17, Luật 41/2024).
@pytest.mark.parametrize(
    ("month", "total"),
    [
        (date(2014, 1, 1), "32.5"),
        (date(2017, 5, 1), "32.5"),
        (date(2017, 6, 1), "32.0"),
        (date(2020, 8, 1), "32.0"),
        (date(2025, 7, 1), "32.0"),
        (date(2026, 11, 1), "32.0"),
    ],
)
def test_an_employee_costs_what_the_published_table_says(month: date, total: str) -> None:
    law = BOOK.on(month)

    whole = sum(law.number(code, "employee") for code in RATES if law.has(code, "employee"))
    assert whole == Decimal(total)


# Each with the day before it: what Nghị định 161/2026 and the older decrees changed.
@pytest.mark.parametrize(
    ("code", "key", "since", "before", "after"),
    [
        ("base_salary", "", date(2023, 7, 1), 1_490_000, 1_800_000),
        ("base_salary", "", date(2024, 7, 1), 1_800_000, 2_340_000),
        ("base_salary", "", date(2026, 7, 1), 2_340_000, 2_530_000),
        ("regional_minimum", "I", date(2026, 1, 1), 4_960_000, 5_310_000),
        ("regional_minimum", "IV", date(2026, 1, 1), 3_450_000, 3_700_000),
        ("rural_poverty_line", "", date(2022, 1, 1), 700_000, 1_500_000),
        ("voluntary_support", "poor", date(2025, 7, 1), 30, 50),
        ("health_support", "pupil", date(2025, 7, 1), 30, 50),
    ],
)
def test_known_changes_fall_on_their_days(code: str, key: str, since: date, before: int, after: int) -> None:
    assert BOOK.on(since - timedelta(days=1)).number(code, key) == before
    assert BOOK.on(since).number(code, key) == after


def test_reference_level_and_base_salary_are_one_until_the_base_salary_ends() -> None:
    for figure in BOOK["reference_level"].figures:
        law = BOOK.on(figure.since)
        assert law.vnd("reference_level") == law.vnd("base_salary")


def test_employee_and_employer_share_health_insurance_one_to_two() -> None:
    law = BOOK.on(TODAY)

    for category in law.keys("health_employer"):
        assert law.number("health_employer", category) == 2 * law.number("health_employee", category)
        whole = law.number("health_employer", category) + law.number("health_employee", category)
        assert whole == law.number("health_rate")
