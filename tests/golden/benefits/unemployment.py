"""Handlers of unemployment insurance."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from claims.rules.unemployment import (
    benefit_months,
    benefit_periods,
    cap_of,
    kept_months,
    last_wages,
    monthly_benefit,
    months_begun,
    starts_on,
    training_months,
)
from claims.rules.unemployment.amount import insured_wage, uncapped
from claims.rules.unemployment.months import uncollected
from claims.rules.unemployment.training import class_amount
from tests.golden.benefits._book import book, wage_months
from tests.golden.registry import day, decimal, handles, month
from vssportal.kernel.calendar import WorkingCalendar
from vssportal.kernel.periods import Month, months_between
from vssportal.legal.parameters import ParametersOn

Values = Mapping[str, Any]
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def region_of(value: Any) -> str:
    text = str(value)
    return ROMAN[int(text)] if text.isdigit() else text.upper()


def level_of(inputs: Values, law: ParametersOn) -> int:
    """The regional minimum named, or that of the region on the day of the book."""
    for key in ("regional_minimum_at_end", "min_wage", "regional_minimum"):
        if key in inputs:
            return int(inputs[key])
    region = inputs.get("region_of_workplace", inputs.get("region", "I"))
    return law.vnd("regional_minimum", region_of(region))


@handles("unemployment_amount")
def amount(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("terminated"))
    level = level_of(inputs, law)
    if "wages6" in inputs:
        wages, used = [int(decimal(wage)) for wage in inputs["wages6"]], []
    else:
        rows = wage_months(inputs.get("wages_used") or inputs["wages"])
        away = away_months(inputs)
        kept = [row for row in rows if row.month not in away]
        chosen = last_wages(kept, law)
        wages, used = [item.wage_vnd for item in chosen], [item.month for item in chosen]
    return {
        "uncapped": uncapped(wages, law),
        "cap": cap_of(level, law),
        "monthly": monthly_benefit(wages, level, law),
        "months_used": shaped(used, expected.get("months_used")),
    }


def away_months(inputs: Values) -> set[Month]:
    """Months without contributions: those of a maternity leave."""
    if "maternity" not in inputs:
        return set()
    first, last = inputs["maternity"]
    return set(months_between(month(first), month(last)))


def shaped(used: list[Month], wanted: Any) -> list[Month]:
    """All months, or the first and the last where the example writes a run that way."""
    run = isinstance(wanted, list) and len(wanted) == len(("first", "last")) and len(used) > len(wanted)
    return [used[0], used[-1]] if run else used


@handles("unemployment_contribution_cap")
def contribution_cap(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    return {"insured_wage": insured_wage(int(inputs["wage"]), level_of(inputs, law), law)}


@handles("unemployment_months")
def months(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("start"))
    found: dict[str, Any] = {}
    if "cases" in inputs:
        found["months"] = [benefit_months(int(total), law) for total in inputs["cases"]]
    if "start" in inputs:
        found["periods"] = benefit_periods(day(inputs["start"]), int(inputs["months"]))
    return found


@handles("unemployment_start")
def start(inputs: Values, expected: Values, example: Values) -> Values:
    received = day(inputs["full_dossier"])
    off = {day(item): "holiday" for item in inputs.get("holidays") or ()}
    calendar = WorkingCalendar(frozenset({received.year, received.year + 1}), off)
    return {"start": starts_on(received, calendar, book(example, received))}


@handles("unemployment_retention")
def retention(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("benefit_from"))
    granted = int(inputs.get("granted") or 0)
    total = inputs.get("total_months")
    received = received_of(inputs, granted, law)
    found: dict[str, Any] = {"decision": "in force"}
    if inputs.get("collected") is False:
        found["decision"], received = "cancelled", 0
    kept = (
        kept_months(int(total), received, law)
        if total is not None
        else kept_of_granted(granted, received, law)
    )
    return {**found, "retained": kept, "total_next": kept + int(inputs.get("new_months") or 0)}


def received_of(inputs: Values, granted: int, law: ParametersOn) -> int:
    """Months received: as named, counted to the new job, or less those whose money was not collected."""
    for key in ("received_months", "received"):
        if key in inputs:
            return int(inputs[key])
    if "new_job" in inputs:
        ended = day(inputs["new_job"]) - timedelta(days=1)
        return months_begun(day(inputs["benefit_from"]), ended)
    if "third_month_uncollected_until" in inputs:
        last = last_day(inputs)
        months = granted or months_begun(day(inputs["benefit"][0]), last)
        return months - 1 if uncollected(last, day(inputs["third_month_uncollected_until"]), law) else months
    return granted


def last_day(inputs: Values) -> date:
    return day(inputs["benefit"][-1])


def kept_of_granted(granted: int, received: int, law: ParametersOn) -> int:
    """Where the example names no contributed months: what the months not received stand for."""
    months = granted or received + 1
    return (months - received) * law.whole("unemployment_months", "each_contributed")


@handles("training_support")
def training(inputs: Values, expected: Values, example: Values) -> Values:
    first, last = (day(item) for item in inputs["course"])
    law = book(example, max(first, date(2015, 1, 1)))
    length = training_months(first, last, law)
    persons, rate = int(inputs.get("persons") or 1), int(inputs["rate"])
    return {"months": length, "amount": class_amount(persons, rate, length)}
