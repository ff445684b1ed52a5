"""A month's due of every category; the 14-day rule; bases, floors and ceilings."""

from datetime import date
from decimal import Decimal
from typing import Any

from contributions.rules.categories import Absence, Category
from contributions.rules.counting import Absent, count_month
from contributions.rules.funds import FUND_PAYERS, Fund, Payer
from contributions.rules.levels import (
    base_floor,
    is_paid_minimum,
    kept_regional_minimum,
    monthly_from_units,
    monthly_from_weekly,
    reference_level,
    si_ceiling,
    unemployment_ceiling,
)
from contributions.rules.monthly import monthly_contribution
from contributions.rules.terms import PersonMonth, Terms, disabled_relief_last_month, terms_of
from contributions.rules.wages import ScalePay, foreign_wage, scale_wage
from tests.golden.books import LATEST, book, book_at_base, first_day
from tests.golden.registry import Values, day, decimal, each, handles, month
from vssportal.kernel.money import share
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import ParametersOn

REGIONS = ("I", "II", "III", "IV")
DUES = {
    "ee_pension": ["pension.employee"],
    "ee_si": ["pension.employee", "sickness.employee"],
    "ee_hi": ["health.employee"],
    "ee_ui": ["unemployment.employee"],
    "er_sick": ["sickness.employer"],
    "er_pension": ["pension.employer"],
    "er_acc": ["accident.employer"],
    "er_hi": ["health.employer"],
    "er_ui": ["unemployment.employer"],
    "si_sick": ["sickness.employee", "sickness.employer"],
    "si_pension": ["pension.employee", "pension.employer"],
    "si_17_5": ["pension.employer", "sickness.employer", "accident.employer"],
    "si_total": ["pension.employee", "pension.employer", "sickness.employee", "sickness.employer"],
    "hi": ["health.employee", "health.employer"],
    "hi_ee": ["health.employee"],
    "hi_er": ["health.employer"],
    "hi_3": ["health.employer"],
    "ui": ["unemployment.employee", "unemployment.employer"],
    "ui_1": ["unemployment.employer"],
    "acc": ["accident.employer"],
}


def amount(sheet: Worksheet, *keys: str) -> int:
    """The sum of these lines; a line that is not there is nothing."""
    return sum(int(sheet[key]) for key in keys if key in sheet)


def paid_by(sheet: Worksheet, payer: Payer) -> int:
    return amount(sheet, *(f"{fund}.{who}" for fund, who in FUND_PAYERS if who is payer))


def described(sheet: Worksheet) -> dict[str, Any]:
    """Everything examples ask of a month's worksheet."""
    values: dict[str, Any] = {key: amount(sheet, *keys) for key, keys in DUES.items()}
    values["ee_total"] = paid_by(sheet, Payer.EMPLOYEE)
    values["er_total"] = paid_by(sheet, Payer.EMPLOYER)
    values["total"] = values["total_to_vss"] = sheet.total_vnd
    values["er"], values["ee"] = values["er_total"], values["ee_total"]
    values["si_base"] = values["base_si_hi"] = amount(sheet, "base.si")
    values["base_ui"] = values["ui_base"] = amount(sheet, "base.unemployment")
    return values


def region_for(wage_vnd: int, law: ParametersOn) -> str:
    """A region an example does not name: the first whose minimum the wage reaches."""
    return next((region for region in REGIONS if is_paid_minimum(wage_vnd, region, law)), "IV")


def book_of(inputs: Values, on: date) -> ParametersOn:
    """The law of the month with the levels and minimum wages the example gives."""
    level = inputs.get("reference_level") or inputs.get("base_salary")
    minimum = inputs.get("regional_min_wage")
    table = {str(inputs.get("region") or "I"): minimum} if minimum else None
    plain = book(on)
    if level == reference_level(plain):
        level = None
    return book(on, base_salary=level, reference_level=level, regional_minimum=table)


