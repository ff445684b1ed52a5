"""Trợ cấp tuất một lần (Luật 41/2024 Điều 88, 89, 110)."""

from dataclasses import dataclass
from decimal import Decimal

from claims.rules.averages import PaySpan, average_of, compulsory_months, months_of, table_finding
from claims.rules.basics import dots, opened
from claims.rules.lump_sum import lump_factor, paid_in, split_at_turn
from claims.rules.survivors.deceased import Deceased, ruling_day
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

AVERAGE = _("Mức bình quân tiền lương, thu nhập")
FACTOR = _("Số tháng được hưởng")
AMOUNT = _("Trợ cấp tuất một lần")


@dataclass(frozen=True, slots=True)
class SurvivorsLump:
    """Yêu cầu trợ cấp tuất một lần; ``spans`` is the history of who was insured or kept their time."""

    deceased: Deceased
    spans: tuple[PaySpan, ...] = ()


def pensioner_factor(months_drawn: int, law: ParametersOn) -> Decimal:
    """Số tháng lương hưu: 48 in the first two months, half a month less for each later one, at least 3."""
    code = "survivor_lump"
    later = max(0, months_drawn - law.whole(code, "first_months"))
    factor = law.number(code, "pensioner") - later * law.number(code, "each_month")
    return max(factor, law.number(code, "least"))


def contributor_factor(before: int, after: int, law: ParametersOn) -> Decimal:
    """Số tháng bình quân: 1,5 a year before 2014, 2 from then on, at least 3 (Điều 89 khoản 1)."""
    return max(lump_factor(before, after, law), law.number("survivor_lump", "least"))


@rule("survivors_lump", SurvivorsLump)
def survivors_lump(claim: SurvivorsLump, law: ParametersOn) -> Worksheet:
    """Trợ cấp tuất một lần in đồng, by what the deceased was: pensioner, on an injury allowance, insured."""
    law = opened(law, ruling_day(claim.deceased))
    sheet = Worksheet()
    deceased = claim.deceased
    if deceased.is_pensioner:
        factor = pensioner_factor(deceased.months_drawn, law)
        _line(sheet, deceased.pension_vnd, factor, "Luật BHXH Điều 89 khoản 2, Điều 110 khoản 4")
    elif claim.spans:
        _of_contributor(sheet, claim, law)
    else:
        factor = law.number("survivor_lump", "injury")
        _line(sheet, deceased.injury_vnd, factor, "Luật BHXH Điều 89 khoản 3")
    return sheet


def _of_contributor(sheet: Worksheet, claim: SurvivorsLump, law: ParametersOn) -> None:
    """Insured or keeping time; voluntary time alone of under 60 months: what was paid in (Điều 110.2.c)."""
    sheet.findings.extend(table_finding(law))
    average = average_of(claim.spans, law).average_vnd
    sheet.step("average", AVERAGE, average, basis="Luật BHXH Điều 72, 104")
    few = months_of(claim.spans) < law.whole("funeral", "total_months")
    if few and not compulsory_months(claim.spans):
        amount = paid_in(claim.spans, law)
        sheet.add("amount", AMOUNT, amount, basis="Luật BHXH Điều 110 khoản 2 điểm c")
        return
    before, after = split_at_turn(claim.spans, law)
    _line(sheet, average, contributor_factor(before, after, law), "Luật BHXH Điều 89 khoản 1, Điều 110")


def _line(sheet: Worksheet, base_vnd: int, factor: Decimal, basis: str) -> None:
    sheet.step("factor", FACTOR, factor, unit="months", basis=basis)
    formula = f"{dots(base_vnd)} × {dots(factor)}"
    sheet.add("amount", AMOUNT, round_vnd(base_vnd * factor), formula=formula, basis=basis)
