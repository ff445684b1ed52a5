"""Điều kiện hưởng chế độ thai sản: every check with what it saw, the passed ones too."""

from datetime import date, timedelta

from claims.rules.basics import day_of, pretty
from claims.rules.maternity.inputs import MaternityClaim, MaternityKind, ruling_day
from claims.rules.maternity.leave import Leave, grounds, leave_of
from claims.rules.maternity.window import Ground, Window, window_of
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import add_months
from vssportal.legal.parameters import ParametersOn

ENOUGH = gettext_noop("Đã đóng {counted} tháng từ {first} đến {last}, cần ít nhất {needed} tháng.")
TOO_FEW = gettext_noop("Mới đóng {counted} tháng từ {first} đến {last}, cần ít nhất {needed} tháng.")
INSURED = gettext_noop("Đang tham gia BHXH bắt buộc vào ngày {day}.")
NOT_INSURED = gettext_noop("Không tham gia BHXH bắt buộc vào ngày {day}.")
QUIT = gettext_noop("Đã thôi việc ngày {day}: vẫn được hưởng, thời gian hưởng không tính là thời gian đóng.")
FATHER_IN_TIME = gettext_noop("Bắt đầu nghỉ ngày {day}, trong {days} ngày kể từ ngày vợ sinh con.")
FATHER_TOO_LATE = gettext_noop("Bắt đầu nghỉ ngày {day}, quá {days} ngày kể từ ngày vợ sinh con.")
MORE_DAYS = gettext_noop("Đề nghị {asked} ngày, được tính nhiều nhất {most} ngày.")
TAKEN = gettext_noop("Trợ cấp một lần thuộc về người có quyền trước.")
LATE = gettext_noop("Nộp sau ngày {deadline}. Ghi lời giải trình khi nộp hồ sơ.")
IN_TIME = gettext_noop("Nộp trước khi hết hạn ngày {deadline}.")
BEFORE_BIRTH = gettext_noop("Nghỉ trước khi sinh quá {months} tháng. Xem lại ngày bắt đầu nghỉ.")
EARLY_RETURN = gettext_noop(
    "Trở lại làm việc ngày {day}: hưởng cả tiền lương và trợ cấp, đóng BHXH từ ngày này."
)
TOO_EARLY_RETURN = gettext_noop("Trở lại làm việc ngày {day}, khi chưa nghỉ đủ {months} tháng.")
TOO_MANY_VISITS = gettext_noop("Lần khám thai thứ {visit}: chỉ được nghỉ hưởng {most} lần mỗi thai kỳ.")
TOO_OLD = gettext_noop("Con đã đủ {months} tháng tuổi vào ngày nhận.")
NO_DAY = gettext_noop("Ghi ngày người mẹ chết hoặc được xác nhận không đủ sức khỏe chăm sóc con.")
COMPULSORY_FIRST = gettext_noop("Đủ điều kiện thai sản của BHXH bắt buộc: chỉ hưởng theo BHXH bắt buộc.")
TOO_SOON_FOR_LAW = gettext_noop("Chế độ này chỉ áp dụng cho con sinh từ ngày {day}.")

_NEEDS_MONTHS = (
    MaternityKind.BIRTH,
    MaternityKind.SURROGATE,
    MaternityKind.COMMISSIONING,
    MaternityKind.ADOPTION,
    MaternityKind.FATHER_ONE_TIME,
)
_NEEDS_INSURANCE = (
    MaternityKind.PRENATAL,
    MaternityKind.LOSS,
    MaternityKind.FATHER,
    MaternityKind.IUD,
    MaternityKind.STERILISATION,
)
_RECEIVES_CHILD = (MaternityKind.ADOPTION, MaternityKind.COMMISSIONING)


