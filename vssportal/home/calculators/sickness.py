"""Ốm đau: one leave of one's own or for a child."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from claims.rules.basics import WageMonth
from claims.rules.sickness import (
    WEEKEND,
    Condition,
    Exclusion,
    SicknessClaim,
    SicknessKind,
    Spell,
    UsedDays,
    sickness_benefit,
)
from vssportal.home.calculators.answers import Answer, Part, answer
from vssportal.home.calculators.inputs import CalculatorForm, choice, decimal, of_enum, whole
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month, add_years
from vssportal.legal.holidays import working_calendar
from vssportal.legal.parameters import parameters
from vssportal.web.forms import DateField3, MoneyField

SUNDAY = WEEKEND[1:]
RESTS = [("weekend", _("Thứ bảy và chủ nhật")), ("sunday", _("Chủ nhật"))]
MOST_YEARS = 3
HOLIDAYS = gettext_noop("Đã trừ {days} ngày lễ, tết trong thời gian nghỉ.")
NO_CALENDAR = gettext_noop("Chưa có lịch nghỉ lễ của năm {year}: số ngày làm việc chưa trừ ngày lễ, tết.")
BASIS = "Bộ luật Lao động 2019 Điều 112; Luật BHXH Điều 43 khoản 1"

KINDS = {
    SicknessKind.OWN: _("Bản thân ốm đau, tai nạn"),
    SicknessKind.CHILD: _("Chăm con ốm dưới 7 tuổi"),
    SicknessKind.LONG_TERM: _("Bệnh cần chữa trị dài ngày"),
    SicknessKind.ARMED_FORCES: _("Sĩ quan, quân nhân chuyên nghiệp, công an"),
}
CONDITIONS = {
    Condition.NORMAL: _("Bình thường"),
    Condition.HARD: _("Nặng nhọc, độc hại, nguy hiểm hoặc vùng đặc biệt khó khăn"),
}
# The rule's own word for it is empty, which an address cannot carry.
NO_EXCLUSION = "none"
EXCLUSIONS = [
    (NO_EXCLUSION, _("Không thuộc trường hợp nào dưới đây")),
    (Exclusion.SELF_HARM.value, _("Tự gây thương tích, tổn hại sức khỏe")),
    (Exclusion.DRUGS.value, _("Do sử dụng ma túy")),
    (Exclusion.FIRST_INJURY_LEAVE.value, _("Lần nghỉ đầu vì tai nạn lao động, bệnh nghề nghiệp")),
]


class SicknessForm(CalculatorForm):
    nouns: ClassVar[dict[str, Any]] = {"rest": _("ngày nghỉ hằng tuần")}
    kind = choice(_("Nghỉ vì việc gì?"), of_enum(KINDS), SicknessKind)
    first_on = DateField3(label=_("Ngày đầu nghỉ"))
    last_on = DateField3(label=_("Ngày cuối nghỉ"))
    wage = MoneyField(
        label=_("Lương đóng BHXH của tháng gần nhất trước khi nghỉ"),
        help_text=_("Mới đi làm, nghỉ ngay tháng đầu: lương của tháng đó. Không đóng thì nhập 0"),
        max_vnd=10_000_000_000,
    )
    paid_months = whole(_("Tổng số tháng đã đóng BHXH"), min_value=0, max_value=720)
    condition = choice(_("Điều kiện làm việc"), of_enum(CONDITIONS), Condition)
    rest = choice(_("Nghỉ hằng tuần"), RESTS)
    used = decimal(_("Số ngày ốm đã hưởng trong năm"), min_value=0, max_value=366)
    child_age = whole(
        _("Tuổi của con vào ngày đầu nghỉ"), initial=0, min_value=0, max_value=17,
        help_text=_("Khi chăm con ốm; con dưới 1 tuổi nhập 0"),
    )  # fmt: skip
    exclusion = choice(_("Trường hợp không được hưởng"), EXCLUSIONS)

    def look_over(self, given: dict[str, Any]) -> None:
        self.refuse_order("first_on", "last_on", _("Ngày cuối nghỉ phải từ ngày đầu trở đi"))
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last > add_years(first, MOST_YEARS):
            self.add_error("last_on", _("Mỗi lần chỉ tính được một đợt nghỉ đến 3 năm"))


def claim_of(given: dict[str, Any]) -> SicknessClaim:
    """Yêu cầu as the rule takes it, public holidays taken out."""
    first, last = given["first_on"], given["last_on"]
    wage = given["wage"]
    is_child = given["kind"] is SicknessKind.CHILD
    return SicknessClaim(
        kind=given["kind"],
        spells=(Spell(first, last),),
        history=(WageMonth(Month.of(first) - 1, wage),) if wage else (),
        contribution_months=given["paid_months"],
        condition=given["condition"],
        used=(UsedDays(first.year, Decimal(given["used"])),),
        weekly_rest=rest_of(given),
        days_off=holidays(first, last, rest_of(given)),
        child_born_on=add_years(first, -given["child_age"]) if is_child else None,
        exclusion=Exclusion("" if given["exclusion"] == NO_EXCLUSION else given["exclusion"]),
    )


def rest_of(given: dict[str, Any]) -> tuple[int, ...]:
    return WEEKEND if given["rest"] == "weekend" else SUNDAY


def holidays(first: date, last: date, rest: tuple[int, ...]) -> tuple[date, ...]:
    """Public holidays known between two days, both included, that would have been worked."""
    days = working_calendar().days_off
    return tuple(sorted(day for day in days if first <= day <= last and day.weekday() not in rest))


def compute(given: dict[str, Any], today: date) -> Answer:
    """Trợ cấp ốm đau of one leave."""
    claim = claim_of(given)
    sheet = sickness_benefit(claim, parameters().on(claim.starts_on))
    findings = () if sheet.is_blocked else tuple(calendar_findings(claim))
    return answer(Part(_("Trợ cấp ốm đau"), sheet, total_label=_("Tổng trợ cấp"), findings=findings))


def calendar_findings(claim: SicknessClaim) -> list[Finding]:
    """What was taken out for public holidays, and years whose calendar is not known."""
    known = working_calendar().years
    first, last = claim.spells[0].first, claim.spells[0].last
    found = [
        Finding(Level.NOTICE, "sickness.calendar", NO_CALENDAR, BASIS, {"year": year})
        for year in range(first.year, last.year + 1)
        if year not in known
    ]
    if days := len(claim.days_off):
        found.append(Finding(Level.NOTICE, "sickness.holidays", HOLIDAYS, BASIS, {"days": days}))
    return found
