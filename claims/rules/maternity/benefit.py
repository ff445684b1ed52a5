"""Mức hưởng chế độ thai sản: the worksheet (Luật 41/2024 Điều 58, 59, 95)."""

from datetime import date
from decimal import Decimal

from claims.rules.basics import dots, opened, percent, reference_vnd
from claims.rules.maternity.average import SixMonths, before_leave, six_months
from claims.rules.maternity.eligibility import eligibility
from claims.rules.maternity.inputs import MaternityClaim, MaternityKind, ruling_day
from claims.rules.maternity.leave import Leave, counted_children, has_months, is_like_birth, leave_of
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

WAGE = _("Tiền lương đóng BHXH của tháng")
AVERAGE = _("Bình quân tiền lương của các tháng gần nhất trước khi nghỉ")
MONTHS = _("Số tháng hưởng")
DAYS = _("Số ngày hưởng")
LEAVE = _("Trợ cấp trong thời gian nghỉ")
ONE_TIME = _("Trợ cấp một lần")
REFERENCE = _("Mức tham chiếu của tháng sinh con hoặc nhận con")
VOLUNTARY = _("Trợ cấp thai sản của BHXH tự nguyện")

_ONE_TIME = (
    MaternityKind.BIRTH,
    MaternityKind.FATHER_ONE_TIME,
    MaternityKind.SURROGATE,
    MaternityKind.COMMISSIONING,
    MaternityKind.ADOPTION,
)


@rule("maternity", MaternityClaim)
def maternity_benefit(claim: MaternityClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp thai sản và trợ cấp một lần: months of wages, average, leave, allowance, total in đồng.

    Law of ``ruling_day``; the reference level of the month of the birth or hand-over (Điều 58 khoản 4). With
    a blocker among the findings the sheet carries no amount.
    """
    sheet = Worksheet(findings=eligibility(claim, law))
    law = opened(law, ruling_day(claim))
    if sheet.is_blocked:
        return sheet
    if claim.kind is MaternityKind.VOLUNTARY:
        _voluntary(sheet, claim, law)
        return sheet
    leave = leave_of(claim, law)
    if leave.months or leave.calendar_days or leave.working_days:
        _leave_lines(sheet, leave, _average(sheet, claim, law), law)
    if gives_one_time(claim, law):
        _one_time(sheet, claim, law)
    return sheet


def gives_one_time(claim: MaternityClaim, law: ParametersOn) -> bool:
    """Ai nhận trợ cấp một lần: the first in the order of Điều 58 who has the months."""
    if claim.one_time_taken:
        return False
    if claim.kind is MaternityKind.LOSS:
        return is_like_birth(claim, law)
    return claim.kind in _ONE_TIME and has_months(claim, law)


def day_allowance(average_vnd: int, law: ParametersOn, *, working: bool) -> Decimal:
    """Trợ cấp một ngày, not rounded: ÷24 a working day, ÷30 a calendar day (Điều 59 khoản 2, 3)."""
    divisor = law.whole("maternity_day_divisor", "working" if working else "calendar")
    return average_vnd * law.rate("maternity_rate") / divisor


def leave_amount(average_vnd: int, leave: Leave, law: ParametersOn) -> int:
    """Tiền trợ cấp của cả thời gian nghỉ, one rounding."""
    amount = average_vnd * law.rate("maternity_rate") * leave.months
    amount += day_allowance(average_vnd, law, working=False) * leave.calendar_days
    amount += day_allowance(average_vnd, law, working=True) * leave.working_days
    return round_vnd(amount)


def one_time_amount(children: int, birth_on: date, law: ParametersOn) -> int:
    """Trợ cấp một lần: 2 reference levels of the month of the birth for each child (Điều 58 khoản 4)."""
    at_birth = law.at(birth_on)
    return round_vnd(children * at_birth.number("maternity_one_time_multiple") * reference_vnd(at_birth))


def _average(sheet: Worksheet, claim: MaternityClaim, law: ParametersOn) -> SixMonths:
    six = six_months(claim.history, before_leave(claim, law), law)
    basis = "Luật BHXH Điều 59 khoản 1"
    for item in six.months:
        sheet.step(f"wage.{item.month}", WAGE, item.wage_vnd, formula=item.month.pretty, basis=basis)
    wages = " + ".join(dots(item.wage_vnd) for item in six.months)
    sheet.step("average", AVERAGE, six.average_vnd, formula=f"({wages}) ÷ {len(six.months)}", basis=basis)
    return six


def _leave_lines(sheet: Worksheet, leave: Leave, six: SixMonths, law: ParametersOn) -> None:
    average = six.average_vnd
    if leave.months:
        sheet.step("leave_months", MONTHS, leave.months, unit="months", basis=leave.basis)
    if leave.calendar_days:
        sheet.step("leave_days", DAYS, leave.calendar_days, unit="days", basis=leave.basis)
    if leave.working_days:
        sheet.step("leave_working_days", DAYS, leave.working_days, unit="working_days", basis=leave.basis)
    formula = _formula(average, leave, law)
    sheet.add(
        "leave_amount", LEAVE, leave_amount(average, leave, law), formula=formula, basis="Luật BHXH Điều 59"
    )


def _formula(average: int, leave: Leave, law: ParametersOn) -> str:
    rate, parts = percent(law.rate("maternity_rate")), []
    calendar = law.whole("maternity_day_divisor", "calendar")
    working = law.whole("maternity_day_divisor", "working")
    if leave.months:
        parts.append(f"{dots(average)} × {rate} × {leave.months}")
    if leave.calendar_days:
        parts.append(f"{dots(average)} × {rate} ÷ {calendar} × {dots(leave.calendar_days)}")
    if leave.working_days:
        parts.append(f"{dots(average)} × {rate} ÷ {working} × {dots(leave.working_days)}")
    return " + ".join(parts)


def _one_time(sheet: Worksheet, claim: MaternityClaim, law: ParametersOn) -> None:
    at_event = law.at(claim.event_on)
    children = counted_children(claim, law, "one_time")
    reference, multiple = reference_vnd(at_event), at_event.number("maternity_one_time_multiple")
    basis = "Luật BHXH Điều 58 khoản 4"
    sheet.step("reference", REFERENCE, reference, formula=claim.event_month.pretty, basis=basis)
    formula = f"{dots(multiple)} × {dots(reference)} × {children}"
    sheet.add(
        "one_time", ONE_TIME, one_time_amount(children, claim.event_on, law), formula=formula, basis=basis
    )


def _voluntary(sheet: Worksheet, claim: MaternityClaim, law: ParametersOn) -> None:
    each = law.at(claim.birth_on).vnd("voluntary_maternity_amount")
    formula = f"{dots(each)} × {claim.children}"
    basis = "Luật BHXH Điều 95 khoản 1"
    sheet.add("voluntary", VOLUNTARY, each * claim.children, formula=formula, basis=basis)
