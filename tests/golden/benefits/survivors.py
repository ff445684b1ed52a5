"""Handlers of survivors' benefits."""

from collections.abc import Mapping
from typing import Any

from claims.rules.averages import months_of as months_in
from claims.rules.basics import reference_vnd
from claims.rules.lump_sum import split_at_turn
from claims.rules.survivors import (
    Deceased,
    gives_funeral,
    gives_monthly,
    monthly_amount,
    monthly_rate,
    pensioner_factor,
)
from claims.rules.survivors.lump import contributor_factor
from tests.golden.benefits._book import book, spans, years_months
from tests.golden.registry import day, decimal, each, handles
from vssportal.kernel.money import round_vnd

Values = Mapping[str, Any]
AT_WORK = ("work accident", "occupational", "labour accident", "work injury")


def died_of_work(inputs: Values) -> bool:
    cause = str(inputs.get("cause") or "").casefold()
    return "non-work" not in cause and any(word in cause for word in AT_WORK)


@handles("survivors_funeral")
def funeral(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    compulsory, voluntary = (
        int(inputs.get("compulsory_months") or 0),
        int(inputs.get("voluntary_months") or 0),
    )
    deceased = Deceased(
        died_on=law.day,
        compulsory_months=compulsory,
        voluntary_months=voluntary,
        died_of_work=died_of_work(inputs),
    )
    deaths = [law.at(day(item)) for item in inputs.get("death") or ()]
    amounts = [round_vnd(reference_vnd(at) * at.number("funeral", "multiple")) for at in deaths]
    return {
        "total": compulsory + voluntary,
        "funeral": gives_funeral(deceased, law),
        "lump_sum": not gives_monthly(deceased, law),
        "amounts": amounts,
    }


@handles("survivors_lump")
def lump(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    if "months_drawn" in inputs:
        factors = [pensioner_factor(int(months), law) for months in each(inputs["months_drawn"])]
        pension = int(inputs.get("pension") or 0)
        return {"factors": factors, "factor": factors[0], "amount": round_vnd(pension * factors[0])}
    rows = spans(inputs["contributed"])
    before, after = split_at_turn(rows, law)
    factor = contributor_factor(before, after, law)
    average = int(inputs.get("average") or 0)
    return {
        "pre": years_months(before),
        "post": years_months(after),
        "total": months_in(rows),
        "factor": factor,
        "amount": round_vnd(average * factor),
    }


@handles("survivors_monthly")
def monthly(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, reference=inputs.get("reference"))
    relatives = inputs["relatives"]
    deaths = inputs.get("deceased")
    times = int(deaths) if str(deaths).isdigit() else 1
    if all(isinstance(item, int) for item in relatives):
        rates = [decimal(item) / 100 for item in relatives]
    else:
        rates = [monthly_rate(law, no_carer=bool(item.get("no_carer"))) for item in relatives]
    whole = [rate * 100 for rate in rates]
    found: dict[str, Any] = {
        "rates": whole,
        "amounts": [monthly_amount(rate, law, times) for rate in rates],
        "multiplier": times,
        "percent_each": whole[0],
        "total_percent": whole[0] * times,
    }
    for item, rate in zip(relatives, whole, strict=True):
        if isinstance(item, Mapping):
            name = str(item["rel"]).replace("-", "_")
            found[name] = rate
            found[f"{name}_until_child_18"] = rate
            found[f"{name}_after"] = monthly_rate(law, no_carer=False) * 100
    return found
