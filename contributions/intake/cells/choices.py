"""Lựa chọn trong ô: closed lists (giới tính, loại hợp đồng, phương án …) as people write them."""

import re

from contributions.intake.cells.text import ERROR_VALUES, Problem, Raw, clean, text_of
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.names import name_key

CHANGES = {
    "TM": _("Tăng mới"),
    "TH": _("Tăng mới hợp đồng"),
    "TD": _("Tăng do chuyển đơn vị"),
    "TC": _("Tăng do chuyển tỉnh"),
    "ON": _("Đi làm lại"),
    "TT": _("Bổ sung tăng quỹ KCB"),
    "TN": _("Tăng tham gia thất nghiệp"),
    "TL": _("Tăng tham gia TNLĐ, BNN"),
    "TV": _("Tăng tham gia HTTT"),
    "AD": _("Bổ sung tăng nguyên lương"),
    "AT": _("Truy đóng theo MLCS tại thời điểm"),
    "DC": _("Điều chỉnh lương"),
    "CD": _("Điều chỉnh chức danh"),
    "DL": _("Điều chỉnh tham gia TNLĐ, BNN"),
    "DN": _("Điều chỉnh tham gia thất nghiệp (MLCS thời điểm)"),
    "SB": _("Bổ sung giảm nguyên lương"),
    "GH": _("Giảm hẳn"),
    "GD": _("Giảm do chuyển đơn vị"),
    "GC": _("Giảm do chuyển tỉnh"),
    "KL": _("Nghỉ không lương"),
    "OF": _("Nghỉ do ốm đau/Nghỉ không lương"),
    "TS": _("Thai sản"),
    "TU": _("Bổ sung giảm quỹ KCB"),
    "GN": _("Giảm tham gia thất nghiệp"),
    "GL": _("Giảm tham gia TNLĐ, BNN"),
    "GV": _("Giảm tham gia HTTT"),
}
"""Phương án: the 26 change codes of the filing portal (its catalogue 082) with their names."""

CONTRACT_WORDS = {
    "khong xac dinh thoi han": "indefinite",
    "khong thoi han": "indefinite",
    "kxdth": "indefinite",
    "vo thoi han": "indefinite",
    "xac dinh thoi han": "fixed_term",
    "co thoi han": "fixed_term",
    "xdth": "fixed_term",
    "khac": "other",
    "hd thoa thuan khac": "other",
    "thoa thuan khac": "other",
    "hop dong khac": "other",
}

_CHANGE_KEYS = {name_key(title): code for code, title in CHANGES.items()} | {
    "tang": "TM",
    "bao tang": "TM",
    "tang lao dong": "TM",
    "moi": "TM",
    "nghi viec": "GH",
    "thoi viec": "GH",
    "giam": "GH",
    "bao giam": "GH",
    "giam lao dong": "GH",
    "giam lao dong do nghi viec": "GH",
    "cham dut hdld": "GH",
    "cham dut hop dong": "GH",
    "huong che do huu tri": "GH",
    "nghi huu": "GH",
    "nghi thai san": "TS",
    "nghi om dau": "OF",
    "om dau": "OF",
    "nghi om": "OF",
    "nghi viec khong huong tien luong": "KL",
    "khong luong": "KL",
    "tam hoan hdld": "KL",
    "dieu chinh tien luong": "DC",
    "dieu chinh muc luong": "DC",
    "thay doi tien luong": "DC",
    "dieu chinh chuc danh nghe": "CD",
    "di lam lai sau thai san": "ON",
    "tro lai lam viec": "ON",
    "chuyen don vi": "GD",
}
# Words that name a direction but not which of several codes: suggested, never taken.
_VAGUE = frozenset({"tang", "bao tang", "tang lao dong", "moi", "giam", "bao giam", "giam lao dong"})
_CODE_FIRST = re.compile(r"^([A-Za-z]{2})(?:\s*[–—\-:.].*)?$", re.DOTALL)
_SEXES = {"nam": "male", "male": "male", "m": "male", "1": "male", "trai": "male"} | {
    "nu": "female", "female": "female", "f": "female", "0": "female", "gai": "female"
}  # fmt: skip
_FORMS = {"ban dien tu": "electronic", "dien tu": "electronic", "electronic": "electronic"} | {
    "ban giay": "paper", "giay": "paper", "paper": "paper"
}  # fmt: skip
_FACILITY = re.compile(r"^(\d{2})[-. ]?(\d{3})(?:\s*[-–—:|].*)?$", re.DOTALL)


def sex(raw: Raw) -> tuple[str, Problem | None]:
    """Giới tính: Nam/Nữ, or 1/0 as filing software writes it."""
    return _lookup(raw, _SEXES, "sex_unknown")


def result_form(raw: Raw) -> tuple[str, Problem | None]:
    """Hình thức nhận kết quả: bản điện tử or bản giấy."""
    return _lookup(raw, _FORMS, "result_form_unknown")


def contract_kind(raw: Raw) -> tuple[str, Problem | None]:
    """Loại hợp đồng written in words in one column (a payroll sheet)."""
    text = clean(text_of(raw))[0]
    key = name_key(text)
    for start in ("hop dong lao dong ", "hdld ", "hop dong ", "hd "):
        key = key.removeprefix(start) if key not in CONTRACT_WORDS else key
    if not key:
        return "", None if not text else Problem("contract_unknown")
    if found := CONTRACT_WORDS.get(key):
        return found, None
    return (
        ("fixed_term", None)
        if re.match(r"^(\d{1,2} (thang|nam))", key)
        else ("", Problem("contract_unknown"))
    )


def change_code(raw: Raw) -> tuple[str, Problem | None]:
    """Loại tăng, giảm, điều chỉnh: two letters, “TM – Tăng mới”, or the words of the form."""
    text = clean(text_of(raw))[0]
    if not text:
        return "", None
    if text in ERROR_VALUES:
        return "", Problem("error_value")
    if (found := _CODE_FIRST.match(text)) and found[1].upper() in CHANGES:
        return found[1].upper(), None
    key = name_key(text)
    code = _CHANGE_KEYS.get(key, "")
    if code and key not in _VAGUE:
        return code, None
    return "", Problem("change_guess", f"{code} – {CHANGES[code]}") if code else Problem("change_unknown")


def facility_code(raw: Raw) -> tuple[str, Problem | None]:
    """Nơi đăng ký KCB ban đầu: five digits, alone or before the name; a bare name is kept as text."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        digits = text_of(raw)
        if len(digits) == 4 and digits.isdigit():
            return "", Problem("zeros_eaten", digits.zfill(5), "4")
        return digits, None
    text = clean(text_of(raw))[0]
    if text in ERROR_VALUES:
        return "", Problem("error_value")
    found = _FACILITY.match(text)
    return (f"{found[1]}{found[2]}" if found else text), None


def _lookup(raw: Raw, table: dict[str, str], code: str) -> tuple[str, Problem | None]:
    text = clean(text_of(raw))[0]
    if not text:
        return "", None
    if text in ERROR_VALUES:
        return "", Problem("error_value")
    value = table.get(name_key(text), "")
    return value, None if value else Problem(code)
