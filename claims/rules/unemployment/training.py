"""Hỗ trợ học nghề, đào tạo duy trì việc làm (Luật 74/2025; Nghị định 374/2025; TT 28/2015/TT-BLĐTBXH)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.rules.basics import HALF, dots, months_and_days
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

MONTHS = _("Số tháng học được hỗ trợ")
AMOUNT = _("Hỗ trợ học nghề")
MEALS = _("Hỗ trợ tiền ăn")
TOO_FEW = _("Mới đóng BHTN {paid} tháng trong 36 tháng, cần từ {needed} tháng.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Khóa học nghề của một người: days, monthly fee, days attended, months of UI in the window."""

    first_on: date
    last_on: date
    fee_month_vnd: int
    days_attended: int = 0
    paid_months: int = 0


def training_months(first_on: date, last_on: date, law: ParametersOn) -> Decimal:
    """Số tháng học: odd days up to 14 are half a month, from 15 on a whole one (TT 28/2015 ví dụ 18)."""
    months, days = months_and_days(first_on, last_on)
    if days == 0:
        return Decimal(months)
    return months + (HALF if days <= law.whole("training_limits", "half_days") else Decimal(1))


@rule("training_support", Training)
def training_support(case: Training, law: ParametersOn) -> Worksheet:
    """Hỗ trợ học nghề: the fee, at most 4,5 triệu a course under three months or 1,5 triệu a month, 6
    months.
    """
    law = law.at(case.first_on)
    sheet = Worksheet()
    basis = "Luật Việc làm 74/2025; Nghị định 374/2025"
    needed = law.whole("training_limits", "needed")
    if case.paid_months < needed:
        params = {"paid": case.paid_months, "needed": needed}
        sheet.note(Finding(Level.BLOCKER, "training.months", TOO_FEW, basis, params))
        return sheet
    months = min(training_months(case.first_on, case.last_on, law), law.number("training_limits", "most"))
    sheet.step("months", MONTHS, months, unit="months", basis=basis)
    is_course = months < law.whole("training_limits", "course_below")
    most = (
        law.vnd("training_support", "course") if is_course else law.vnd("training_support", "month") * months
    )
    fee = case.fee_month_vnd * months
    formula = f"{dots(case.fee_month_vnd)} × {dots(months)} ≤ {dots(Decimal(most))}"
    sheet.add("amount", AMOUNT, round_vnd(min(fee, Decimal(most))), formula=formula, basis=basis)
    if case.days_attended and law.has("training_support", "meals_day"):
        each = law.vnd("training_support", "meals_day")
        formula = f"{dots(each)} × {case.days_attended}"
        sheet.add("meals", MEALS, each * case.days_attended, formula=formula, basis=basis)
    return sheet


def class_amount(persons: int, rate_vnd: int, months: Decimal) -> int:
    """Kinh phí của một lớp: persons × monthly rate × months."""
    return round_vnd(persons * rate_vnd * months)
