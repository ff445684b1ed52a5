"""BHYT thanh toán trực tiếp: what the fund pays of a bill a patient brings (Luật BHYT Điều 22, 31; NĐ
146/2018, 188/2025).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.rules.basics import dots, percent
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

COSTS = _("Chi phí trong phạm vi được hưởng")
RATE = _("Mức hưởng")
FUND = _("Quỹ BHYT thanh toán theo mức hưởng")
CEILING = _("Mức thanh toán tối đa")
AMOUNT = _("Quỹ BHYT thanh toán trực tiếp")
RELIEF = _("Phần cùng chi trả vượt mức trong năm, quỹ trả thêm")
OVER = _("Chi phí vượt mức tối đa {ceiling} đồng: phần vượt người bệnh tự trả.")
FREE = _("Chi phí một lần khám thấp hơn {threshold} đồng: quỹ trả toàn bộ.")
TRANSPORT = _("Chi phí vận chuyển người bệnh")


class Place(StrEnum):
    """Nơi khám chữa bệnh không có hợp đồng, in today's words (basic, specialised) for the old levels.

    Huyện is basic, tỉnh basic with 50 to under 70 points, trung ương specialised.
    """

    OUTPATIENT_BASIC = "outpatient_basic_no_contract"
    INPATIENT_BASIC = "inpatient_basic_no_contract"
    INPATIENT_PROVINCE = "inpatient_basic_province_50_70pts"
    INPATIENT_SPECIALISED = "inpatient_specialised_no_contract"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReimbursementClaim:
    """Đề nghị thanh toán trực tiếp.

    ``settled_on``: day of the visit, or of discharge for inpatients, whose base salary counts. ``place`` None:
    a case without ceiling (emergency, card data missing). ``copaid_vnd``: co-payments of the year before.
    """

    settled_on: date
    costs_vnd: int
    benefit_rate: Decimal
    place: Place | None = None
    five_years: bool = False
    copaid_vnd: int = 0


def ceiling_of(place: Place, law: ParametersOn) -> int:
    """Mức tối đa một lần: 0,15 – 0,5 – 1 – 2,5 base salaries (NĐ 146/2018 Điều 30; NĐ 188/2025)."""
    return round_vnd(law.vnd("base_salary") * law.number("health_direct_ceiling", place))


def free_visit_below(law: ParametersOn) -> int:
    """Ngưỡng trả toàn bộ: 15 % of the base salary a visit (Luật BHYT Điều 22 khoản 1)."""
    return round_vnd(law.vnd("base_salary") * law.rate("health_visit_exemption"))


def fund_share(costs_vnd: int, benefit_rate: Decimal, law: ParametersOn) -> int:
    """Phần quỹ trả của một lần khám: all of it below the threshold, else by the benefit rate."""
    if costs_vnd < free_visit_below(law):
        return costs_vnd
    return round_vnd(costs_vnd * benefit_rate)


def copay_left(copaid_vnd: int, law: ParametersOn) -> int:
    """Phần cùng chi trả còn lại trong năm up to six base salaries (Luật BHYT Điều 22 khoản 1)."""
    return max(0, law.vnd("base_salary") * law.whole("health_copayment_cap_multiple") - copaid_vnd)


def with_copay_limit(
    payable_vnd: int, benefit_rate: Decimal, law: ParametersOn, *, five_years: bool, copaid_vnd: int
) -> int:
    """Quỹ trả khi cùng chi trả có giới hạn: five continuous years bound what the patient pays in a year."""
    fund = round_vnd(payable_vnd * benefit_rate)
    if not five_years:
        return fund
    return payable_vnd - min(payable_vnd - fund, copay_left(copaid_vnd, law))


@rule("health_reimbursement", ReimbursementClaim)
def health_reimbursement(claim: ReimbursementClaim, law: ParametersOn) -> Worksheet:
    """Số tiền quỹ trả cho người bệnh: costs × rate, the yearly limit of co-payment, the ceiling of the
    place.
    """
    law = law.at(claim.settled_on)
    sheet = Worksheet()
    basis = "Luật BHYT Điều 22, 31; Nghị định 188/2025"
    sheet.step("costs", COSTS, claim.costs_vnd, basis=basis)
    sheet.step("rate", RATE, claim.benefit_rate * 100, unit="percent", basis=basis)
    threshold = free_visit_below(law)
    if claim.costs_vnd < threshold:
        sheet.note(Finding(Level.NOTICE, "health.free", FREE, basis, {"threshold": threshold}))
    by_rate = fund_share(claim.costs_vnd, claim.benefit_rate, law)
    formula = f"{dots(claim.costs_vnd)} × {percent(claim.benefit_rate)}"
    sheet.step("fund", FUND, by_rate, formula=formula, basis=basis)
    limited = with_copay_limit(
        claim.costs_vnd, claim.benefit_rate, law, five_years=claim.five_years, copaid_vnd=claim.copaid_vnd
    )
    if limited > by_rate:
        sheet.step("relief", RELIEF, limited - by_rate, basis="Luật BHYT Điều 22 khoản 1")
    _close(sheet, claim, max(by_rate, limited), law)
    return sheet


def _close(sheet: Worksheet, claim: ReimbursementClaim, payable: int, law: ParametersOn) -> None:
    basis = "Nghị định 146/2018 Điều 30; Nghị định 188/2025"
    if claim.place is not None:
        ceiling = ceiling_of(claim.place, law)
        sheet.step("ceiling", CEILING, ceiling, basis=basis)
        if payable > ceiling:
            sheet.note(Finding(Level.NOTICE, "health.ceiling", OVER, basis, {"ceiling": ceiling}))
            payable = ceiling
    sheet.add("amount", AMOUNT, payable, basis=basis)


@dataclass(frozen=True, slots=True)
class Transport:
    """Vận chuyển người bệnh: kilometres, price of a litre of petrol on the day."""

    on: date
    km: Decimal
    petrol_vnd: int


def transport_cost(km: Decimal, litres_a_km: Decimal, petrol_vnd: int) -> int:
    """Chi phí vận chuyển: km × litres × price."""
    return round_vnd(km * litres_a_km * petrol_vnd)


@rule("health_transport", Transport)
def health_transport(case: Transport, law: ParametersOn) -> Worksheet:
    """Tiền vận chuyển theo 0,2 lít xăng mỗi km (NĐ 146/2018 Điều 26)."""
    litres = law.at(case.on).number("health_transport_litres")
    sheet = Worksheet()
    formula = f"{dots(case.km)} × {dots(litres)} × {dots(case.petrol_vnd)}"
    amount = transport_cost(case.km, litres, case.petrol_vnd)
    sheet.add("amount", TRANSPORT, amount, formula=formula, basis="Nghị định 146/2018 Điều 26")
    return sheet


def free_visits(costs: Sequence[int], benefit_rate: Decimal, law: ParametersOn) -> list[int]:
    """Phần quỹ trả của từng lần khám, each looked at by itself."""
    return [fund_share(cost, benefit_rate, law) for cost in costs]
