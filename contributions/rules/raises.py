"""Truy đóng do tăng lương hồi tố (Nghị định 158/2025 Điều 8; before 1/7/2025 Quyết định 595 Điều 38 khoản 1.3)."""

from dataclasses import dataclass, replace
from datetime import date

from contributions.rules.arrears import late_charge
from contributions.rules.bulk import RateCard
from contributions.rules.deadlines import raise_deadline, raise_months
from contributions.rules.funds import DUE_KEYS, FUND_PAYERS, LINE_LABELS
from contributions.rules.saying import dots, percent
from contributions.rules.terms import PersonMonth
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

CHARGE_LABEL = _("Số tiền chậm đóng của phần truy đóng")
DEADLINE = _("Đóng trước hết ngày {day} để không tính thêm tiền.")
NOT_HIGHER = _("Mức lương mới không cao hơn mức cũ ở tháng nào: không có gì để truy đóng.")


@dataclass(frozen=True, slots=True)
class BackPay:
    """Tăng lương hồi tố của một người.

    ``before`` is a month at the old wage (its month is not used), ``new_wage_vnd`` the wage from ``effective`` on,
    ``old_wages`` the wages of single months where they differ from ``before``; ``paid_on``: day of payment, None
    when still in time.
    """

    before: PersonMonth
    new_wage_vnd: int
    effective: Month
    decided_on: date
    paid_on: date | None = None
    old_wages: tuple[tuple[Month, int], ...] = ()


@rule("back_pay", BackPay)
def back_pay(inputs: BackPay, law: ParametersOn) -> Worksheet:
    """Số tiền truy đóng do tăng lương: for every month the due at the new wage less the due at the old one.

    Lines in the form of monthly.py (``pension.employee`` …) add up over the months, each month at its own law;
    ``charge`` is 0,03 %/day from the deadline when paid later. Ruling days: each month's first; the decision for the
    deadline.
    """
    sheet = Worksheet()
    months = raise_months(inputs.effective, inputs.decided_on)
    sums = [0] * len(FUND_PAYERS)
    for month in months:
        for place, amount in enumerate(_difference(inputs, month, law)):
            sums[place] += amount
    span = f"{months[0].pretty}–{months[-1].pretty}" if months else ""
    for key, pair, amount in zip(DUE_KEYS, FUND_PAYERS, sums, strict=True):
        if amount:
            sheet.add(key, LINE_LABELS[pair], amount, basis=_BASIS, formula=span)
    if not sheet.lines:
        sheet.note(Finding(Level.NOTICE, "not_higher", NOT_HIGHER, _BASIS))
        return sheet
    _add_charge(sheet, inputs, law)
    return sheet


_BASIS = "Nghị định 158/2025/NĐ-CP, Điều 8"


def _difference(inputs: BackPay, month: Month, law: ParametersOn) -> list[int]:
    person = replace(inputs.before, month=month)
    card = RateCard.of(person, law)
    old = card.due(dict(inputs.old_wages).get(month, inputs.before.wage_vnd))
    new = card.due(inputs.new_wage_vnd)
    return [max(0, after - before) for after, before in zip(new, old, strict=True)]


def _add_charge(sheet: Worksheet, inputs: BackPay, law: ParametersOn) -> None:
    deadline = raise_deadline(inputs.decided_on, law)
    if inputs.paid_on is None or inputs.paid_on <= deadline:
        params = {"day": deadline.strftime("%d/%m/%Y")}
        sheet.note(Finding(Level.NOTICE, "raise_deadline", DEADLINE, _BASIS, params))
        return
    days = (inputs.paid_on - deadline).days
    book = law.at(inputs.paid_on)
    principal = sheet.total_vnd
    formula = f"{dots(principal)} × {percent(book.rate('late_daily_rate'))} × {days}"
    charge = late_charge(principal, days, book)
    sheet.add("charge", CHARGE_LABEL, charge, basis=_BASIS, formula=formula)
