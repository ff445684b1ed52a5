"""Tiền của cơ sở khám chữa bệnh: materials, reused materials, services (Thông tư 04/2017, 35/2016/TT-BYT)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.rules.basics import dots
from claims.rules.health_reimbursement import with_copay_limit
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

TOTAL = _("Tổng chi phí vật tư theo giá thanh toán")
CEILING = _("Mức thanh toán tối đa của một lần dùng dịch vụ")
FUND = _("Quỹ BHYT thanh toán")
PATIENT = _("Người bệnh cùng chi trả")


@dataclass(frozen=True, slots=True)
class Material:
    """Một loại vật tư: price bought at, scheduled price (None: none set), quantity."""

    name: str
    price_vnd: int
    scheduled_vnd: int | None
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialsClaim:
    """Vật tư của một lần dùng dịch vụ kỹ thuật on this day, with the patient's rate and co-payments so far.

    ``schedule_rate``: share set in column 5 of the list (40 % is 0.4); such materials have no ceiling.
    """

    used_on: date
    items: tuple[Material, ...]
    benefit_rate: Decimal
    schedule_rate: Decimal | None = None
    five_years: bool = False
    copaid_vnd: int = 0


def materials_total(items: Sequence[Material]) -> int:
    """Tổng chi phí: the lower of purchase and scheduled price, times the quantity (TT 04/2017 Điều 3.2.a)."""
    total = 0
    for item in items:
        scheduled = item.price_vnd if item.scheduled_vnd is None else item.scheduled_vnd
        total += min(item.price_vnd, scheduled) * item.quantity
    return total


def materials_ceiling(law: ParametersOn) -> int:
    """Mức tối đa: 45 base salaries for one use of a service (TT 04/2017 Điều 3 khoản 2 điểm b)."""
    return law.vnd("base_salary") * law.whole("health_material_ceiling")


def materials_fund(
    total_vnd: int, benefit_rate: Decimal, law: ParametersOn, *, five_years: bool, copaid_vnd: int
) -> int:
    """Quỹ trả of a total: up to the ceiling, by the rate, co-payment limited after five years (ví dụ 1–3)."""
    payable = min(total_vnd, materials_ceiling(law))
    return with_copay_limit(payable, benefit_rate, law, five_years=five_years, copaid_vnd=copaid_vnd)


@rule("health_materials", MaterialsClaim)
def health_materials(claim: MaterialsClaim, law: ParametersOn) -> Worksheet:
    """Phần quỹ và phần người bệnh của vật tư y tế trong một lần dùng dịch vụ."""
    law = law.at(claim.used_on)
    sheet = Worksheet()
    total = materials_total(claim.items)
    basis = "Thông tư 04/2017/TT-BYT Điều 3, 4"
    formula = " + ".join(f"{item.quantity} × {dots(item.price_vnd)}" for item in claim.items)
    sheet.step("total", TOTAL, total, formula=formula, basis=basis)
    if claim.schedule_rate is not None:
        fund = round_vnd(total * claim.schedule_rate * claim.benefit_rate)
    else:
        sheet.step("ceiling", CEILING, materials_ceiling(law), basis=basis)
        fund = materials_fund(
            total, claim.benefit_rate, law, five_years=claim.five_years, copaid_vnd=claim.copaid_vnd
        )
    sheet.add("fund", FUND, fund, basis=basis)
    sheet.step("patient", PATIENT, min(total, _payable(claim, total, law)) - fund, basis=basis)
    return sheet


def _payable(claim: MaterialsClaim, total: int, law: ParametersOn) -> int:
    """What is shared between fund and patient; above the ceiling or the schedule the patient stands alone."""
    return round_vnd(total * claim.schedule_rate) if claim.schedule_rate else materials_ceiling(law)


@dataclass(frozen=True, slots=True)
class Reuse:
    """Vật tư tái sử dụng: average real uses of last year, average of this year, limit, price of one use."""

    average_uses: Decimal
    uses: Decimal
    limit: Decimal
    price_vnd: int


def reuse_of(
    price_vnd: int,
    uses: int,
    units: int,
    sterilise_vnd: int,
    law: ParametersOn,
    *,
    risk: Decimal | None = None,
) -> Reuse:
    """Giá một lần sử dụng (TT 04/2017 Điều 5): uses = last year's average × 0,8; price ÷ uses and sterilising.

    The first use needs none, so (n − 1) of n uses carry the cost of sterilising; limit 1,3 × n.
    """
    average = Decimal(uses) / units
    times = average * (risk if risk is not None else law.number("health_reuse", "risk"))
    each = Decimal(price_vnd) / times + sterilise_vnd * (times - 1) / times
    return Reuse(average, times, times * law.number("health_reuse", "limit"), round_vnd(each))


@dataclass(frozen=True, slots=True)
class ServiceShare:
    """Chia tiền một dịch vụ: fund, patient, and a difference of prices that nobody may ask of the patient."""

    fund_vnd: int
    copay_vnd: int
    gap_vnd: int


def service_share(price_vnd: int, benefit_rate: Decimal, paid_as_vnd: int | None = None) -> ServiceShare:
    """Tiền dịch vụ kỹ thuật: where another service's price is paid instead, the difference stays with the facility.

    Thông tư 35/2016/TT-BYT Điều 4.
    """
    paid = price_vnd if paid_as_vnd is None else paid_as_vnd
    fund = round_vnd(paid * benefit_rate)
    return ServiceShare(fund, paid - fund, 0)
