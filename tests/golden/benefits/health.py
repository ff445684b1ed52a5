"""Handlers of health reimbursement and facility money."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claims.rules.health_facility import (
    Material,
    MaterialsClaim,
    health_materials,
    materials_ceiling,
    materials_fund,
    materials_total,
    reuse_of,
    service_share,
)
from claims.rules.health_reimbursement import Place, ceiling_of, free_visit_below, free_visits, transport_cost
from tests.golden.benefits._book import book
from tests.golden.registry import decimal, each, handles

Values = Mapping[str, Any]


def place_of(text: str) -> Place:
    """The place a case in words names, by the old levels or the new ones."""
    words = text.casefold()
    if "outpatient" in words:
        return Place.OUTPATIENT_BASIC
    if "central" in words or "specialised" in words or "deep" in words:
        return Place.INPATIENT_SPECIALISED
    return Place.INPATIENT_PROVINCE if "provinc" in words else Place.INPATIENT_BASIC


@handles("hi_direct")
def direct(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, base_salary=inputs.get("base_salary"))
    return {"ceilings": [ceiling_of(place_of(case), law) for case in inputs["cases"]]}


@handles("hi_material_ceiling")
def materials(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, base_salary=inputs.get("base_salary"))
    found: dict[str, Any] = {"ceiling": materials_ceiling(law)}
    if "uses" in inputs:
        risk = decimal(inputs["k"]) if "k" in inputs else None
        sterilise = int(inputs.get("sterilise") or 0)
        reuse = reuse_of(
            int(inputs["price"]), int(inputs["uses"]), int(inputs["units"]), sterilise, law, risk=risk
        )
        found |= {"avg_uses": reuse.average_uses, "n_tb": reuse.uses, "limit": reuse.limit}
        return {**found, "price_per_use": reuse.price_vnd}
    rate = decimal(inputs.get("benefit_rate", 1))
    if "schedule_percent" in inputs:
        item = Material("", int(inputs["price"]), None, 1)
        scheduled = decimal(inputs["schedule_percent"]) / 100
        claim = MaterialsClaim(used_on=law.day, items=(item,), benefit_rate=rate, schedule_rate=scheduled)
        return {**found, "fund_pays": health_materials(claim, law).total_vnd}
    total = total_of(inputs, found["ceiling"])
    found |= {"total": total, "above_ceiling": total > found["ceiling"]}
    five, copaid = bool(inputs.get("continuous_5y")), int(inputs.get("copaid_before") or 0)
    return {**found, "fund_pays": materials_fund(total, rate, law, five_years=five, copaid_vnd=copaid)}


def total_of(inputs: Values, ceiling: int) -> int:
    """The total named, that of the items, or the ceiling where only «at or above» is said."""
    if "items_total" in inputs:
        return int(inputs["items_total"])
    if "items" in inputs:
        return materials_total(
            [
                Material(
                    str(item["name"]),
                    int(item["price"]),
                    None if item["scheduled"] is None else int(item["scheduled"]),
                    int(item["qty"]),
                )
                for item in inputs["items"]
            ]
        )
    return ceiling


@handles("hi_service")
def service(inputs: Values, expected: Values, example: Values) -> Values:
    law = book(example, base_salary=inputs.get("base_salary"))
    rate = decimal(inputs.get("benefit_rate", inputs.get("rate", 1)))
    found: dict[str, Any] = {}
    if "base_salary" in inputs:
        found["threshold"] = free_visit_below(law)
    if "visit_cost" in inputs:
        costs = [int(cost) for cost in each(inputs["visit_cost"])]
        funds = free_visits(costs, rate, law)
        copays = [cost - fund for cost, fund in zip(costs, funds, strict=True)]
        if not isinstance(inputs["visit_cost"], list):
            return {**found, "fund": funds[0], "copay": copays[0]}
        return {**found, "fund": funds, "copay": copays}
    price = inputs.get("price", inputs.get("service_price"))
    if price is None:
        return found
    paid_as = inputs.get("paid_at_price_of_other")
    shared = service_share(int(price), rate, int(paid_as) if paid_as is not None else None)
    found |= {"fund": shared.fund_vnd, "copay": shared.copay_vnd}
    return {**found, "gap_charged_to_patient": shared.gap_vnd}


@handles("hi_transport")
def transport(inputs: Values, expected: Values, example: Values) -> Values:
    km, petrol = Decimal(inputs["km"]), int(inputs["petrol_price"])
    return {"amount": transport_cost(km, decimal(inputs["litre_per_km"]), petrol)}
