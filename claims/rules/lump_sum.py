"""BHXH một lần, trợ cấp khi ra nước ngoài, trợ cấp khu vực (Luật 41/2024/QH15 Điều 70, 76, 102, 115, 141)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.rules.averages import PaySpan, average_of, months_of, table_finding
from claims.rules.basics import (
    day_of,
    dots,
    month_of,
    opened,
    percent,
    reference_vnd,
    round_down_vnd,
    years_for_amount,
)
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

AVERAGE = _("Mức bình quân tiền lương, thu nhập")
FACTOR = _("Số tháng bình quân được hưởng")
AMOUNT = _("BHXH một lần")
SUPPORT = _("Tiền Nhà nước hỗ trợ đóng BHXH tự nguyện")
PAID_IN = _("Số tiền đã đóng")
EMIGRATION = _("Trợ cấp một lần khi ra nước ngoài để định cư")
REGIONAL = _("Trợ cấp khu vực một lần")
ALLOWED = _("Đủ điều kiện: {ground}.")
REFUSED = _("Chưa đủ điều kiện: {ground}.")
STILL_IN = _("Còn đang tham gia BHXH.")
CHOICE = _("Người này cũng đủ điều kiện hưởng lương hưu: ghi rõ lựa chọn trong đơn.")


class Ground(StrEnum):
    """Trường hợp hưởng một lần (Điều 70 khoản 1, 2; Điều 102 khoản 1)."""

    AT_AGE = "at_age"
    EMIGRATES = "emigrates"
    ILLNESS = "illness"
    LOSS_81 = "loss_81"
    LEFT_A_YEAR = "left_a_year"
    DISCHARGED = "discharged"
    FOREIGNER_LEAVES = "foreigner_leaves"


GROUNDS = {
    Ground.AT_AGE: _("đủ tuổi hưởng lương hưu mà chưa đủ số năm đóng"),
    Ground.EMIGRATES: _("ra nước ngoài để định cư"),
    Ground.ILLNESS: _("mắc bệnh ung thư, bại liệt, xơ gan mất bù, lao nặng, AIDS"),
    Ground.LOSS_81: _("suy giảm khả năng lao động từ 81 % hoặc khuyết tật đặc biệt nặng"),
    Ground.LEFT_A_YEAR: _("đóng trước 01/07/2025, đã 12 tháng không tham gia, chưa đủ 20 năm"),
    Ground.DISCHARGED: _("phục viên, xuất ngũ, thôi việc không đủ điều kiện hưởng lương hưu"),
    Ground.FOREIGNER_LEAVES: _("người nước ngoài hết hợp đồng, giấy phép hoặc không tiếp tục cư trú"),
}
_KEEPS_SUPPORT = (Ground.ILLNESS, Ground.LOSS_81)
_MAY_CHOOSE = (Ground.EMIGRATES, Ground.ILLNESS, Ground.LOSS_81, Ground.FOREIGNER_LEAVES)


@dataclass(frozen=True, slots=True)
class SupportSpan:
    """Một đoạn được Nhà nước hỗ trợ đóng BHXH tự nguyện: months and the rate of support (0.2 is 20 %)."""

    first: Month
    last: Month
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LumpSumClaim:
    """Đề nghị hưởng BHXH một lần; ``decided_on`` is the day whose law, coefficients and levels count
    (Điều 70.5).
    """

    ground: Ground
    decided_on: date
    spans: tuple[PaySpan, ...]
    received_on: date
    reached_age: bool = False
    is_contributing: bool = False
    can_have_pension: bool = False
    support: tuple[SupportSpan, ...] = ()


def ruling_day(claim: LumpSumClaim) -> date:
    """Ngày tính hưởng: that of the decision (Điều 70 khoản 5, Điều 102 khoản 4)."""
    return claim.decided_on


def split_at_turn(spans: Sequence[PaySpan], law: ParametersOn) -> tuple[int, int]:
    """Số tháng trước và từ năm 2014."""
    turn = month_of(law, "lump_sum_turn")
    before = [span.cut(span.first, turn - 1) for span in spans]
    early = months_of(span for span in before if span)
    return early, months_of(spans) - early


def carried_years(before: int, after: int) -> tuple[int, Decimal]:
    """Số năm trước và từ 2014: odd months of before 2014 move on, the rest is rounded (Điều 70 khoản 3 điểm a).

    All time before 2014: nothing to carry to, its own odd months are rounded.
    """
    if after == 0:
        return 0, years_for_amount(before)
    years, odd = divmod(before, 12)
    return years, years_for_amount(after + odd)


def lump_factor(before: int, after: int, law: ParametersOn) -> Decimal:
    """Số tháng bình quân: 1,5 for each year before 2014, 2 from then on, from the months before and after."""
    code = "lump_sum_multiple"
    if after == 0:
        return years_for_amount(before) * law.number(code, "before")
    years, later = carried_years(before, after)
    return years * law.number(code, "before") + later * law.number(code, "after")


def rounded_average(total_vnd: int, months: int, law: ParametersOn) -> int:
    """Mức bình quân in đồng, rounded as ``lump_sum_average_rounding`` says for the day."""
    exact = Decimal(total_vnd) / months
    return round_down_vnd(exact) if law.text("lump_sum_average_rounding") == "down" else round_vnd(exact)


def under_a_year(paid_in_vnd: int, average_vnd: int, law: ParametersOn) -> int:
    """Đóng chưa đủ một năm: what was paid in, at most two months of the average (Điều 70 khoản 3 điểm c)."""
    most = round_vnd(average_vnd * law.number("lump_sum_multiple", "under_a_year"))
    return min(paid_in_vnd, most)


def paid_in(spans: Sequence[PaySpan], law: ParametersOn) -> int:
    """Số tiền đã đóng vào quỹ hưu trí và tử tuất: 22 % of the wages, not indexed (TT 59/2015 Điều 19
    khoản 2).
    """
    wages = sum(span.wage_vnd * span.months for span in spans)
    return round_vnd(wages * law.rate("pension_fund_rate"))


def support_of(spans: Sequence[SupportSpan], law: ParametersOn) -> int:
    """Tiền Nhà nước hỗ trợ: 22 % × rural poverty line × rate, month by month (NĐ 159/2025 Điều 9 khoản 2)."""
    total = 0
    for span in spans:
        month = span.first
        while month <= span.last:
            total += support_of_month(month, span.rate, law)
            month = month + 1
    return total


def support_of_month(month: Month, rate: Decimal, law: ParametersOn) -> int:
    """Mức hỗ trợ của một tháng by the poverty line of that month."""
    at_month = law.at(month.first)
    return round_vnd(at_month.rate("pension_fund_rate") * at_month.vnd("rural_poverty_line") * rate)


def eligibility(claim: LumpSumClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra của trường hợp đã nêu (Điều 70 khoản 1, Điều 102 khoản 1; NĐ 158/2025 Điều 14)."""
    law = law.at(ruling_day(claim))
    basis = "Luật BHXH Điều 70 khoản 1, 2; Điều 102 khoản 1"
    if claim.is_contributing:
        return [Finding(Level.BLOCKER, "lump_sum.contributing", STILL_IN, basis)]
    is_allowed = _is_allowed(claim, law)
    level = Level.PASSED if is_allowed else Level.BLOCKER
    params = {"ground": GROUNDS[claim.ground]}
    found = [Finding(level, "lump_sum.ground", ALLOWED if is_allowed else REFUSED, basis, params)]
    if is_allowed and claim.can_have_pension and claim.ground in _MAY_CHOOSE:
        found.append(Finding(Level.NEEDS_APPROVAL, "lump_sum.choice", CHOICE, "Luật BHXH Điều 70 khoản 6"))
    return found