@handles(
    "monthly contribution, ordinary Vietnamese employee",
    "employee of an enterprise approved for 0.3% accident fund",
    "covid relief: UI employer 0% and accident fund 0%",
)
def employee(inputs: Values, expected: Values, _example: Values) -> Values:
    on = month(inputs["month"])
    law = book_of(inputs, on.first)
    kind = str(inputs.get("employer_type") or "private").casefold()
    person = PersonMonth(
        on,
        Category.EMPLOYEE,
        int(inputs["salary"]),
        str(inputs.get("region") or region_for(int(inputs["salary"]), law)),
        approved_accident_relief=is_lower_rate(inputs, law),
        budget_funded=any(word in kind for word in ("state", "budget", "political", "armed")),
    )
    return described(monthly_contribution(person, law))


def is_lower_rate(inputs: Values, law: ParametersOn) -> bool:
    rate = decimal(inputs.get("tnld_rate_pct") or 0)
    lower = "accident_employer_approved"
    return law.has(lower, Category.EMPLOYEE) and rate == law.number(lower, Category.EMPLOYEE)


@handles("32% split", "employer part by fund 2020")
def split(inputs: Values, expected: Values, _example: Values) -> Values:
    on, wage = Month(int(inputs["year"]), 1), int(inputs["salary"])
    law = book(on.first)
    sheet = monthly_contribution(PersonMonth(on, Category.EMPLOYEE, wage, region_for(wage, law)), law)
    values = described(sheet)
    fee = share(amount(sheet, "base.si"), law.rate("union_fee"))
    only_employer = "ui_1" in expected or "si_17_5" in expected
    total = values["er_total"] + fee if only_employer else values["total"]
    return {**values, "union": fee, "union_fee": fee, "total": total}


@handles("32% of a payroll fund")
def payroll(inputs: Values, expected: Values, _example: Values) -> Values:
    on, whole = Month(int(inputs["year"]), 1), int(inputs["payroll"])
    law = book(on.first)
    wages = [int(wage) for wage in each(inputs.get("workers") or [])]
    fee = share(whole, law.rate("union_fee"))
    if sum(wages) == whole:
        people = [PersonMonth(on, Category.EMPLOYEE, wage, region_for(wage, law)) for wage in wages]
        parts = [described(monthly_contribution(person, law)) for person in people]
        return {
            **{key: sum(part[key] for part in parts) for key in ("er", "ee", "total_to_vss")},
            "union_fee": fee,
        }
    terms = terms_of(PersonMonth(on, Category.EMPLOYEE, whole), law)
    er, ee = of_payroll(terms, whole, Payer.EMPLOYER), of_payroll(terms, whole, Payer.EMPLOYEE)
    return {"er": er, "ee": ee, "total_to_vss": er + ee, "union_fee": fee}


def of_payroll(terms: Terms, whole: int, payer: Payer) -> int:
    pairs = zip(FUND_PAYERS, terms.rates, strict=True)
    return sum(share(whole, rate) for (_fund, who), rate in pairs if who is payer)


@handles("foreign employee before 1/1/2022", "foreign employee, 12-month contract, no UI")
def foreigner(inputs: Values, expected: Values, _example: Values) -> Values:
    return described(month_of(Category.FOREIGN_EMPLOYEE, inputs, int(inputs["salary"])))


@handles("part-time commune worker with allowance below the floor")
def commune(inputs: Values, expected: Values, _example: Values) -> Values:
    return described(month_of(Category.COMMUNE_PART_TIMER, inputs, int(inputs["allowance"])))


@handles(
    "household-business owner choosing the minimum",
    "household-business owner choosing the minimum from 1/7/2026",
)
def owner(inputs: Values, expected: Values, _example: Values) -> Values:
    return described(month_of(Category.HOUSEHOLD_OWNER, inputs, int(inputs["base"])))


@handles("contract worker abroad")
def abroad(inputs: Values, expected: Values, _example: Values) -> Values:
    values = described(month_of(Category.OVERSEAS_WORKER, inputs, int(inputs["chosen_base"])))
    monthly = values["si_total"]
    law = book(month(inputs["month"]).first)
    cycles = {key: law.whole("payment_cycle_months", key) for key in law.keys("payment_cycle_months")}
    return {**values, "monthly": monthly, **{key: monthly * count for key, count in cycles.items()}}


def month_of(category: Category, inputs: Values, wage: int) -> Worksheet:
    on = month(inputs["month"])
    law = book_of(inputs, on.first)
    return monthly_contribution(PersonMonth(on, category, wage, region_for(wage, law)), law)


