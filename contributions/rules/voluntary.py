"""BHXH tự nguyện: what to pay, what the State adds, what comes back.

Luật BHXH 41/2024 Điều 31 khoản 2, Điều 36; Nghị định 159/2025 Điều 4–8, 16; before 1/7/2025 Quyết định 595 Điều 10–12.
Support and rates are those of the day of payment and stay for the whole period paid: nothing is adjusted
when the poverty line or the person's group changes inside it. Whoever prepaid across 1/7/2025 gets the new
percentages with the next payment method (Nghị định 159/2025 Điều 16 khoản 5).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from contributions.rules.levels import reference_level
from contributions.rules.saying import dots, percent
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month, MonthSpan
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

_PERCENT = Decimal(100)
_PLACES = 2 * 12 * 2  # digits of the intermediate sums; amounts have at most 12 before the point
GROSS_LABEL = _("Mức đóng")
SUPPORT_LABELS = {
    "state": _("Nhà nước hỗ trợ"),
    "local": _("Địa phương hỗ trợ thêm"),
    "other": _("Tổ chức, cá nhân khác hỗ trợ"),
}
REFUND_LABEL = _("Số tiền đã đóng cho các tháng còn lại")
RETURNED_LABEL = _("Trừ phần Nhà nước hỗ trợ")
TOO_LOW = _("Thu nhập chọn thấp nhất là {least} đồng.")
TOO_HIGH = _("Thu nhập chọn cao nhất là {most} đồng.")
WRONG_YEARS = _("Đóng một lần cho nhiều năm về sau từ {least} đến {most} năm.")
TOO_MANY_MISSING = _("Đóng một lần cho thời gian còn thiếu nhiều nhất {most} tháng.")
NO_CATCH_UP = _("Từ 01/07/2025 không còn đóng bù tháng đã bỏ. Đăng ký lại phương thức đóng.")
SUPPORT_USED = _("Đã hết {most} tháng được Nhà nước hỗ trợ.")


class SupportGroup(StrEnum):
    """Nhóm được hỗ trợ; people on islands and in special zones are supported like the poor since 1/7/2025."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    ETHNIC_MINORITY = "ethnic_minority"
    OTHER = "other"


class Method(StrEnum):
    """Phương thức đóng: some months, years ahead, missing months, months skipped (old law)."""

    MONTHS = "months"
    YEARS_AHEAD = "years_ahead"
    MISSING = "missing"
    CATCH_UP = "catch_up"


@dataclass(frozen=True, slots=True)
class VoluntaryPayment:
    """Một lần đóng BHXH tự nguyện.

    ``months`` covered; ``income_vnd`` chosen; ``groups``: several give the highest support; ``fund_rate_percent``:
    published average monthly investment rate of the year before (years ahead, missing, catch-up);
    ``supported_months``: months supported before; ``local_percent`` and ``other_percent`` of 22 % of the poverty line;
    ``support_percent`` overrides the law's where an older method still runs; ``months_late`` for catch-up.
    """

    paid_on: date
    income_vnd: int
    months: int
    groups: tuple[SupportGroup, ...] = (SupportGroup.OTHER,)
    method: Method = Method.MONTHS
    fund_rate_percent: Decimal = Decimal(0)
    supported_months: int = 0
    local_percent: Decimal = Decimal(0)
    other_percent: Decimal = Decimal(0)
    support_percent: Decimal | None = None
    months_late: int = 0


@dataclass(frozen=True, slots=True)
class VoluntaryRefund:
    """Hoàn trả khi chuyển sang BHXH bắt buộc, hưởng một lần, hưu trí, chết: ``months_left`` of a paid period.

    ``state_support_vnd``: the State's part of the months left.
    """

    paid_on: date
    income_vnd: int
    months: int
    months_left: int
    method: Method = Method.MONTHS
    fund_rate_percent: Decimal = Decimal(0)
    state_support_vnd: int = 0


@rule("voluntary_payment", VoluntaryPayment)
def voluntary_payment(inputs: VoluntaryPayment, law: ParametersOn) -> Worksheet:
    """Số tiền người tham gia đóng: gross less what the State, the locality and others add.

    Lines ``gross``, ``state``, ``local``, ``other`` (the last three negative) add up to what the person pays in đồng;
    each is rounded once, over the whole period. Ruling day: the day of payment.
    """
    law = law.at(inputs.paid_on)
    sheet = Worksheet()
    for finding in voluntary_findings(inputs, law):
        sheet.note(finding)
    gross = GROSS[inputs.method](inputs, law)
    sheet.step("monthly", _("Mức đóng một tháng"), monthly_due(inputs.income_vnd, law), basis=_BASIS)
    sheet.add("gross", GROSS_LABEL, round_vnd(gross), basis=_basis(law), formula=_gross_formula(inputs, law))
    _add_support(sheet, inputs, law)
    return sheet