def _is_allowed(claim: LumpSumClaim, law: ParametersOn) -> bool:
    months = months_of(claim.spans)
    if claim.ground is Ground.AT_AGE:
        return claim.reached_age and months < law.whole("lump_sum_years", "at_age") * 12
    if claim.ground is Ground.LEFT_A_YEAR:
        return months < law.whole("lump_sum_years", "left") * 12 and _has_waited(claim, law)
    return True


def _has_waited(claim: LumpSumClaim, law: ParametersOn) -> bool:
    """Đủ 12 tháng: from the month after the last contribution to the month before the request is received."""
    last = max(span.last for span in claim.spans)
    waited = Month.of(claim.received_on).index - last.index - 1
    old = any(span.first < Month.of(day_of(law, "lump_sum_joined_before")) for span in claim.spans)
    return waited >= law.whole("lump_sum_wait_months") and old


@rule("lump_sum", LumpSumClaim)
def lump_sum(claim: LumpSumClaim, law: ParametersOn) -> Worksheet:
    """BHXH một lần: years before and from 2014 × average, less the State's support for voluntary time."""
    law = opened(law, ruling_day(claim))
    sheet = Worksheet(findings=eligibility(claim, law))
    if sheet.is_blocked:
        return sheet
    sheet.findings.extend(table_finding(law))
    average = average_of(claim.spans, law).average_vnd
    sheet.step("average", AVERAGE, average, basis="Luật BHXH Điều 72, 104")
    _main_line(sheet, claim, average, law)
    support = 0 if claim.ground in _KEEPS_SUPPORT else support_of(claim.support, law)
    if support:
        basis = "Luật BHXH Điều 70 khoản 3, 4; Nghị định 159/2025 Điều 9"
        sheet.add("support", SUPPORT, -support, basis=basis)
    return sheet


