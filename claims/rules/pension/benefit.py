"""Lương hưu: the worksheet from spans of contributions to the monthly pension and the one-time allowance."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claims.rules.averages import (
    Average,
    PayKind,
    PaySpan,
    average_of,
    compulsory_months,
    joined,
    months_of,
    table_finding,
)
from claims.rules.basics import Sex, day_of, dots, opened, reference_vnd, years_for_amount
from claims.rules.pension.ages import AgeKind, age_months_on, age_of_year, retirement_age
from claims.rules.pension.paths import BASES, LOSS_PATHS, Career, Path, findings, path_of
from claims.rules.pension.rate import gross_percent, one_time_factor, reduction_percent, treaty_percent
from claims.rules.pension.start import StartFacts, pension_start
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

TOTAL = _("Thời gian đóng BHXH")
YEARS = _("Số năm để tính tỷ lệ")
STATE = _("Bình quân tiền lương theo chế độ Nhà nước")
PRIVATE = _("Tổng tiền lương do đơn vị quyết định, đã điều chỉnh")
VOLUNTARY = _("Tổng thu nhập tự nguyện, đã điều chỉnh")
AVERAGE = _("Mức bình quân để tính lương hưu")
GROSS = _("Tỷ lệ trước khi giảm")
REDUCTION = _("Giảm do nghỉ trước tuổi")
RATE = _("Tỷ lệ hưởng")
PENSION = _("Lương hưu hằng tháng")
MINIMUM = _("Lương hưu hằng tháng, nâng bằng mức tham chiếu")
ONE_TIME = _("Trợ cấp một lần khi nghỉ hưu")
TOO_EARLY = _("Lương hưu bắt đầu sớm nhất từ tháng {month}.")
MONTHLY = "VND/month"


@dataclass(frozen=True, slots=True, kw_only=True)
class PensionClaim:
    """Yêu cầu hưởng lương hưu.

    ``pension_month``: first month asked for. ``spans``: the whole history. ``seniority_vnd``: thâm niên nghề
    last held, added to the state average. ``loss_concluded``: month of the medical conclusion, ``missing_paid``:
    month in which missing months were paid. ``protected_months``: compulsory months in the groups a, b, c, d,
    đ, g, i, for the minimum pension. ``treaty_months``: months in a treaty country, for the condition only.
    """

    sex: Sex
    born_on: date
    pension_month: Month
    spans: tuple[PaySpan, ...]
    heavy_months: int = 0
    very_heavy_months: int = 0
    coal_months: int = 0
    loss_percent: int = 0
    hiv_by_work: bool = False
    commune_woman: bool = False
    armed_forces: bool = False
    protected_months: int = 0
    treaty_months: int = 0
    seniority_vnd: int = 0
    loss_concluded: Month | None = None
    missing_paid: Month | None = None


def ruling_day(claim: PensionClaim) -> date:
    """Ngày xác định luật: the first day of the first month of the pension (Luật 41/2024 Điều 5, 69)."""
    return claim.pension_month.first


def age_months(claim: PensionClaim) -> int:
    """Tuổi khi nghỉ: full months at the end of the month before the pension (TT 59/2015 ví dụ 27)."""
    return age_months_on(claim.born_on, claim.pension_month.first - timedelta(days=1))


def career_of(claim: PensionClaim, law: ParametersOn) -> Career:
    """Quá trình tóm tắt: months by kind, age, the ages of the year in which the last working month falls."""
    reached = claim.pension_month - 1
    ages = {kind: age_of_year(claim.sex, kind, reached.year, law) for kind in AgeKind}
    voluntary = [span for span in claim.spans if span.kind is PayKind.VOLUNTARY]
    before = day_of(law, "pension_old_voluntary_before")
    return Career(
        sex=claim.sex,
        age_months=age_months(claim),
        ages=ages,
        compulsory_months=compulsory_months(claim.spans) + claim.treaty_months,
        voluntary_months=months_of(claim.spans, PayKind.VOLUNTARY, PayKind.TOP_UP),
        heavy_months=claim.heavy_months,
        very_heavy_months=claim.very_heavy_months,
        coal_months=claim.coal_months,
        loss_percent=claim.loss_percent,
        hiv_by_work=claim.hiv_by_work,
        commune_woman=claim.commune_woman,
        armed_forces=claim.armed_forces,
        voluntary_before_2021=bool(voluntary) and min(s.first for s in voluntary) < Month.of(before),
    )


def landmark(career: Career, path: Path, law: ParametersOn) -> int:
    """Mốc tuổi để tính số năm nghỉ trước tuổi, in months (NĐ 158/2025 Điều 13 khoản 2).

    Coal first, then heavy work, then the normal age of the year of retirement. That the age of that year
    counts, not the age the person would have reached later, is the practice since 2021; the decree is silent.
    """
    if path not in LOSS_PATHS:
        return career.age_months
    hard = law.whole("pension_needed_years", "hard") * 12
    if career.coal_months >= hard:
        return career.ages[AgeKind.COAL]
    if career.heavy_months >= hard or career.very_heavy_months >= hard:
        return career.ages[AgeKind.HEAVY]
    return career.ages[AgeKind.NORMAL]


@rule("pension", PensionClaim)
def pension_benefit(claim: PensionClaim, law: ParametersOn) -> Worksheet:
    """Lương hưu hằng tháng (``VND/month``) và trợ cấp một lần (in the total), with every step."""
    law = opened(law, ruling_day(claim))
    career = career_of(claim, law)
    sheet = Worksheet(findings=findings(career, law))
    path = path_of(career, law)
    sheet.findings.extend(_start_findings(claim, law))
    if path is None or sheet.is_blocked:
        return sheet
    sheet.findings.extend(table_finding(law))
    total = months_of(claim.spans)
    sheet.step("total_months", TOTAL, total, unit="months", basis=BASES[path])
    average = average_of(claim.spans, law, claim.seniority_vnd)
    _average_lines(sheet, average)
    percent = _rate_lines(sheet, claim, (career, path), law)
    pension = round_vnd(average.average_vnd * percent / 100)
    formula = f"{dots(average.average_vnd)} × {dots(percent)} %"
    floor = _minimum(claim, law)
    sheet.add(
        "pension",
        PENSION if pension >= floor else MINIMUM,
        max(pension, floor),
        unit=MONTHLY,
        formula=formula,
        basis="Luật BHXH Điều 66; Nghị định 158/2025 Điều 13 khoản 1",
    )
    _one_time(sheet, claim, average, law)
    return sheet


def _start_findings(claim: PensionClaim, law: ParametersOn) -> list[Finding]:
    """The month asked for is none before the last contribution, the conclusion or the payment allow it."""
    facts = StartFacts(
        loss_concluded=claim.loss_concluded,
        missing_paid=claim.missing_paid,
        last_contributed=max(span.last for span in claim.spans),
    )
    earliest = pension_start(facts, law)
    if claim.pension_month >= earliest:
        return []
    basis = "Luật BHXH Điều 69; Thông tư 12/2025 Điều 15"
    return [Finding(Level.BLOCKER, "pension.start", TOO_EARLY, basis, {"month": earliest.pretty})]


def _average_lines(sheet: Worksheet, average: Average) -> None:
    basis = "Luật BHXH Điều 72, 73"
    if average.state_months:
        window = "; ".join(f"{span.first.pretty}–{span.last.pretty}" for span in average.window)
        sheet.step("state_average", STATE, average.state_average_vnd, formula=window, basis=basis)
    if average.private_months:
        formula = f"{average.private_months}"
        sheet.step("private_total", PRIVATE, average.private_total_vnd, formula=formula, basis=basis)
    if average.voluntary_months:
        formula = f"{average.voluntary_months}"
        basis_voluntary = "Luật BHXH Điều 104; Nghị định 158/2025 Điều 17"
        total = average.voluntary_total_vnd
        sheet.step("voluntary_total", VOLUNTARY, total, formula=formula, basis=basis_voluntary)
    sheet.step("average", AVERAGE, average.average_vnd, basis=basis)


def _rate_lines(
    sheet: Worksheet, claim: PensionClaim, found: tuple[Career, Path], law: ParametersOn
) -> Decimal:
    career, path = found
    months = months_of(claim.spans)
    basis = "Luật BHXH Điều 66 khoản 1"
    sheet.step("years", YEARS, years_for_amount(months), unit="years", basis="Luật BHXH Điều 5 khoản 6")
    gross = treaty_percent(months, law) if claim.treaty_months else gross_percent(claim.sex, months, law)
    early = max(0, landmark(career, path, law) - career.age_months)
    reduction = reduction_percent(early, law)
    sheet.step("gross", GROSS, gross, unit="percent", basis=basis)
    if reduction:
        formula = f"{early // 12}/{early % 12}"
        basis_early = "Luật BHXH Điều 66 khoản 3"
        sheet.step("reduction", REDUCTION, reduction, unit="percent", formula=formula, basis=basis_early)
    sheet.step("rate", RATE, gross - reduction, unit="percent", basis=basis)
    return gross - reduction


def _minimum(claim: PensionClaim, law: ParametersOn) -> int:
    """Lương hưu thấp nhất: the reference level for early joiners with 20 protected years (Điều 141 khoản
    11).
    """
    enough = claim.protected_months >= law.whole("pension_minimum_years") * 12
    early = joined(claim.spans) < Month.of(day_of(law, "pension_minimum_joined_before"))
    return reference_vnd(law) if enough and early else 0


def _one_time(sheet: Worksheet, claim: PensionClaim, average: Average, law: ParametersOn) -> None:
    total = months_of(claim.spans)
    if not one_time_factor(claim.sex, total, total, law):
        return
    reached = retirement_age(claim.sex, Month.of(claim.born_on), law).reached
    parts = [span.cut(span.first, reached) for span in claim.spans if span.first <= reached]
    factor = one_time_factor(claim.sex, total, months_of(part for part in parts if part), law)
    amount = round_vnd(average.average_vnd * factor)
    formula = f"{dots(average.average_vnd)} × {dots(factor)}"
    sheet.add("one_time", ONE_TIME, amount, formula=formula, basis="Luật BHXH Điều 68")
