"""Tai nạn lao động, bệnh nghề nghiệp: lump or monthly allowance, attendance, death, employer's duty.

Luật An toàn, vệ sinh lao động 84/2015/QH13 Điều 38–62, amended by Luật 41/2024/QH15 Điều 139.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.rules.basics import dots, percent, reference_vnd
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month, add_months
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

REFERENCE = _("Mức tham chiếu của tháng hưởng")
BY_LOSS = _("Theo mức suy giảm khả năng lao động")
BY_YEARS = _("Theo số năm đóng quỹ tai nạn lao động, bệnh nghề nghiệp")
ATTENDANCE = _("Trợ cấp phục vụ hằng tháng")
DEATH = _("Trợ cấp một lần khi chết do tai nạn lao động, bệnh nghề nghiệp")
FUNERAL = _("Trợ cấp mai táng")
COMPENSATION = _("Số tháng tiền lương người sử dụng lao động phải bồi thường")
TOO_LITTLE = _("Suy giảm khả năng lao động {loss} %, cần từ {needed} % trở lên.")
EXCLUDED = _("Không hưởng vì nguyên nhân thuộc Điều 40: {reason}.")
ENOUGH = _("Suy giảm khả năng lao động {loss} %, đủ từ {needed} % trở lên.")


class Exclusion(StrEnum):
    """Nguyên nhân không được hưởng (Luật 84/2015 Điều 40 khoản 1)."""

    NONE = ""
    OWN_CONFLICT = "own_conflict"
    SELF_HARM = "self_harm"
    DRUGS = "drugs"


_EXCLUSIONS = {
    Exclusion.OWN_CONFLICT: _("mâu thuẫn riêng không liên quan công việc"),
    Exclusion.SELF_HARM: _("cố ý tự hủy hoại sức khỏe"),
    Exclusion.DRUGS: _("sử dụng chất ma túy, chất gây nghiện trái pháp luật"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InjuryClaim:
    """Yêu cầu hưởng chế độ tai nạn lao động, bệnh nghề nghiệp.

    ``benefit_month``: month of discharge or of the medical conclusion, whose reference level counts.
    ``fund_months``: months in the accident fund. ``fund_wage_vnd``: wage of the month before the accident
    (or of the month itself in the first month). ``needs_attendance``: one of the four states of Điều 52.
    """

    benefit_month: Month
    loss_percent: int
    fund_months: int
    fund_wage_vnd: int
    needs_attendance: bool = False
    exclusion: Exclusion = Exclusion.NONE


def ruling_day(claim: InjuryClaim) -> date:
    """Ngày xác định luật: the first day of the month of benefit (Điều 50)."""
    return claim.benefit_month.first


def fund_years(fund_months: int) -> int:
    """Số năm đóng quỹ: whole years. Luật 84/2015 speaks of each year; no text on odd months was found."""
    return fund_months // 12


def by_loss_lump(loss_percent: int, base_vnd: int, law: ParametersOn) -> int:
    """5 × mức tham chiếu at 5 %, half of one more for each further percent (Điều 48 khoản 2 điểm a)."""
    over = loss_percent - law.whole("injury_lump", "from_percent")
    months = law.number("injury_lump", "base_multiple") + over * law.number("injury_lump", "each_percent")
    return round_vnd(base_vnd * months)


def by_years_lump(years: int, wage_vnd: int, law: ParametersOn) -> int:
    """0,5 tháng lương for a year or less, 0,3 more for each further year (Điều 48 khoản 2 điểm b)."""
    further = max(0, years - 1)
    months = law.number("injury_lump", "first_year") + further * law.number("injury_lump", "each_year")
    return round_vnd(wage_vnd * months)


def by_loss_monthly(loss_percent: int, base_vnd: int, law: ParametersOn) -> int:
    """30 % of the reference level at 31 %, 2 % more for each further percent (Điều 49 khoản 2 điểm a)."""
    over = loss_percent - law.whole("injury_monthly", "from_percent")
    rate = law.rate("injury_monthly", "base") + over * law.rate("injury_monthly", "each_percent")
    return round_vnd(base_vnd * rate)


def by_years_monthly(years: int, wage_vnd: int, law: ParametersOn) -> int:
    """0,5 % of the wage for a year or less, 0,3 % more for each further year (Điều 49 khoản 2 điểm b)."""
    further = max(0, years - 1)
    rate = law.rate("injury_monthly", "first_year") + further * law.rate("injury_monthly", "each_year")
    return round_vnd(wage_vnd * rate)


def eligibility(claim: InjuryClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: loss of 5 % or more, none of the causes of Điều 40 (Điều 45, 46)."""
    law = law.at(ruling_day(claim))
    needed = law.whole("injury_lump", "from_percent")
    is_enough = claim.loss_percent >= needed
    level = Level.PASSED if is_enough else Level.BLOCKER
    template = ENOUGH if is_enough else TOO_LITTLE
    params: dict[str, object] = {"loss": claim.loss_percent, "needed": needed}
    found = [Finding(level, "injury.loss", template, "Luật 84/2015 Điều 45, 46", params)]
    if claim.exclusion is not Exclusion.NONE:
        reason = {"reason": _EXCLUSIONS[claim.exclusion]}
        found.append(Finding(Level.BLOCKER, "injury.excluded", EXCLUDED, "Luật 84/2015 Điều 40", reason))
    return found


