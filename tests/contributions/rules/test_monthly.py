"""A month's due by fund and payer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.rules.categories import Absence, Category, Conditions
from contributions.rules.funds import DUE_KEYS, FUND_PAYERS, Fund, Payer, figure_of, key_of
from contributions.rules.monthly import monthly_contribution
from contributions.rules.terms import PersonMonth
from tests.contributions.rules.people import LAST, TODAY, employee, law, people, wages
from vssportal.kernel.errors import NoFigure
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, differences, replay
from vssportal.legal.parameters import Parameters, parameters


def due(person: PersonMonth) -> Worksheet:
    return monthly_contribution(person, law())


def amounts(person: PersonMonth) -> dict[str, int]:
    return {line.key: int(line.amount) for line in due(person) if line.adds}


def test_an_employee_pays_ten_and_a_half_percent_and_the_employer_twenty_one_and_a_half() -> None:
    sheet = due(employee(20_000_000))

    paid = {
        payer: sum(int(sheet[key_of(f, p)]) for f, p in FUND_PAYERS if p is payer and key_of(f, p) in sheet)
        for payer in (Payer.EMPLOYEE, Payer.EMPLOYER)
    }
    assert paid == {Payer.EMPLOYEE: 2_100_000, Payer.EMPLOYER: 4_300_000}
    assert sheet.total_vnd == 6_400_000


def test_social_and_health_insurance_stop_at_their_ceiling_and_unemployment_at_its_own() -> None:
    sheet = due(employee(150_000_000))

    assert sheet["base.si"] == sheet["base.health"] == 50_600_000
    assert sheet["base.unemployment"] == 106_200_000
    assert {finding.code for finding in sheet.findings} == {
        "base.si.capped",
        "base.health.capped",
        "base.unemployment.capped",
    }


def test_a_wage_below_the_floor_is_lifted_to_the_reference_level() -> None:
    sheet = due(employee(2_000_000))

    assert sheet["base.si"] == 2_530_000
    assert "base.si.raised" in {finding.code for finding in sheet.findings}


@pytest.mark.parametrize(
    ("trained", "conditions", "floor"),
    [
        (False, Conditions.NORMAL, 3_070_000),
        (True, Conditions.NORMAL, 3_284_900),
        (True, Conditions.HAZARDOUS, 3_449_145),
        (True, Conditions.VERY_HAZARDOUS, 3_514_843),
    ],
)
def test_the_old_floor_was_the_regional_minimum_raised_for_trained_and_hard_work(
    trained: bool, conditions: Conditions, floor: int
) -> None:
    person = employee(1, Month(2020, 3), region="IV", trained=trained, conditions=conditions)

    assert due(person)["base.si"] == floor


def test_wages_of_the_state_scale_had_no_floor_and_the_old_unemployment_ceiling() -> None:
    low = employee(2_980_000, Month(2020, 3), state_scale=True)
    high = employee(90_000_000, Month(2020, 3), state_scale=True)

    assert due(low)["base.si"] == 2_980_000
    assert due(high)["base.unemployment"] == 29_800_000


@pytest.mark.parametrize(
    ("month", "accident", "employer_unemployment"),
    [
        (Month(2017, 5), 100_000, 100_000),
        (Month(2017, 6), 50_000, 100_000),
        (Month(2021, 6), 50_000, 100_000),
        (Month(2021, 7), 0, 100_000),
        (Month(2021, 10), 0, 0),
        (Month(2022, 6), 0, 0),
        (Month(2022, 7), 50_000, 0),
        (Month(2022, 9), 50_000, 0),
        (Month(2022, 10), 50_000, 100_000),
    ],
)
def test_rates_and_crisis_relief_begin_and_end_with_their_months(
    month: Month, accident: int, employer_unemployment: int
) -> None:
    sheet = due(employee(10_000_000, month))

    assert sheet["accident.employer"] == accident
    assert sheet["unemployment.employer"] == employer_unemployment
    assert sheet["unemployment.employee"] == 100_000


def test_budget_funded_bodies_had_no_crisis_relief() -> None:
    sheet = due(employee(10_000_000, Month(2022, 1), budget_funded=True))

    assert sheet["accident.employer"] == 50_000
    assert sheet["unemployment.employer"] == 100_000


def test_an_approved_enterprise_pays_three_tenths_for_accidents_and_an_office_does_not() -> None:
    enterprise = employee(10_000_000, approved_accident_relief=True)
    office = employee(10_000_000, category=Category.OFFICIAL, approved_accident_relief=True)

    assert due(enterprise)["accident.employer"] == 30_000
    assert due(office)["accident.employer"] == 50_000


@pytest.mark.parametrize(
    ("category", "wage", "expected"),
    [
        (Category.OFFICIAL, 10_000_000, {"pension.employee": 800_000, "health.employer": 300_000}),
        (Category.PUBLIC_EMPLOYEE, 10_000_000, {"unemployment.employee": 100_000}),
        (Category.CONSCRIPT, 0, {"pension.employer": 556_600, "accident.employer": 12_650}),
        (Category.STANDING_MILITIA, 0, {"pension.employer": 556_600, "accident.employer": 12_650}),
        (Category.OVERSEAS_WORKER, 5_000_000, {"pension.employee": 1_100_000}),
        (Category.DIPLOMATIC_SPOUSE, 5_000_000, {"pension.employee": 1_100_000}),
        (
            Category.HOUSEHOLD_OWNER,
            2_530_000,
            {"pension.employee": 556_600, "sickness.employee": 75_900, "health.employee": 113_850},
        ),
        (
            Category.UNSALARIED_MANAGER,
            2_530_000,
            {"pension.employee": 556_600, "sickness.employee": 75_900, "health.employee": 113_850},
        ),
        (
            Category.COMMUNE_PART_TIMER,
            4_000_000,
            {"pension.employee": 320_000, "sickness.employer": 120_000, "health.employee": 37_950},
        ),
        (Category.HAMLET_PART_TIMER, 4_000_000, {"pension.employee": 320_000, "sickness.employer": 120_000}),
        (Category.FOREIGN_EMPLOYEE, 30_000_000, {"pension.employee": 2_400_000, "health.employee": 450_000}),
        (Category.ACCIDENT_ONLY, 10_000_000, {"accident.employer": 50_000}),
    ],
)
def test_every_category_pays_its_own_funds(category: Category, wage: int, expected: dict[str, int]) -> None:
    found = amounts(employee(wage, category=category))

    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("category", "funds"),
    [
        (Category.OFFICIAL, {Fund.PENSION, Fund.SICKNESS, Fund.ACCIDENT, Fund.HEALTH}),
        (Category.OFFICER, {Fund.PENSION, Fund.SICKNESS, Fund.ACCIDENT}),
        (Category.OVERSEAS_WORKER, {Fund.PENSION}),
        (Category.HAMLET_PART_TIMER, {Fund.PENSION, Fund.SICKNESS}),
        (Category.COMMUNE_PART_TIMER, {Fund.PENSION, Fund.SICKNESS, Fund.HEALTH}),
        (Category.FOREIGN_EMPLOYEE, {Fund.PENSION, Fund.SICKNESS, Fund.ACCIDENT, Fund.HEALTH}),
        (Category.PART_TIME_EMPLOYEE, set(Fund)),
        (Category.SALARIED_MANAGER, set(Fund)),
        (Category.ACCIDENT_ONLY, {Fund.ACCIDENT}),
    ],
)
def test_nobody_pays_a_fund_that_does_not_cover_them(category: Category, funds: set[Fund]) -> None:
    found = {key.split(".")[0] for key in amounts(employee(10_000_000, category=category))}

    assert found == {str(fund) for fund in funds}


def test_the_state_pays_health_insurance_of_officers_and_it_is_no_part_of_the_bill() -> None:
    sheet = due(employee(10_000_000, category=Category.OFFICER))

    assert sheet["health.state"] == 450_000
    assert "health.employee" not in sheet
    assert sheet.total_vnd == 800_000 + 1_400_000 + 300_000 + 50_000


def test_part_timers_below_the_floor_are_outside_and_are_told_so() -> None:
    sheet = due(employee(2_400_000, category=Category.PART_TIME_EMPLOYEE))

    assert sheet.lines == []
    assert [finding.code for finding in sheet.findings] == ["below_floor"]
    assert due(employee(2_530_000, category=Category.PART_TIME_EMPLOYEE)).total_vnd > 0
    assert "2.530.000" in sheet.findings[0].sentence


def test_a_category_before_its_first_day_owes_nothing_and_is_told_so() -> None:
    sheet = due(employee(5_000_000, Month(2025, 6), category=Category.HOUSEHOLD_OWNER))

    assert sheet.lines == []
    assert [finding.code for finding in sheet.findings] == ["not_covered"]


@pytest.mark.parametrize(
    ("month", "employee_part", "employer_part"),
    [
        (Month(2018, 11), None, None),
        (Month(2018, 12), None, 0),
        (Month(2021, 12), None, 0),
        (Month(2022, 1), 8, 14),
    ],
)
def test_foreigners_joined_fund_by_fund(
    month: Month, employee_part: int | None, employer_part: int | None
) -> None:
    found = amounts(employee(10_000_000, month, category=Category.FOREIGN_EMPLOYEE))

    assert found.get("pension.employee") == (employee_part and employee_part * 100_000)
    assert found.get("pension.employer", 0) == (employer_part or 0) * 100_000
    assert ("sickness.employer" in found) == (month >= Month(2018, 12))


def test_a_newly_hired_disabled_worker_frees_the_employer_for_twelve_months() -> None:
    hired_on = date(2026, 3, 10)
    months = (Month(2026, 2), Month(2026, 3), Month(2027, 2), Month(2027, 3))

    sheets = [due(employee(10_000_000, month, disabled_hired_on=hired_on)) for month in months]

    assert [sheet["unemployment.employer"] for sheet in sheets] == [100_000, 0, 0, 100_000]
    assert {sheet["unemployment.employee"] for sheet in sheets} == {100_000}


def test_a_suspended_pension_fund_stops_only_the_pension() -> None:
    found = amounts(employee(10_000_000, pension_suspended=True))

    assert (found["pension.employee"], found["pension.employer"]) == (0, 0)
    assert (found["sickness.employer"], found["accident.employer"], found["unemployment.employee"]) == (
        300_000,
        50_000,
        100_000,
    )


def test_a_second_contract_pays_accident_insurance_alone() -> None:
    found = {
        key: value
        for key, value in amounts(employee(10_000_000, si_here=False, health_here=False)).items()
        if value
    }

    assert found == {"accident.employer": 50_000}


def test_a_month_on_maternity_leave_costs_nothing_and_the_fund_pays_health_insurance() -> None:
    sheet = due(employee(10_000_000, absence=Absence.MATERNITY, absent_days=22))

    assert sheet.total_vnd == 0
    assert sheet["health.si_fund"] == 113_850
    assert "maternity" in {finding.code for finding in sheet.findings}


def test_until_august_2025_the_fund_paid_health_insurance_on_the_wage_before_maternity() -> None:
    person = employee(10_000_000, Month(2025, 8), absence=Absence.MATERNITY, absent_days=21)

    assert due(person)["health.si_fund"] == 450_000
    assert due(replace(person, month=Month(2025, 9)))["health.si_fund"] == 105_300


def test_a_suspended_official_pays_health_insurance_on_half_the_wage() -> None:
    person = employee(10_000_000, category=Category.OFFICIAL, absence=Absence.SUSPENDED, absent_days=20)

    assert {key: value for key, value in amounts(person).items() if value} == {
        "health.employee": 75_000,
        "health.employer": 150_000,
    }


def test_agreed_unpaid_months_are_paid_on_the_latest_base() -> None:
    person = employee(0, absence=Absence.UNPAID, absent_days=22, agreed_to_pay=True, last_base_vnd=12_000_000)

    assert {key: value for key, value in amounts(person).items() if value} == {
        "pension.employee": 960_000,
        "pension.employer": 1_680_000,
        "sickness.employer": 360_000,
    }


def test_a_month_before_the_first_figure_is_refused_never_free() -> None:
    with pytest.raises(NoFigure):
        due(employee(10_000_000, Month(2012, 1)))


@settings(deadline=None, max_examples=150)
@given(people())
def test_the_parts_sum_to_the_whole(person: PersonMonth) -> None:
    sheet = due(person)

    assert sheet.total_vnd == sum(int(sheet[key]) for key in DUE_KEYS if key in sheet)
    assert all(int(line.amount) >= 0 for line in sheet)


@settings(deadline=None, max_examples=150)
@given(people(), wages)
def test_more_wage_is_never_less_due_and_above_the_ceilings_nothing_changes(
    person: PersonMonth, other: int
) -> None:
    low, high = sorted((person.wage_vnd, other))
    dues = [amounts(replace(person, wage_vnd=wage, last_base_vnd=wage)) for wage in (low, high)]

    assert all(dues[0][key] <= dues[1].get(key, 0) for key in dues[0])
    above = amounts(replace(person, wage_vnd=200_000_000, last_base_vnd=200_000_000))
    assert above == amounts(replace(person, wage_vnd=900_000_000, last_base_vnd=900_000_000))


@settings(deadline=None, max_examples=150)
@given(people(absence=Absence.NONE))
def test_every_line_is_its_base_times_its_rate_rounded_once(person: PersonMonth) -> None:
    sheet = due(person)
    bases = {Fund.HEALTH: "base.health", Fund.UNEMPLOYMENT: "base.unemployment"}

    for fund, payer in FUND_PAYERS:
        key = key_of(fund, payer)
        if key in sheet and int(sheet[key]):
            book = law(person.month.first)
            rates = {
                book.rate(code, person.category)
                for code in (figure_of(fund, payer), "accident_employer_approved")
                if book.has(code, person.category) and (code.startswith(fund))
            }
            base = Decimal(sheet[bases.get(fund, "base.si")])
            assert int(sheet[key]) in {round_vnd(base * rate) for rate in rates}


@settings(deadline=None, max_examples=100)
@given(people())
def test_a_worksheet_computed_again_from_what_it_stored_is_the_same(person: PersonMonth) -> None:
    stored = Worksheet.from_json(due(person).as_json())

    again = replay(stored, parameters().on(TODAY))

    assert differences(stored, again) == []


@settings(deadline=None, max_examples=100)
@given(people(), st.integers(1, 36))
def test_a_later_figure_never_changes_an_earlier_month(person: PersonMonth, later: int) -> None:
    known = Parameters(
        replace(parameter, figures=figures)
        for parameter in parameters()
        if (figures := tuple(f for f in parameter.figures if f.since <= person.month.first))
    )
    cut = known.on(min(person.month + later, LAST).first)

    assert monthly_contribution(person, cut).lines == due(person).lines


@settings(deadline=None, max_examples=100)
@given(people())
def test_every_line_names_its_source(person: PersonMonth) -> None:
    assert [line.key for line in due(person) if not line.basis] == []
