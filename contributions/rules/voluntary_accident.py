"""Bảo hiểm tai nạn lao động tự nguyện (Mẫu TK1-TS mục 12, Mẫu D06-TS of Quyết định 366/2026)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from contributions.rules.levels import regional_minimum
from contributions.rules.saying import dots, percent
from contributions.rules.voluntary import SupportGroup
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import round_vnd
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

GROSS_LABEL = _("Mức đóng bảo hiểm tai nạn lao động tự nguyện")
STATE_LABEL = _("Nhà nước hỗ trợ")
LOCAL_LABEL = _("Địa phương hỗ trợ thêm")
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class VoluntaryAccident:
    """Một lần đóng for 6 or 12 months; ``support_percent`` overrides the group's."""

    paid_on: date
    months: int
    groups: tuple[SupportGroup, ...] = (SupportGroup.OTHER,)
    support_percent: Decimal | None = None
    local_percent: Decimal = Decimal(0)


@rule("voluntary_accident", VoluntaryAccident)
def voluntary_accident(inputs: VoluntaryAccident, law: ParametersOn) -> Worksheet:
    """Số tiền người tham gia đóng: months × 1 % of the region IV minimum, less support of 1 % of the poverty line.

    Lines ``gross``, ``state``, ``local`` (the last two negative) add up. Ruling day: the day of payment.
    """
    law = law.at(inputs.paid_on)
    sheet = Worksheet()
    wage = regional_minimum(law.text("voluntary_accident_region"), law)
    rate = law.rate("voluntary_accident_rate")
    formula = f"{dots(wage)} × {percent(rate)} × {inputs.months}"
    basis = law.figure("voluntary_accident_rate").source
    gross = round_vnd(wage * rate * inputs.months)
    sheet.add("gross", GROSS_LABEL, gross, basis=basis, formula=formula)
    state = inputs.support_percent
    if state is None:
        state = max(law.number("voluntary_accident_support", group) for group in inputs.groups)
    for key, label, part in (("state", STATE_LABEL, state), ("local", LOCAL_LABEL, inputs.local_percent)):
        if part:
            line = law.vnd("rural_poverty_line")
            formula = f"{dots(line)} × {percent(rate)} × {percent(part / _PERCENT)} × {inputs.months}"
            amount = round_vnd(line * rate * part / _PERCENT * inputs.months)
            source = law.figure("voluntary_accident_support").source
            sheet.add(key, label, -amount, basis=source, formula=formula)
    return sheet