def is_monthly(loss_percent: int, law: ParametersOn) -> bool:
    """Hằng tháng from 31 %, below it once (Điều 48, 49)."""
    return loss_percent >= law.whole("injury_monthly", "from_percent")


@rule("injury", InjuryClaim)
def injury_benefit(claim: InjuryClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp một lần (5–30 %) or hằng tháng (từ 31 %), with the attendance allowance, in đồng."""
    law = law.at(ruling_day(claim))
    sheet = Worksheet(findings=eligibility(claim, law))
    if sheet.is_blocked:
        return sheet
    base, years, loss = reference_vnd(law), fund_years(claim.fund_months), claim.loss_percent
    wage = claim.fund_wage_vnd
    monthly = is_monthly(loss, law)
    basis = "Luật 84/2015 Điều 49" if monthly else "Luật 84/2015 Điều 48"
    of_loss = by_loss_monthly(loss, base, law) if monthly else by_loss_lump(loss, base, law)
    of_years = by_years_monthly(years, wage, law) if monthly else by_years_lump(years, wage, law)
    sheet.step("reference", REFERENCE, base, formula=claim.benefit_month.pretty, basis=basis)
    unit = "VND/month" if monthly else "VND"
    sheet.add("by_lcd", BY_LOSS, of_loss, unit=unit, formula=f"{loss} % × {dots(base)}", basis=basis)
    sheet.add("by_years", BY_YEARS, of_years, unit=unit, formula=f"{years} × {dots(wage)}", basis=basis)
    if monthly and claim.needs_attendance and loss >= law.whole("injury_attendance", "from_percent"):
        amount = round_vnd(base * law.number("injury_attendance", "multiple"))
        sheet.add("attendance", ATTENDANCE, amount, unit=unit, basis="Luật 84/2015 Điều 52")
    return sheet


def next_exam_on(assessed_on: date, law: ParametersOn) -> date:
    """Ngày sớm nhất được giám định lại: 24 months after the last assessment (Luật 84/2015 Điều 47)."""
    return add_months(assessed_on, law.at(assessed_on).whole("injury_exam_months"))


@dataclass(frozen=True, slots=True)
class InjuryDeath:
    """Chết do tai nạn lao động, bệnh nghề nghiệp in this month."""

    death_month: Month


@rule("injury_death", InjuryDeath)
def injury_death(case: InjuryDeath, law: ParametersOn) -> Worksheet:
    """36 lần mức tham chiếu for the relatives and the funeral allowance; the survivors' scheme comes
    beside it.
    """
    law = law.at(case.death_month.first)
    base = reference_vnd(law)
    sheet = Worksheet()
    multiple = law.number("injury_death_multiple")
    formula = f"{dots(multiple)} × {dots(base)}"
    basis = "Luật 84/2015 Điều 53"
    sheet.add("death", DEATH, round_vnd(base * multiple), formula=formula, basis=basis)
    funeral = law.number("funeral", "multiple")
    formula = f"{dots(funeral)} × {dots(base)}"
    basis = "Luật BHXH Điều 85 khoản 2"
    sheet.add("funeral", FUNERAL, round_vnd(base * funeral), formula=formula, basis=basis)
    return sheet


def compensation_months(
    loss_percent: int, law: ParametersOn, *, worker_fault: bool, died: bool = False
) -> Decimal:
    """Bồi thường, trợ cấp của người sử dụng lao động in months of wage (Luật 84/2015 Điều 38 khoản 4, 5).

    1,5 months from 5 to 10 %, 0,4 more for each percent over 10, 30 months from 81 % or at death; 40 % of it
    when the worker alone was at fault. Below 5 % nothing.
    """
    code = "employer_compensation"
    if not died and loss_percent < law.whole(code, "from_percent"):
        return Decimal(0)
    months = law.number(code, "low_months")
    over = max(0, loss_percent - law.whole(code, "low_percent"))
    months += over * law.number(code, "each_percent")
    if died or loss_percent >= law.whole(code, "high_percent"):
        months = law.number(code, "high_months")
    return months * law.rate(code, "fault_percent") if worker_fault else months


@dataclass(frozen=True, slots=True)
class Retraining:
    """Đề nghị hỗ trợ chuyển đổi nghề nghiệp on this day: the fee and how often it was helped before."""

    asked_on: date
    fee_vnd: int
    times_before: int = 0


@rule("injury_retraining", Retraining)
def retraining_support(case: Retraining, law: ParametersOn) -> Worksheet:
    """Hỗ trợ học nghề: at most half the fee and 15 reference levels, twice in all (Luật 84/2015 Điều 55)."""
    law = law.at(case.asked_on)
    sheet = Worksheet()
    code, basis = "injury_retraining", "Luật 84/2015 Điều 55"
    rate, most = law.rate(code, "fee_percent"), reference_vnd(law) * law.whole(code, "base_multiple")
    amount = min(round_vnd(case.fee_vnd * rate), most) if case.times_before < law.whole(code, "times") else 0
    formula = f"{dots(case.fee_vnd)} × {percent(rate)} ≤ {dots(most)}"
    sheet.add("support", _("Hỗ trợ chuyển đổi nghề nghiệp"), amount, formula=formula, basis=basis)
    return sheet
