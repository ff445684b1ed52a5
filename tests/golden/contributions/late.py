"""Deadlines, late money of both laws, allocation of a payment, raises."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from contributions.rules.allocation import Owed, Payment, allocate_payment
from contributions.rules.arrears import late_charge, late_charge_exact
from contributions.rules.bulk import RateCard
from contributions.rules.categories import Category
from contributions.rules.deadlines import (
    evasion_possible_from,
    first_late_day,
    payment_deadline,
    raise_deadline,
    raise_months,
    registration_deadline,
)
from contributions.rules.funds import FUND_PAYERS, Fund
from contributions.rules.old_interest import (
    EvadedMonth,
    Group,
    OldBalance,
    OldEvasion,
    OldInterest,
    doubled,
    old_evasion_interest,
    old_late_interest,
    simple_interest,
)
from tests.golden.books import book, book_at_base
from tests.golden.registry import Values, day, decimal, each, handles, month
from vssportal.kernel.money import share
from vssportal.kernel.periods import Month, months_between
from vssportal.kernel.worksheet import Worksheet

OLD_MONTH = Month(2016, 3)  # a month of the old law, for examples that name none
FUNDS = {"hi": Fund.HEALTH, "ui": Fund.UNEMPLOYMENT, "si": Fund.PENSION, "acc": Fund.ACCIDENT}


@handles(
    "latest payment date, monthly method",
    "latest payment date before 1/7/2025, monthly method",
    "latest payment date, 3-month method",
    "latest payment date, 6-month method",
)
def payment_day(inputs: Values, expected: Values, _example: Values) -> Values:
    last = month(inputs.get("contribution_month") or str(inputs["cycle"]).split("..")[-1])
    due_on = payment_deadline(last, book())
    return {
        "latest_payment_date": due_on,
        "first_late_day": first_late_day(due_on),
        "evasion_possible_from": evasion_possible_from(due_on, book()),
    }


@handles("30-day registration window counted including the first day")
def registration(inputs: Values, expected: Values, _example: Values) -> Values:
    last = registration_deadline(day(inputs["contract_effective"]), book())
    return {"last_ok_day": last, "within_30_days": day(inputs["reported"]) <= last}


@handles("retroactive raise: deadline without surcharge")
def raised(inputs: Values, expected: Values, _example: Values) -> Values:
    decided_on = day(inputs["decision_date"])
    return {
        "arrears_months": raise_months(month(inputs["raise_effective"]), decided_on),
        "latest_date_without_surcharge": raise_deadline(decided_on, book()),
    }


@handles("late payment 0.03%/day")
def late(inputs: Values, expected: Values, _example: Values) -> Values:
    return {"extra": late_charge(int(inputs["amount"]), int(inputs["days"]), book())}


@handles("late payment 0.03%/day (scratch sheet inside official D15-TS workbook)")
def scratch_sheet(inputs: Values, expected: Values, _example: Values) -> Values:
    extra = [late_charge_exact(int(line["amount"]), int(line["days"]), book()) for line in inputs["lines"]]
    return {"extra": extra, "total": sum(extra, Decimal(0))}


@handles("household-business owner paying late")
def owner_late(inputs: Values, expected: Values, _example: Values) -> Values:
    base = int(inputs["base"])
    law = book_at_base(base)
    dues = RateCard(Month.of(law.day), "I", Category.HOUSEHOLD_OWNER, False, law).due(base)
    funds = (Fund.PENSION, Fund.SICKNESS)
    monthly = sum(due for due, (fund, _payer) in zip(dues, FUND_PAYERS, strict=True) if fund in funds)
    si = monthly * int(inputs["months"])
    return {"si": si, "surcharge": late_charge(si, int(inputs["days_late"]), book())}


def interest(
    balances: Sequence[OldBalance], *, brought: int = 0, accrued: int = 0, on: Month = OLD_MONTH
) -> dict[str, Any]:
    """What examples ask of a month's old interest."""
    sheet = old_late_interest(OldInterest(on, tuple(balances), brought, accrued), book(on.first))
    amounts = {group: part(sheet, f"interest.{group}") for group in Group}
    this_month = int(sheet["interest.month"])
    payable = int(sheet["payable"])
    return {
        "interest": this_month,
        "interest_si_ui_acc": amounts[Group.SI],
        "interest_hi": amounts[Group.HEALTH],
        "interest_month": this_month,
        "interest_total": this_month,
        "interest_per_month": this_month,
        "total": this_month,
        "cumulative": sheet.total_vnd,
        "base": sum(part(sheet, f"overdue.{group}") for group in Group),
        "total_payable": payable,
        "total_payable_in_month": payable,
    }


