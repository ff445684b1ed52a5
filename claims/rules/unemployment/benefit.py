"""Trợ cấp thất nghiệp: conditions and the worksheet (Luật 74/2025 Điều 38, 39; Luật 38/2013 Điều 49, 50)."""

from dataclasses import dataclass
from datetime import date

from claims.rules.basics import WageMonth, dots, mean_vnd, opened, percent, pretty
from claims.rules.unemployment.amount import WageKind, cap_level, cap_of, last_wages, uncapped
from claims.rules.unemployment.months import benefit_months, kept_months
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month, add_months
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

WAGE = _("Tiền lương đóng BHTN của tháng")
AVERAGE = _("Bình quân tiền lương 6 tháng gần nhất")
UNCAPPED = _("Trợ cấp theo tỷ lệ")
CAP = _("Mức trợ cấp tối đa")
MONTHLY = _("Trợ cấp thất nghiệp hằng tháng")
MONTHS = _("Số tháng hưởng")
KEPT = _("Số tháng được bảo lưu sau khi hưởng hết")
WHOLE = _("Tổng trợ cấp nếu hưởng đủ số tháng")
ENOUGH = _("Đã đóng BHTN {paid} tháng từ {first} đến {last}, cần từ {needed} tháng.")
TOO_FEW = _("Mới đóng BHTN {paid} tháng từ {first} đến {last}, cần từ {needed} tháng.")
LATE = _("Nộp sau ngày {deadline}, quá {months} tháng kể từ ngày chấm dứt hợp đồng.")
UNLAWFUL = _("Người lao động đơn phương chấm dứt hợp đồng trái pháp luật.")
PENSION = _("Đủ điều kiện hưởng lương hưu khi nghỉ việc.")
BUSY = _("Đã có việc làm hoặc thuộc trường hợp không hưởng trong thời gian xét.")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemploymentClaim:
    """Đề nghị hưởng trợ cấp thất nghiệp.

    ``history``: months with UI contributions, kept ones too. ``contract_months`` None: no term. ``region``:
    of the place of work. ``is_busy_again``: one of the states of Điều 38 within the working days of waiting.
    """

    ended_on: date
    filed_on: date
    history: tuple[WageMonth, ...]
    region: str
    wage_kind: WageKind = WageKind.EMPLOYER_WAGE
    contract_months: int | None = None
    left_unlawfully: bool = False
    can_have_pension: bool = False
    is_busy_again: bool = False


def contributed(claim: UnemploymentClaim) -> list[WageMonth]:
    """Các tháng đóng BHTN đến khi chấm dứt hợp đồng; what came later belongs to another claim."""
    return [item for item in claim.history if item.month <= Month.of(claim.ended_on)]


def ruling_day(claim: UnemploymentClaim) -> date:
    """Ngày xác định luật: the day of filing. Which law takes who left before 2026 and files after is not
    said.
    """
    return claim.filed_on


def eligibility(claim: UnemploymentClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: 12 months in 24 (36 for short contracts), filed in 3 months, no exclusion."""
    law = law.at(ruling_day(claim))
    basis = "Luật Việc làm Điều 38 (2025), Điều 49 (2013)"
    found = [_months(claim, law, basis)]
    months = law.whole("unemployment_condition", "claim_within")
    deadline = add_months(claim.ended_on, months)
    if claim.filed_on > deadline:
        params = {"deadline": pretty(deadline), "months": months}
        found.append(Finding(Level.BLOCKER, "unemployment.late", LATE, basis, params))
    exclusions = (
        (claim.left_unlawfully, "unemployment.unlawful", UNLAWFUL),
        (claim.can_have_pension, "unemployment.pension", PENSION),
        (claim.is_busy_again, "unemployment.busy", BUSY),
    )
    found.extend(Finding(Level.BLOCKER, code, text, basis) for holds, code, text in exclusions if holds)
    return found


def _months(claim: UnemploymentClaim, law: ParametersOn, basis: str) -> Finding:
    code = "unemployment_condition"
    is_short = claim.contract_months is not None and claim.contract_months < law.whole(
        code, "short_contract_below"
    )
    window = law.whole(code, "short_contract_window" if is_short else "window")
    last = Month.of(claim.ended_on)
    first = last - (window - 1)
    paid = len({item.month for item in claim.history if first <= item.month <= last})
    needed = law.whole(code, "needed")
    is_enough = paid >= needed
    params = {"paid": paid, "first": first.pretty, "last": last.pretty, "needed": needed}
    level = Level.PASSED if is_enough else Level.BLOCKER
    return Finding(level, "unemployment.months", ENOUGH if is_enough else TOO_FEW, basis, params)


@rule("unemployment", UnemploymentClaim)
def unemployment_benefit(claim: UnemploymentClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp hằng tháng (``VND/month``), its months, what is kept; the cap of the day the contract ended."""
    law = opened(law, ruling_day(claim), "employment_law")
    sheet = Worksheet(findings=eligibility(claim, law))
    if sheet.is_blocked:
        return sheet
    wages = last_wages(contributed(claim), law)
    basis = "Luật Việc làm Điều 39 (2025), Điều 50 (2013)"
    for item in wages:
        sheet.step(f"wage.{item.month}", WAGE, item.wage_vnd, formula=item.month.pretty, basis=basis)
    amounts = [item.wage_vnd for item in wages]
    sheet.step("average", AVERAGE, mean_vnd(amounts), basis=basis)
    by_rate = uncapped(amounts, law)
    sheet.step("uncapped", UNCAPPED, by_rate, formula=percent(law.rate("unemployment_rate")), basis=basis)
    level = cap_level(claim.region, claim.wage_kind, law.at(claim.ended_on))
    cap = cap_of(level, law)
    formula = f"{law.whole('unemployment_cap_multiple')} × {dots(level)}"
    sheet.step("cap", CAP, cap, formula=formula, basis=basis)
    monthly = min(by_rate, cap)
    sheet.add("monthly", MONTHLY, monthly, unit="VND/month", basis=basis)
    _length(sheet, claim, monthly, law)
    return sheet


def _length(sheet: Worksheet, claim: UnemploymentClaim, monthly: int, law: ParametersOn) -> None:
    total = len({item.month for item in contributed(claim)})
    months = benefit_months(total, law)
    basis = "Luật Việc làm Điều 39 (2025), Điều 50 khoản 2 (2013)"
    sheet.step("months", MONTHS, months, unit="months", formula=str(total), basis=basis)
    sheet.step("kept", KEPT, kept_months(total, months, law), unit="months", basis=basis)
    sheet.step("whole", WHOLE, monthly * months, formula=f"{dots(monthly)} × {months}", basis=basis)
