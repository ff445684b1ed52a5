"""Voluntary social insurance and voluntary accident insurance."""

from datetime import date
from decimal import Decimal
from typing import Any

from contributions.rules.voluntary import (
    Method,
    SupportGroup,
    VoluntaryPayment,
    VoluntaryRefund,
    highest_income,
    lowest_income,
    monthly_due,
    monthly_support,
    new_support_after,
    voluntary_payment,
    voluntary_refund,
)
from contributions.rules.voluntary_accident import VoluntaryAccident, voluntary_accident
from tests.golden.books import LATEST, book, book_at_base, first_day
from tests.golden.registry import Values, decimal, each, handles, month
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import MonthSpan
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import ParametersOn

OLD_DAY = date(2018, 9, 1)  # a day of the old law, for the methods that ended with it
NEW_SUPPORT_ON = date(2025, 7, 1)


def book_at_line(line: Any, on: date = LATEST) -> ParametersOn:
    """The book with the poverty line an example gives; on the first day it held when the example's law is old."""
    return book(on, rural_poverty_line=None if line is None else int(line))


def paid(inputs: Values, method: Method, on: date = LATEST) -> Worksheet:
    months = int(inputs.get("months") or 1)
    if "years" in inputs:
        months = int(inputs["years"]) * 12
    if method is Method.CATCH_UP:
        months = 1
    support = inputs.get("support_pct")
    payment = VoluntaryPayment(
        paid_on=on,
        income_vnd=int(inputs.get("income", 0)),
        months=months,
        method=method,
        fund_rate_percent=decimal(inputs.get("monthly_fund_rate_pct") or 0),
        support_percent=None if support is None else decimal(support),
        months_late=int(inputs.get("months_late") or 0),
    )
    return voluntary_payment(payment, book_at_line(inputs.get("poverty_line"), on))


def said(sheet: Worksheet) -> dict[str, Any]:
    support = -int(sheet["state"]) if "state" in sheet else 0
    gross = int(sheet["gross"])
    return {
        "amount": gross,
        "monthly": sheet["monthly"],
        "gross": gross,
        "discounted_gross": gross,
        "support": support,
        "support_monthly": support,
        "participant_pays": sheet.total_vnd,
        "participant_pays_monthly": sheet.total_vnd,
    }


@handles(
    "voluntary SI 6 months",
    "voluntary SI monthly",
    "voluntary SI state support from 1/7/2025",
    "voluntary SI with old 10% support, per month",
    "voluntary SI with old 25% support, 12 months",
    "voluntary SI, 12 months, income 5,000,000, ordinary participant",
)
def months(inputs: Values, expected: Values, _example: Values) -> Values:
    return said(paid(inputs, Method.MONTHS))


@handles(
    "voluntary SI, 2 years ahead, minimum income, ordinary participant (r is an assumed rate)",
    "voluntary SI, one payment for 2 years ahead (discounted)",
)
def ahead(inputs: Values, expected: Values, _example: Values) -> Values:
    return said(paid(inputs, Method.YEARS_AHEAD))


@handles("voluntary SI, one payment for 120 missing months (compounded)")
def missing(inputs: Values, expected: Values, _example: Values) -> Values:
    return said(paid(inputs, Method.MISSING, OLD_DAY))


@handles("voluntary SI, late catch-up one month", "voluntary SI, late catch-up with compound interest")
def catch_up(inputs: Values, expected: Values, _example: Values) -> Values:
    """The example gives the amount missed; the income is the one of which it is 22 %."""
    law = book(OLD_DAY)
    income = round_vnd(Decimal(int(inputs["amount"])) / law.rate("voluntary_rate"))
    assert monthly_due(income, law) == int(inputs["amount"])
    return said(paid({**inputs, "income": income}, Method.CATCH_UP, OLD_DAY))


@handles("voluntary SI, partial refund on moving to compulsory SI")
def refund(inputs: Values, expected: Values, _example: Values) -> Values:
    rate = decimal(inputs.get("monthly_fund_rate_pct") or 0)
    refunded = VoluntaryRefund(
        paid_on=OLD_DAY,
        income_vnd=int(inputs["income"]),
        months=int(inputs["years"]) * 12,
        months_left=int(inputs["months_left"]),
        method=Method.YEARS_AHEAD,
        fund_rate_percent=rate,
        state_support_vnd=int(inputs.get("state_support") or 0),
    )
    return {"refund": voluntary_refund(refunded, book(OLD_DAY)).total_vnd}


@handles("voluntary SI maximum")
def most(inputs: Values, expected: Values, _example: Values) -> Values:
    levels = each(inputs.get("reference_level") or inputs["base_salary"])
    books = [book_at_base(int(level)) for level in levels]
    return {"max_monthly": [monthly_due(highest_income(law), law) for law in books]}


@handles("voluntary SI minimum 2016-2021", "voluntary SI minimum since 2022")
def least(inputs: Values, expected: Values, _example: Values) -> Values:
    line = int(inputs["poverty_line"])
    law = book_at_line(line, first_day("rural_poverty_line", line) or LATEST)
    return {"min_monthly": monthly_due(lowest_income(law), law)}


@handles("voluntary SI state support 2022 to 30/6/2025")
def support(inputs: Values, expected: Values, _example: Values) -> Values:
    law = book_at_line(inputs["poverty_line"], date(2022, 1, 1))
    return {
        "support_monthly": [round_vnd(monthly_support(decimal(part), law)) for part in each(inputs["pct"])]
    }


@handles("voluntary SI prepaid across 1/7/2025")
def prepaid(inputs: Values, expected: Values, _example: Values) -> Values:
    first, last = str(inputs["covers"]).split("..")
    after = new_support_after(MonthSpan.closed(month(first), month(last)), NEW_SUPPORT_ON)
    return {"new_support_applies_from": f"first method after {after - 1}" if after else "this method"}


@handles("voluntary accident insurance")
def accident(inputs: Values, expected: Values, _example: Values) -> Values:
    law = book(
        regional_minimum={"IV": int(inputs["region_IV_min_wage"])},
        rural_poverty_line=int(inputs["poverty_line"]),
    )
    said_: dict[str, Any] = {}
    for count in {6, 12, int(inputs["months"])}:
        part = VoluntaryAccident(
            LATEST, count, (SupportGroup.OTHER,), support_percent=decimal(inputs["support_pct"])
        )
        sheet = voluntary_accident(part, law)
        support_vnd = -int(sheet["state"]) if "state" in sheet else 0
        said_[f"gross_{count}m"] = sheet["gross"]
        said_[f"support_{count}m"] = support_vnd
        said_[f"participant_pays_{count}m"] = sheet.total_vnd
    return said_