def part(sheet: Worksheet, key: str) -> int:
    return int(sheet[key]) if key in sheet else 0


def balance(group: Group, total: Any, k_percent: Any, not_due: int = 0) -> OldBalance:
    return OldBalance(group, int(total), not_due, decimal(k_percent))


@handles("old-late-interest/monthly")
def old_monthly(inputs: Values, expected: Values, _example: Values) -> Values:
    rows = (("si_ui_acc", Group.SI, "k_si_published_pct"), ("hi", Group.HEALTH, "k_hi_published_pct"))
    balances = [
        balance(
            group,
            inputs[key]["total_due_to_prev_month_end"],
            inputs[k],
            int(inputs[key]["accrued_prev_month"]),
        )
        for key, group, k in rows
        if key in inputs
    ]
    return interest(balances, on=month(inputs.get("calc_date") or OLD_MONTH))


@handles("old-late-interest/quarterly-method")
def old_quarterly(inputs: Values, expected: Values, _example: Values) -> Values:
    not_due = sum(int(accrued) for accrued in each(inputs["accrued_not_yet_due"]))
    return interest([balance(Group.SI, inputs["total_due_to_prev_month_end"], inputs["k_pct"], not_due)])


@handles("old-late-interest/second-month-carry", "old-late-interest/year-2020 second month")
def old_second_month(inputs: Values, expected: Values, _example: Values) -> Values:
    si = int(inputs.get("si_ui_acc_overdue", inputs.get("si_overdue", 0)))
    hi = int(inputs.get("hi_overdue", 0))
    accrued = int(inputs.get("new_accruals_mar_apr", 0))
    if "principal" in inputs:  # all principal owed, the overdue part among it
        accrued = int(inputs["principal"]) - si - hi
    balances = [balance(Group.SI, si, inputs["k_si_pct"]), balance(Group.HEALTH, hi, inputs["k_hi_pct"])]
    brought = int(inputs.get("interest_brought_forward", inputs.get("brought", 0)))
    return interest(balances, brought=brought, accrued=accrued)


@handles("old-late-interest/year-2020 published rates")
def old_published(inputs: Values, expected: Values, _example: Values) -> Values:
    return interest(
        [
            balance(Group.SI, inputs["si_base"], inputs["k_si_pct"]),
            balance(Group.HEALTH, inputs["hi_base"], inputs["k_hi_pct"]),
        ]
    )


@handles("old-late-interest/year-2020 quarterly")
def old_base(inputs: Values, expected: Values, _example: Values) -> Values:
    return interest([balance(Group.SI, inputs["base"], inputs["k_pct"])])


@handles("old-arrears next-month interest")
def old_next_month(inputs: Values, expected: Values, _example: Values) -> Values:
    return interest([balance(Group.SI, inputs["principal_unpaid"], inputs["k_pct"])])


@handles("old late interest under Circular 20/2016, carried balance")
def old_carried(inputs: Values, expected: Values, _example: Values) -> Values:
    k = doubled(decimal(inputs["monthly_fund_rate_pct"]), book(OLD_MONTH.first))
    brought = int(inputs.get("interest_brought", 0))
    return interest([balance(Group.SI, inputs["carried_to_november"], k)], brought=brought)


@handles("old evasion interest under Circular 20/2016 (amount x months x 2 x monthly fund rate)")
def old_evasion_total(inputs: Values, expected: Values, _example: Values) -> Values:
    k = doubled(decimal(inputs["monthly_fund_rate_pct"]), book(OLD_MONTH.first))
    return {"interest": simple_interest(int(inputs["evaded_total"]), [(k, int(inputs["months"]))])}


