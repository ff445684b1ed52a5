"""Giấy xác nhận tham gia BHXH theo Hiệp định Việt Nam – Hàn Quốc (hiệu lực 01/01/2024).

Scope: pension and survivors on the Vietnamese side, the National Pension on the Korean. Form number, papers
and time limit were not found; the figures carry their doubt.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.rules.basics import day_of, last_day_of_leave, months_and_days, pretty
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

MONTHS = _("Thời gian được miễn đóng, tháng")
NO_LIMIT = _("Người được tuyển tại chỗ đóng theo nước làm việc: không cấp giấy.")
WITHIN = _("Thời gian cử đi {months} tháng, trong {most} tháng.")
NEEDS_CONSENT = _("Thời gian cử đi {months} tháng, quá {most} tháng: cần hai cơ quan cùng đồng ý.")
TOO_LONG = _("Thời gian cử đi {months} tháng, quá {most} tháng kể cả gia hạn.")
BEFORE_TREATY = _("Thời gian trước ngày {day} không tính vào Hiệp định.")
NOT_INSURED = _("Chưa tham gia BHXH bắt buộc ở Việt Nam.")


class Posting(StrEnum):
    """Cách làm việc ở nước kia."""

    DISPATCHED = "dispatched"
    LOCAL_HIRE = "local_hire"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageClaim:
    """Đề nghị cấp giấy xác nhận: from when to when the worker is sent, both days included."""

    posting: Posting
    first_on: date
    last_on: date
    is_insured: bool = True


def covered_from(claim: CoverageClaim, law: ParametersOn) -> date:
    """Ngày bắt đầu tính: a posting of before the treaty counts from the day it came into force."""
    return max(claim.first_on, day_of(law, "korea_treaty_since"))


def eligibility(claim: CoverageClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: insured, dispatched, 60 months and 36 more with consent of both agencies."""
    basis = "Hiệp định BHXH Việt Nam – Hàn Quốc"
    if not claim.is_insured:
        return [Finding(Level.BLOCKER, "coverage.insured", NOT_INSURED, basis)]
    if claim.posting is Posting.LOCAL_HIRE:
        return [Finding(Level.BLOCKER, "coverage.local_hire", NO_LIMIT, basis)]
    law = law.at(max(claim.first_on, day_of(law, "korea_treaty_since")))
    first = covered_from(claim, law)
    found = []
    if first > claim.first_on:
        found.append(Finding(Level.NOTICE, "coverage.before", BEFORE_TREATY, basis, {"day": pretty(first)}))
    most = law.whole("korea_dispatch_months", "first")
    longest = most + law.whole("korea_dispatch_months", "extension")
    months, days = months_and_days(first, claim.last_on)
    length = months + (1 if days else 0)
    if claim.last_on <= last_day_of_leave(first, most):
        found.append(
            Finding(Level.PASSED, "coverage.length", WITHIN, basis, {"months": length, "most": most})
        )
    elif claim.last_on <= last_day_of_leave(first, longest):
        params = {"months": length, "most": most}
        found.append(Finding(Level.NEEDS_APPROVAL, "coverage.length", NEEDS_CONSENT, basis, params))
    else:
        params = {"months": length, "most": longest}
        found.append(Finding(Level.BLOCKER, "coverage.length", TOO_LONG, basis, params))
    return found


@rule("coverage_certificate", CoverageClaim)
def coverage_certificate(claim: CoverageClaim, law: ParametersOn) -> Worksheet:
    """Thời gian của giấy xác nhận, in whole and begun months; no money moves."""
    sheet = Worksheet(findings=eligibility(claim, law))
    if not sheet.is_blocked:
        first = covered_from(claim, law)
        months, days = months_and_days(first, claim.last_on)
        formula = f"{pretty(first)}–{pretty(claim.last_on)}"
        basis = "Hiệp định BHXH Việt Nam – Hàn Quốc"
        sheet.step("months", MONTHS, months + (1 if days else 0), unit="months", formula=formula, basis=basis)
    return sheet
