"""Every worksheet of contributions can be stored as JSON and computed again to the same đồng."""

import json
from datetime import date
from decimal import Decimal

import pytest

from contributions.rules.allocation import Owed, Payment
from contributions.rules.arrears import Debts, MonthDebt, PartPaid
from contributions.rules.categories import Absence, Category
from contributions.rules.every import EVERY
from contributions.rules.funds import Fund
from contributions.rules.household import FundPaid, FundPaidHealth, HealthGroup, Household, SupportedHealth
from contributions.rules.missing_months import MissingMonths
from contributions.rules.old_interest import EvadedMonth, Group, OldBalance, OldEvasion, OldInterest
from contributions.rules.raises import BackPay
from contributions.rules.terms import PersonMonth
from contributions.rules.voluntary import Method, SupportGroup, VoluntaryPayment, VoluntaryRefund
from contributions.rules.voluntary_accident import VoluntaryAccident
from tests.contributions.rules.people import TODAY, employee, law
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, differences, replay, rules

MAY = Month(2026, 5)
SAMPLES = {
    "monthly_contribution": PersonMonth(
        MAY,
        Category.OFFICIAL,
        12_345_678,
        "III",
        absence=Absence.SUSPENDED,
        absent_days=20,
        disabled_hired_on=TODAY,
    ),
    "late_charges": Debts(
        TODAY,
        (MonthDebt(MAY, 1_000_000, (PartPaid(date(2026, 9, 1), 333_333),), urged_on=date(2026, 7, 30)),),
    ),
    "old_late_interest": OldInterest(
        Month(2020, 3),
        (OldBalance(Group.SI, 100_000_001, 5), OldBalance(Group.HEALTH, 7, 0, Decimal("1.0833"))),
    ),
    "old_evasion_interest": OldEvasion(
        Month(2020, 5), (EvadedMonth(Month(2019, 1), 999_999),), k_percent=Decimal("1.065")
    ),
    "allocate_payment": Payment(
        1_234, (Owed("A", Fund.HEALTH, MAY, 999, 3, is_first=True), Owed("B", Fund.PENSION, MAY, 999))
    ),
    "back_pay": BackPay(
        employee(10_000_000),
        12_345_678,
        Month(2026, 3),
        date(2026, 6, 1),
        date(2026, 10, 1),
        ((Month(2026, 4), 11_000_000),),
    ),
    "missing_pension_months": MissingMonths(TODAY, 7_654_321, 5),
    "voluntary_payment": VoluntaryPayment(
        TODAY,
        1_999_999,
        24,
        (SupportGroup.NEAR_POOR, SupportGroup.OTHER),
        Method.YEARS_AHEAD,
        Decimal("0.628"),
        local_percent=Decimal("12.5"),
    ),
    "voluntary_refund": VoluntaryRefund(TODAY, 1_999_999, 24, 8, Method.YEARS_AHEAD, Decimal("0.628"), 1),
    "voluntary_accident": VoluntaryAccident(TODAY, 12, (SupportGroup.POOR,), local_percent=Decimal(5)),
    "household_health": Household(TODAY, 6, 7, 1),
    "supported_health": SupportedHealth(TODAY, (HealthGroup.PUPIL,), 9, Decimal(15)),
    "fund_paid_health": FundPaidHealth(TODAY, FundPaid.UNEMPLOYED, 7_777_777),
}
OURS = {name for name, rule in rules().items() if rule.__module__.startswith("contributions.rules")}


def test_every_rule_has_a_sample() -> None:
    assert set(SAMPLES) == OURS
    assert len(EVERY) == len(OURS)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_stored_worksheet_is_computed_again_to_the_dong(name: str) -> None:
    sheet = rules()[name](SAMPLES[name], law())
    stored = Worksheet.from_json(json.loads(json.dumps(sheet.as_json())))

    again = replay(stored, law())

    assert sheet.lines
    assert differences(stored, again) == []
    assert stored.lines == sheet.lines
    assert [finding.sentence for finding in stored.findings] == [
        finding.sentence for finding in again.findings
    ]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_worksheet_names_the_figures_it_read_and_a_source_for_every_amount(name: str) -> None:
    sheet = rules()[name](SAMPLES[name], law())

    assert sheet.figures or name in {"old_evasion_interest", "allocate_payment"}
    assert [line.key for line in sheet if line.adds and not line.basis] == []