@handles("old-late-interest/unit-returned-after-disappearing")
def old_returned(inputs: Values, expected: Values, _example: Values) -> Values:
    periods = [(decimal(rate["pct_per_month"]), int(rate["months"])) for rate in inputs["rates"]]
    return {"additional_interest": simple_interest(int(inputs["debt"]), periods)}


@handles("old-arrears-interest (truy thu, N=(T0-T)-1)")
def old_evasion(inputs: Values, expected: Values, _example: Values) -> Values:
    detected = month(inputs["detected"])
    evaded = tuple(EvadedMonth(month(line["month"]), int(line["amount"])) for line in inputs["lines"])
    rule_inputs = OldEvasion(detected, evaded, k_percent=decimal(inputs["k_pct"]))
    sheet = old_evasion_interest(rule_inputs, book(detected.first))
    return {
        "months": [sheet[f"months.{line.month}"] for line in evaded],
        "interest": [sheet[f"interest.{line.month}"] for line in evaded],
        "principal_total": sheet["principal"],
        "interest_total": sheet.total_vnd,
    }


@handles(
    "payment allocation (Decision 595 art 43.2)",
    "payment allocation - arithmetic consistent version of OLD-ALLOC-01",
)
def allocation(inputs: Values, expected: Values, _example: Values) -> Values:
    """Ten people, one of whom retires; the debts and their interest are worked out by the old rules first."""
    on = day(inputs["payment_date"])
    workers, wage = int(inputs["workers"]), int(inputs["salary"])
    owed: list[Owed] = []
    retiring = 1 if inputs.get("worker_A_retiring") else 0
    for name, rate in inputs["rates_pct"].items():
        monthly = share(wage, decimal(rate) / 100)
        principal, charge = unpaid(monthly, inputs)
        first = month(inputs["first_month"])
        if retiring:
            owed.append(Owed("A", FUNDS[name], first, principal, charge, is_first=True))
        rest = workers - retiring
        owed.append(Owed("others", FUNDS[name], first, principal * rest, charge * rest))
    sheet = allocate_payment(Payment(int(inputs["payment"]), tuple(owed)), book(on))
    return {**debts_said(owed), **allocation_said(owed, sheet, int(inputs["payment"]))}


def unpaid(monthly: int, inputs: Values) -> tuple[int, int]:
    """Principal and interest of a monthly due that was never paid, month after month by the old rule."""
    first, paid = month(inputs["first_month"]), month(inputs["payment_date"])
    count = int(inputs["months"])
    charge = 0
    for now in months_between(first + 1, paid):
        accrued = min(now.index - first.index, count)
        last = monthly if now.index - first.index <= count else 0
        current = [balance(Group.SI, monthly * accrued, inputs["monthly_interest_pct"], last)]
        charge += interest(current, on=now)["interest"]
    return monthly * count, charge


def debts_said(owed: Sequence[Owed]) -> dict[str, Any]:
    said: dict[str, Any] = {"total": sum(item.principal_vnd + item.charge_vnd for item in owed)}
    for name, fund in FUNDS.items():
        said[f"{name}_due"] = sum(item.principal_vnd for item in owed if item.fund is fund)
        said[f"{name}_interest"] = sum(item.charge_vnd for item in owed if item.fund is fund)
        others = [item for item in owed if item.fund is fund and not item.is_first]
        total = sum(item.principal_vnd + item.charge_vnd for item in others)
        said[f"other9_{name}_plus_interest"] = said[f"other9_{name}_plus_interest_due"] = total
    first = [item for item in owed if item.is_first]
    said["worker_A_principal"] = sum(item.principal_vnd for item in first)
    said["worker_A_interest"] = sum(item.charge_vnd for item in first)
    said["worker_A_total"] = said["worker_A_principal"] + said["worker_A_interest"]
    return said


def allocation_said(owed: Sequence[Owed], sheet: Worksheet, payment: int) -> dict[str, Any]:
    si = FUNDS["si"]
    return {
        "shortage": sheet["short"],
        "remaining_after_worker_A": payment - int(sheet["first"]),
        "available_for_other9_si": part(sheet, f"{si}.principal") + part(sheet, f"{si}.charge"),
    }
