"""Trợ cấp hằng tháng của người không đủ điều kiện hưởng lương hưu (Luật 41/2024 Điều 23; NĐ 158/2025 Điều
22–25).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.rules.averages import PaySpan, average_of, months_of
from claims.rules.basics import dots, opened, reference_vnd, up, years_for_amount
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month, add_years
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

AVERAGE = _("Mức bình quân tiền lương, thu nhập")
MONTHS = _("Số tháng được hưởng từ khoản đóng")
UNTIL = _("Số tháng đến tuổi hưởng trợ cấp hưu trí xã hội")
AMOUNT = _("Trợ cấp hằng tháng")
TOP_UP = _("Số tiền có thể đóng một lần để hưởng đến hết thời gian đó")
UNPAID = _("Trợ cấp của những tháng chưa nhận")
FUNERAL = _("Trợ cấp mai táng")
NOT_OF_AGE = _("Chưa đủ tuổi nghỉ hưu.")
HAS_PENSION = _("Đủ điều kiện hưởng lương hưu nên không thuộc Điều 23.")
SOCIAL_NOW = _("Đã đủ tuổi hưởng trợ cấp hưu trí xã hội.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyAllowanceClaim:
    """Đề nghị trợ cấp hằng tháng; ``asked_on`` decides the month from which it runs (NĐ 158/2025 Điều
    23.2).
    """

    asked_on: date
    born_on: date
    spans: tuple[PaySpan, ...]
    reached_age: bool = True
    can_have_pension: bool = False
    is_poor: bool = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """Kết quả: months from one's own money, amount a month, what topping up to the end would cost."""

    months: int
    amount_vnd: int
    top_up_vnd: int


def own_months(average_vnd: int, contributed_months: int, social_vnd: int) -> int:
    """Ttt = bình quân × 2 × số năm ÷ trợ cấp hưu trí xã hội, a part of a month counts whole (Điều 23 khoản 1).

    The voluntary decree writes 7 to 12 odd months as a year (NĐ 159/2025 Điều 14 khoản 3); twelve are a year
    anyway, so both come to the same.
    """
    return up(Decimal(average_vnd) * 2 * years_for_amount(contributed_months) / social_vnd)


def allowance_of(months: int, until: int, social_vnd: int) -> Allowance:
    """Mức hưởng: the social pension for ``months``, or more where the money reaches past ``until`` (Điều 24).

    The formula of the higher amount is lost in the text read; social + (Ttt − Tdt) × social ÷ Tdt spreads the
    money evenly and fits its variables. Rounded half up.
    """
    amount = round_vnd(exact_amount(months, until, social_vnd))
    if months < until:
        return Allowance(months, amount, (until - months) * social_vnd)
    return Allowance(until, amount, 0)


def exact_amount(months: int, until: int, social_vnd: int) -> Decimal:
    """Mức hằng tháng chưa làm tròn."""
    if months < until or until == 0:
        return Decimal(social_vnd)
    return social_vnd + Decimal((months - until) * social_vnd) / until


def months_until(claim: MonthlyAllowanceClaim, law: ParametersOn) -> int:
    """Tdt: months from that of the request to the age of the social pension; 70 for poor households.

    That poor and near-poor people count to 70 here is a reading of Điều 21 khoản 2, no decree says it.
    """
    age = law.whole("social_pension_age", "poor" if claim.is_poor else "ordinary")
    return Month.of(add_years(claim.born_on, age)).index - Month.of(claim.asked_on).index


def eligibility(claim: MonthlyAllowanceClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra (Điều 23 khoản 1): of age, no pension, not yet of the age of the social pension."""
    law = law.at(claim.asked_on)
    basis = "Luật BHXH Điều 23 khoản 1"
    found = []
    if not claim.reached_age:
        found.append(Finding(Level.BLOCKER, "allowance.age", NOT_OF_AGE, basis))
    if claim.can_have_pension:
        found.append(Finding(Level.BLOCKER, "allowance.pension", HAS_PENSION, basis))
    if months_until(claim, law) <= 0:
        found.append(Finding(Level.BLOCKER, "allowance.social", SOCIAL_NOW, basis))
    return found


@rule("monthly_allowance", MonthlyAllowanceClaim)
def monthly_allowance(claim: MonthlyAllowanceClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp hằng tháng (``VND/month``) with its months and the price of the rest."""
    law = opened(law, claim.asked_on)
    sheet = Worksheet(findings=eligibility(claim, law))
    if sheet.is_blocked:
        return sheet
    social, until = law.vnd("social_pension"), months_until(claim, law)
    average = average_of(claim.spans, law).average_vnd
    basis = "Nghị định 158/2025 Điều 23, 24"
    sheet.step("average", AVERAGE, average, basis=basis)
    own = own_months(average, months_of(claim.spans), social)
    found = allowance_of(own, until, social)
    years = dots(years_for_amount(months_of(claim.spans)))
    formula = f"{dots(average)} × 2 × {years} ÷ {dots(social)}"
    sheet.step("own_months", MONTHS, own, unit="months", formula=formula, basis=basis)
    sheet.step("until", UNTIL, until, unit="months", basis=basis)
    sheet.add("amount", AMOUNT, found.amount_vnd, unit="VND/month", basis=basis)
    if found.top_up_vnd:
        formula = f"({until} − {own}) × {dots(social)}"
        sheet.step(
            "top_up", TOP_UP, found.top_up_vnd, formula=formula, basis="Nghị định 158/2025 Điều 23 khoản 3"
        )
    return sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceDeath:
    """Người đang hưởng chết: months not yet drawn, the monthly amount, contributed months."""

    died_on: date
    months_left: int
    amount_vnd: int
    compulsory_months: int = 0
    voluntary_months: int = 0


@rule("monthly_allowance_death", AllowanceDeath)
def allowance_death(case: AllowanceDeath, law: ParametersOn) -> Worksheet:
    """Những tháng chưa nhận × mức hưởng, and the funeral allowance with 12 or 60 months (NĐ 158/2025 Điều
    25).
    """
    law = law.at(case.died_on)
    sheet = Worksheet()
    formula = f"{case.months_left} × {dots(case.amount_vnd)}"
    basis = "Nghị định 158/2025 Điều 25"
    sheet.add("unpaid", UNPAID, case.months_left * case.amount_vnd, formula=formula, basis=basis)
    total = case.compulsory_months + case.voluntary_months
    enough = case.compulsory_months >= law.whole("funeral", "compulsory_months")
    if enough or total >= law.whole("funeral", "total_months"):
        amount = round_vnd(reference_vnd(law) * law.number("funeral", "multiple"))
        sheet.add("funeral", FUNERAL, amount, basis=basis)
    return sheet
