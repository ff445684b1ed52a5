"""Điều chỉnh lương hưu (Luật 41/2024 Điều 67; Nghị định 162/2026; Thông tư 14/2026/TT-BNV)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.rules.basics import day_of, dots, percent
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

BEFORE = _("Lương hưu trước điều chỉnh")
RAISED = _("Lương hưu sau khi tăng theo tỷ lệ")
AFTER = _("Lương hưu sau điều chỉnh")


@dataclass(frozen=True, slots=True)
class PensionRaise:
    """Người đang hưởng on the day of a raise: what they draw before it, since when."""

    raised_on: date
    amount: Decimal
    began_on: date


def raised(amount: Decimal, began_on: date, law: ParametersOn) -> int:
    """Mức mới in đồng: the rate, then the addition for low pensions of before 1995 (NĐ 162/2026).

    A suspended person who resumes later has the same raise.
    """
    new = round_vnd(amount * (1 + law.rate("pension_raise")))
    if not law.has("pension_raise_low", "below") or law.figure("pension_raise_low").since != _since(law):
        return new
    if began_on >= day_of(law, "pension_raise_low_before") or new >= law.vnd("pension_raise_low", "below"):
        return new
    if new <= law.vnd("pension_raise_low", "plus_until"):
        return new + law.vnd("pension_raise_low", "plus")
    return law.vnd("pension_raise_low", "below")


def _since(law: ParametersOn) -> date:
    return law.figure("pension_raise").since


@rule("pension_raise", PensionRaise)
def pension_raise(case: PensionRaise, law: ParametersOn) -> Worksheet:
    """Lương hưu sau điều chỉnh, in đồng a month."""
    law = law.at(case.raised_on)
    sheet = Worksheet()
    basis = law.figure("pension_raise").source
    sheet.step("before", BEFORE, case.amount, unit="VND/month", basis=basis)
    rate = law.rate("pension_raise")
    formula = f"{dots(case.amount)} × (100 % + {percent(rate)})"
    by_rate = round_vnd(case.amount * (1 + rate))
    sheet.step("raised", RAISED, by_rate, unit="VND/month", formula=formula, basis=basis)
    new = raised(case.amount, case.began_on, law)
    sheet.add("after", AFTER, new, unit="VND/month", basis=basis)
    return sheet
