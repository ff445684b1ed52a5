"""Trợ cấp thất nghiệp: conditions, amount a month, number of months."""

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from claims.rules.unemployment import UnemploymentClaim, unemployment_benefit
from claims.rules.unemployment.amount import WageKind
from vssportal.home.calculators.answers import Amount, Answer, Part, answer, blocking
from vssportal.home.calculators.inputs import REGIONS, CalculatorForm, choice, of_enum, tick, whole
from vssportal.home.calculators.rows import WageRowsField
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import parameters
from vssportal.web.forms import DateField3

KEPT = gettext_noop("Còn thiếu {missing} tháng. Thời gian đã đóng được bảo lưu, cộng vào lần đóng sau.")
BASIS = "Luật Việc làm Điều 38, 41 (2025), Điều 45, 49 (2013)"
KINDS = {
    WageKind.EMPLOYER_WAGE: _("Đơn vị trả lương quyết định"),
    WageKind.STATE_SCALE: _("Theo hệ số Nhà nước"),
}


class UnemploymentForm(CalculatorForm):
    earliest = date(2015, 1, 1)
    nouns: ClassVar[dict[str, Any]] = {"contract_months": _("thời hạn hợp đồng")}
    ended_on = DateField3(label=_("Ngày chấm dứt hợp đồng"))
    filed_on = DateField3(label=_("Ngày nộp hồ sơ"))
    history = WageRowsField(
        label=_("Lương đóng BHTN"), help_text=_("Cả thời gian được bảo lưu từ lần trước; mỗi dòng một mức")
    )
    region = choice(_("Vùng của nơi làm việc"), REGIONS)
    wage_kind = choice(_("Loại lương"), of_enum(KINDS), WageKind)
    contract_months = whole(
        _("Thời hạn hợp đồng (tháng)"), required=False, min_value=1, max_value=120,
        help_text=_("Để trống nếu hợp đồng không xác định thời hạn"),
    )  # fmt: skip
    left_unlawfully = tick(_("Tự chấm dứt hợp đồng trái pháp luật"))
    can_have_pension = tick(_("Đủ điều kiện hưởng lương hưu khi nghỉ việc"))
    is_busy_again = tick(_("Đã có việc làm, đi học, nhập ngũ hoặc đi nước ngoài"))

    def propose(self, today: Any) -> None:
        self.fields["filed_on"].initial = today

    def look_over(self, given: dict[str, Any]) -> None:
        self.refuse_order("ended_on", "filed_on", _("Ngày nộp hồ sơ phải từ ngày chấm dứt hợp đồng trở đi"))


def compute(given: dict[str, Any], today: date) -> Answer:
    """Trợ cấp thất nghiệp of one end of work."""
    claim = UnemploymentClaim(**{name: given[name] for name in UnemploymentForm.base_fields})
    sheet = unemployment_benefit(claim, parameters().on(claim.filed_on))
    findings: tuple[Finding, ...] = ()
    if short := blocking(sheet.findings, "unemployment.months"):
        missing = int(str(short.params["needed"])) - int(str(short.params["paid"]))
        findings = (Finding(Level.NOTICE, "unemployment.kept", KEPT, BASIS, {"missing": missing}),)
    return answer(Part(_("Trợ cấp thất nghiệp"), sheet, findings=findings, amounts=amounts_of(sheet)))


def amounts_of(sheet: Worksheet) -> tuple[Amount, ...]:
    """A month's benefit, and the whole if every month is drawn."""
    if sheet.is_blocked:
        return ()
    return (
        Amount(_("Trợ cấp thất nghiệp hằng tháng"), int(sheet["monthly"]), monthly=True),
        Amount(_("Tổng trợ cấp nếu hưởng đủ số tháng"), int(sheet["whole"])),
    )
