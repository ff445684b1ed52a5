"""Mức đóng hằng tháng theo quỹ và người đóng (Luật BHXH 41/2024 Điều 31–34, Luật 51/2024, Luật Việc làm 74/2025)."""

from decimal import Decimal

from contributions.rules.categories import Category
from contributions.rules.counting import FULL, Counted, HealthDue
from contributions.rules.funds import FUND_PAYERS, LINE_LABELS, Fund, Payer, figure_of, key_of
from contributions.rules.levels import reference_level
from contributions.rules.saying import dots, times
from contributions.rules.terms import PersonMonth, Range, Terms, terms_of
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import share
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

BASE_LABELS = {
    "base.si": _("Căn cứ đóng BHXH"),
    "base.health": _("Căn cứ đóng BHYT"),
    "base.unemployment": _("Căn cứ đóng BHTN"),
}
SENTENCES = {
    "unpaid": _("Nghỉ không lương từ {days} ngày làm việc trong tháng: tháng này không phải đóng."),
    "sick": _("Nghỉ ốm từ {days} ngày làm việc trong tháng: tháng này không phải đóng."),
    "first_month_sick": _("Nghỉ ốm ngay tháng đầu làm việc: vẫn phải đóng BHXH tháng này."),
    "maternity": _(
        "Nghỉ thai sản từ {days} ngày làm việc: không phải đóng, vẫn được tính thời gian đóng BHXH."
    ),
    "suspended": _("Bị tạm giam hoặc tạm đình chỉ: tạm dừng đóng, đóng bù nếu được truy lĩnh đủ lương."),
    "jobless_abroad": _("Mất việc tạm thời ở nước ngoài: tạm dừng đóng, không đóng bù."),
    "agreed": _("Hai bên thỏa thuận đóng BHXH tháng này theo căn cứ của tháng gần nhất."),
}
BELOW_FLOOR = _("Tiền lương {wage} đồng thấp hơn mức sàn {floor} đồng: không thuộc diện BHXH bắt buộc.")
NOT_COVERED = _("Tháng này đối tượng chưa thuộc diện tham gia bảo hiểm bắt buộc.")
_BASIS_COVERED = "Luật BHXH 41/2024/QH15, Điều 2"
RAISED = {
    "base.si": _("Tiền lương thấp hơn mức sàn, căn cứ đóng BHXH lấy bằng {floor} đồng."),
    "base.health": _("Tiền lương thấp hơn mức sàn, căn cứ đóng BHYT lấy bằng {floor} đồng."),
    "base.unemployment": _("Tiền lương thấp hơn mức sàn, căn cứ đóng BHTN lấy bằng {floor} đồng."),
}
CAPPED = {
    "base.si": _("Tiền lương cao hơn mức trần, căn cứ đóng BHXH lấy bằng {ceiling} đồng."),
    "base.health": _("Tiền lương cao hơn mức trần, căn cứ đóng BHYT lấy bằng {ceiling} đồng."),
    "base.unemployment": _("Tiền lương cao hơn mức trần, căn cứ đóng BHTN lấy bằng {ceiling} đồng."),
}
BASE_SOURCES = {
    "base.si": "base_floor_kind",
    "base.health": "base_ceiling_multiple",
    "base.unemployment": "unemployment_ceiling_kind",
}


@rule("monthly_contribution", PersonMonth)
def monthly_contribution(inputs: PersonMonth, law: ParametersOn) -> Worksheet:
    """Số phải đóng của một người trong một tháng, by fund and payer.

    Lines ``pension.employee`` … ``unemployment.employer`` (funds.DUE_KEYS) add up to what is due in đồng; steps
    ``base.si``, ``base.health``, ``base.unemployment`` show the bases; ``health.si_fund`` and ``health.state`` tell
    what others pay. Ruling day: the first day of the month, whatever day ``law`` is opened at. Each pair of
    fund and payer is rounded once, half up.
    """
    sheet = Worksheet()
    terms = terms_of(inputs, law)
    wage = inputs.last_base_vnd if terms.counted.on_last_base else inputs.wage_vnd
    if inputs.category is Category.PART_TIME_EMPLOYEE and wage < terms.si.floor_vnd:
        _note_below_floor(sheet, wage, terms)
        return sheet
    _add_bases(sheet, terms, wage)
    _add_dues(sheet, terms, wage, inputs.category)
    _add_paid_by_others(sheet, terms, inputs, wage)
    _note_counting(sheet, terms, inputs)
    if not sheet.lines and terms.counted == FULL:
        sheet.note(Finding(Level.NOTICE, "not_covered", NOT_COVERED, _BASIS_COVERED))
    return sheet


