"""Danh mục phép tính: addresses, titles, forms and what computes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from vssportal.home.calculators import (
    household,
    lump_sum,
    maternity,
    monthly,
    payroll,
    pension,
    retirement_age,
    sickness,
    unemployment,
    voluntary,
)
from vssportal.home.calculators.answers import Answer, Text
from vssportal.home.calculators.inputs import CalculatorForm


@dataclass(frozen=True, slots=True)
class Calculator:
    """Một phép tính. ``slug`` is its address under /tinh-thu/; ``example`` a query that fills it;
    ``procedure`` the page of the dossier it leads to, ``related`` another calculator beside it.
    """

    slug: str
    title: Text
    lead: Text
    form: type[CalculatorForm]
    compute: Callable[[dict[str, Any], date], Answer]
    icon: str
    example: str = ""
    procedure: str = ""
    related: tuple[str, Text] = ("", "")

    @property
    def path(self) -> str:
        return f"/tinh-thu/{self.slug}/"

    @property
    def name(self) -> str:
        return f"calculator-{self.slug.replace('/', '-')}"


CALCULATORS = (
    Calculator(
        "luong-huu",
        _("Lương hưu"),
        _("Bạn được bao nhiêu mỗi tháng, từ khi nào, và vì sao."),
        pension.PensionForm,
        pension.compute,
        "umbrella",
        "sex=F&birth=05/1969&pension_month=06/2026&spans_0_first=06/1996&spans_0_last=12/2010"
        "&spans_0_kind=private&spans_0_wage=2.000.000&spans_1_first=01/2011&spans_1_last=05/2026"
        "&spans_1_kind=private&spans_1_wage=8.000.000",
        "/thu-tuc/luong-huu/",
        ("/tinh-thu/tuoi-nghi-huu/", _("Tính tuổi nghỉ hưu")),
    ),
    Calculator(
        "thai-san",
        _("Tiền thai sản"),
        _("Tiền nghỉ sinh và trợ cấp một lần, của mẹ và của cha."),
        maternity.MaternityForm,
        maternity.compute,
        "balloon-heart",
        "kind=birth&birth_on=10/08/2026&child_order=2&history_0_first=09/2024"
        "&history_0_last=07/2026&history_0_wage=10.000.000",
        "/thu-tuc/thai-san/",
    ),
    Calculator(
        "om-dau",
        _("Tiền ốm đau"),
        _("Một đợt nghỉ ốm của bạn hoặc chăm con ốm."),
        sickness.SicknessForm,
        sickness.compute,
        "bandaid",
        "kind=own&first_on=03/08/2026&last_on=07/08/2026&wage=9.600.000&paid_months=60",
        "/thu-tuc/om-dau/",
    ),
    Calculator(
        "that-nghiep",
        _("Trợ cấp thất nghiệp"),
        _("Mức mỗi tháng, được mấy tháng, còn bao nhiêu tháng bảo lưu."),
        unemployment.UnemploymentForm,
        unemployment.compute,
        "briefcase",
        "ended_on=31/08/2026&filed_on=10/09/2026"
        "&history_0_first=01/2022&history_0_last=08/2026&history_0_wage=12.000.000&region=I",
        "/thu-tuc/tro-cap-that-nghiep/",
    ),
    Calculator(
        "bhxh-mot-lan",
        _("BHXH một lần"),
        _("Nhận một lần được bao nhiêu, và giữ lại thì được gì."),
        lump_sum.LumpSumForm,
        lump_sum.compute,
        "cash-coin",
        "ground=left_a_year&decided_on=01/09/2026&spans_0_first=01/2010"
        "&spans_0_last=06/2025&spans_0_kind=private&spans_0_wage=6.000.000&sex=F&birth=04/1985",
        "/thu-tuc/bhxh-mot-lan/",
        ("/tinh-thu/luong-huu/", _("Tính lương hưu")),
    ),
    Calculator(
        "bhxh-tu-nguyen",
        _("Mức đóng BHXH tự nguyện"),
        _("Bạn đóng bao nhiêu, Nhà nước hỗ trợ bao nhiêu."),
        voluntary.VoluntaryForm,
        voluntary.compute,
        "piggy-bank",
        "income=3.000.000&months=12&group=other&paid_on=01/09/2026",
        "/thu-tuc/bhxh-tu-nguyen/",
    ),
    Calculator(
        "bhyt-ho-gia-dinh",
        _("Mức đóng BHYT hộ gia đình"),
        _("Người thứ nhất đóng đủ, từ người thứ hai được giảm."),
        household.HouseholdForm,
        household.compute,
        "people",
        "members=4&months=12&paid_on=01/09/2026",
        "/thu-tuc/bhyt-ho-gia-dinh/",
    ),
    Calculator(
        "muc-dong",
        _("Mức đóng hằng tháng"),
        _("Người lao động và đơn vị đóng bao nhiêu, vào quỹ nào."),
        monthly.MonthlyForm,
        monthly.compute,
        "calculator",
        "wage=20.000.000&month=09/2026&category=employee&region=I",
        related=("/tinh-thu/muc-dong/bang-luong/", _("Tính cho cả bảng lương")),
    ),
    Calculator(
        "muc-dong/bang-luong",
        _("Mức đóng của cả bảng lương"),
        _("Dán bảng lương của một tháng, xem số tiền đóng của từng người và của đơn vị."),
        payroll.PayrollForm,
        payroll.compute,
        "table",
        related=("/tinh-thu/muc-dong/", _("Tính cho một người")),
    ),
    Calculator(
        "tuoi-nghi-huu",
        _("Tuổi nghỉ hưu"),
        _("Bao nhiêu tuổi, vào tháng nào thì bạn được nghỉ hưu."),
        retirement_age.RetirementAgeForm,
        retirement_age.compute,
        "calendar-check",
        "sex=M&birth=08/1967&kind=normal",
        related=("/tinh-thu/luong-huu/", _("Tính lương hưu")),
    ),
)


def by_slug(slug: str) -> Calculator:
    """The calculator at this address; KeyError for another."""
    return {calculator.slug: calculator for calculator in CALCULATORS}[slug]
