"""Chậm đóng, trốn đóng theo luật từ 01/07/2025: 0,03 % a day, simple, each month its own debt.

Luật BHXH 41/2024 Điều 38–41, Điều 141 khoản 12; Luật 51/2024 (BHYT) Điều 48a, 48b, 49. Interest of earlier months is in
old_interest.py. How partial payments stop the clock and how days are counted is in Nghị định 274/2025, not read:
here every đồng is late from the day after the latest day to the day it is paid.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from contributions.rules.deadlines import (
    evasion_possible_from,
    payment_deadline,
    registration_deadline,
    registration_evasion_from,
)
from contributions.rules.saying import dots, percent
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

LATE_LABEL = _("Số tiền chậm đóng")
EVADED_LABEL = _("Số tiền trốn đóng")
LATE_DAYS_LABEL = _("Số ngày chậm đóng")
EVADED_DAYS_LABEL = _("Số ngày trốn đóng")
OWED_LABEL = _("Số tiền còn phải đóng")


class DebtStatus(StrEnum):
    """Tình trạng của khoản phải đóng."""

    PAID = "paid"
    NOT_DUE = "not_due"
    LATE = "late"
    EVADED = "evaded"


@dataclass(frozen=True, slots=True)
class PartPaid:
    """Một lần nộp cho khoản này."""

    paid_on: date
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class MonthDebt:
    """Khoản phải đóng của một tháng (hoặc chu kỳ kết thúc ở tháng đó).

    ``payments`` in any order; ``urged_on``: day of the written urging (01-ĐĐ), without which nothing is evaded;
    ``is_excused``: natural disaster, epidemic, emergency (Nghị định 274/2025 Điều 4); ``only_late``: can never be
    evaded (health insurance debts up to 30/6/2025); ``is_underdeclared``: base registered below the legal one,
    evaded from the first day (Điều 39 khoản 1 điểm c, d).
    """

    month: Month
    amount_vnd: int
    payments: tuple[PartPaid, ...] = ()
    urged_on: date | None = None
    is_excused: bool = False
    only_late: bool = False
    is_underdeclared: bool = False

    def owed_vnd(self, day: date) -> int:
        """Còn phải đóng at the end of ``day``."""
        return max(0, self.amount_vnd - sum(part.amount_vnd for part in self.payments if part.paid_on <= day))


@dataclass(frozen=True, slots=True)
class Debts:
    """Các khoản nợ tính đến hết ngày ``until``."""

    until: date
    debts: tuple[MonthDebt, ...]


def late_charge_exact(amount_vnd: int, days: int, law: ParametersOn) -> Decimal:
    """0,03 %/ngày × số tiền × số ngày, not yet rounded."""
    return law.rate("late_daily_rate") * amount_vnd * days


def late_charge(amount_vnd: int, days: int, law: ParametersOn) -> int:
    """Số tiền chậm đóng của một khoản, rounded once; never compounded (Điều 40 khoản 1, Điều 41 khoản 1)."""
    return round_vnd(late_charge_exact(amount_vnd, days, law))


def late_from(debt: MonthDebt, law: ParametersOn) -> date:
    """Ngày đóng chậm nhất from which days are counted.

    Debts of the old laws count from the last day before the new one (Điều 141 khoản 12: unpaid at the end of
    30/6/2025 they follow the new rules; that the days before it stay with the old interest is our reading).
    """
    due_on = payment_deadline(debt.month, law)
    return max(due_on, date.fromisoformat(law.text("old_debt_until")))


def status_on(debt: MonthDebt, day: date, law: ParametersOn) -> DebtStatus:
    """Tình trạng cuối ngày ``day``: evaded only after 60 days and only when urged by then and not excused."""
    if not debt.owed_vnd(day):
        return DebtStatus.PAID
    due_on = late_from(debt, law)
    if day <= due_on:
        return DebtStatus.NOT_DUE
    return DebtStatus.EVADED if _evaded_days(debt, due_on, day, law) else DebtStatus.LATE


def registration_status(
    liable_on: date, reported_on: date | None, day: date, law: ParametersOn
) -> DebtStatus:
    """Đăng ký đúng hạn (NOT_DUE), chậm hay trốn đóng: 30 days, then 60 more (Điều 38 khoản 2, 3, Điều 39 khoản 1)."""
    told_on = reported_on or day
    if told_on <= registration_deadline(liable_on, law):
        return DebtStatus.NOT_DUE
    return DebtStatus.EVADED if told_on >= registration_evasion_from(liable_on, law) else DebtStatus.LATE


@rule("late_charges", Debts)
def late_charges(inputs: Debts, law: ParametersOn) -> Worksheet:
    """Số tiền chậm đóng, trốn đóng đến hết một ngày, a tranche per month.

    Lines ``late.2026-03`` and ``evaded.2026-03`` add up to the charge in đồng; steps ``….days`` and ``owed.…`` show
    days and what is still owed. Each line is rounded once. Ruling day: ``until``.
    """
    law = law.at(inputs.until)
    sheet = Worksheet()
    for debt in sorted(inputs.debts, key=lambda item: item.month):
        _add_debt(sheet, debt, inputs.until, law)
    return sheet


def _add_debt(sheet: Worksheet, debt: MonthDebt, until: date, law: ParametersOn) -> None:
    due_on = late_from(debt, law)
    late, evaded = Decimal(0), Decimal(0)
    for amount, day in _tranches(debt, until):
        evaded_days = _evaded_days(debt, due_on, day, law)
        late_days = max(0, (day - due_on).days) - evaded_days
        late += late_charge_exact(amount, late_days, law)
        evaded += late_charge_exact(amount, evaded_days, law)
    owed = debt.owed_vnd(until)
    evaded_days = _evaded_days(debt, due_on, until, law)
    late_days = max(0, (until - due_on).days) - evaded_days
    sheet.step(f"owed.{debt.month}", OWED_LABEL, owed, basis=_BASIS)
    _add_charge(sheet, f"late.{debt.month}", LATE_LABEL, late, law)
    sheet.step(f"late.{debt.month}.days", LATE_DAYS_LABEL, late_days if owed else 0, unit="days")
    if evaded:
        _add_charge(sheet, f"evaded.{debt.month}", EVADED_LABEL, evaded, law)
        sheet.step(f"evaded.{debt.month}.days", EVADED_DAYS_LABEL, evaded_days if owed else 0, unit="days")


_BASIS = "Luật BHXH 41/2024/QH15, Điều 38–41"


def _add_charge(sheet: Worksheet, key: str, label: str, amount: Decimal, law: ParametersOn) -> None:
    formula = f"{percent(law.rate('late_daily_rate'))} × {dots(_money_days(amount, law))} đồng·ngày"
    sheet.add(key, label, round_vnd(amount), basis=law.figure("late_daily_rate").source, formula=formula)


def _money_days(charge: Decimal, law: ParametersOn) -> int:
    return int(charge / law.rate("late_daily_rate"))


def _tranches(debt: MonthDebt, until: date) -> list[tuple[int, date]]:
    """Amounts with the day on which each was paid, the unpaid rest with ``until``; earliest payments first."""
    left, parts = debt.amount_vnd, []
    for payment in sorted(debt.payments, key=lambda part: part.paid_on):
        if payment.paid_on <= until and left:
            amount = min(payment.amount_vnd, left)
            parts.append((amount, payment.paid_on))
            left -= amount
    return [*parts, (left, until)] if left else parts


def _evaded_days(debt: MonthDebt, due_on: date, day: date, law: ParametersOn) -> int:
    """Days of evasion up to ``day``: those after the 60th late day and from the urging on."""
    if debt.is_excused or debt.only_late:
        return 0
    if debt.is_underdeclared:
        return max(0, (day - due_on).days)
    if debt.urged_on is None or debt.urged_on > day:
        return 0
    first = max(evasion_possible_from(due_on, law), debt.urged_on)
    return max(0, (day - first + timedelta(days=1)).days)
