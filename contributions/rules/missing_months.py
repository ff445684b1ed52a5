"""Đóng một lần cho tối đa 6 tháng còn thiếu (Luật BHXH 41/2024 Điều 33 khoản 7; Quyết định 595 Điều 5 khoản 1.6)."""

from dataclasses import dataclass
from datetime import date

from contributions.rules.categories import Category
from contributions.rules.funds import LINE_LABELS, Fund, Payer, figure_of, key_of
from contributions.rules.levels import si_ceiling
from contributions.rules.saying import dots, percent
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

TOO_MANY = _(
    "Chỉ được đóng một lần khi còn thiếu nhiều nhất {most} tháng. Thiếu nhiều hơn thì đóng BHXH tự nguyện."
)
BASIS = "Luật BHXH 41/2024/QH15, Điều 33 khoản 7"


@dataclass(frozen=True, slots=True)
class MissingMonths:
    """Số tháng còn thiếu để hưởng lương hưu hoặc tuất hằng tháng; ``base_vnd``: base before work or life ended."""

    paid_on: date
    base_vnd: int
    months: int


@rule("missing_pension_months", MissingMonths)
def missing_pension_months(inputs: MissingMonths, law: ParametersOn) -> Worksheet:
    """Số tiền đóng một lần: both shares of the pension fund, 22 % of the last base, for each missing month.

    Lines ``pension.employee`` and ``pension.employer`` add up; the person or the family pays both. Blocked beyond
    six months. Ruling day: the day of payment.
    """
    law = law.at(inputs.paid_on)
    sheet = Worksheet()
    most = law.whole("missing_months_at_most")
    if inputs.months > most:
        sheet.note(Finding(Level.BLOCKER, "missing_months", TOO_MANY, BASIS, {"most": most}))
        return sheet
    base = min(inputs.base_vnd, si_ceiling(law))
    for payer in (Payer.EMPLOYEE, Payer.EMPLOYER):
        rate = law.rate(figure_of(Fund.PENSION, payer), Category.EMPLOYEE)
        formula = f"{dots(base)} × {percent(rate)} × {inputs.months}"
        amount = round_vnd(base * rate * inputs.months)
        sheet.add(
            key_of(Fund.PENSION, payer),
            LINE_LABELS[Fund.PENSION, payer],
            amount,
            basis=BASIS,
            formula=formula,
        )
    return sheet
