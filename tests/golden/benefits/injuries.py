"""Handlers of work injuries and occupational diseases."""

from collections.abc import Mapping
from typing import Any

from claims.rules.basics import monthly_total
from claims.rules.occupational import (
    InjuryClaim,
    InjuryDeath,
    compensation_months,
    injury_benefit,
    injury_death,
)
from tests.golden.benefits._book import book
from tests.golden.registry import handles
from vssportal.kernel.periods import Month

Values = Mapping[str, Any]


@handles("work_injury_lump", "work_injury_monthly")
def injury(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, reference=inputs.get("L0", inputs.get("base_salary")))
    claim = InjuryClaim(
        benefit_month=Month.of(law.day),
        loss_percent=int(inputs["lcd"]),
        fund_months=int(inputs.get("t", inputs.get("years", 0))) * 12,
        fund_wage_vnd=int(inputs.get("L", inputs.get("wage", 0))),
    )
    sheet = injury_benefit(claim, law)
    return {
        "by_lcd": sheet["by_lcd"],
        "by_years": sheet["by_years"],
        "total": sheet.total_vnd + monthly_total(sheet),
    }


@handles("work_injury_death")
def death(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, reference=inputs.get("L0", inputs.get("base_salary")))
    sheet = injury_death(InjuryDeath(Month.of(law.day)), law)
    return {"death": sheet["death"], "funeral": sheet["funeral"]}


@handles("work_injury_employer_compensation")
def compensation(inputs: Values, expected: Values, example: Values) -> Values:
    fault = bool(inputs.get("worker_fault"))
    return {"months": compensation_months(int(inputs["lcd"]), book(example), worker_fault=fault)}
