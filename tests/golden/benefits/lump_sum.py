"""Handlers of lump sums, emigration, the regional allowance, Điều 23 and voluntary support."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claims.rules.averages import PaySpan
from claims.rules.lump_sum import (
    EmigrationClaim,
    Ground,
    LumpSumClaim,
    RegionalClaim,
    RegionalSpan,
    emigration_allowance,
    lump_factor,
    paid_in,
    regional_allowance,
    rounded_average,
    ruling_day,
    support_of_month,
    under_a_year,
)
from claims.rules.monthly_allowance import allowance_of, exact_amount, own_months
from tests.golden.benefits._book import book, with_levels
from tests.golden.registry import day, decimal, each, handles
from vssportal.kernel.money import round_vnd, share
from vssportal.kernel.periods import Month

Values = Mapping[str, Any]


@handles("lump_sum")
def lump_sum(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("decision"))
    found: dict[str, Any] = {}
    if "decision" in inputs:
        on = day(inputs["decision"])
        asked = day(inputs.get("request", inputs["decision"]))
        claim = LumpSumClaim(ground=Ground.LEFT_A_YEAR, decided_on=on, spans=(), received_on=asked)
        found["valuation_date"] = ruling_day(claim)
    average = inputs.get("average", inputs.get("wage"))
    if "periods" in inputs:
        rows = [(int(p["months"]), int(p["wage"]), decimal(p["coef"])) for p in inputs["periods"]]
        total = round_vnd(sum((months * wage * coef for months, wage, coef in rows), Decimal(0)))
        found["total"] = total
        average = rounded_average(total, sum(months for months, _wage, _coef in rows), law)
        found["average"] = average
    before, after = months_of(inputs)
    if before + after == 0:
        return found
    if before + after < 12 and "wage" in inputs:
        last = Month.of(law.day)
        span = PaySpan(last - (before + after - 1), last, int(inputs["wage"]))
        return {**found, "amount": under_a_year(paid_in([span], law), int(average), law)}
    factor = lump_factor(before, after, law)
    amount = round_vnd(int(average) * factor) if average is not None else None
    return {**found, "factor": factor, "amount": amount}


def months_of(inputs: Values) -> tuple[int, int]:
    """Months before and from 2014, however they are named."""
    before = int(inputs.get("pre_2014_months", int(inputs.get("years_pre_2014") or 0) * 12))
    after = inputs.get("post_2014_months", inputs.get("post_months"))
    if after is None and "years_from_2014" in inputs:
        after = int(inputs["years_from_2014"]) * 12
    if after is None:
        total = inputs.get("total_months", inputs.get("months"))
        after = max(0, int(total) - before) if total is not None else 0
    return before, int(after)


@handles("lump_sum_state_support")
def state_support(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    law = with_levels(law.day, {"rural_poverty_line": inputs["poverty_line"]})
    monthly = support_of_month(Month.of(law.day), decimal(inputs["rate"]), law)
    return {"support_month": monthly, "total": monthly * int(inputs["months"])}


@handles("voluntary_contribution")
def voluntary(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    contribution = share(int(inputs["income"]), law.rate("voluntary_rate"))
    law = with_levels(law.day, {"rural_poverty_line": inputs["poverty_line"]})
    rates = [law.rate("voluntary_support", group) for group in each(inputs["group"])]
    month = Month.of(law.day)
    return {"contribution": contribution, "support": [support_of_month(month, rate, law) for rate in rates]}


@handles("pensioner_emigration")
def emigration(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    is_pension = "amount_month" not in inputs
    claim = EmigrationClaim(
        leaves_on=law.day,
        monthly_vnd=int(inputs.get("pension", inputs.get("amount_month"))),
        is_pension=is_pension,
        months_before_2014=int(decimal(inputs.get("years_pre_2014") or 0) * 12),
        months_from_2014=int(decimal(inputs.get("years_from_2014") or 0) * 12),
        months_drawn=int(inputs.get("months_drawn") or 0),
    )
    sheet = emigration_allowance(claim, law)
    raw = sheet["raw_factor"] if is_pension else sheet["factor"]
    return {"amount": sheet.total_vnd, "factor": sheet["factor"], "raw_factor": raw}


@handles("regional_allowance_one_time")
def regional(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, reference=inputs.get("base_salary"))
    rows = tuple(RegionalSpan(int(months), decimal(coefficient)) for months, coefficient in inputs["periods"])
    return {"amount": regional_allowance(RegionalClaim(Month.of(law.day), rows), law).total_vnd}


@handles("monthly_allowance_art23")
def article_23(inputs: Values, expected: Values, example: Values) -> Values:
    social, until = int(inputs["social_pension"]), int(inputs["months_to_social_pension_age"])
    months = own_months(int(inputs["average"]), int(inputs["months"]), social)
    found = allowance_of(months, until, social)
    exact = exact_amount(months, until, social)
    amount = found.amount_vnd if isinstance(expected.get("amount"), int) else exact
    return {"months": months, "amount": amount, "topup": found.top_up_vnd}