@handles("HI of a suspended civil servant")
def suspended(inputs: Values, expected: Values, _example: Values) -> Values:
    person = PersonMonth(
        Month.of(LATEST),
        Category.OFFICIAL,
        int(inputs["last_month_base"]),
        absence=Absence.SUSPENDED,
        absent_days=book().whole("unpaid_days_limit"),
    )
    sheet = monthly_contribution(person, book())
    return {**described(sheet), "base": amount(sheet, "base.health")}


@handles("UI relief for a newly hired disabled worker")
def disabled(inputs: Values, expected: Values, _example: Values) -> Values:
    on, hired = month(inputs["month"]), day(inputs["hired"])
    law = book(on.first)
    wage = int(inputs["salary"])
    person = PersonMonth(
        on,
        Category.EMPLOYEE,
        wage,
        region_for(wage, law),
        disabled_hired_on=hired if inputs.get("certificate", True) else None,
    )
    return {
        **described(monthly_contribution(person, law)),
        "relief_last_month": disabled_relief_last_month(hired, law),
    }


@handles(
    "unpaid leave",
    "unpaid leave 13 days",
    "unpaid leave with agreement to pay",
    "first month of work spent on sick leave >= 14 working days",
)
def counted(inputs: Values, expected: Values, _example: Values) -> Values:
    sick = inputs.get("sick_days")
    absent = Absent(
        Absence.UNPAID if sick is None else Absence.SICK,
        int(inputs.get("unpaid_working_days") or sick or 0),
        agreed_to_pay=bool(inputs.get("agreement")),
        first_month=bool(inputs.get("first_month_of_work")),
    )
    month_counted = count_month(Category.EMPLOYEE, absent, book())
    base = int(inputs.get("last_base") or 0)
    return {
        "si": month_counted.si,
        "ui": month_counted.unemployment,
        "accident": month_counted.accident,
        "full_month": month_counted.si and month_counted.unemployment,
        "si_base": base if month_counted.on_last_base else 0,
    }


@handles("maternity leave (birth)")
def maternity(inputs: Values, expected: Values, _example: Values) -> Values:
    limit = book().whole("unpaid_days_limit")
    absence = Absence.MATERNITY if inputs["month_inside_leave"] else Absence.NONE
    person = PersonMonth(
        Month.of(LATEST), Category.EMPLOYEE, si_ceiling(book()), absence=absence, absent_days=limit
    )
    sheet = monthly_contribution(person, book())
    month_counted = terms_of(person, book()).counted
    paid_by_fund = amount(sheet, "health.si_fund")
    return {
        "si_paid": month_counted.si,
        "si_month_counts": month_counted.counts_for_si,
        "ui_counts": month_counted.counts_for_unemployment,
        "hi_payer": "VSS" if paid_by_fund else "employer and employee",
        "hi_amount_2026H2": paid_by_fund or amount(sheet, "health.employee", "health.employer"),
    }


@handles("SI/HI ceiling 20 x reference level")
def ceilings(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"ceiling": [si_ceiling(book_at_base(int(level))) for level in each(inputs["reference_level"])]}


@handles("employee SI maximum 8%")
def most(inputs: Values, expected: Values, _example: Values) -> Values:
    books = [book_at_base(int(level)) for level in each(inputs["base_salary"])]
    return {"max_ee": [share(si_ceiling(law), employee_rate(law)) for law in books]}


def employee_rate(law: ParametersOn) -> Decimal:
    return law.rate(f"{Fund.PENSION}_{Payer.EMPLOYEE}", Category.EMPLOYEE)


@handles("employee SI minimum 8% by region, untrained / trained")
def least(inputs: Values, expected: Values, _example: Values) -> Values:
    floors = [floor_at(int(minimum)) for minimum in each(inputs["min_wage"])]
    rate = employee_rate(old_book())
    return {
        "untrained": [share(low, rate) for low, _high in floors],
        "trained": [share(high, rate) for _low, high in floors],
    }


@handles("old SI salary floor for trained workers (+7%)")
def trained_floor(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"floor": floor_at(int(inputs["min_wage"]), str(inputs.get("region") or "I"))[1]}


OLD_LAW = date(2020, 1, 1)  # a day on which the floor was the regional minimum