_BASIS = "Luật BHXH 41/2024/QH15, Điều 36"


def _basis(law: ParametersOn) -> str:
    return law.figure("voluntary_rate").source


def monthly_due(income_vnd: int, law: ParametersOn) -> int:
    """Mức đóng một tháng: 22 % of the chosen income."""
    return round_vnd(income_vnd * law.rate("voluntary_rate"))


def lowest_income(law: ParametersOn) -> int:
    """Thu nhập chọn thấp nhất: the rural poverty line (Điều 31 khoản 2)."""
    return law.vnd("rural_poverty_line")


def highest_income(law: ParametersOn) -> int:
    """Thu nhập chọn cao nhất: 20 × the reference level (Điều 31 khoản 2)."""
    return law.whole("voluntary_ceiling_multiple") * reference_level(law)


def support_percent(groups: tuple[SupportGroup, ...], law: ParametersOn) -> Decimal:
    """Tỷ lệ hỗ trợ cao nhất of the groups; nothing before 1/1/2018."""
    if not law.has("voluntary_support", SupportGroup.OTHER):
        return Decimal(0)
    return max(law.number("voluntary_support", group) for group in groups)


def monthly_support(percent_: Decimal, law: ParametersOn) -> Decimal:
    """Phần hỗ trợ một tháng: that percentage of 22 % of the poverty line, not rounded."""
    return percent_ / _PERCENT * law.rate("voluntary_rate") * law.vnd("rural_poverty_line")


def new_support_after(covers: MonthSpan, changed_on: date) -> Month | None:
    """Tháng đầu được hưởng mức hỗ trợ mới: after the running method when it was paid for earlier.

    None when the method begins on or after the change (it has the new support itself). Nghị định 159/2025 Điều 16
    khoản 5.
    """
    return covers.end if covers.start < Month.of(changed_on) else None


def voluntary_findings(inputs: VoluntaryPayment, law: ParametersOn) -> list[Finding]:
    """Điều kiện của thu nhập và phương thức đóng."""
    found = []
    if inputs.income_vnd < lowest_income(law):
        found.append(_blocker("income_low", TOO_LOW, least=dots(lowest_income(law))))
    if inputs.income_vnd > highest_income(law):
        found.append(_blocker("income_high", TOO_HIGH, most=dots(highest_income(law))))
    return found + METHOD_FINDINGS[inputs.method](inputs, law)


def _blocker(code: str, template: str, **params: object) -> Finding:
    return Finding(Level.BLOCKER, code, template, _BASIS, params)


def _years_findings(inputs: VoluntaryPayment, law: ParametersOn) -> list[Finding]:
    least = law.whole("voluntary_advance_years", "least")
    most = law.whole("voluntary_advance_years", "most")
    years, rest = divmod(inputs.months, 12)
    if rest or not least <= years <= most:
        return [_blocker("advance_years", WRONG_YEARS, least=least, most=most)]
    return []


def _missing_findings(inputs: VoluntaryPayment, law: ParametersOn) -> list[Finding]:
    most = law.whole("voluntary_missing_months")
    return [_blocker("missing_months", TOO_MANY_MISSING, most=most)] if inputs.months > most else []


def _catch_up_findings(_inputs: VoluntaryPayment, law: ParametersOn) -> list[Finding]:
    allowed = law.whole("voluntary_catch_up_allowed")
    return [] if allowed else [_blocker("no_catch_up", NO_CATCH_UP)]


METHOD_FINDINGS: Mapping[Method, Callable[[VoluntaryPayment, ParametersOn], list[Finding]]] = {
    Method.MONTHS: lambda _inputs, _law: [],
    Method.YEARS_AHEAD: _years_findings,
    Method.MISSING: _missing_findings,
    Method.CATCH_UP: _catch_up_findings,
}


def _plain_gross(inputs: VoluntaryPayment, law: ParametersOn) -> Decimal:
    return inputs.income_vnd * law.rate("voluntary_rate") * inputs.months


def discounted(income_vnd: int, first: int, last: int, rate_percent: Decimal, law: ParametersOn) -> Decimal:
    """Σ 22 % × income / (1+r)^(i−1), i from ``first`` to ``last``.

    Quyết định 595 Điều 10 khoản 3; Nghị định 159/2025 Điều 6.
    """
    with localcontext(prec=_PLACES):
        month, growth = income_vnd * law.rate("voluntary_rate"), 1 + rate_percent / _PERCENT
        return sum((month / growth ** (i - 1) for i in range(first, last + 1)), Decimal(0))


