"""Trợ cấp hưu trí xã hội (Luật 41/2024/QH15 Điều 21, 22; Nghị định 176/2025/NĐ-CP)."""

from dataclasses import dataclass
from datetime import date

from claims.rules.basics import opened, pretty
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month, add_years
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

AMOUNT = _("Trợ cấp hưu trí xã hội hằng tháng")
FUNERAL = _("Hỗ trợ chi phí mai táng")
OF_AGE = _("Đủ {age} tuổi từ ngày {day}.")
TOO_YOUNG = _("Đến ngày {day} mới đủ {age} tuổi.")
HAS_MORE = _("Đang hưởng lương hưu hoặc trợ cấp từ {amount} đồng một tháng.")
HIGHER = _("Đang hưởng trợ cấp xã hội cao hơn: chỉ hưởng một chế độ cao hơn.")
NOT_CITIZEN = _("Chế độ này dành cho công dân Việt Nam.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialPensionClaim:
    """Đề nghị trợ cấp hưu trí xã hội; ``decided_on`` gives the month from which it is paid."""

    decided_on: date
    born_on: date
    is_poor: bool = False
    other_vnd: int = 0
    social_allowance_vnd: int = 0
    is_citizen: bool = True


def eligibility(claim: SocialPensionClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: 75 years (70 in poor and near-poor households), no pension or less than the
    amount.
    """
    law = law.at(claim.decided_on)
    amount = law.vnd("social_pension")
    age = law.whole("social_pension_age", "poor" if claim.is_poor else "ordinary")
    reached = add_years(claim.born_on, age)
    is_of_age = reached <= claim.decided_on
    basis = "Luật BHXH Điều 21; Nghị định 176/2025"
    params = {"age": age, "day": pretty(reached)}
    level = Level.PASSED if is_of_age else Level.BLOCKER
    found = [Finding(level, "social.age", OF_AGE if is_of_age else TOO_YOUNG, basis, params)]
    if not claim.is_citizen:
        found.append(Finding(Level.BLOCKER, "social.citizen", NOT_CITIZEN, basis))
    if claim.other_vnd >= amount:
        found.append(Finding(Level.BLOCKER, "social.other", HAS_MORE, basis, {"amount": amount}))
    if claim.social_allowance_vnd > amount:
        found.append(Finding(Level.BLOCKER, "social.higher", HIGHER, "Luật BHXH Điều 22 khoản 2"))
    return found


@rule("social_pension", SocialPensionClaim)
def social_pension(claim: SocialPensionClaim, law: ParametersOn) -> Worksheet:
    """500.000 đồng một tháng from the month of the decision; the difference where a smaller pension is drawn.

    That a person with a smaller pension gets the difference only is a reading of NĐ 176/2025 through second
    hand sources.
    """
    law = opened(law, claim.decided_on)
    sheet = Worksheet(findings=eligibility(claim, law))
    if not sheet.is_blocked:
        amount = law.vnd("social_pension") - claim.other_vnd
        formula = Month.of(claim.decided_on).pretty
        basis = "Luật BHXH Điều 22 khoản 1; Nghị định 176/2025"
        sheet.add("amount", AMOUNT, amount, unit="VND/month", formula=formula, basis=basis)
    return sheet


@dataclass(frozen=True, slots=True)
class SocialPensionDeath:
    """Người đang hưởng trợ cấp hưu trí xã hội chết on this day."""

    died_on: date


@rule("social_pension_funeral", SocialPensionDeath)
def social_pension_funeral(case: SocialPensionDeath, law: ParametersOn) -> Worksheet:
    """Hỗ trợ mai táng of the social pension (Điều 22 khoản 3; the amount is in doubt, see the figure)."""
    law = law.at(case.died_on)
    sheet = Worksheet()
    basis = "Luật BHXH Điều 22 khoản 3"
    sheet.add("funeral", FUNERAL, law.vnd("social_pension_funeral"), basis=basis)
    return sheet
