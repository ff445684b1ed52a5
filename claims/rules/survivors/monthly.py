"""Trợ cấp tuất hằng tháng and mai táng (Luật 41/2024 Điều 85–87)."""

from dataclasses import dataclass
from decimal import Decimal

from claims.rules.basics import dots, opened, percent, reference_vnd
from claims.rules.survivors.deceased import Deceased, gives_funeral, gives_monthly, ruling_day, top_up_months
from claims.rules.survivors.relatives import Relative, is_without_carer, relative_finding
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

FUNERAL = _("Trợ cấp mai táng")
MONTHLY = _("Trợ cấp tuất hằng tháng")
START = _("Hưởng từ tháng")
NO_MONTHLY = _("Người chết không thuộc trường hợp có trợ cấp tuất hằng tháng.")
TOP_UP = _("Còn thiếu {missing} tháng để đủ 15 năm: thân nhân được đóng tiếp một lần.")
TOO_MANY = _("Chỉ {most} thân nhân được hưởng hằng tháng.")


@dataclass(frozen=True, slots=True)
class SurvivorsMonthly:
    """Yêu cầu trợ cấp tuất hằng tháng; ``deaths`` 2 or more: the relatives of several deceased (Điều
    87.2).
    """

    deceased: Deceased
    relatives: tuple[Relative, ...]
    deaths: int = 1


def monthly_rate(law: ParametersOn, *, no_carer: bool) -> Decimal:
    """Tỷ lệ so với mức tham chiếu: 50 %, without a carer 70 % (Điều 87 khoản 1)."""
    return law.rate("survivor_monthly", "no_carer" if no_carer else "ordinary")


def monthly_amount(rate: Decimal, law: ParametersOn, deaths: int = 1) -> int:
    """Mức một thân nhân in đồng a month; twice with two or more deceased (Điều 87 khoản 2)."""
    times = 1 if deaths <= 1 else 2
    return round_vnd(reference_vnd(law) * rate) * times


@rule("survivors_monthly", SurvivorsMonthly)
def survivors_monthly(claim: SurvivorsMonthly, law: ParametersOn) -> Worksheet:
    """Mai táng (đồng) và tuất hằng tháng of each relative (``VND/month``), at most four.

    The state of the relatives in the month of death decides for good (TT 12/2025 Điều 18 khoản 2 điểm c);
    the old circular let the 70 % end when a child grew up (TT 59/2015 ví dụ 47).
    """
    law = opened(law, ruling_day(claim.deceased))
    sheet = Worksheet()
    _funeral(sheet, claim.deceased, law)
    if not gives_monthly(claim.deceased, law):
        _refuse(sheet, claim.deceased, law)
        return sheet
    start = Month.of(claim.deceased.died_on) + 1
    basis = "Luật BHXH Điều 87"
    entitled = [item for item in claim.relatives if _note(sheet, item, claim, law)]
    most = law.whole("survivor_limits", "most")
    if len(entitled) > most:
        sheet.note(Finding(Level.NEEDS_APPROVAL, "survivors.most", TOO_MANY, basis, {"most": most}))
    sheet.step("start", START, start.index % 12 + 1, unit="month_of_year", formula=start.pretty, basis=basis)
    for place, relative in enumerate(entitled[:most], start=1):
        rate = monthly_rate(law, no_carer=is_without_carer(relative))
        amount = monthly_amount(rate, law, claim.deaths)
        formula = f"{relative.name}: {dots(reference_vnd(law))} × {percent(rate)}"
        key = f"monthly.{place}"
        sheet.add(key, MONTHLY, amount, unit="VND/month", formula=formula, basis=basis)
    return sheet


def _note(sheet: Worksheet, relative: Relative, claim: SurvivorsMonthly, law: ParametersOn) -> bool:
    """The finding on a relative, as a notice where it speaks against them: the others keep their right."""
    finding = relative_finding(relative, claim.deceased.died_on, law)
    level = Level.NOTICE if finding.is_blocker else finding.level
    sheet.note(Finding(level, finding.code, finding.template, finding.basis, finding.params))
    return not finding.is_blocker


def _funeral(sheet: Worksheet, deceased: Deceased, law: ParametersOn) -> None:
    if gives_funeral(deceased, law):
        multiple, base = law.number("funeral", "multiple"), reference_vnd(law)
        formula = f"{dots(multiple)} × {dots(base)}"
        amount = round_vnd(base * multiple)
        sheet.add("funeral", FUNERAL, amount, formula=formula, basis="Luật BHXH Điều 85, 109")


def _refuse(sheet: Worksheet, deceased: Deceased, law: ParametersOn) -> None:
    missing = top_up_months(deceased, law)
    sheet.note(Finding(Level.NOTICE, "survivors.no_monthly", NO_MONTHLY, "Luật BHXH Điều 86 khoản 1"))
    if missing:
        basis = "Luật BHXH Điều 33 khoản 8; Thông tư 12/2025 Điều 18 khoản 1"
        sheet.note(Finding(Level.NOTICE, "survivors.top_up", TOP_UP, basis, {"missing": missing}))
