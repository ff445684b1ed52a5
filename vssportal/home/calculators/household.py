"""BHYT hộ gia đình: the scale from the first member to the fifth and on."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributions.rules.household import Household, household_health
from vssportal.home.calculators.answers import Answer, Part, answer
from vssportal.home.calculators.inputs import CalculatorForm, choice, whole
from vssportal.legal.parameters import parameters
from vssportal.web.forms import DateField3

PERIODS = [(12, _("12 tháng")), (6, _("6 tháng")), (3, _("3 tháng"))]


class HouseholdForm(CalculatorForm):
    earliest = date(2015, 1, 1)
    nouns: ClassVar[dict[str, Any]] = {"members": _("số người đóng")}
    members = whole(_("Số người đóng lần này"), min_value=1, max_value=30)
    months = choice(_("Đóng cho"), PERIODS, int)
    joined_before = whole(
        _("Số người cùng hộ đã đóng trong năm"), initial=0, min_value=0, max_value=30,
        help_text=_("Không tính người có thẻ theo việc làm, trẻ em, người nghèo và người được quỹ đóng"),
    )  # fmt: skip
    paid_on = DateField3(label=_("Ngày đóng"))

    def propose(self, today: Any) -> None:
        self.fields["paid_on"].initial = today


def compute(given: dict[str, Any], today: date) -> Answer:
    """Mức đóng của cả hộ."""
    household = Household(**{name: given[name] for name in HouseholdForm.base_fields})
    sheet = household_health(household, parameters().on(household.paid_on))
    labels = dict(labels_of(household))
    return answer(Part(_("Mức đóng BHYT hộ gia đình"), sheet, total_label=_("Cả hộ đóng"), labels=labels))


def labels_of(household: Household) -> Iterator[tuple[str, str]]:
    """Which member a line is about: two lines each, of a month and of the whole period."""
    first = household.joined_before + 1
    for place in range(first, first + household.members):
        yield f"member.{place}.monthly", gettext("Người thứ {n}, một tháng").format(n=place)
        yield f"member.{place}", gettext("Người thứ {n}, cả kỳ").format(n=place)
