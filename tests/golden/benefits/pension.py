"""Handlers of retirement ages, pensions, averages and raises."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from claims.rules.averages import (
    PayKind,
    PaySpan,
    indexed_total,
    months_of,
    state_mean,
    state_sum,
    state_window,
)
from claims.rules.basics import Sex
from claims.rules.pension import (
    AgeKind,
    Career,
    StartFacts,
    age_months_on,
    age_of_year,
    assumed_birthday,
    gross_percent,
    one_time_factor,
    path_of,
    pension_start,
    raised,
    reduction_percent,
    retirement_age,
)
from claims.rules.pension.paths import Path as PensionPath
from claims.rules.pension.paths import needed_months
from tests.golden.benefits._book import as_months, book, day_of, is_day, law_day, spans, years_months
from tests.golden.registry import day, decimal, each, handles, month
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn

Values = Mapping[str, Any]
# A year alone, perhaps with words after it.
YEAR_ONLY = re.compile(r"^\d{4}(?![-\d])")


def kind_of(text: Any) -> AgeKind:
    """The kind of age a condition in words names."""
    words = str(text or "").casefold()
    if "coal" in words:
        return AgeKind.COAL
    if "heavy" in words or "area" in words or "61" in words:
        return AgeKind.HEAVY
    return AgeKind.LOSS_81 if "81" in words else AgeKind.NORMAL


@handles("retirement_age", "retirement_age_lowest")
def ages(inputs: Values, expected: Values, example: Values) -> Values:
    found = retirement_age(
        Sex(inputs["sex"]), month(inputs["birth"]), book(example), kind_of(inputs.get("condition"))
    )
    return {"age": list(found.years_and_months), "pension_start": found.pension_start}


def birthday(value: Any) -> date:
    """A day, a month or a year of birth."""
    text = str(value)
    if YEAR_ONLY.match(text):
        return assumed_birthday(int(text[: len("1962")]))
    return day(text) if is_day(text) else month(text).first


@handles("pension_rate")
def rate(inputs: Values, expected: Values, example: Values) -> Values:
    retires = day_of(inputs["retire"]) if "retire" in inputs else law_day(example)
    law, sex = book(example, retires), Sex(inputs["sex"])
    if "cases_months" in inputs:
        return {"rates": [gross_percent(sex, int(months), law) for months in inputs["cases_months"]]}
    months = int(inputs["months"])
    gross = gross_percent(sex, months, law)
    age, found = None, {}
    if "birth" in inputs:
        age = age_months_on(birthday(inputs["birth"]), retires - timedelta(days=1))
        found["age"] = years_months(age)
    if "age" in inputs:
        age = as_months(inputs["age"])
    reduction = Decimal(0)
    if age is not None and inputs.get("lcd"):
        reduction = reduction_percent(landmark_age(inputs, sex, retires, law) - age, law)
    percent = gross - reduction
    if "average" in inputs:
        found["pension"] = round_vnd(int(inputs["average"]) * percent / 100)
    factor = one_time_factor(sex, months, int(inputs.get("months_at_retirement_age", months)), law)
    return {"gross": gross, "reduction": reduction, "rate": percent, "one_time_factor": factor, **found}


def landmark_age(inputs: Values, sex: Sex, retires: date, law: ParametersOn) -> int:
    hard = law.whole("pension_needed_years", "hard")
    kind = AgeKind.NORMAL
    if int(inputs.get("coal_years") or 0) >= hard:
        kind = AgeKind.COAL
    elif max(int(inputs.get("very_heavy_years") or 0), int(inputs.get("heavy_years") or 0)) >= hard:
        kind = AgeKind.HEAVY
    return age_of_year(sex, kind, retires.year, law)


@handles("pension_early")
def early(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    return {"reduction": [reduction_percent(int(months), law) for months in inputs["months_early"]]}


@handles("pension_one_time")
def one_time(inputs: Values, expected: Values, example: Values) -> Values:
    total = int(inputs["total_months"])
    at_age = int(inputs.get("months_at_retirement_age", total))
    return {"factor": one_time_factor(Sex(inputs["sex"]), total, at_age, book(example))}


@handles("pension_eligibility")
def eligibility(inputs: Values, expected: Values, example: Values) -> Values:
    stops = month(inputs["stop"]) if "stop" in inputs else Month.of(law_day(example))
    law, sex = book(example, stops), Sex(inputs["sex"])
    hard = months_of((*spans(inputs.get("heavy") or []), *spans(inputs.get("region_07") or [])))
    voluntary = int(inputs.get("voluntary_years") or 0) * 12
    compulsory = months_of(spans(inputs.get("compulsory") or []))
    if not compulsory:
        compulsory = int(inputs.get("total_years") or 0) * 12 - voluntary
    career = Career(
        sex=sex,
        age_months=as_months(inputs["age_years"]),
        ages={kind: age_of_year(sex, kind, stops.year, law) for kind in AgeKind},
        compulsory_months=compulsory,
        voluntary_months=voluntary,
        heavy_months=hard,
        commune_woman=bool(inputs.get("commune_official") or inputs.get("commune_part_time")),
    )
    return {
        "heavy_or_region": years_months(hard),
        "compulsory": years_months(compulsory),
        "eligible": path_of(career, law) is not None,
    }


@handles("pension_start")
def start(inputs: Values, expected: Values, example: Values) -> Values:
    paid = inputs.get("missing_paid_in", inputs.get("paid_in"))
    concluded = inputs.get("lcd_conclusion")
    law = book(example, paid or concluded)
    facts = StartFacts(
        age_reached=reached(inputs, law),
        loss_concluded=Month.of(day_of(concluded)) if concluded else None,
        missing_paid=month(paid) if paid else None,
        last_contributed=month(inputs["end"]) if "end" in inputs else None,
        year_only="birth_year_only" in inputs,
    )
    found = pension_start(facts, law)
    is_loss = bool(inputs.get("lcd") or inputs.get("lcd_percent"))
    needed = needed_months(PensionPath.LOSS_61 if is_loss else PensionPath.NORMAL, law)
    contributed = int(inputs.get("contributed_months", inputs.get("months", needed)))
    missing = int(inputs.get("missing_months", max(0, needed - contributed)))
    return {"start": found.first if is_day(expected.get("start")) else found, "missing": missing}


def reached(inputs: Values, law: ParametersOn) -> Month | None:
    """The month in which the age named, or that of the law, is reached."""
    if "birth_year_only" in inputs:
        born = Month(int(inputs["birth_year_only"]), 1)
    elif "birth" in inputs:
        born = Month.of(birthday(inputs["birth"]))
    else:
        return None
    if "age" in inputs:
        return born + as_months(inputs["age"])
    is_loss = inputs.get("lcd") or inputs.get("lcd_percent")
    kind = AgeKind.LOSS_61 if is_loss else kind_of(inputs.get("condition"))
    return retirement_age(Sex(inputs["sex"]), born, law, kind).reached


@handles("pension_average")
def average(inputs: Values, expected: Values, example: Values) -> Values:
    state = spans(inputs.get("state") or [], kind=PayKind.STATE)
    private = spans(inputs.get("private") or [])
    law = book(example, inputs.get("start_pension"))
    first = min(item.first for item in (*state, *private))
    window = state_window(state, first, law)
    total = months_of(state) + months_of(private)
    return {
        "state_months": months_of(state),
        "private_months": months_of(private),
        "total": years_months(total),
        "window_months": months_of(window),
        "window": shaped(window, expected.get("window")),
    }


def shaped(window: list[PaySpan], wanted: Any) -> list[Any]:
    """The window as [first, last], as a list of such, or with the months of each."""
    rows = [[item.first, item.last, item.months] for item in window]
    if isinstance(wanted, list) and wanted and not isinstance(wanted[0], list):
        return [rows[0][0], rows[-1][1]]
    short = isinstance(wanted, list) and wanted and len(wanted[0]) == len(("first", "last"))
    return [row[:-1] for row in rows] if short else rows


@handles("pension_amount")
def amount(inputs: Values, expected: Values, example: Values) -> Values:
    base = int(inputs["base_salary"])
    rows, found = [], {}
    last = Month.of(law_day(example))
    for coefficient, *factor, months in inputs["coef"]:
        percent = (decimal(factor[0]) - 1) * 100 if factor else Decimal(0)
        rows.append(PaySpan(last - (int(months) - 1), last, 0, PayKind.STATE, decimal(coefficient), percent))
    for place, row in enumerate(rows, start=1):
        found[f"sum{place}"] = round_vnd(state_sum(row, base))
    mean = state_mean(rows, base)
    seniority = inputs.get("seniority")
    extra = (
        round_vnd(base * decimal(seniority["coef"]) * decimal(seniority["percent"]) / 100) if seniority else 0
    )
    whole = mean + extra
    pension = round_vnd(whole * decimal(inputs["rate"]) / 100) if "rate" in inputs else 0
    return {**found, "avg": mean, "seniority": extra, "avg_total": whole, "pension": pension}


@handles("pension_adjustment")
def adjustment(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    before, after = date(1994, 1, 1), date(2000, 1, 1)
    cases = inputs["cases"]
    return {"july": [raised(decimal(c["june"]), before if c.get("pre1995") else after, law) for c in cases]}


@handles("wage_indexation")
def indexation(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, date(int(inputs["settlement_year"]), 1, 1))
    rows = [
        PaySpan(Month(int(p["year"]), 1), Month(int(p["year"]), int(p["months"])), int(p["wage"]))
        for p in each(inputs["periods"])
    ]
    total = indexed_total(rows, law)
    return {"total": total, "average": round_vnd(Decimal(total) / months_of(rows))}
