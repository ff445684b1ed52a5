"""BHXH tự nguyện: what a person pays for some months, and what the State adds."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from contributions.rules.voluntary import (
    Method,
    SupportGroup,
    VoluntaryPayment,
    highest_income,
    lowest_income,
    voluntary_payment,
)
from vssportal.home.calculators.answers import Answer, Part, answer
from vssportal.home.calculators.inputs import CalculatorForm, choice, decimal, of_enum, whole
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.legal.parameters import parameters
from vssportal.templatetags.vss import vnd
from vssportal.web.forms import DateField3, MoneyField

RATE = gettext_noop("Chưa nhập lãi suất đầu tư quỹ bình quân: số tiền chưa tính phần chiết khấu hoặc lãi.")
METHODS = {
    Method.MONTHS: _("Đóng cho các tháng của kỳ này"),
    Method.YEARS_AHEAD: _("Đóng một lần cho nhiều năm về sau"),
    Method.MISSING: _("Đóng một lần cho thời gian còn thiếu"),
    Method.CATCH_UP: _("Đóng bù tháng đã bỏ (trước 01/07/2025)"),
}
GROUPS = {
    SupportGroup.OTHER: _("Người tham gia khác"),
    SupportGroup.POOR: _("Hộ nghèo, xã đảo, đặc khu"),
    SupportGroup.NEAR_POOR: _("Hộ cận nghèo"),
    SupportGroup.ETHNIC_MINORITY: _("Người dân tộc thiểu số"),
}


class VoluntaryForm(CalculatorForm):
    nouns: ClassVar[dict[str, Any]] = {
        "months": _("số tháng đóng"),
        "local_percent": _("mức địa phương hỗ trợ"),
        "fund_rate_percent": _("lãi suất đầu tư quỹ"),
    }
    income = MoneyField(
        label=_("Thu nhập chọn để đóng mỗi tháng"),
        help_text=_("Từ chuẩn nghèo nông thôn đến 20 lần mức tham chiếu"),
        max_vnd=10_000_000_000,
    )
    method = choice(_("Cách đóng"), of_enum(METHODS), Method)
    months = whole(_("Số tháng đóng lần này"), initial=1, min_value=1, max_value=120)
    group = choice(_("Nhóm được hỗ trợ"), of_enum(GROUPS), SupportGroup)
    paid_on = DateField3(label=_("Ngày đóng"))
    supported_months = whole(_("Số tháng đã được hỗ trợ trước đây"), initial=0, min_value=0, max_value=600)
    local_percent = decimal(
        _("Địa phương hỗ trợ thêm (%)"), min_value=0, max_value=100,
        help_text=_("Theo nghị quyết của hội đồng nhân dân tỉnh, thành phố"),
    )  # fmt: skip
    fund_rate_percent = decimal(
        _("Lãi suất đầu tư quỹ bình quân tháng (%)"), min_value=0, max_value=5,
        help_text=_("Chỉ khi đóng trước nhiều năm, đóng phần còn thiếu, đóng bù. Ví dụ 0,33"),
    )  # fmt: skip
    months_late = whole(_("Số tháng chậm khi đóng bù"), initial=0, min_value=0, max_value=60)

    def propose(self, today: Any) -> None:
        self.fields["paid_on"].initial = today

    def look_over(self, given: dict[str, Any]) -> None:
        day, local = given.get("paid_on"), given.get("local_percent")
        if day and local and not parameters().on(day).has("voluntary_support", SupportGroup.OTHER):
            self.add_error("local_percent", _("Vào ngày đóng chưa có quy định hỗ trợ. Để 0"))


def compute(given: dict[str, Any], today: date) -> Answer:
    """Số tiền người tham gia đóng."""
    payment = VoluntaryPayment(
        paid_on=given["paid_on"],
        income_vnd=given["income"],
        months=given["months"],
        groups=(given["group"],),
        method=given["method"],
        fund_rate_percent=Decimal(given["fund_rate_percent"]),
        supported_months=given["supported_months"],
        local_percent=Decimal(given["local_percent"]),
        months_late=given["months_late"],
    )
    law = parameters().on(payment.paid_on)
    sheet = voluntary_payment(payment, law)
    findings: tuple[Finding, ...] = ()
    if payment.method is not Method.MONTHS and not payment.fund_rate_percent:
        findings = (Finding(Level.NOTICE, "voluntary.rate", RATE, "Nghị định 159/2025/NĐ-CP, Điều 6, 7"),)
    facts = (
        (_("Thu nhập chọn thấp nhất"), vnd(lowest_income(law))),
        (_("Thu nhập chọn cao nhất"), vnd(highest_income(law))),
    )
    return answer(Part(_("Mức đóng BHXH tự nguyện"), sheet, _("Bạn đóng"), facts, findings))
