"""Tuổi nghỉ hưu: age, the month in which it is reached, the first month of a pension."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.rules.basics import Sex, day_of
from claims.rules.pension import AgeKind, RetirementAge, age_in_year, retirement_age
from vssportal.home.calculators.answers import Answer, Part, answer
from vssportal.home.calculators.inputs import SEXES, BirthMonthField, CalculatorForm, choice, of_enum, radios
from vssportal.home.calculators.rows import shown_months
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import ParametersOn, parameters
from vssportal.web.forms import DateField3

BASIS = "Bộ luật Lao động 2019 Điều 169; Nghị định 135/2020/NĐ-CP"
NORMAL = gettext_noop("Tuổi nghỉ hưu bình thường của năm đủ tuổi")
LOWER = gettext_noop("Được nghỉ sớm hơn")
AGE = gettext_noop("Tuổi nghỉ hưu")
REACHED = gettext_noop("Đã đủ tuổi từ tháng {month}.")
AHEAD = gettext_noop("Vào ngày {day} còn {months} tháng nữa mới đủ tuổi.")
EARLY = gettext_noop("Nghỉ trước tuổi vì suy giảm khả năng lao động thì lương hưu bị giảm tỷ lệ.")

KINDS = {
    AgeKind.NORMAL: _("Bình thường"),
    AgeKind.HEAVY: _("15 năm nghề nặng nhọc, độc hại hoặc ở vùng đặc biệt khó khăn"),
    AgeKind.COAL: _("15 năm khai thác than trong hầm lò"),
    AgeKind.LOSS_61: _("Suy giảm khả năng lao động từ 61%"),
    AgeKind.LOSS_81: _("Suy giảm khả năng lao động từ 81%"),
}


class RetirementAgeForm(CalculatorForm):
    sex = radios(_("Giới tính"), SEXES, Sex)
    birth = BirthMonthField(
        label=_("Tháng, năm sinh"),
        help_text=_("Ví dụ 07/1970. Chỉ biết năm thì gõ năm: tính như sinh tháng 1"),
    )
    kind = choice(_("Điều kiện làm việc hoặc sức khỏe"), of_enum(KINDS), AgeKind)
    day = DateField3(label=_("Tính đến ngày"))

    def propose(self, today: Any) -> None:
        self.fields["day"].initial = today

    def look_over(self, given: dict[str, Any]) -> None:
        self.refuse_birth()


def compute(given: dict[str, Any], today: Any) -> Answer:
    """Tuổi nghỉ hưu của một người, and how far it is from the chosen day."""
    day = given["day"]
    law = parameters().on(day)
    sex, birth, kind = given["sex"], given["birth"], given["kind"]
    age = retirement_age(sex, birth, law, kind)
    sheet = Worksheet()
    _lines(sheet, (sex, kind), age, law)
    is_reached = age.reached <= Month.of(day)
    left = age.reached.index - Month.of(day).index
    params = {"month": age.reached.pretty, "months": left, "day": f"{day:%d/%m/%Y}"}
    level = Level.PASSED if is_reached else Level.NOTICE
    sheet.note(Finding(level, "age.reached", REACHED if is_reached else AHEAD, BASIS, params))
    if kind in (AgeKind.LOSS_61, AgeKind.LOSS_81):
        sheet.note(Finding(Level.NOTICE, "age.reduced", EARLY, "Luật BHXH Điều 65, 66"))
    sheet.figures = list(law.used)
    facts = (
        (_("Tuổi nghỉ hưu"), shown_months(age.months)),
        (_("Đủ tuổi trong tháng"), age.reached.pretty),
        (_("Lương hưu sớm nhất từ tháng"), age.pension_start.pretty),
    )
    return answer(Part(_("Tuổi nghỉ hưu"), sheet, facts=facts))


def _lines(sheet: Worksheet, who: tuple[Sex, AgeKind], age: RetirementAge, law: ParametersOn) -> None:
    """The scale of the year in which the age is reached, less what the conditions give."""
    sex, kind = who
    start = day_of(law, "retirement_scale_start")
    if age.reached.year >= start.year:
        scale = law.at(max(law.day, start))
        first, step, last = (scale.whole(f"retirement_age_{part}", sex) for part in ("first", "step", "last"))
        normal = age_in_year(sex, age.reached.year, law)
        formula = "" if normal == last else f"{first} + {step} × ({age.reached.year} − {start.year})"
        sheet.step("normal", NORMAL, normal, unit="months", formula=formula, basis=BASIS)
        if kind is not AgeKind.NORMAL:
            sheet.step(
                "lower",
                LOWER,
                normal - age.months,
                unit="months",
                basis="Bộ luật Lao động 2019 Điều 169 khoản 3; Luật BHXH Điều 64, 65",
            )
    sheet.step("age", AGE, age.months, unit="months", basis=BASIS)