def eligibility(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra điều kiện (Luật 41/2024 Điều 50, 53–58, 94; law of ``ruling_day``)."""
    law = law.at(ruling_day(claim))
    if claim.kind is MaternityKind.VOLUNTARY:
        return _voluntary(claim, law)
    found: list[Finding] = []
    if claim.kind in _NEEDS_MONTHS:
        found.append(_months(claim, law))
    if claim.kind in _NEEDS_INSURANCE:
        found.append(_insured(claim))
    if claim.kind is MaternityKind.FATHER:
        found.append(_father_start(claim, law))
    found.extend(_particular(claim, law))
    found.extend(_deadline(claim, leave_of(claim, law).last_on or claim.leave_to, law, "after_leave"))
    return found


def best_window(claim: MaternityClaim, law: ParametersOn) -> Window:
    """Khoảng xét có lợi nhất: the first ground that is enough, else the ordinary one."""
    windows = [window_of(claim.event_on, claim.history, law, ground) for ground in grounds(claim, law)]
    return next((window for window in windows if window.is_enough), windows[0])


def _months(claim: MaternityClaim, law: ParametersOn) -> Finding:
    paragraph = {Ground.ORDINARY: "2", Ground.BED_REST: "3", Ground.INFERTILITY: "5"}
    window = best_window(claim, law)
    basis = f"Luật BHXH Điều 50 khoản {paragraph[window.ground]}"
    return _window_finding(window, basis)


def _window_finding(window: Window, basis: str) -> Finding:
    params = {
        "counted": window.counted,
        "needed": window.needed,
        "first": window.first.pretty,
        "last": window.last.pretty,
        "ground": str(window.ground),
    }
    level = Level.PASSED if window.is_enough else Level.BLOCKER
    return Finding(level, "maternity.months", ENOUGH if window.is_enough else TOO_FEW, basis, params)


def _insured(claim: MaternityClaim) -> Finding:
    level = Level.PASSED if claim.is_insured else Level.BLOCKER
    template = INSURED if claim.is_insured else NOT_INSURED
    return Finding(
        level, "maternity.insured", template, "Luật BHXH Điều 50 khoản 1", {"day": pretty(claim.event_on)}
    )


def _father_start(claim: MaternityClaim, law: ParametersOn) -> Finding:
    """Điều 53 khoản 3: since 2025 the start, before it the whole leave, lies within the days."""
    days = law.at(claim.birth_on).whole("father_start_days")
    is_in_time = claim.starts_on <= claim.birth_on + timedelta(days=days)
    params = {"day": pretty(claim.starts_on), "days": days}
    level = Level.PASSED if is_in_time else Level.BLOCKER
    template = FATHER_IN_TIME if is_in_time else FATHER_TOO_LATE
    return Finding(level, "maternity.father_start", template, "Luật BHXH Điều 53 khoản 3", params)


def _particular(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    return [
        *_visits(claim, law),
        *_carer(claim),
        *_days_asked(claim, leave_of(claim, law)),
        *_one_time_order(claim),
        *_age_of_child(claim, law),
        *_quit(claim),
        *_start_before_birth(claim, law),
        *_return(claim, law),
    ]


def _visits(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    most = law.whole("prenatal_visits")
    if claim.kind is not MaternityKind.PRENATAL or claim.visit <= most:
        return []
    params = {"visit": claim.visit, "most": most}
    return [Finding(Level.BLOCKER, "maternity.visits", TOO_MANY_VISITS, "Luật BHXH Điều 51 khoản 1", params)]


def _carer(claim: MaternityClaim) -> list[Finding]:
    if claim.kind is not MaternityKind.CARER or claim.mother_gone_on:
        return []
    return [Finding(Level.BLOCKER, "maternity.mother_gone", NO_DAY, "Luật BHXH Điều 53 khoản 5, 7")]


def _days_asked(claim: MaternityClaim, leave: Leave) -> list[Finding]:
    if not claim.days or claim.days <= leave.most or leave.months:
        return []
    params = {"asked": claim.days, "most": leave.most}
    return [Finding(Level.NOTICE, "maternity.more_days", MORE_DAYS, leave.basis, params)]


def _one_time_order(claim: MaternityClaim) -> list[Finding]:
    if not claim.one_time_taken:
        return []
    alone = (MaternityKind.FATHER_ONE_TIME, MaternityKind.VOLUNTARY)
    level = Level.BLOCKER if claim.kind in alone else Level.NOTICE
    basis = "Luật BHXH Điều 58 khoản 1, 2; Điều 94 khoản 3"
    return [Finding(level, "maternity.one_time_order", TAKEN, basis)]


def _age_of_child(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    months = law.whole("adoption_age_months")
    if claim.kind not in _RECEIVES_CHILD or claim.event_on < add_months(claim.birth_on, months):
        return []
    return [
        Finding(
            Level.BLOCKER,
            "maternity.child_age",
            TOO_OLD,
            "Luật BHXH Điều 50 khoản 1 điểm đ",
            {"months": months},
        )
    ]


def _quit(claim: MaternityClaim) -> list[Finding]:
    if claim.quit_on is None or claim.quit_on >= claim.event_on or claim.kind not in _NEEDS_MONTHS:
        return []
    return [
        Finding(
            Level.NOTICE, "maternity.quit", QUIT, "Luật BHXH Điều 50 khoản 4", {"day": pretty(claim.quit_on)}
        )
    ]


def _start_before_birth(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    months = law.whole("maternity_leave_months", "before_birth")
    if claim.kind not in (MaternityKind.BIRTH, MaternityKind.SURROGATE):
        return []
    if claim.starts_on >= add_months(claim.birth_on, -months):
        return []
    basis = "Bộ luật Lao động 2019 Điều 139 khoản 1"
    return [Finding(Level.NEEDS_APPROVAL, "maternity.before_birth", BEFORE_BIRTH, basis, {"months": months})]


def _return(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    if claim.returned_on is None or claim.kind is not MaternityKind.BIRTH:
        return []
    months = law.whole("early_return_months")
    params = {"day": pretty(claim.returned_on), "months": months}
    basis = "Bộ luật Lao động 2019 Điều 139 khoản 4; Luật BHXH Điều 53 khoản 1"
    if claim.returned_on < add_months(claim.starts_on, months):
        return [Finding(Level.NEEDS_APPROVAL, "maternity.early_return", TOO_EARLY_RETURN, basis, params)]
    return [Finding(Level.NOTICE, "maternity.early_return", EARLY_RETURN, basis, params)]


def _deadline(claim: MaternityClaim, from_day: date | None, law: ParametersOn, key: str) -> list[Finding]:
    """A late filing is a matter of explaining, never a refusal (Luật 41/2024 Điều 92, 113)."""
    if claim.filed_on is None or from_day is None:
        return []
    deadline = from_day + timedelta(days=law.whole("maternity_filing_days", key))
    is_late = claim.filed_on > deadline
    level = Level.NOTICE if is_late else Level.PASSED
    template = LATE if is_late else IN_TIME
    basis = (
        "Luật BHXH Điều 62 khoản 1, Điều 92"
        if key == "after_leave"
        else "Luật BHXH Điều 97 khoản 1, Điều 113"
    )
    return [Finding(level, "maternity.deadline", template, basis, {"deadline": pretty(deadline)})]


def _voluntary(claim: MaternityClaim, law: ParametersOn) -> list[Finding]:
    """Trợ cấp thai sản tự nguyện: 6 of the 12 months before the birth, voluntary months counted with."""
    since = day_of(law.at(max(claim.birth_on, claim.event_on)), "voluntary_maternity_since")
    basis = "Luật BHXH Điều 94 khoản 1"
    if claim.birth_on < since:
        return [Finding(Level.BLOCKER, "maternity.no_law", TOO_SOON_FOR_LAW, basis, {"day": pretty(since)})]
    window = window_of(claim.birth_on, claim.history, law, with_voluntary=True)
    found = [_window_finding(window, basis), *_one_time_order(claim)]
    if window_of(claim.birth_on, claim.history, law).is_enough:
        basis_first = "Luật BHXH Điều 94 khoản 4"
        found.append(Finding(Level.BLOCKER, "maternity.compulsory_first", COMPULSORY_FIRST, basis_first))
    return [*found, *_deadline(claim, claim.birth_on, law, "voluntary_after_birth")]
