"""Thai sản: leave, average and allowance of the usual cases, for mother and father."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from claims.rules.basics import WageMonth
from claims.rules.maternity import MaternityClaim, MaternityKind, maternity_benefit, ruling_day
from vssportal.home.calculators.answers import Answer, Part, answer, blocking
from vssportal.home.calculators.inputs import CalculatorForm, choice, decimal, of_enum, tick, whole
from vssportal.home.calculators.rows import WageRowsField
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month, add_months, months_between
from vssportal.legal.parameters import parameters
from vssportal.web.forms import DateField3

K = MaternityKind
KINDS = {
    K.BIRTH: _("Sinh con"),
    K.FATHER: _("Vợ sinh con, chồng nghỉ việc"),
    K.FATHER_ONE_TIME: _("Trợ cấp một lần cho người cha"),
    K.ADOPTION: _("Nhận nuôi con nuôi dưới 6 tháng tuổi"),
    K.LOSS: _("Sảy thai, phá thai, thai chết, thai ngoài tử cung"),
    K.PRENATAL: _("Khám thai"),
    K.SURROGATE: _("Mang thai hộ"),
    K.COMMISSIONING: _("Nhờ mang thai hộ, nhận con"),
    K.IUD: _("Đặt dụng cụ tránh thai"),
    K.STERILISATION: _("Triệt sản"),
    K.VOLUNTARY: _("Trợ cấp thai sản của BHXH tự nguyện"),
}
ORDERS = [(1, _("Chưa có con")), (2, _("Một con")), (3, _("Hai con trở lên"))]
RECEIVED = (K.ADOPTION, K.COMMISSIONING, K.SURROGATE)
WAITS = (K.BIRTH, K.FATHER_ONE_TIME, K.VOLUNTARY)
EARLIEST = gettext_noop("Nếu đóng đều hằng tháng, bạn đủ điều kiện khi sinh con từ tháng {month}.")
MONTHS_AHEAD = 24
LEAVE_WITHIN = 12


class MaternityForm(CalculatorForm):
    nouns: ClassVar[dict[str, Any]] = {"birth_on": _("ngày sinh con"), "child_order": _("số con đã có")}
    kind = choice(_("Hưởng vì việc gì?"), of_enum(KINDS), MaternityKind)
    birth_on = DateField3(
        label=_("Ngày sinh con"), help_text=_("Các việc khác: ngày trên giấy của cơ sở khám bệnh, chữa bệnh")
    )
    received_on = DateField3(
        label=_("Ngày nhận con"), help_text=_("Khi nhận con nuôi hoặc mang thai hộ"), required=False
    )
    leave_from = DateField3(
        label=_("Ngày bắt đầu nghỉ"), help_text=_("Để trống nếu nghỉ từ ngày sinh"), required=False
    )
    history = WageRowsField(
        label=_("Lương đóng BHXH"), help_text=_("Đủ 24 tháng gần nhất thì xét chắc hơn; mỗi dòng một mức")
    )
    children = whole(_("Lần này sinh mấy con?"), initial=1, min_value=1, max_value=9)
    child_order = choice(_("Trước lần này người mẹ có mấy con đẻ còn sống?"), ORDERS, int)
    surgery = tick(_("Sinh mổ hoặc sinh con dưới 32 tuần tuổi"))
    bed_rest = tick(_("Phải nghỉ việc dưỡng thai theo chỉ định"))
    infertility = tick(_("Phải nghỉ việc để điều trị vô sinh"))
    weeks = whole(_("Tuổi thai khi sảy, phá, chết lưu (tuần)"), required=False, min_value=1, max_value=45)
    days = decimal(
        _("Số ngày xin nghỉ"), min_value=0, max_value=365,
        help_text=_("Khám thai, vợ sinh, sảy thai, tránh thai; để 0 là số ngày nhiều nhất"),
    )  # fmt: skip
    visit = whole(_("Lần khám thai thứ mấy?"), initial=1, min_value=1, max_value=50)
    remote = tick(_("Nơi khám ở xa, hoặc người mẹ có bệnh, thai không bình thường"))

    def look_over(self, given: dict[str, Any]) -> None:
        needs_day = given.get("kind") in (K.ADOPTION, K.COMMISSIONING)
        if needs_day and not given.get("received_on") and "received_on" not in self.errors:
            self.add_error("received_on", _("Nhập ngày nhận con"))
        if given.get("kind") is K.LOSS and not given.get("weeks") and "weeks" not in self.errors:
            self.add_error("weeks", _("Nhập tuổi thai bằng số tuần"))
        self.refuse_order("birth_on", "received_on", _("Ngày nhận con không được trước ngày sinh"))
        born, start = given.get("birth_on"), given.get("leave_from")
        if born and start and not add_months(born, -LEAVE_WITHIN) <= start <= add_months(born, LEAVE_WITHIN):
            self.add_error("leave_from", _("Ngày bắt đầu nghỉ phải trong 12 tháng trước hoặc sau ngày sinh"))


def claim_of(given: dict[str, Any]) -> MaternityClaim:
    """Yêu cầu as the rule takes it: insured is who paid for the month of the event or the one before."""
    kind = given["kind"]
    history = given["history"]
    if kind is K.VOLUNTARY:
        history = tuple(replace(item, is_compulsory=False) for item in history)
    claim = MaternityClaim(
        kind=kind,
        birth_on=given["birth_on"],
        received_on=given["received_on"] if kind in RECEIVED else None,
        children=given["children"],
        child_order=given["child_order"],
        surgery=given["surgery"],
        weeks=given["weeks"],
        days=Decimal(given["days"]),
        visit=given["visit"],
        remote_or_ill=given["remote"],
        bed_rest=given["bed_rest"],
        infertility=given["infertility"],
        leave_from=given["leave_from"],
        history=history,
    )
    months = {item.month for item in history}
    return replace(claim, is_insured=bool(months & {claim.event_month, claim.event_month - 1}))


def compute(given: dict[str, Any], today: date) -> Answer:
    """Trợ cấp thai sản, or from which month of birth on there may be one."""
    claim = claim_of(given)
    sheet = maternity_benefit(claim, parameters().on(ruling_day(claim)))
    short = blocking(sheet.findings, "maternity.months")
    findings = tuple(earliest(claim, short.basis)) if short else ()
    return answer(Part(_("Trợ cấp thai sản"), sheet, total_label=_("Tổng trợ cấp"), findings=findings))


def earliest(claim: MaternityClaim, basis: str) -> list[Finding]:
    """Sinh từ tháng nào thì đủ: the history prolonged month by month until the rule says yes."""
    if claim.kind not in WAITS or not claim.history:
        return []
    newest = max(claim.history, key=lambda item: item.month)
    for further in range(1, MONTHS_AHEAD):
        month = claim.event_month + further
        born = month.first
        more = (WageMonth(each, newest.wage_vnd, newest.is_compulsory) for each in _gap(newest, month))
        asked = replace(claim, birth_on=born, leave_from=None, history=(*claim.history, *more))
        sheet = maternity_benefit(asked, parameters().on(ruling_day(asked)))
        if blocking(sheet.findings, "maternity.months") is None:
            return [Finding(Level.NOTICE, "maternity.earliest", EARLIEST, basis, {"month": month.pretty})]
    return []


def _gap(newest: WageMonth, until: Month) -> list[Month]:
    return list(months_between(newest.month + 1, until - 1))