def _note_below_floor(sheet: Worksheet, wage: int, terms: Terms) -> None:
    """Làm không trọn thời gian dưới mức sàn: outside compulsory SI."""
    params = {"wage": dots(wage), "floor": dots(terms.si.floor_vnd)}
    basis = "Nghị định 158/2025/NĐ-CP, Điều 3 khoản 5"
    sheet.note(Finding(Level.NOTICE, "below_floor", BELOW_FLOOR, basis, params))


def _add_bases(sheet: Worksheet, terms: Terms, wage: int) -> None:
    rated = {fund for (fund, _payer), rate in zip(FUND_PAYERS, terms.rates, strict=True) if rate}
    if rated & {Fund.PENSION, Fund.SICKNESS, Fund.ACCIDENT}:
        _add_base(sheet, "base.si", terms, terms.si, wage)
    if Fund.HEALTH in rated:
        _add_base(sheet, "base.health", terms, terms.health, wage)
    if Fund.UNEMPLOYMENT in rated:
        _add_base(sheet, "base.unemployment", terms, terms.unemployment, wage)


def _add_base(sheet: Worksheet, key: str, terms: Terms, limits: Range, wage: int) -> None:
    base = limits.base(wage)
    basis = terms.law.figure(BASE_SOURCES[key]).source
    sheet.step(key, BASE_LABELS[key], base, basis=basis)
    if limits.floor_vnd == limits.ceiling_vnd:
        return
    if base > wage:
        sheet.note(Finding(Level.NOTICE, f"{key}.raised", RAISED[key], basis, {"floor": dots(base)}))
    elif base < wage and limits.share == 1:
        sheet.note(Finding(Level.NOTICE, f"{key}.capped", CAPPED[key], basis, {"ceiling": dots(base)}))


def _add_dues(sheet: Worksheet, terms: Terms, wage: int, category: Category) -> None:
    for (fund, payer), rate, limits in zip(FUND_PAYERS, terms.rates, terms.ranges(), strict=True):
        if rate or terms.law.has(figure_of(fund, payer), category):
            base = limits.base(wage)
            basis = terms.law.figure(figure_of(fund, payer)).source
            sheet.add(
                key_of(fund, payer),
                LINE_LABELS[fund, payer],
                share(base, rate),
                basis=basis,
                formula=times(base, rate),
            )


def _add_paid_by_others(sheet: Worksheet, terms: Terms, inputs: PersonMonth, wage: int) -> None:
    """BHYT that the State or the SI fund pays; no part of what the unit owes."""
    law = terms.law
    if law.has("health_state", inputs.category):
        base, rate = terms.health.base(wage), law.rate("health_state", inputs.category)
        _add_other(sheet, Payer.STATE, base, rate, law.figure("health_state").source)
    elif terms.counted.health is HealthDue.SI_FUND and inputs.health_here:
        _add_si_fund_health(sheet, terms, inputs)


def _add_si_fund_health(sheet: Worksheet, terms: Terms, inputs: PersonMonth) -> None:
    law, kind = terms.law, inputs.absence
    if not law.has("health_paid_by_si_fund", kind) or not law.has("health_employee", inputs.category):
        return
    on_wage = law.text("health_paid_by_si_fund", kind) == "wage"
    base = terms.health.base(inputs.last_base_vnd or inputs.wage_vnd) if on_wage else reference_level(law)
    source = law.figure("health_paid_by_si_fund").source
    _add_other(sheet, Payer.SI_FUND, base, law.rate("health_rate"), source)


def _add_other(sheet: Worksheet, payer: Payer, base: int, rate: Decimal, basis: str) -> None:
    label = LINE_LABELS[Fund.HEALTH, payer]
    key = key_of(Fund.HEALTH, payer)
    sheet.step(key, label, share(base, rate), basis=basis, formula=times(base, rate))


def _note_counting(sheet: Worksheet, terms: Terms, inputs: PersonMonth) -> None:
    counted: Counted = terms.counted
    if template := SENTENCES.get(counted.code):
        params = {"days": terms.law.whole("unpaid_days_limit")}
        basis = terms.law.figure("unpaid_days_limit").source
        sheet.note(Finding(Level.NOTICE, counted.code, template, basis, params))
