"""Mức đóng hằng tháng of one person: by fund and by who pays."""

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from contributions.rules.categories import Absence, Category, Conditions
from contributions.rules.funds import DUE_KEYS, FUND_PAYERS, Payer
from contributions.rules.monthly import monthly_contribution
from contributions.rules.terms import PersonMonth
from vssportal.home.calculators.answers import Amount, Answer, Part, answer
from vssportal.home.calculators.inputs import (
    MONTH_HINT,
    REGIONS,
    CalculatorForm,
    choice,
    of_enum,
    tick,
    whole,
)
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import parameters
from vssportal.web.forms import MoneyField, MonthField

FIRST = Month(2014, 1)
YEARS_AHEAD = 2
MOST_DAYS = 31

CATEGORIES = {
    Category.EMPLOYEE: _("Hợp đồng lao động từ 1 tháng trở lên"),
    Category.PART_TIME_EMPLOYEE: _("Làm việc không trọn thời gian"),
    Category.OFFICIAL: _("Cán bộ, công chức"),
    Category.PUBLIC_EMPLOYEE: _("Viên chức"),
    Category.DEFENCE_WORKER: _("Công nhân, viên chức quốc phòng, công nhân công an"),
    Category.OFFICER: _("Sĩ quan, quân nhân chuyên nghiệp"),
    Category.CONSCRIPT: _("Hạ sĩ quan, binh sĩ, học viên"),
    Category.STANDING_MILITIA: _("Dân quân thường trực"),
    Category.SALARIED_MANAGER: _("Người quản lý có hưởng lương"),
    Category.UNSALARIED_MANAGER: _("Người quản lý không hưởng lương"),
    Category.HOUSEHOLD_OWNER: _("Chủ hộ kinh doanh"),
    Category.COMMUNE_PART_TIMER: _("Không chuyên trách cấp xã"),
    Category.HAMLET_PART_TIMER: _("Không chuyên trách ở thôn, tổ dân phố"),
    Category.FOREIGN_EMPLOYEE: _("Lao động nước ngoài"),
    Category.OVERSEAS_WORKER: _("Đi làm việc ở nước ngoài theo hợp đồng"),
    Category.DIPLOMATIC_SPOUSE: _("Vợ, chồng đi cùng nhiệm kỳ ngoại giao"),
    Category.ACCIDENT_ONLY: _("Chỉ đóng quỹ tai nạn: học nghề, hợp đồng thứ hai"),
}
ABSENCES = {
    Absence.NONE: _("Không nghỉ, hoặc nghỉ dưới 14 ngày làm việc"),
    Absence.UNPAID: _("Nghỉ không lương, tạm hoãn hợp đồng"),
    Absence.SICK: _("Nghỉ ốm đau"),
    Absence.MATERNITY: _("Nghỉ thai sản"),
    Absence.SUSPENDED: _("Bị tạm giam, tạm đình chỉ công việc"),
    Absence.JOBLESS_ABROAD: _("Mất việc tạm thời ở nước ngoài"),
}
CONDITIONS = {
    Conditions.NORMAL: _("Bình thường"),
    Conditions.HAZARDOUS: _("Nặng nhọc, độc hại, nguy hiểm"),
    Conditions.VERY_HAZARDOUS: _("Đặc biệt nặng nhọc, độc hại, nguy hiểm"),
}


class MonthForm(CalculatorForm):
    """Điều kiện chung of a month's due: of one person or of a payroll."""

    month = MonthField(label=_("Tháng đóng"), help_text=MONTH_HINT)
    category = choice(_("Đối tượng"), of_enum(CATEGORIES), Category)
    region = choice(_("Vùng của nơi làm việc"), REGIONS)
    approved_accident_relief = tick(_("Đơn vị được đóng quỹ tai nạn mức thấp (0,3%)"))
    budget_funded = tick(_("Đơn vị do ngân sách nhà nước bảo đảm"))

    def propose(self, today: Any) -> None:
        self.fields["month"].initial = Month.of(today)

    def look_over(self, given: dict[str, Any]) -> None:
        self.refuse_month("month", FIRST, Month(self.today.year + YEARS_AHEAD, 12))


class MonthlyForm(MonthForm):
    nouns: ClassVar[dict[str, Any]] = {"absent_days": _("số ngày làm việc đã nghỉ")}
    field_order = ("wage", "month", "category", "region")
    wage = MoneyField(
        label=_("Tiền lương tháng đóng BHXH"),
        help_text=_("Lương theo hợp đồng, phụ cấp lương và khoản bổ sung cố định"),
        max_vnd=10_000_000_000,
    )
    absence = choice(_("Nghỉ trong tháng"), of_enum(ABSENCES), Absence)
    absent_days = whole(_("Số ngày làm việc đã nghỉ"), initial=0, min_value=0, max_value=MOST_DAYS)
    trained = tick(_("Công việc qua đào tạo (mức sàn trước 01/07/2025)"))
    conditions = choice(_("Điều kiện làm việc"), of_enum(CONDITIONS), Conditions)


def compute(given: dict[str, Any], today: date) -> Answer:
    """Số phải đóng của một người trong một tháng."""
    names = [name for name in MonthlyForm.base_fields if name != "wage"]
    person = PersonMonth(wage_vnd=given["wage"], **{name: given[name] for name in names})
    sheet = monthly_contribution(person, parameters().on(person.month.first))
    return answer(Part(_("Số tiền đóng của một tháng"), sheet, amounts=amounts_of(sheet)))


def amounts_of(sheet: Worksheet) -> tuple[Amount, ...]:
    """What the person pays, what the unit pays, and both."""
    if not sheet.total_vnd:
        return ()
    paid = {Payer.EMPLOYEE: 0, Payer.EMPLOYER: 0}
    for (_fund, payer), key in zip(FUND_PAYERS, DUE_KEYS, strict=True):
        paid[payer] += int(sheet[key]) if key in sheet else 0
    amounts = [
        Amount(_("Người lao động đóng"), paid[Payer.EMPLOYEE]),
        Amount(_("Đơn vị đóng"), paid[Payer.EMPLOYER]),
        Amount(_("Tổng cộng"), sheet.total_vnd),
    ]
    return tuple(amount for amount in amounts if amount.amount_vnd)
