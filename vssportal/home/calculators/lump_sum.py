"""BHXH một lần, beside what keeping the time would give: both are shown, neither is urged."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from claims.rules.averages import PayKind, PaySpan, months_of
from claims.rules.basics import Sex
from claims.rules.lump_sum import Ground, LumpSumClaim, SupportSpan, lump_sum
from claims.rules.pension import PensionClaim, retirement_age
from contributions.rules.voluntary import SupportGroup
from vssportal.home.calculators import pension
from vssportal.home.calculators.answers import Answer, Part, answer, blocking
from vssportal.home.calculators.inputs import (
    SEXES,
    BirthMonthField,
    CalculatorForm,
    choice,
    of_enum,
    radios,
    tick,
)
from vssportal.home.calculators.rows import PayRowsField, shown_months
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month, months_between
from vssportal.legal.parameters import parameters
from vssportal.web.forms import DateField3

EARLIEST = gettext_noop("Nếu không đóng thêm, bạn đủ điều kiện sớm nhất từ ngày {day}.")
MORE = gettext_noop("Cần đóng thêm {months} tháng để có lương hưu khi đủ tuổi.")
BASIS = "Luật BHXH Điều 64, 70"
NO_SUPPORT = "none"

GROUNDS = {
    Ground.LEFT_A_YEAR: _("Nghỉ việc từ 12 tháng, đóng trước 01/07/2025, chưa đủ 20 năm"),
    Ground.AT_AGE: _("Đủ tuổi nghỉ hưu mà chưa đủ số năm đóng"),
    Ground.EMIGRATES: _("Ra nước ngoài để định cư"),
    Ground.ILLNESS: _("Mắc bệnh nguy hiểm đến tính mạng"),
    Ground.LOSS_81: _("Suy giảm khả năng lao động từ 81% hoặc khuyết tật đặc biệt nặng"),
    Ground.DISCHARGED: _("Phục viên, xuất ngũ, thôi việc trong lực lượng vũ trang"),
    Ground.FOREIGNER_LEAVES: _("Người nước ngoài về nước"),
}
SUPPORTS = [
    (NO_SUPPORT, _("Không đóng tự nguyện, hoặc không được hỗ trợ")),
    (SupportGroup.OTHER.value, _("Người tham gia khác")),
    (SupportGroup.NEAR_POOR.value, _("Hộ cận nghèo")),
    (SupportGroup.POOR.value, _("Hộ nghèo, xã đảo, đặc khu")),
    (SupportGroup.ETHNIC_MINORITY.value, _("Người dân tộc thiểu số")),
]


class LumpSumForm(CalculatorForm):
    earliest = date(2024, 1, 1)
    nouns: ClassVar[dict[str, Any]] = {"ground": _("trường hợp")}
    ground = choice(_("Vì sao nhận một lần?"), of_enum(GROUNDS), Ground)
    decided_on = DateField3(label=_("Ngày nộp hồ sơ"))
    spans = PayRowsField(
        label=_("Quá trình đóng BHXH"),
        help_text=_("Mỗi dòng một mức đóng. Lương theo hệ số Nhà nước thì gõ hệ số, ví dụ 3,66"),
    )
    is_contributing = tick(_("Đang đóng BHXH"))
    support = choice(
        _("Nhóm được hỗ trợ khi đóng tự nguyện"), SUPPORTS, help_text=_("Tiền Nhà nước hỗ trợ được trừ ra")
    )
    sex = radios(_("Giới tính"), SEXES, Sex)
    birth = BirthMonthField(
        label=_("Tháng, năm sinh"), help_text=_("Để so với lương hưu khi giữ lại"), required=False
    )

    def propose(self, today: Any) -> None:
        self.fields["decided_on"].initial = today

    def look_over(self, given: dict[str, Any]) -> None:
        self.refuse_birth()
        if given.get("ground") is Ground.AT_AGE and not given.get("birth") and "birth" not in self.errors:
            self.add_error("birth", _("Nhập tháng, năm sinh theo dạng 07/1970"))
        spans, day = given.get("spans"), given.get("decided_on")
        if spans and day and max(span.last for span in spans) > Month.of(day):
            self.add_error("spans", _("Có tháng đóng sau ngày nộp hồ sơ. Xem lại các tháng đóng"))
        if spans and given.get("birth") and min(span.first for span in spans) <= given["birth"]:
            self.add_error("spans", _("Có tháng đóng trước khi sinh. Xem lại năm sinh và các tháng đóng"))


def claim_of(given: dict[str, Any], day: date) -> LumpSumClaim:
    """Đề nghị decided on the day it is received."""
    reached, keeps = _reached(given, day), kept_claim(given)
    can_have = keeps is not None and reached and not pension.pension_of(
        replace(keeps, pension_month=max(keeps.pension_month, Month.of(day) + 1))
    ).is_blocked  # fmt: skip
    return LumpSumClaim(
        ground=given["ground"],
        decided_on=day,
        received_on=day,
        spans=given["spans"],
        reached_age=reached,
        is_contributing=given["is_contributing"],
        can_have_pension=can_have,
        support=tuple(supports(given)),
    )


def _reached(given: dict[str, Any], day: date) -> bool:
    if not given.get("birth"):
        return False
    return retirement_age(given["sex"], given["birth"], parameters().on(day)).reached <= Month.of(day)


def supports(given: dict[str, Any]) -> list[SupportSpan]:
    """Tháng tự nguyện được hỗ trợ: each at the rate of its month, as many as the law supports."""
    if given["support"] == NO_SUPPORT:
        return []
    book = parameters().on(given["decided_on"])
    most = book.whole("voluntary_support_months")
    months = sorted(
        month
        for span in given["spans"]
        if span.kind is PayKind.VOLUNTARY
        for month in months_between(span.first, span.last)
        if book.at(month.first).has("voluntary_support", given["support"])
    )
    return [
        SupportSpan(month, month, book.at(month.first).rate("voluntary_support", given["support"]))
        for month in months[:most]
    ]


def compute(given: dict[str, Any], today: date) -> Answer:
    """Tiền nhận một lần, and the pension that the same time would give."""
    claim = claim_of(given, given["decided_on"])
    sheet = lump_sum(claim, parameters().on(claim.decided_on))
    refused = blocking(sheet.findings, "lump_sum.ground")
    findings = tuple(earliest(claim, given)) if refused else ()
    parts = [Part(_("BHXH một lần"), sheet, total_label=_("Số tiền nhận"), findings=findings)]
    if keeps := kept_claim(given):
        parts.append(kept_part(keeps))
    return answer(*parts)


def earliest(claim: LumpSumClaim, given: dict[str, Any]) -> list[Finding]:
    """Sớm nhất từ ngày nào: after the twelve months of waiting, or with the retirement age."""
    law = parameters().on(claim.decided_on)
    if claim.ground is Ground.LEFT_A_YEAR:
        wait = law.whole("lump_sum_wait_months")
        day = (max(span.last for span in claim.spans) + wait + 1).first
    else:
        day = retirement_age(given["sex"], given["birth"], law).reached.first
    later = replace(claim, decided_on=day, received_on=day, reached_age=True)
    if day <= claim.decided_on or lump_sum(later, parameters().on(day)).is_blocked:
        return []
    params = {"day": f"{day:%d/%m/%Y}"}
    return [Finding(Level.NOTICE, "lump_sum.earliest", EARLIEST, "Luật BHXH Điều 70", params)]


def kept_claim(given: dict[str, Any]) -> PensionClaim | None:
    """Lương hưu of the same time at the normal age; None without a month of birth."""
    if not given.get("birth"):
        return None
    spans: tuple[PaySpan, ...] = given["spans"]
    age = retirement_age(given["sex"], given["birth"], parameters().on(given["decided_on"]))
    start = max(age.pension_start, max(span.last for span in spans) + 1, pension.FIRST)
    return pension.claim_of({**given, "pension_month": start})


def kept_part(claim: PensionClaim) -> Part:
    """What the time is worth when it is kept."""
    sheet = pension.pension_of(claim)
    law = parameters().on(claim.pension_month.first)
    missing = law.whole("pension_needed_years", "ordinary") * 12 - months_of(claim.spans)
    findings: tuple[Finding, ...] = ()
    if sheet.is_blocked and missing > 0:
        findings = (Finding(Level.NOTICE, "lump_sum.more", MORE, BASIS, {"months": missing}),)
    facts = (
        (_("Lương hưu từ tháng"), claim.pension_month.pretty),
        (_("Thời gian đã đóng"), shown_months(months_of(claim.spans))),
    )
    return Part(_("Nếu giữ lại để hưởng lương hưu"), sheet, _("Nhận một lần"), facts, findings)
