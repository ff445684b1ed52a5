"""Kiểm tra về việc làm và tiền lương: wages against floor and ceiling, jumps, months, contracts, change codes.

Below the floor of the contribution base (mức tham chiếu) is an error: Luật BHXH 41/2024 Điều 31 khoản 1 điểm đ
allows no lower base. Below the regional minimum is a warning that a person confirms: the labour law forbids it
for full-time work, but the insurance law does not, and part-time work may lawfully be paid less.
"""

from functools import lru_cache

from contributions.rules.declaration_checks.case import Case, Found
from contributions.rules.difference import (
    ADJUSTS,
    ENTERS,
    LEAVES,
    NOT_HERE,
    PAUSES,
    RETURNS,
    Change,
    Situation,
)
from contributions.rules.saying import dots
from vssportal.kernel.identifiers import check_facility_code

# A list names a handful of facilities thousands of times.
_facility_problem = lru_cache(maxsize=4096)(check_facility_code)


def wage_missing(case: Case) -> Found | None:
    """Thiếu mức lương đóng của người đang làm việc (D02-LT cột 4)."""
    if case.wage_vnd or not case.is_working or "wage" in case.broken:
        return None
    return Found("wage_missing", "wage", dots(case.before.wage_vnd) if case.before else "")


def wage_below_floor(case: Case) -> Found | None:
    """Thấp hơn mức tham chiếu (Luật BHXH 41/2024 Điều 31 khoản 1 điểm đ)."""
    if not case.wage_vnd or not case.is_working or case.wage_vnd >= case.terms.si_floor_vnd:
        return None
    return Found("wage_below_floor", "wage", params={"floor": dots(case.terms.si_floor_vnd)})


def wage_below_regional(case: Case) -> Found | None:
    """Thấp hơn lương tối thiểu vùng (Nghị định 293/2025 Điều 3); not for wages the State sets."""
    terms, wage = case.terms, case.wage_vnd
    if not wage or not case.is_working or case.row.wage_coefficient is not None:
        return None
    if wage >= terms.regional_minimum_vnd or wage < terms.si_floor_vnd:
        return None
    params = {"region": terms.region, "minimum": dots(terms.regional_minimum_vnd)}
    return Found("wage_below_regional", "wage", params=params)


def wage_above_ceiling(case: Case) -> Found | None:
    """Cao hơn 20 lần mức tham chiếu: the ceiling is used, nothing is to be mended (Luật BHXH 41/2024 Điều 31)."""
    if not case.wage_vnd or not case.is_working or case.wage_vnd <= case.terms.si_ceiling_vnd:
        return None
    return Found("wage_above_ceiling", "wage", params={"ceiling": dots(case.terms.si_ceiling_vnd)})


def wage_jump(case: Case) -> Found | None:
    """Mức lương đổi quá nhiều so với kỳ trước: often a zero too many or too few."""
    before, wage = case.before, case.wage_vnd
    if before is None or not wage or not before.wage_vnd or not case.is_working or wage == before.wage_vnd:
        return None
    percent = abs(wage - before.wage_vnd) * 100 // before.wage_vnd
    if percent <= case.terms.jump_percent:
        return None
    code = "wage_jump" if wage > before.wage_vnd else "wage_drop"
    return Found(code, "wage", params={"percent": str(percent), "before": dots(before.wage_vnd)})


def from_month_later(case: Case) -> Found | None:
    """Từ tháng sau kỳ kê khai."""
    start, terms = case.row.from_month, case.terms
    if start is None or start <= terms.month.first:
        return None
    return Found("from_month_later", "from_month", terms.month.pretty, {"period": terms.month.pretty})


def months_in_order(case: Case) -> Found | None:
    """Đến tháng trước từ tháng."""
    start, end = case.row.from_month, case.row.to_month
    return Found("to_month_first", "to_month") if start and end and end < start else None


def registered_late(case: Case) -> Found | None:
    """Người mới có từ tháng trước kỳ này: only this month is booked, the others need a supplement.

    Luật BHXH 41/2024 Điều 28 khoản 1: within 30 days of becoming liable.
    """
    start, terms = case.row.from_month, case.terms
    if start is None or case.change is not Change.NEW or start >= terms.month.first or not terms.is_main:
        return None
    return Found(
        "registered_late",
        "from_month",
        params={"from": f"{start:%m/%Y}", "period": terms.month.pretty},
    )


def contract_missing(case: Case) -> Found | None:
    """Người mới trên D02-LT phải có đúng một loại hợp đồng (cột 10, 11, 12)."""
    if case.terms.kind != "d02_lt" or case.change is not Change.NEW or not case.is_working:
        return None
    if case.row.contract_kind or "contract_kind" in case.broken:
        return None
    return Found("contract_missing", "contract_kind")


def change_not_here(case: Case) -> Found | None:
    """Phương án of one fund alone or of months gone by is no part of a month's list."""
    if case.row.change_code not in NOT_HERE:
        return None
    return Found("change_not_here", "change_code", params={"change": case.row.change_code})


def change_needs_member(case: Case) -> Found | None:
    """Báo giảm, tạm nghỉ, điều chỉnh, đi làm lại of somebody who is not on the employer's book."""
    code = case.row.change_code
    if case.before is not None or not (
        code in LEAVES or code in PAUSES or code in ADJUSTS or code in RETURNS
    ):
        return None
    return Found("change_needs_member", "change_code", params={"change": code})


def already_member(case: Case) -> Found | None:
    """Báo tăng of somebody who is on the book already: taken as no increase."""
    if case.before is None or case.row.change_code not in ENTERS or case.change is Change.BACK:
        return None
    return Found("already_member", "change_code", params={"since": f"{case.before.since_month:%m/%Y}"})


def back_from_leave(case: Case) -> Found | None:
    """Đang tạm nghỉ mà tệp có lương, without the code ON: a person confirms the return."""
    before = case.before
    if before is None or case.change is not Change.BACK or case.row.change_code:
        return None
    code = {Situation.MATERNITY: "back_from_maternity"}.get(Situation(before.situation), "back_from_leave")
    return Found(code, "wage")


def facility_text(case: Case) -> Found | None:
    """Nơi khám chữa bệnh ban đầu không phải mã 5 chữ số."""
    code = case.row.facility_code
    if not code or _facility_problem(code) is None:
        return None
    return Found("facility_text", "facility_code", params={"given": code})
