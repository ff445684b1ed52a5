"""Kiểm tra về người: numbers, names, birth dates, duplicates, and who may not be increased."""

from contributions.rules.declaration_checks.case import Case, Found
from contributions.rules.difference import Change
from vssportal.kernel.identifiers import PersonalId
from vssportal.kernel.names import Likeness, same_name

_SEX = {"M": "male", "F": "female"}


def name_missing(case: Case) -> Found | None:
    """Thiếu họ tên (D02-LT cột B)."""
    if case.row.full_name or "full_name" in case.broken:
        return None
    return Found("name_missing", "full_name", case.known.full_name if case.known else "")


def number_missing(case: Case) -> Found | None:
    """Không có mã số BHXH, số định danh, mã nhân viên nào nhận ra được (D02-LT cột 1)."""
    if case.known or case.row.si_number or case.row.citizen_number:
        return None
    if case.broken & {"si_number", "citizen_number"}:
        return None
    return Found("number_missing", "citizen_number")


def number_unknown(case: Case) -> Found | None:
    """Mã số BHXH chưa có trong cơ sở dữ liệu and no citizen number to issue one by."""
    if case.known or case.row.citizen_number or not case.row.si_number:
        return None
    return Found("number_unknown", "si_number")


def numbers_disagree(case: Case) -> Found | None:
    """Mã số BHXH và số định danh của hai người khác nhau."""
    return Found("numbers_disagree", "si_number") if case.other_person_id is not None else None


def number_other(case: Case) -> Found | None:
    """Người nhận ra bằng một số, số kia khác số đã ghi trong cơ sở dữ liệu; the one on record is not shown."""
    row, known = case.row, case.known
    if known is None or case.other_person_id is not None:
        return None
    if row.citizen_number and known.citizen_number and row.citizen_number != known.citizen_number:
        return Found("number_other", "citizen_number")
    if row.si_number and known.si_number and row.si_number != known.si_number:
        return Found("number_other", "si_number")
    return None


def citizen_birth(case: Case) -> Found | None:
    """Năm sinh trong số định danh khác năm sinh đã khai (Nghị định 137/2015; only for who is not yet known)."""
    row = case.row
    if case.known or not row.citizen_number or row.birth is None:
        return None
    year = PersonalId(row.citizen_number).birth_year
    if year == row.birth.on.year:
        return None
    return Found("citizen_birth", "birth", params={"in_number": str(year), "given": str(row.birth.on.year)})


def citizen_sex(case: Case) -> Found | None:
    """Giới tính trong số định danh khác giới tính đã khai."""
    row = case.row
    if case.known or not row.citizen_number or not row.sex:
        return None
    return None if _SEX[PersonalId(row.citizen_number).sex] == row.sex else Found("citizen_sex", "sex")


def new_person(case: Case) -> Found | None:
    """Người chưa có trong cơ sở dữ liệu: a number is issued by the citizen number (CV 1804/BHXH-QLT 2025)."""
    row = case.row
    if case.known or not row.citizen_number or not case.is_increase:
        return None
    if row.birth is None and "birth" not in case.broken:
        return Found("new_person_birth", "birth")
    return Found("new_person", "citizen_number")


def name_agrees(case: Case) -> Found | None:
    """Họ tên khác tên trong cơ sở dữ liệu của số này; where a tone mark stands is no difference."""
    row, known = case.row, case.known
    if known is None or not row.full_name or row.full_name == known.full_name:
        return None
    likeness = same_name(row.full_name, known.full_name)
    if likeness in (Likeness.SAME, Likeness.SPELLING):
        return None
    if likeness is Likeness.MARKS:
        return Found("name_marks", "full_name", known.full_name)
    # Nothing of the registry is shown: a mistyped number must not open a stranger's name.
    return Found("name_other", "full_name")


def birth_agrees(case: Case) -> Found | None:
    """Ngày sinh khác cơ sở dữ liệu; compared as far as both know it."""
    row, known = case.row, case.known
    if known is None or row.birth is None or row.birth.on == known.born_on:
        return None
    if row.birth.precision == "day" and known.birth_precision == "day":
        is_same = False
    elif "year" in (row.birth.precision, known.birth_precision):
        is_same = row.birth.on.year == known.born_on.year
    else:
        is_same = row.birth.on.replace(day=1) == known.born_on.replace(day=1)
    if is_same:
        return None
    is_them = same_name(row.full_name, known.full_name) in (Likeness.SAME, Likeness.SPELLING, Likeness.MARKS)
    shown = f"{known.born_on:%d/%m/%Y}" if is_them and known.birth_precision == "day" else ""
    return Found("birth_other", "birth", shown)


def died(case: Case) -> Found | None:
    """Cơ sở dữ liệu ghi người này đã mất trước kỳ kê khai."""
    known = case.known
    if known is None or known.died_on is None or known.died_on >= case.terms.month.first:
        return None
    return Found("died", "full_name") if case.change is not Change.LEFT else None


def duplicate_person(case: Case) -> Found | None:
    """Một người có nhiều dòng trong cùng kỳ."""
    if not case.twins:
        return None
    rows = ", ".join(str(number) for number in sorted((case.row.number, *case.twins)))
    return Found("duplicate_person", "citizen_number", params={"rows": rows})


def elsewhere(case: Case) -> Found | None:
    """Đang đóng BHXH bắt buộc ở đơn vị khác: an increase is refused (Quyết định 366/2026 Điều 5.1.3.2)."""
    known = case.known
    if known is None or known.elsewhere_since is None or not case.is_increase:
        return None
    return Found("elsewhere", "citizen_number", params={"since": f"{known.elsewhere_since:%m/%Y}"})


def on_pension(case: Case) -> Found | None:
    """Đang hưởng lương hưu: an increase is refused (Quyết định 366/2026 Điều 5.1.3.2)."""
    return _standing(case, "pension", "on_pension")


def on_unemployment(case: Case) -> Found | None:
    """Đang hưởng trợ cấp thất nghiệp: an increase is refused (Quyết định 366/2026 Điều 5.1.3.2)."""
    return _standing(case, "unemployment", "on_unemployment")


def in_voluntary(case: Case) -> Found | None:
    """Đang đóng BHXH tự nguyện: accepted, the rest is paid back (Quyết định 366/2026 Điều 5.1.3.2)."""
    return _standing(case, "voluntary", "in_voluntary")


def health_only(case: Case) -> Found | None:
    """Đang có thẻ BHYT diện khác: accepted, the other card is cut (Quyết định 366/2026 Điều 5.1.3.2)."""
    return _standing(case, "health_only", "health_only")


def _standing(case: Case, kind: str, code: str) -> Found | None:
    known = case.known
    if known is None or not known.standings or not case.is_increase or kind not in known.standings:
        return None
    return Found(code, "citizen_number")
