"""Mức đóng BHYT ngoài người lao động: households, supported groups, people whom a fund pays for.

Luật 51/2024 (BHYT) Điều 12, 13; Nghị định 188/2025; before, Nghị định 146/2018 Điều 7, 8, 10. The amount stands by the
base salary of the day of payment: a later rise means neither a top-up nor a refund (Nghị định 146/2018 Điều 10;
assumed kept by Nghị định 188/2025, whose article was not read).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from contributions.rules.levels import reference_level
from contributions.rules.saying import dots, percent
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd, share
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

MEMBER_LABEL = _("Thành viên hộ gia đình")
GROSS_LABEL = _("Mức đóng BHYT")
SUPPORT_LABEL = _("Ngân sách hỗ trợ")
FUND_LABEL = _("BHYT do quỹ đóng thay")
_PERCENT = Decimal(100)


class HealthGroup(StrEnum):
    """Nhóm được ngân sách hỗ trợ đóng (Luật 51/2024 Điều 12 khoản 4)."""

    NEAR_POOR = "near_poor"
    NEAR_POOR_POOR_COMMUNE = "near_poor_poor_commune"
    PUPIL = "pupil"
    LOCAL_SECURITY = "local_security"
    FARM_HOUSEHOLD = "farm_household"
    VILLAGE_HEALTH_WORKER = "village_health_worker"
    HAMLET_PART_TIMER = "hamlet_part_timer"
    LEFT_DIFFICULT_COMMUNE = "left_difficult_commune"
    ARTISAN = "artisan"
    TRAFFICKING_VICTIM = "trafficking_victim"
    MINE_VICTIM = "mine_victim"


class FundPaid(StrEnum):
    """Người được quỹ đóng BHYT, and on what (Luật 51/2024 Điều 12 khoản 2)."""

    PENSIONER = "pensioner"  # of the pension
    LOSS_OF_CAPACITY = "loss_of_capacity"  # of the allowance
    UNEMPLOYED = "unemployed"  # of the unemployment benefit
    SICK = "sick"  # of the reference level, as all below
    MATERNITY = "maternity"
    ACCIDENT_ALLOWANCE = "accident_allowance"
    COMMUNE_ALLOWANCE = "commune_allowance"

    @property
    def is_on_benefit(self) -> bool:
        return self in {FundPaid.PENSIONER, FundPaid.LOSS_OF_CAPACITY, FundPaid.UNEMPLOYED}


@dataclass(frozen=True, slots=True)
class Household:
    """Hộ gia đình cùng tham gia: ``joined_before`` members paid already in the same financial year.

    Supported people neither take a place on the scale nor count for it.
    """

    paid_on: date
    members: int
    months: int = 12
    joined_before: int = 0


@dataclass(frozen=True, slots=True)
class SupportedHealth:
    """Người thuộc nhóm được hỗ trợ; several groups: the highest; a province may add ``extra_percent``."""

    paid_on: date
    groups: tuple[HealthGroup, ...]
    months: int = 12
    extra_percent: Decimal = Decimal(0)
    support_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FundPaidHealth:
    """BHYT của một tháng do quỹ đóng; ``benefit_vnd`` is the pension, allowance or benefit."""

    on: date
    kind: FundPaid
    benefit_vnd: int = 0


@rule("household_health", Household)
def household_health(inputs: Household, law: ParametersOn) -> Worksheet:
    """Mức đóng BHYT hộ gia đình, a line per member in order of joining.

    100 %, 70 %, 60 %, 50 %, from the fifth on 40 % of 4.5 % of the base salary (Luật 51/2024 Điều 13 khoản 6). Lines
    ``member.1`` … add up for the whole period in đồng, steps ``member.1.monthly`` are a month. Ruling day: the day
    of payment.
    """
    law = law.at(inputs.paid_on)
    sheet = Worksheet()
    for place in range(inputs.joined_before + 1, inputs.joined_before + inputs.members + 1):
        amount = household_month(place, law)
        formula = f"{dots(reference_level(law))} × {percent(law.rate('health_rate'))} × {percent(_scale(place, law))}"
        basis = law.figure("health_household_scale").source
        sheet.step(f"member.{place}.monthly", MEMBER_LABEL, round_vnd(amount), basis=basis, formula=formula)
        due = round_vnd(amount * inputs.months)
        sheet.add(f"member.{place}", MEMBER_LABEL, due, basis=basis, formula=f"{formula} × {inputs.months}")
    return sheet


def household_month(place: int, law: ParametersOn) -> Decimal:
    """Mức đóng một tháng của thành viên thứ ``place``, not yet rounded."""
    return reference_level(law) * law.rate("health_rate") * _scale(place, law)


def household_base(place: int, law: ParametersOn) -> int:
    """Mức lương khai trên Mẫu số 3, cột 4: the scaled base salary."""
    return share(reference_level(law), _scale(place, law))


def _scale(place: int, law: ParametersOn) -> Decimal:
    last = len(law.keys("health_household_scale"))
    return law.rate("health_household_scale", str(min(place, last)))


@rule("supported_health", SupportedHealth)
def supported_health(inputs: SupportedHealth, law: ParametersOn) -> Worksheet:
    """Số tiền người thuộc nhóm được hỗ trợ đóng: 4.5 % of the base salary less the support.

    Lines ``gross`` and ``support`` (negative) add up over the months. Ruling day: the day of payment.
    """
    law = law.at(inputs.paid_on)
    sheet = Worksheet()
    base, rate = reference_level(law), law.rate("health_rate")
    formula = f"{dots(base)} × {percent(rate)} × {inputs.months}"
    basis = law.figure("health_support").source
    gross = base * rate * inputs.months
    sheet.add("gross", GROSS_LABEL, round_vnd(gross), basis=basis, formula=formula)
    supported = support_share(inputs, law)
    formula = f"{formula} × {percent(supported)}"
    sheet.add("support", SUPPORT_LABEL, -round_vnd(gross * supported), basis=basis, formula=formula)
    return sheet


def support_share(inputs: SupportedHealth, law: ParametersOn) -> Decimal:
    """Phần được hỗ trợ, at most all of it; NoFigure and KeyError for groups the law of the day does not know."""
    if inputs.support_percent is not None:
        asked = inputs.support_percent
    else:
        asked = max(law.number("health_support", group) for group in inputs.groups) + inputs.extra_percent
    return min(asked, _PERCENT) / _PERCENT


@rule("fund_paid_health", FundPaidHealth)
def fund_paid_health(inputs: FundPaidHealth, law: ParametersOn) -> Worksheet:
    """BHYT một tháng do quỹ BHXH, quỹ BHTN đóng: 4.5 % of the benefit, or of the reference level.

    Luật 51/2024 Điều 12 khoản 2, Điều 13. Line ``health.si_fund`` in đồng. Ruling day: ``on``.
    """
    law = law.at(inputs.on)
    base = inputs.benefit_vnd if inputs.kind.is_on_benefit else reference_level(law)
    sheet = Worksheet()
    formula = f"{dots(base)} × {percent(law.rate('health_rate'))}"
    amount = share(base, law.rate("health_rate"))
    sheet.add("health.si_fund", FUND_LABEL, amount, basis=law.figure("health_rate").source, formula=formula)
    return sheet
