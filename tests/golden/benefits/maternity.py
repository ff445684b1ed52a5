"""Handlers of maternity."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claims.rules.basics import WageMonth
from claims.rules.maternity import (
    Ground,
    Leave,
    MaternityClaim,
    MaternityKind,
    father_days,
    leave_of,
    loss_days,
    maternity_benefit,
    one_time_amount,
    six_months,
    window_of,
)
from claims.rules.maternity.average import month_after_work
from claims.rules.maternity.benefit import leave_amount
from tests.golden.benefits._book import book, law_day, wage_months
from tests.golden.registry import day, decimal, handles, month
from vssportal.kernel.periods import Month, months_between
from vssportal.legal.parameters import ParametersOn

Values = Mapping[str, Any]
ORDERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# The least a month of pregnancy has in weeks.
WEEKS_A_MONTH = 4


def order_of(value: Any) -> int:
    text = str(value or 1).casefold()
    return int(text) if text.isdigit() else ORDERS.get(text, 1)


@handles("maternity_average")
def average(inputs: Values, expected: Values, example: Values) -> Values:
    away = set(months_between(*(month(item) for item in inputs["gap"]))) if "gap" in inputs else set()
    history = tuple(item for item in wage_months(inputs["wages"]) if item.month not in away)
    born = day(inputs["birth"]) if "birth" in inputs else month(inputs["leave"]).first
    law = book(example, max(born, law_day(example)) if "birth" not in inputs else born)
    before = month(inputs["leave"]) if "leave" in inputs else month_after_work(born, born, history, law)
    ground = Ground.BED_REST if inputs.get("pregnancy_rest") else Ground.ORDINARY
    return {
        "average": six_months(history, before, law).average_vnd,
        "months_in_window": window_of(born, history, law, ground).counted,
    }


@handles("maternity_window")
def window(inputs: Values, expected: Values, example: Values) -> Values:
    born = day(inputs["birth"])
    last = Month.of(born) if inputs.get("birth_month_contributed") else Month.of(born) - 1
    if "contract_ended" in inputs:
        last = month(inputs["contract_ended"])
    history = [WageMonth(item, 1) for item in months_between(last - 36, last)]
    found = window_of(born, history, book(example, born))
    return {"window_from": found.first, "window_to": found.last}


@handles("maternity_misc")
def misc(inputs: Values, expected: Values, example: Values) -> Values:
    law, wage = book(example), int(inputs["average"])
    if "prenatal_days" in inputs:
        leave = Leave(working_days=decimal(inputs["prenatal_days"]))
    else:
        most = loss_days(int(inputs["weeks"]), law) if "weeks" in inputs else None
        asked = decimal(inputs["days"]) if "days" in inputs else Decimal(most or 0)
        leave = Leave(calendar_days=asked if most is None else min(asked, Decimal(most)))
    return {"amount": leave_amount(wage, leave, law)}


@handles("maternity_one_time")
def one_time(inputs: Values, expected: Values, example: Values) -> Values:
    born = day(inputs["birth"])
    law = book(example, born, reference=inputs.get("base_salary") or inputs.get("reference"))
    return {"amount": one_time_amount(int(inputs.get("children") or 1), born, law)}


@handles("maternity_allowance_voluntary")
def voluntary(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    born = law.day
    last = Month.of(born) - 1
    history = tuple(WageMonth(item, 1, is_compulsory=False) for item in months_between(last - 11, last))
    claim = MaternityClaim(
        kind=MaternityKind.VOLUNTARY, birth_on=born, children=int(inputs["children"]), history=history
    )
    return {"amount": maternity_benefit(claim, law).total_vnd}


@handles("maternity_stillbirth")
def stillbirth(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    weeks = int(inputs.get("weeks") or int(inputs["foetus_month"]) * WEEKS_A_MONTH)
    claim = MaternityClaim(kind=MaternityKind.LOSS, birth_on=law.day, weeks=weeks)
    return {"extra_days_max": leave_of(claim, law).calendar_days}


def children_of(inputs: Values) -> int:
    return int(inputs.get("children") or (2 if inputs.get("twins") else 1))


@handles("maternity_total")
def total(inputs: Values, expected: Values, example: Values) -> Values:
    born, children = day(inputs["birth"]), children_of(inputs)
    law = book(example, born, reference=inputs.get("reference"))
    order = order_of(inputs.get("child_order"))
    last = Month.of(born) - 1
    history = tuple(WageMonth(item, int(inputs["average"])) for item in months_between(last - 5, last))
    claim = MaternityClaim(
        kind=MaternityKind.BIRTH, birth_on=born, children=children, child_order=order, history=history
    )
    sheet = maternity_benefit(claim, law)
    return {
        "total": sheet.total_vnd,
        "leave_months": sheet["leave_months"],
        "leave_amount": sheet["leave_amount"],
        "one_time": sheet["one_time"],
        "father_days": fathers(children, order, surgery=bool(inputs.get("surgery")), law=law),
    }


def fathers(children: int, order: int, *, surgery: bool, law: ParametersOn, weeks: int | None = None) -> int:
    return father_days(children=children, surgery=surgery, weeks=weeks, child_order=order, law=law)


@handles("paternity")
def paternity(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    words = str(inputs.get("case") or "").casefold()
    children = 3 if "triplet" in words else 2 if "twin" in words else 1
    order = 2 if "second" in words else 1
    early = 31 if "32" in words or "early" in words or "preterm" in words else None
    surgery = "surg" in words or "caesar" in words or "cesar" in words
    days = inputs.get("days", fathers(children, order, surgery=surgery, law=law, weeks=early))
    amount = leave_amount(int(inputs["average"]), Leave(working_days=decimal(days)), law)
    return {"amount": amount, "days": days}