def _ahead_gross(inputs: VoluntaryPayment, law: ParametersOn) -> Decimal:
    return discounted(inputs.income_vnd, 1, inputs.months, inputs.fund_rate_percent, law)


def _missing_gross(inputs: VoluntaryPayment, law: ParametersOn) -> Decimal:
    """Σ 22 % × income × (1+r)^i for i from 1 (Quyết định 595 Điều 10.4, Nghị định 159/2025 Điều 7)."""
    with localcontext(prec=_PLACES):
        month, growth = inputs.income_vnd * law.rate("voluntary_rate"), _growth(inputs)
        return sum((month * growth**i for i in range(1, inputs.months + 1)), Decimal(0))


def _catch_up_gross(inputs: VoluntaryPayment, law: ParametersOn) -> Decimal:
    """Old rule: the missed payment × (1+r)^t (Quyết định 595 Điều 11.3)."""
    with localcontext(prec=_PLACES):
        return _plain_gross(inputs, law) * _growth(inputs) ** inputs.months_late


def _growth(inputs: VoluntaryPayment) -> Decimal:
    return 1 + inputs.fund_rate_percent / _PERCENT


GROSS: Mapping[Method, Callable[[VoluntaryPayment, ParametersOn], Decimal]] = {
    Method.MONTHS: _plain_gross,
    Method.YEARS_AHEAD: _ahead_gross,
    Method.MISSING: _missing_gross,
    Method.CATCH_UP: _catch_up_gross,
}


def _gross_formula(inputs: VoluntaryPayment, law: ParametersOn) -> str:
    text = f"{dots(inputs.income_vnd)} × {percent(law.rate('voluntary_rate'))} × {inputs.months}"
    rate = percent(inputs.fund_rate_percent / _PERCENT)
    return text if inputs.method is Method.MONTHS else f"{text}, r = {rate}"


def _add_support(sheet: Worksheet, inputs: VoluntaryPayment, law: ParametersOn) -> None:
    """The State's part stops at 120 supported months; missing and skipped months get none."""
    if inputs.method in (Method.MISSING, Method.CATCH_UP):
        return
    most = law.whole("voluntary_support_months") if law.has("voluntary_support_months") else 0
    months = max(0, min(inputs.months, most - inputs.supported_months))
    if most and months < inputs.months:
        basis = law.figure("voluntary_support_months").source
        sheet.note(Finding(Level.NOTICE, "support_used", SUPPORT_USED, basis, {"most": most}))
    state = inputs.support_percent
    if state is None:
        state = support_percent(inputs.groups, law)
    _add_part(sheet, "state", state, months, law)
    _add_part(sheet, "local", inputs.local_percent, inputs.months, law)
    _add_part(sheet, "other", inputs.other_percent, inputs.months, law)


def _add_part(sheet: Worksheet, key: str, percent_: Decimal, months: int, law: ParametersOn) -> None:
    if not percent_ or not months:
        return
    amount = round_vnd(monthly_support(percent_, law) * months)
    line = f"{percent(percent_ / _PERCENT)} × {percent(law.rate('voluntary_rate'))}"
    formula = f"{line} × {dots(law.vnd('rural_poverty_line'))} × {months}"
    sheet.add(
        key, SUPPORT_LABELS[key], -amount, basis=law.figure("voluntary_support").source, formula=formula
    )


@rule("voluntary_refund", VoluntaryRefund)
def voluntary_refund(inputs: VoluntaryRefund, law: ParametersOn) -> Worksheet:
    """Số tiền hoàn trả: the months left as they were paid, without the State's part.

    For years ahead the discounted value of months n·12−m+1 … n·12 (Quyết định 595 Điều 10 khoản 6, Nghị định 159/2025
    Điều 8).
    Lines ``left`` and ``state`` (negative) add up to the refund. Ruling day: the day of the payment refunded.
    """
    law = law.at(inputs.paid_on)
    sheet = Worksheet()
    if inputs.method is Method.YEARS_AHEAD:
        first = inputs.months - inputs.months_left + 1
        left = discounted(inputs.income_vnd, first, inputs.months, inputs.fund_rate_percent, law)
    else:
        left = inputs.income_vnd * law.rate("voluntary_rate") * inputs.months_left
    sheet.add("left", REFUND_LABEL, round_vnd(left), basis=_BASIS_REFUND)
    if inputs.state_support_vnd:
        sheet.add("state", RETURNED_LABEL, -inputs.state_support_vnd, basis=_BASIS_REFUND)
    return sheet


_BASIS_REFUND = "Nghị định 159/2025/NĐ-CP, Điều 8; Quyết định 595/QĐ-BHXH, Điều 10 khoản 6"
