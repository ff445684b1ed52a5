"""Who must take part in which insurance."""

from dataclasses import replace
from datetime import date

import pytest

from contributions.rules.categories import Category
from contributions.rules.funds import Fund
from contributions.rules.participation import Work, coverage, may_join_voluntarily
from tests.contributions.rules.people import law

TODAY = date(2026, 11, 28)
EMPLOYEE = Work(Category.EMPLOYEE, wage_vnd=10_000_000)


def funds(work: Work, day: date = TODAY) -> set[Fund]:
    return set(coverage(work, day, law()).funds)


def reasons(work: Work, day: date = TODAY) -> list[str]:
    return [finding.code for finding in coverage(work, day, law()).findings]


@pytest.mark.parametrize(
    ("day", "months", "covered"),
    [
        (date(2017, 12, 1), 2, set()),
        (date(2018, 1, 1), 1, {Fund.PENSION, Fund.SICKNESS, Fund.ACCIDENT}),
        (date(2018, 1, 1), 3, set(Fund)),
        (date(2025, 7, 1), 1, set(Fund) - {Fund.UNEMPLOYMENT}),
        (date(2026, 1, 1), 1, set(Fund)),
        (date(2026, 1, 1), 0, set()),
    ],
)
def test_shorter_contracts_joined_insurance_by_insurance(day: date, months: int, covered: set[Fund]) -> None:
    assert funds(replace(EMPLOYEE, contract_months=months), day) == covered


def test_a_contract_that_is_too_short_is_told_with_both_lengths() -> None:
    found = coverage(replace(EMPLOYEE, contract_months=0), TODAY, law())

    assert "0 tháng chưa đủ 1 tháng" in found.findings[0].sentence
    assert Fund.PENSION not in found


def test_foreigners_need_a_contract_of_twelve_months_and_have_no_unemployment_insurance() -> None:
    foreigner = Work(Category.FOREIGN_EMPLOYEE, 12, 30_000_000)

    assert funds(foreigner) == set(Fund) - {Fund.UNEMPLOYMENT}
    assert funds(replace(foreigner, contract_months=11)) == set()
    assert funds(replace(foreigner, contract_months=11), date(2024, 1, 1)) == {Fund.HEALTH}


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (replace(EMPLOYEE, draws_pension=True), "pensioner"),
        (replace(EMPLOYEE, is_domestic=True), "domestic"),
        (replace(EMPLOYEE, is_probation=True), "probation"),
        (Work(Category.PART_TIME_EMPLOYEE, wage_vnd=2_529_999), "below_floor"),
        (Work(Category.FOREIGN_EMPLOYEE, 12, is_transferee=True), "transferee"),
        (Work(Category.FOREIGN_EMPLOYEE, 12, is_of_pension_age=True), "aged"),
        (Work(Category.FOREIGN_EMPLOYEE, 12, has_treaty=True), "treaty"),
        (Work(Category.HOUSEHOLD_OWNER, declares_tax=False), "not_declaring"),
        (Work(Category.UNSALARIED_MANAGER, is_of_pension_age=True), "aged"),
        (Work(Category.HOUSEHOLD_OWNER, is_of_pension_age=True, months_missing=7), "aged"),
    ],
)
def test_whoever_is_outside_is_told_why_with_the_article(work: Work, reason: str) -> None:
    found = coverage(work, TODAY, law())

    assert [finding.code for finding in found.findings] == [reason]
    assert found.funds == frozenset()
    assert "Điều" in found.findings[0].basis


@pytest.mark.parametrize(
    "work",
    [
        Work(Category.PART_TIME_EMPLOYEE, wage_vnd=2_530_000),
        Work(Category.HOUSEHOLD_OWNER),
        Work(Category.UNSALARIED_MANAGER, is_of_pension_age=True, months_missing=6),
    ],
)
def test_the_edge_is_inside(work: Work) -> None:
    assert Fund.PENSION in funds(work)
    assert reasons(work) == []


def test_all_registered_owners_join_in_july_2029() -> None:
    owner = Work(Category.HOUSEHOLD_OWNER, declares_tax=False)

    assert funds(owner, date(2029, 6, 30)) == set()
    assert Fund.PENSION in funds(owner, date(2029, 7, 1))


@pytest.mark.parametrize(
    ("born_on", "facts", "may"),
    [
        (date(2011, 11, 28), {}, True),
        (date(2011, 11, 29), {}, False),
        (date(1990, 1, 1), {"is_compulsory": True}, False),
        (date(1990, 1, 1), {"is_compulsory": True, "is_suspended": True}, True),
        (date(1960, 1, 1), {"draws_benefit": True}, False),
    ],
)
def test_voluntary_insurance_is_for_those_of_fifteen_who_have_no_other(
    born_on: date, facts: dict[str, bool], may: bool
) -> None:
    asked = {"is_compulsory": False, "draws_benefit": False, "is_suspended": False, **facts}

    assert may_join_voluntarily(born_on, TODAY, law(), **asked) is may
