"""Ai phải tham gia: which insurances a piece of work makes compulsory, and why the others are not.

Luật BHXH 41/2024 Điều 2; Nghị định 158/2025 Điều 3; Luật 51/2024 (BHYT) Điều 12; Luật Việc làm 74/2025 Điều 31; before,
Luật 58/2014 Điều 2, Luật Việc làm 38/2013 Điều 43, Nghị định 143/2018 Điều 2.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from contributions.rules.categories import Category
from contributions.rules.funds import Fund, Payer, figure_of
from contributions.rules.levels import base_floor
from contributions.rules.saying import dots
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import full_years
from vssportal.legal.parameters import ParametersOn

CONTRACTS = frozenset({Category.EMPLOYEE, Category.PART_TIME_EMPLOYEE, Category.FOREIGN_EMPLOYEE})
NAMES = {
    Fund.PENSION: "si",
    Fund.SICKNESS: "si",
    Fund.ACCIDENT: "accident",
    Fund.HEALTH: "health",
    Fund.UNEMPLOYMENT: "unemployment",
}
PENSIONER = _(
    "Người đang hưởng lương hưu, trợ cấp BHXH hoặc trợ cấp hằng tháng không thuộc diện BHXH bắt buộc."
)
DOMESTIC = _("Người giúp việc gia đình không thuộc diện BHXH bắt buộc.")
PROBATION = _("Hợp đồng thử việc riêng không thuộc diện BHXH bắt buộc.")
BELOW_FLOOR = _("Tiền lương {wage} đồng thấp hơn mức sàn {floor} đồng nên không thuộc diện BHXH bắt buộc.")
TRANSFEREE = _("Người nước ngoài di chuyển trong nội bộ doanh nghiệp không thuộc diện BHXH bắt buộc.")
TREATY = _("Điều ước quốc tế quy định khác nên không thuộc diện BHXH bắt buộc.")
AGED = _("Đã đủ tuổi nghỉ hưu nên không thuộc diện BHXH bắt buộc.")
NOT_DECLARING = _("Chủ hộ kinh doanh không nộp thuế theo kê khai tham gia bắt buộc từ {day}.")
SHORT = _("Hợp đồng {months} tháng chưa đủ {needed} tháng để tham gia quỹ này.")
ARTICLE = "Luật BHXH 41/2024/QH15, Điều 2"


@dataclass(frozen=True, slots=True)
class Work:
    """Công việc của một người ở một ngày.

    ``contract_months`` None: indefinite, or no contract needed; ``is_of_pension_age``: had reached retirement age
    (foreigners: when signing); ``months_missing``: months missing for a pension, for letters m and n past that age;
    ``declares_tax``: household owner who pays tax by declaration.
    """

    category: Category
    contract_months: int | None = None
    wage_vnd: int = 0
    region: str = "I"
    draws_pension: bool = False
    is_domestic: bool = False
    is_probation: bool = False
    is_transferee: bool = False
    has_treaty: bool = False
    is_of_pension_age: bool = False
    months_missing: int = 0
    declares_tax: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """Các quỹ phải tham gia, and a notice for every reason why one is not."""

    funds: frozenset[Fund]
    findings: tuple[Finding, ...] = ()

    def __contains__(self, fund: Fund) -> bool:
        return fund in self.funds


def coverage(work: Work, day: date, law: ParametersOn) -> Coverage:
    """Các quỹ bắt buộc của công việc vào ngày ``day`` (the ruling day).

    A reason that shuts out of SI shuts out of unemployment, which follows it, and of health insurance through work;
    accident insurance of people on pension stays out here, too (UNSURE for pensioners who work, see docs).
    """
    law = law.at(day)
    reasons = [finding for check in EXCLUSIONS for finding in check(work, law)]
    if reasons:
        return Coverage(frozenset(), tuple(reasons))
    rated = [fund for fund in Fund if _is_rated(fund, work.category, law)]
    short = {fund: needed for fund in rated if (needed := _needed(fund, work, law))}
    notes = tuple(_too_short(fund, work, needed) for fund, needed in short.items())
    return Coverage(frozenset(fund for fund in rated if fund not in short), notes)


def may_join_voluntarily(
    born_on: date,
    day: date,
    law: ParametersOn,
    *,
    is_compulsory: bool,
    draws_benefit: bool,
    is_suspended: bool,
) -> bool:
    """Được tham gia BHXH tự nguyện: 15 or older, not compulsory unless suspended, drawing nothing (Điều 2 khoản 4)."""
    if full_years(born_on, day) < law.at(day).whole("voluntary_age") or draws_benefit:
        return False
    return is_suspended or not is_compulsory


def _is_rated(fund: Fund, category: Category, law: ParametersOn) -> bool:
    return any(
        law.has(figure_of(fund, payer), category)
        for payer in (Payer.EMPLOYEE, Payer.EMPLOYER)
        if (fund, payer) != (Fund.ACCIDENT, Payer.EMPLOYEE)
    )


def _needed(fund: Fund, work: Work, law: ParametersOn) -> int:
    """Contract months that are missing for this fund; 0 when the contract is long enough."""
    if work.category not in CONTRACTS or work.contract_months is None:
        return 0
    key = NAMES[fund]
    foreign = f"foreign_{key}"
    if work.category is Category.FOREIGN_EMPLOYEE:
        key = foreign if law.has("contract_months_needed", foreign) else "foreign_si"
    needed = law.whole("contract_months_needed", key)
    return needed if work.contract_months < needed else 0


def _too_short(fund: Fund, work: Work, needed: int) -> Finding:
    params = {"months": work.contract_months, "needed": needed}
    return Finding(Level.NOTICE, f"short_contract.{fund}", SHORT, ARTICLE, params)


def _out(code: str, template: str, basis: str, **params: object) -> list[Finding]:
    return [Finding(Level.NOTICE, code, template, basis, params)]


def _pensioner(work: Work, _law: ParametersOn) -> list[Finding]:
    return _out("pensioner", PENSIONER, f"{ARTICLE} khoản 7 điểm a") if work.draws_pension else []


def _domestic(work: Work, _law: ParametersOn) -> list[Finding]:
    return _out("domestic", DOMESTIC, f"{ARTICLE} khoản 7 điểm b") if work.is_domestic else []


def _probation(work: Work, _law: ParametersOn) -> list[Finding]:
    basis = "Nghị định 158/2025/NĐ-CP, Điều 3 khoản 5"
    return _out("probation", PROBATION, basis) if work.is_probation else []


def _below_floor(work: Work, law: ParametersOn) -> list[Finding]:
    floor = base_floor(work.region, law)
    if work.category is not Category.PART_TIME_EMPLOYEE or work.wage_vnd >= floor:
        return []
    basis = "Nghị định 158/2025/NĐ-CP, Điều 3 khoản 5"
    return _out("below_floor", BELOW_FLOOR, basis, wage=dots(work.wage_vnd), floor=dots(floor))


def _foreigner(work: Work, _law: ParametersOn) -> list[Finding]:
    if work.category is not Category.FOREIGN_EMPLOYEE:
        return []
    if work.is_transferee:
        return _out("transferee", TRANSFEREE, f"{ARTICLE} khoản 2 điểm a")
    if work.is_of_pension_age:
        return _out("aged", AGED, f"{ARTICLE} khoản 2 điểm b")
    return _out("treaty", TREATY, f"{ARTICLE} khoản 2 điểm c") if work.has_treaty else []


def _owner(work: Work, law: ParametersOn) -> list[Finding]:
    if work.category not in (Category.HOUSEHOLD_OWNER, Category.UNSALARIED_MANAGER):
        return []
    at_most = law.whole("missing_months_at_most")
    if work.is_of_pension_age and not 0 < work.months_missing <= at_most:
        return _out("aged", AGED, f"{ARTICLE} khoản 7 điểm c")
    if work.category is Category.UNSALARIED_MANAGER or work.declares_tax:
        return []
    if not law.has("household_owner_all_from"):
        return []
    all_from = date.fromisoformat(law.text("household_owner_all_from"))
    if law.day >= all_from:
        return []
    basis = "Nghị định 158/2025/NĐ-CP, Điều 3 khoản 2"
    return _out("not_declaring", NOT_DECLARING, basis, day=all_from.strftime("%d/%m/%Y"))


EXCLUSIONS: tuple[Callable[[Work, ParametersOn], list[Finding]], ...] = (
    _pensioner,
    _domestic,
    _probation,
    _below_floor,
    _foreigner,
    _owner,
)
