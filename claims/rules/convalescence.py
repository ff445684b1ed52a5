"""Dưỡng sức, phục hồi sức khỏe after sickness, maternity, injury (Luật 41/2024 Điều 46, 60; Luật 84/2015
Điều 54).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from claims.rules.basics import dots, opened, percent, pretty, reference_vnd, step_of
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

DAYS = _("Số ngày dưỡng sức")
PER_DAY = _("Mức một ngày")
AMOUNT = _("Trợ cấp dưỡng sức, phục hồi sức khỏe")
TOO_FEW = _("Mới nghỉ ốm {days} ngày trong năm, cần từ {needed} ngày.")
TOO_LATE = _("Bắt đầu nghỉ ngày {day}, quá {days} ngày cho phép.")
USED_UP = _("Đã nghỉ hết số ngày dưỡng sức của năm {year}.")
RETURNED_EARLY = _("Đi làm trước khi hết thời gian nghỉ sinh con nên không có dưỡng sức.")


class After(StrEnum):
    """Sau chế độ nào."""

    SICKNESS = "sickness"
    MATERNITY = "maternity"
    INJURY = "injury"


class Reason(StrEnum):
    """Lý do của lần nghỉ cuối, which sets the most days."""

    LONG_TERM = "long_term"
    SURGERY = "surgery"
    MULTIPLE = "multiple"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvalescenceClaim:
    """Đề nghị dưỡng sức. ``loss_percent`` for injuries; ``days`` 0: as many as are left."""

    after: After
    starts_on: date
    leave_end: date | None = None
    back_to_work: date | None = None
    reason: Reason = Reason.OTHER
    loss_percent: int = 0
    sick_days_year: int | None = None
    used_days: int = 0
    days: int = 0
    returned_early: bool = False


def most_days(claim: ConvalescenceClaim, law: ParametersOn) -> int:
    """Số ngày tối đa by the last episode (Điều 46 khoản 2, Điều 60 khoản 2; Luật 84/2015 Điều 54)."""
    if claim.after is After.INJURY:
        steps = [int(key) for key in law.keys("convalescence_injury_days")]
        if claim.loss_percent < min(steps):
            return 0
        code = "convalescence_injury_days"
        return law.whole(code, step_of(law, code, claim.loss_percent))
    return law.whole("convalescence_days", f"{claim.after}:{claim.reason}")


def remaining_days(claim: ConvalescenceClaim, law: ParametersOn) -> int:
    """Số ngày còn lại: of the year after sickness; maternity and injury count each episode by itself."""
    used = claim.used_days if claim.after is not After.MATERNITY else 0
    return max(0, most_days(claim, law) - used)


def anchor_day(claim: ConvalescenceClaim, law: ParametersOn) -> date:
    """Ngày đủ điều kiện: the return to work under the old law, the end of the leave since 01/07/2025."""
    back = claim.back_to_work or (claim.leave_end + timedelta(days=1) if claim.leave_end else claim.starts_on)
    end = claim.leave_end or back - timedelta(days=1)
    is_old = law.text("convalescence_counts_from") == "back_to_work" or claim.after is After.INJURY
    return back if is_old else end


def charged_year(claim: ConvalescenceClaim, law: ParametersOn) -> int:
    """Năm được tính: that in which the condition was met, even if the days cross New Year (Điều 46 khoản
    1).
    """
    return anchor_day(claim, law).year


def per_day(law: ParametersOn) -> int:
    """Mức một ngày: 30 % of the reference level."""
    return round_vnd(reference_vnd(law) * law.rate("convalescence_rate"))


def eligibility(claim: ConvalescenceClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: enough sick days, started in time, days left."""
    law = law.at(claim.starts_on)
    found: list[Finding] = []
    needed, within = law.whole("convalescence_needed_days"), law.whole("convalescence_within_days")
    basis = "Luật BHXH Điều 46 khoản 1, Điều 60 khoản 1"
    sick = claim.sick_days_year
    if claim.after is After.SICKNESS and sick is not None and sick < needed:
        params: dict[str, object] = {"days": sick, "needed": needed}
        found.append(Finding(Level.BLOCKER, "convalescence.sick_days", TOO_FEW, basis, params))
    if claim.starts_on > anchor_day(claim, law) + timedelta(days=within):
        params = {"day": pretty(claim.starts_on), "days": within}
        found.append(Finding(Level.BLOCKER, "convalescence.late", TOO_LATE, basis, params))
    if claim.returned_early:
        basis_early = "Luật BHXH Điều 60 khoản 4"
        found.append(Finding(Level.BLOCKER, "convalescence.returned", RETURNED_EARLY, basis_early))
    if remaining_days(claim, law) == 0:
        params = {"year": charged_year(claim, law)}
        found.append(Finding(Level.BLOCKER, "convalescence.used", USED_UP, basis, params))
    return found


@rule("convalescence", ConvalescenceClaim)
def convalescence_benefit(claim: ConvalescenceClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp dưỡng sức: days × 30 % of the reference level of the first day; calendar days with holidays."""
    law = opened(law, claim.starts_on)
    sheet = Worksheet(findings=eligibility(claim, law))
    if sheet.is_blocked:
        return sheet
    left = remaining_days(claim, law)
    days = min(claim.days or left, left)
    basis = "Luật BHXH Điều 46, 60; Luật 84/2015 Điều 54"
    formula = str(charged_year(claim, law))
    sheet.step("days", DAYS, days, unit="days", formula=formula, basis=basis)
    each = per_day(law)
    rate = percent(law.rate("convalescence_rate"))
    sheet.step("per_day", PER_DAY, each, formula=f"{dots(reference_vnd(law))} × {rate}", basis=basis)
    sheet.add("amount", AMOUNT, each * days, formula=f"{dots(each)} × {days}", basis=basis)
    return sheet