def old_book(**given: Any) -> ParametersOn:
    return book(OLD_LAW, **given)


def floor_at(minimum: int, region: str = "I") -> tuple[int, int]:
    law = old_book(regional_minimum={region: minimum})
    return base_floor(region, law), base_floor(region, law, trained=True)


@handles("HI 1.5% of the regional floor (employee share)")
def health_of_floor(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"hi_employee": [health_employee(int(base)) for base in each(inputs["base"])]}


def health_employee(base: int) -> int:
    found = [(first_day("regional_minimum", base, region), region) for region in REGIONS]
    known = [(on, region) for on, region in found if on]
    on, region = max(known) if known else (OLD_LAW, "IV")
    law = book(on, regional_minimum={region: base})
    return amount(
        monthly_contribution(PersonMonth(Month.of(on), Category.EMPLOYEE, base, region), law),
        "health.employee",
    )


@handles("UI ceiling 2026")
def unemployment_ceilings(inputs: Values, expected: Values, _example: Values) -> Values:
    law = book(regional_minimum={key: int(value) for key, value in inputs["min_wage"].items()})
    return {region: unemployment_ceiling(region, law) for region in inputs["min_wage"]}


@handles("UI ceiling follows the region of the branch where the person works")
def branch_ceilings(inputs: Values, expected: Values, _example: Values) -> Values:
    minimums = dict(zip(each(inputs["region_of_work"]), each(inputs["min_wage"]), strict=True))
    on = Month(int(inputs["year"]), 1)
    law = book(on.first, regional_minimum=minimums)
    people = zip(each(inputs["salaries"]), each(inputs["region_of_work"]), strict=True)
    return {
        "ui_base": [
            terms_of(PersonMonth(on, Category.EMPLOYEE, int(wage), region), law).unemployment.base(int(wage))
            for wage, region in people
        ]
    }


@handles("part-time paid by the hour")
def hourly(inputs: Values, expected: Values, _example: Values) -> Values:
    law = book_at_base(inputs.get("reference_level"))
    wage = monthly_from_units(int(inputs["hourly"]), decimal(inputs["hours_per_month"]))
    person = PersonMonth(Month.of(law.day), Category.PART_TIME_EMPLOYEE, wage)
    return {
        "monthly": wage,
        "covered_by_compulsory_si": amount(monthly_contribution(person, law), "pension.employee") > 0,
    }


@handles("place moved to a lower region on 1/1/2026")
def moved(inputs: Values, expected: Values, _example: Values) -> Values:
    old, new = int(inputs["old_region_min"]), int(inputs["new_region_min"])
    return {
        "applicable_min": [kept_regional_minimum(day(on), old, new, book()) for on in each(inputs["hired"])]
    }


@handles("weekly pay converted to a month for the minimum-wage check")
def weekly(inputs: Values, expected: Values, _example: Values) -> Values:
    monthly = monthly_from_weekly(int(inputs["weekly"]), book())
    return {
        "monthly": monthly,
        **{f"ok_region_{region}": is_paid_minimum(monthly, region, book()) for region in REGIONS},
    }


@handles("salary in foreign currency")
def foreign_currency(inputs: Values, expected: Values, _example: Values) -> Values:
    half = str(inputs.get("period") or "second half")
    on = Month(LATEST.year, 1 if "first" in half else LATEST.month)
    wage = foreign_wage(decimal(inputs["salary_usd"]), decimal(inputs["avg_transfer_buy_rate_4_state_banks"]))
    law = book(on.first)
    base = terms_of(PersonMonth(on, Category.EMPLOYEE, wage), law).si.base(wage)
    return {"uncapped": wage, "si_base": base}


@handles("state-scale salary base")
def state_scale(inputs: Values, expected: Values, _example: Values) -> Values:
    on = month(inputs["month"])
    law = book_of(inputs, on.first)
    pay = ScalePay(
        decimal(inputs["coefficient"]),
        decimal(inputs.get("position_allowance") or 0),
        over_scale_percent=decimal(inputs.get("over_scale_pct") or 0),
        seniority_percent=decimal(inputs.get("seniority_pct") or 0),
    )
    wage = scale_wage(pay, law)
    return {"si_base": terms_of(PersonMonth(on, Category.OFFICIAL, wage), law).si.base(wage)}
