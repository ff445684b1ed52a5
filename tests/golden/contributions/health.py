"""Health insurance: what others than employers pay, cards, benefit levels, caps."""

from decimal import Decimal
from typing import Any

from contributions.rules.cards import (
    benefit_percent,
    copayment_cap,
    copayment_left,
    household_card_start,
    visit_exemption,
)
from contributions.rules.household import (
    FundPaid,
    FundPaidHealth,
    HealthGroup,
    Household,
    SupportedHealth,
    fund_paid_health,
    household_base,
    household_health,
    supported_health,
)
from tests.golden.books import LATEST, book, book_at_base
from tests.golden.registry import Values, day, decimal, each, handles
from vssportal.kernel.money import round_vnd
from vssportal.legal.parameters import ParametersOn

MEMBERS = 5  # the household table of the examples has five members


def household(law: ParametersOn, members: int, months: int = 12) -> tuple[list[int], list[int], int]:
    """Monthly and period amounts of each member, and the sum of the period."""
    sheet = household_health(Household(law.day, members, months), law)
    places = range(1, members + 1)
    monthly = [int(sheet[f"member.{place}.monthly"]) for place in places]
    return monthly, [int(sheet[f"member.{place}"]) for place in places], sheet.total_vnd


@handles("household HI, members 1..5")
def members(inputs: Values, expected: Values, _example: Values) -> Values:
    monthly, yearly, _total = household(book_at_base(int(inputs["base_salary"])), MEMBERS)
    return {"monthly": monthly, "yearly": yearly}


@handles("household of 4, 12 months")
def whole_household(inputs: Values, expected: Values, _example: Values) -> Values:
    law = book_at_base(int(inputs["base_salary"]))
    return {"total_year": household(law, int(inputs["members"]))[2]}


@handles("form Mau so 3 column 4: declared base by member order")
def declared_bases(inputs: Values, expected: Values, _example: Values) -> Values:
    law = book_at_base(int(inputs["base_salary"]))
    return {"bases": [household_base(place + 1, law) for place in range(len(expected["bases"]))]}


@handles("base salary rises during a paid period")
def paid_before_rise(inputs: Values, expected: Values, _example: Values) -> Values:
    """The amount of the day of payment, whatever the base salary is on the last day of the period."""
    paid_on, months = day(inputs["paid_on"]), int(inputs["months"])
    level = int(inputs["base_salary_at_payment"])
    law = book(paid_on, base_salary=level, reference_level=level)
    amount = household(law, 1, months)[2]
    later = household_health(Household(paid_on, 1, months), law.at(LATEST)).total_vnd
    return {"amount": amount, "top_up": max(0, later - amount), "refund": max(0, amount - later)}


def supported(inputs: Values, level: Any, group: HealthGroup) -> int:
    law = book_at_base(int(level))
    asked = inputs.get("support_pct")
    sheet = supported_health(
        SupportedHealth(
            law.day,
            (group,),
            int(inputs.get("months") or 12),
            support_percent=None if asked is None else decimal(asked),
        ),
        law,
    )
    return sheet.total_vnd


@handles("near-poor 70% support, 12 months")
def near_poor(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"participant_pays": supported(inputs, inputs["base_salary"], HealthGroup.NEAR_POOR)}


@handles("ethnic-minority unit 70% support, formula of a collection agent app")
def minority(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"participant_pays": supported(inputs, inputs["base_salary"], HealthGroup.LEFT_DIFFICULT_COMMUNE)}


@handles("pupil/student under the 30% support", "pupil/student, 12 months")
def pupils(inputs: Values, expected: Values, _example: Values) -> Values:
    pays = [supported(inputs, level, HealthGroup.PUPIL) for level in each(inputs["base_salary"])]
    return {"participant_pays": pays if isinstance(inputs["base_salary"], list) else pays[0]}


def fund_paid(kind: FundPaid, benefit: Any) -> dict[str, Any]:
    sheet = fund_paid_health(FundPaidHealth(LATEST, kind, int(benefit)), book())
    return {"hi": sheet.total_vnd, "payer": "VSS"}


@handles("HI paid by VSS for a pensioner")
def pensioner(inputs: Values, expected: Values, _example: Values) -> Values:
    return fund_paid(FundPaid.PENSIONER, inputs["pension"])


@handles("HI paid by VSS for a person on unemployment benefit")
def unemployed(inputs: Values, expected: Values, _example: Values) -> Values:
    return fund_paid(FundPaid.UNEMPLOYED, inputs["benefit"])


@handles("first-time household participant")
def first_time(inputs: Values, expected: Values, _example: Values) -> Values:
    paid_on = day(inputs["paid"])
    return {"card_from": household_card_start(paid_on, None, book(paid_on))}


@handles("benefit level of near-poor card", "benefit level of >=75 social-pension card")
def benefit_level(inputs: Values, expected: Values, _example: Values) -> Values:
    prefix, digit = str(inputs["prefix"]), str(inputs["printed_digit"])
    visits = [day(visit) for visit in each(inputs["visit_date"])]
    return {"rate_pct": [benefit_percent(prefix, digit, visit, book(visit)) for visit in visits]}


@handles("exemption threshold for one visit (15% base salary)")
def exemption(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"threshold": [visit_exemption(book_at_base(int(level))) for level in each(inputs["base_salary"])]}


@handles("co-payment cap 6 x base salary (5 continuous years)")
def cap(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"cap": [copayment_cap(book_at_base(int(level))) for level in each(inputs["base_salary"])]}


@handles("co-payment cap when base salary changes inside the year")
def cap_across(inputs: Values, expected: Values, _example: Values) -> Values:
    paid = int(inputs["copay_paid_before_0701"])
    before, after = (book_at_base(int(inputs[key])) for key in ("base_before", "base_after"))
    left = copayment_left(paid, before, after)
    return {"remaining_after_0701": left, "total_threshold": Decimal(paid) + left}


@handles("direct reimbursement ceilings (Decree 188/2025 art 57)")
def direct_ceilings(inputs: Values, expected: Values, _example: Values) -> Values:
    """The figures are the claims'."""
    level, law = int(inputs["base_salary"]), book()
    keys = law.keys("health_direct_ceiling")
    return {key: round_vnd(level * law.number("health_direct_ceiling", key)) for key in keys}
