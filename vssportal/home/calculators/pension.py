"""Lương hưu: age, years, average, rate; who is not there yet learns from which month."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from claims.rules.averages import PayKind, PaySpan, compulsory_months, months_of
from claims.rules.basics import Sex
from claims.rules.pension import PensionClaim, pension_benefit, retirement_age
from vssportal.home.calculators.answers import Answer, Part, answer
from vssportal.home.calculators.inputs import (
    MONTH_HINT,
    SEXES,
    YEARS_AHEAD,
    BirthMonthField,
    CalculatorForm,
    radios,
    whole,
)
from vssportal.home.calculators.rows import PayRowsField, shown_months
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import parameters
from vssportal.web.forms import MonthField

# Wage coefficients are in the book from 2024 on.
FIRST = Month(2024, 1)
MOST_MONTHS = 600
LATER = gettext_noop("Nếu tiếp tục đóng đều, bạn đủ điều kiện sớm nhất từ tháng {month}.")
WAITING = gettext_noop("Nếu không đóng thêm, bạn đủ điều kiện sớm nhất từ tháng {month}.")
BASIS = "Luật BHXH Điều 64, 69, 98"
# A path may open a little after its month by age and years: the odd months of a rising age, the start of a law.
LOOK_FURTHER = 24


class PensionForm(CalculatorForm):
    nouns: ClassVar[dict[str, Any]] = {"loss_percent": _("mức suy giảm khả năng lao động")}
    sex = radios(_("Giới tính"), SEXES, Sex)
    birth = BirthMonthField(
        label=_("Tháng, năm sinh"),
        help_text=_("Ví dụ 07/1970. Chỉ biết năm thì gõ năm: tính như sinh tháng 1"),
    )
    pension_month = MonthField(label=_("Tháng bắt đầu nhận lương hưu"), help_text=MONTH_HINT)
    spans = PayRowsField(
        label=_("Quá trình đóng BHXH"),
        help_text=_("Mỗi dòng một mức đóng. Lương theo hệ số Nhà nước thì gõ hệ số, ví dụ 3,66"),
    )
    heavy_months = whole(
        _("Số tháng làm nghề nặng nhọc, độc hại hoặc ở vùng đặc biệt khó khăn"),
        initial=0, min_value=0, max_value=MOST_MONTHS,
    )  # fmt: skip
    very_heavy_months = whole(
        _("Trong đó số tháng đặc biệt nặng nhọc"), initial=0, min_value=0, max_value=MOST_MONTHS
    )
    coal_months = whole(
        _("Số tháng khai thác than trong hầm lò"), initial=0, min_value=0, max_value=MOST_MONTHS
    )
    loss_percent = whole(
        _("Mức suy giảm khả năng lao động (%)"),
        initial=0, min_value=0, max_value=100,
        help_text=_("Theo kết luận giám định y khoa; không có thì để 0"),
    )  # fmt: skip

    def propose(self, today: Any) -> None:
        self.fields["pension_month"].initial = Month.of(today) + 1

    def look_over(self, given: dict[str, Any]) -> None:
        self.refuse_birth()
        self.refuse_month("pension_month", FIRST, Month(self.today.year + YEARS_AHEAD, 12))
        self.refuse_age(given)

    def refuse_age(self, given: dict[str, Any]) -> None:
        """Nobody paid before being born."""
        born, spans = given.get("birth"), given.get("spans")
        if born and spans and min(span.first for span in spans) <= born:
            self.add_error("spans", _("Có tháng đóng trước khi sinh. Xem lại năm sinh và các tháng đóng"))


def claim_of(given: dict[str, Any]) -> PensionClaim:
    """Yêu cầu as the rule takes it; the day inside the month of birth changes nothing."""
    return PensionClaim(
        sex=given["sex"],
        born_on=given["birth"].first,
        pension_month=given["pension_month"],
        spans=given["spans"],
        protected_months=compulsory_months(given["spans"]),
        heavy_months=given.get("heavy_months", 0),
        very_heavy_months=given.get("very_heavy_months", 0),
        coal_months=given.get("coal_months", 0),
        loss_percent=given.get("loss_percent", 0),
    )


def compute(given: dict[str, Any], today: date) -> Answer:
    """Lương hưu of the month asked for, or from which month there may be one."""
    claim = claim_of(given)
    sheet = pension_of(claim)
    findings = tuple(earliest(claim)) if sheet.is_blocked else ()
    age = retirement_age(claim.sex, given["birth"], parameters().on(claim.pension_month.first))
    facts = (
        (_("Tuổi nghỉ hưu bình thường của bạn"), shown_months(age.months)),
        (_("Đủ tuổi trong tháng"), age.reached.pretty),
        (_("Thời gian đã đóng"), shown_months(months_of(claim.spans))),
    )
    return answer(Part(_("Lương hưu"), sheet, total_label=_("Nhận một lần"), facts=facts, findings=findings))


def pension_of(claim: PensionClaim) -> Worksheet:
    """The rule at the law of the month asked for."""
    return pension_benefit(claim, parameters().on(claim.pension_month.first))


def earliest(claim: PensionClaim) -> list[Finding]:
    """Sớm nhất từ tháng nào: without paying on, and with paying on at the last wage."""
    still = first_month(claim, goes_on=False)
    paying = first_month(claim, goes_on=True)
    found = []
    if still:
        found.append(Finding(Level.NOTICE, "pension.earliest", WAITING, BASIS, {"month": still.pretty}))
    if paying and paying != still:
        found.append(Finding(Level.NOTICE, "pension.earliest", LATER, BASIS, {"month": paying.pretty}))
    return found


def first_month(claim: PensionClaim, *, goes_on: bool) -> Month | None:
    """The first month from the latest of age, months and the month asked for in which the rule says yes."""
    law = parameters().on(claim.pension_month.first)
    last = max(span.last for span in claim.spans)
    age = retirement_age(claim.sex, Month.of(claim.born_on), law)
    needed = law.whole("pension_needed_years", "ordinary") * 12
    start = max(FIRST, last + 1, age.pension_start)
    if goes_on:
        start = max(start, last + 1 + max(0, needed - months_of(claim.spans)))
    for further in range(LOOK_FURTHER):
        month = start + further
        asked = replace(claim, pension_month=month)
        if goes_on:
            asked = replace(asked, spans=prolonged(claim.spans, month - 1))
        if not pension_of(asked).is_blocked:
            return month
    return None


def prolonged(spans: tuple[PaySpan, ...], last: Month) -> tuple[PaySpan, ...]:
    """The history as if the last wage were paid on until ``last``."""
    newest = max(spans, key=lambda span: span.last)
    kind = PayKind.PRIVATE if newest.kind is PayKind.TOP_UP else newest.kind
    if newest.last >= last:
        return spans
    return (*spans, replace(newest, first=newest.last + 1, last=last, kind=kind))