def _main_line(sheet: Worksheet, claim: LumpSumClaim, average: int, law: ParametersOn) -> None:
    months = months_of(claim.spans)
    if months < 12:
        paid = paid_in(claim.spans, law)
        rate = percent(law.rate("pension_fund_rate"))
        basis = "Luật BHXH Điều 70 khoản 3 điểm c"
        sheet.step("paid_in", PAID_IN, paid, formula=rate, basis=basis)
        sheet.add("amount", AMOUNT, under_a_year(paid, average, law), basis=basis)
        return
    before, after = split_at_turn(claim.spans, law)
    factor = lump_factor(before, after, law)
    basis = "Luật BHXH Điều 70 khoản 3 điểm a, b"
    sheet.step("factor", FACTOR, factor, unit="months", formula=f"{before} + {after}", basis=basis)
    formula = f"{dots(average)} × {dots(factor)}"
    sheet.add("amount", AMOUNT, round_vnd(average * factor), formula=formula, basis=basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmigrationClaim:
    """Người đang hưởng hằng tháng ra nước ngoài: contributed months, months drawn, what is drawn now."""

    leaves_on: date
    monthly_vnd: int
    is_pension: bool = True
    months_before_2014: int = 0
    months_from_2014: int = 0
    months_drawn: int = 0


def emigration_raw_factor(claim: EmigrationClaim, law: ParametersOn) -> Decimal:
    """Số tháng lương hưu trước khi so với mức thấp nhất (Điều 76 khoản 2; TT 12/2025 Điều 17 khoản 2)."""
    code = "emigration"
    before, after = claim.months_before_2014, claim.months_from_2014
    years, later = (years_for_amount(before), Decimal(0)) if after == 0 else carried_years(before, after)
    factor = years * law.number(code, "before") + later * law.number(code, "after")
    return factor - claim.months_drawn * law.number(code, "each_month")


@rule("emigration", EmigrationClaim)
def emigration_allowance(claim: EmigrationClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp một lần: by years less half a month for each month drawn, at least 3 months; 3 for
    allowances.
    """
    law = opened(law, claim.leaves_on)
    sheet = Worksheet()
    basis = "Luật BHXH Điều 76, 115"
    factor = law.number("emigration", "allowance")
    if claim.is_pension:
        raw = emigration_raw_factor(claim, law)
        factor = max(raw, law.number("emigration", "least"))
        sheet.step("raw_factor", FACTOR, raw, unit="months", basis=basis)
    sheet.step("factor", FACTOR, factor, unit="months", basis=basis)
    formula = f"{dots(claim.monthly_vnd)} × {dots(factor)}"
    sheet.add("amount", EMIGRATION, round_vnd(claim.monthly_vnd * factor), formula=formula, basis=basis)
    return sheet


@dataclass(frozen=True, slots=True)
class RegionalSpan:
    """Một đoạn đóng có phụ cấp khu vực: months and coefficient; ``as_soldier`` on rank pay."""

    months: int
    coefficient: Decimal
    as_soldier: bool = False


@dataclass(frozen=True, slots=True)
class RegionalClaim:
    """Trợ cấp khu vực một lần, with the month in which pension, lump sum or survivors' money begins."""

    month: Month
    spans: tuple[RegionalSpan, ...]


@rule("regional_allowance", RegionalClaim)
def regional_allowance(claim: RegionalClaim, law: ParametersOn) -> Worksheet:
    """Tổng (hệ số × tháng × 15 %) × mức tham chiếu (Nghị định 158/2025 Điều 32 khoản 3; TT 59/2015 Điều
    31).
    """
    law = opened(law, claim.month.first)
    rate, base = law.rate("regional_allowance_rate"), reference_vnd(law)
    parts = Decimal(0)
    for span in claim.spans:
        soldier = law.number("regional_allowance_soldier") if span.as_soldier else Decimal(1)
        parts += span.coefficient * span.months * soldier
    sheet = Worksheet()
    formula = f"{dots(parts)} × {percent(rate)} × {dots(base)}"
    basis = "Nghị định 158/2025 Điều 32 khoản 3"
    sheet.add("amount", REGIONAL, round_vnd(parts * rate * base), formula=formula, basis=basis)
    return sheet
