"""Handlers of sickness, sick children and convalescence."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from claims.rules.basics import WageMonth, months_and_days
from claims.rules.convalescence import (
    After,
    ConvalescenceClaim,
    Reason,
    charged_year,
    per_day,
    remaining_days,
)
from claims.rules.sickness import (
    WEEKEND,
    Condition,
    allowance,
    base_wage,
    child_days,
    child_days_cap,
    long_limits_2014,
    long_rate,
    part_of_day,
    running_leave,
    sick_days_cap,
    working_days,
)
from tests.golden.benefits._book import book, rest_days
from tests.golden.registry import day, decimal, handles, month
from vssportal.kernel.periods import each_day

Values = Mapping[str, Any]
HARD = ("heavy", "hazard", "toxic", "difficult", "0.7", "area")


def condition_of(text: Any) -> Condition:
    words = str(text or "").casefold()
    return Condition.HARD if any(word in words for word in HARD) else Condition.NORMAL


def worked(inputs: Values, first: Any, last: Any) -> list[date]:
    """Working days of a spell: weekly rest as named, the rest days listed, holidays."""
    off = [day(item) for key in ("rest_dates", "holidays") for item in inputs.get(key) or ()]
    named = rest_days(inputs.get("weekly_rest"))
    rest = named if named or inputs.get("rest_dates") else WEEKEND
    return working_days(day(first), day(last), rest, off)


@handles("sickness_days")
def sickness_days(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("leave_start") or inputs.get("start"))
    condition = condition_of(inputs.get("condition_at_leave") or inputs.get("condition"))
    cap = sick_days_cap(condition, int(inputs.get("years") or 0), law)
    left = max(0, cap - int(inputs.get("used_days") or 0))
    found: dict[str, Any] = {"cap": cap}
    if "requested" in inputs:
        return {**found, "paid_days": min(int(inputs["requested"]), left)}
    days = worked(inputs, inputs["start"], inputs["end"])
    by_year = {year: sum(item.year == year for item in days) for year in {item.year for item in days}}
    paid = {year: min(count, left if year == days[0].year else cap) for year, count in by_year.items()}
    found |= {f"days_{year}": count for year, count in paid.items()}
    return {**found, "paid_days": sum(paid.values())}


@handles("child_sickness_days")
def child_sickness_days(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example)
    cap = child_days_cap(int(inputs.get("child_age") or 0), law)
    rest = rest_days(inputs.get("weekly_rest")) or WEEKEND
    children = [
        inputs[key] for key in sorted(inputs) if key.startswith("child") and isinstance(inputs[key], list)
    ]
    if children:
        pairs = [(day(first), day(last)) for first, last in children]
        return {"paid_days": child_days(pairs, [cap] * len(pairs), rest, ())}
    if "both_parents" in inputs:
        first, last = inputs["both_parents"]
        each = min(cap, len(working_days(day(first), day(last), rest, ())))
        return {"mother_days": each, "father_days": each, "paid_days": each}
    spells = [(day(first), day(last)) for first, last in inputs["periods"]]
    days = [item for first, last in spells for item in working_days(first, last, rest, ())]
    off = sum(len(list(each_day(first, last))) for first, last in spells)
    return {"days_off": off, "working_days": len(days), "paid_days": min(cap, len(days))}


@handles("sickness_amount")
def sickness_amount(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("accident") or inputs.get("month"))
    base = inputs.get("base")
    found: dict[str, Any] = {}
    if "registered_wage" in inputs:
        history = [WageMonth(month(inputs["hired"]), int(inputs["registered_wage"]))]
        chosen = base_wage(history, day(inputs["accident"]))
        base = chosen.wage_vnd if chosen else 0
        found["base_wage"] = base
    days = decimal(inputs.get("days", 0))
    if "hours_off" in inputs:
        days = part_of_day(decimal(inputs["hours_off"]), decimal(inputs["day_hours"]), law)
    rate = decimal(inputs["percent"]) / 100 if "percent" in inputs else law.rate("sickness_rate", "own")
    amount = allowance(int(base), rate, days, law) if base is not None else 0
    return {"paid_days": days, "amount": amount, **found}


@handles("sickness_long_term")
def sickness_long_term(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, inputs.get("still_on_leave") or inputs.get("leave_start") or inputs.get("start"))
    found: dict[str, Any] = {}
    if "start" in inputs and "end" in inputs:
        months, odd = months_and_days(day(inputs["start"]), day(inputs["end"]))
        found |= {"whole_months": months, "odd_days": odd}
    contributed = inputs.get("contribution_months", inputs.get("first_episode_months"))
    if contributed is not None and law.has("sickness_long_days"):
        limits = long_limits_2014(int(contributed), law)
        found |= {"first_calendar_days": limits.days, "further_months": limits.months}
        found["first_episode"] = {"days": limits.days, "months": limits.months}
        second = long_limits_2014(int(contributed) + int(inputs.get("extra_contribution_months") or 0), law)
        found["second_episode"] = {"days": second.days, "months": second.months}
    started = inputs.get("leave_start") or inputs.get("start")
    running = running_leave(day(started) if started else law.day, law)
    found |= {"capped_by_contribution_time": running.is_capped, "rate_changed": running.is_rated_again}
    years = int(inputs.get("contribution_years") or inputs.get("years") or 0)
    if "working_days" in inputs:
        found |= long_2024(inputs, years, law)
    return found


def long_2024(inputs: Values, years: int, law: Any) -> dict[str, Any]:
    cap = sick_days_cap(condition_of(inputs.get("condition")), years, law)
    asked, base = int(inputs["working_days"]), int(inputs["base"])
    first, low = min(asked, cap), long_rate(years, law)
    amount = allowance(base, law.rate("sickness_rate", "own"), Decimal(first), law)
    amount += allowance(base, low, Decimal(asked - first), law)
    return {"days_75": first, "days_low": asked - first, "low_rate": low * 100, "amount": amount}


def reason_of(text: Any, *, long_term: bool = False) -> Reason:
    words = str(text or "").casefold()
    if long_term or "long" in words:
        return Reason.LONG_TERM
    if "surg" in words or "caesar" in words or "cesar" in words:
        return Reason.SURGERY
    return Reason.MULTIPLE if "twin" in words or "multiple" in words or "two" in words else Reason.OTHER


@handles("convalescence_sickness", "convalescence_maternity")
def convalescence(inputs: Values, expected: Values, example: Values) -> Values:
    kind = str(example.get("benefit") or example.get("kind"))
    after = After.MATERNITY if "maternity" in kind else After.SICKNESS
    on = inputs.get("conv_start") or inputs.get("date")
    level = inputs.get("reference") or inputs.get("base_salary")
    law = book(example, on, reference=level)
    back = day(inputs["back_to_work"]) if "back_to_work" in inputs else None
    claim = ConvalescenceClaim(
        after=after,
        starts_on=day(inputs["conv_start"]) if "conv_start" in inputs else law.day,
        leave_end=day(inputs["leave_end"]) if "leave_end" in inputs else None,
        back_to_work=back,
        reason=reason_of(
            inputs.get("last_episode") or inputs.get("case"), long_term=bool(inputs.get("long_term"))
        ),
        used_days=int(inputs.get("used_conv_days") or 0),
    )
    left = remaining_days(claim, law)
    is_bounded = "used_conv_days" in inputs or bool(inputs.get("last_episode") or inputs.get("long_term"))
    days = int(inputs.get("days", left))
    days = min(days, left) if is_bounded else days
    each = per_day(law)
    return {
        "remaining_days": left,
        "days": days,
        "charged_to_year": charged_year(claim, law),
        "per_day": each,
        "amount": each * days,
    }
