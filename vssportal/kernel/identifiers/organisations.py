"""Numbers of organisations: tax code, employer code, office of VSS, health facility."""

import re
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.identifiers.base import (
    Identifier,
    IdentifierError,
    grouped,
    is_digits,
    restore_zeros,
    squeeze,
)
from vssportal.kernel.identifiers.places import BIRTH_PROVINCES, PROVINCES_63

# Weights of the check digit: python-stdnum 2.2, stdnum/vn/mst.py; its vectors are in the tests.
_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)

_TAX_CODE: Final = re.compile(r"\d{10}(\d{3})?|\d{12}", re.ASCII)
_COLLECTOR: Final = re.compile(r"\d{10}TH\d{7}\d{3}", re.ASCII)
_ENTERPRISE: Final = re.compile(r"\d{10}[A-Z]{2}[A-Z0-9]{3}", re.ASCII)
_BUDGET: Final = re.compile(r"\d{7}[A-Z]{2}", re.ASCII)
_OLD: Final = re.compile(r"[A-Z]{2}[A-Z0-9]{4,5}", re.ASCII)
_OFFICE: Final = re.compile(r"\d{5}", re.ASCII)
_FACILITY: Final = re.compile(r"\d{2}[A-Z0-9]{3}", re.ASCII)


@dataclass(frozen=True, slots=True, repr=False)
class TaxCode(Identifier):
    """Mã số thuế: 10 digits (organisation), 13 (its branch) or 12 (personal number of an owner, since
    1/7/2025, Circular 86/2024/TT-BTC). Masked in every form: a 10-digit code may be a person's.
    """

    kind: ClassVar[str] = "tax_code"

    @property
    def form(self) -> Literal["organisation", "branch", "personal_id"]:
        forms: dict[int, Literal["organisation", "branch", "personal_id"]] = {
            10: "organisation",
            13: "branch",
        }
        return forms.get(len(self.value), "personal_id")

    @property
    def head_office(self) -> str:
        """The 10-digit code of the organisation a branch belongs to."""
        return self.value[:10] if self.form == "branch" else self.value

    @property
    def pretty(self) -> str:
        if self.form == "branch":
            return f"{self.value[:10]}-{self.value[10:]}"
        return grouped(self.value, 3, 3, 3, 3) if self.form == "personal_id" else self.value


@dataclass(frozen=True, slots=True, repr=False)
class EmployerCode(Identifier):
    """Mã đơn vị tham gia. From 1/8/2025 (letter 1804/BHXH-QLT): enterprise code or budget code, object, and
    for enterprises the line of business; collection bodies have 22 characters. Older codes are 2 letters
    and 4–5 letters or digits, and stay in people's papers. Public, not masked.
    """

    kind: ClassVar[str] = "employer_code"

    @property
    def form(self) -> Literal["enterprise", "budget", "collector", "old"]:
        forms: dict[int, Literal["enterprise", "budget", "collector", "old"]]
        forms = {15: "enterprise", 9: "budget", 22: "collector"}
        return forms.get(len(self.value), "old")

    @property
    def base(self) -> str:
        """Enterprise code (10 digits) or budget code (7); an old code is its own base."""
        lengths = {
            "enterprise": 10,
            "collector": 10,
            "budget": 7,
            "old": len(self.value),
        }
        return self.value[: lengths[self.form]]

    @property
    def object_code(self) -> str | None:
        """Mã đối tượng, two letters (three digits for collection bodies)."""
        if self.form == "collector":
            return self.value[19:]
        return None if self.form == "old" else self.value[len(self.base) : len(self.base) + 2]

    @property
    def industry_code(self) -> str | None:
        return self.value[12:] if self.form == "enterprise" else None

    @property
    def place_code(self) -> str | None:
        """Province (2) and commune (5) of a collection body."""
        return self.value[12:19] if self.form == "collector" else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """The example in the letter itself has a wrong check digit, so this cannot refuse a code."""
        if self.form in ("enterprise", "collector") and not has_check_digit(self.base):
            return ("employer_code_check_digit",)
        return ()

    @property
    def pretty(self) -> str:
        sizes = {
            "enterprise": (10, 2, 3),
            "collector": (10, 2, 2, 5, 3),
            "budget": (7, 2),
            "old": (2, 5),
        }
        return grouped(self.value, *sizes[self.form])


@dataclass(frozen=True, slots=True, repr=False)
class OfficeCode(Identifier):
    """Mã cơ quan BHXH, 5 digits: province (0NN) and two more. Public, not masked."""

    kind: ClassVar[str] = "office_code"

    @property
    def province_code(self) -> str:
        return self.value[1:3]

    @property
    def warnings(self) -> tuple[str, ...]:
        return () if self.value[:3] in BIRTH_PROVINCES | {"000"} else ("office_code_province_unknown",)

    @property
    def masked(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, repr=False)
class FacilityCode(Identifier):
    """Mã cơ sở khám chữa bệnh, 5 characters, the first two the province. Public, not masked."""

    kind: ClassVar[str] = "facility_code"

    @property
    def province_code(self) -> str:
        return self.value[:2]

    @property
    def warnings(self) -> tuple[str, ...]:
        return () if self.province_code in PROVINCES_63 else ("facility_code_province_unknown",)

    @property
    def masked(self) -> str:
        return self.value


def has_check_digit(ten_digits: str) -> bool:
    """`check = 10 − (Σ dᵢ·wᵢ mod 11)`; a result of 10 belongs to no code."""
    total = sum(int(digit) * weight for digit, weight in zip(ten_digits[:9], _WEIGHTS, strict=True))
    return 10 - total % 11 == int(ten_digits[9])


def parse_tax_code(text: str) -> TaxCode:
    """Mã số thuế from what was typed.

    Raises IdentifierError: tax_code_empty, …_character, …_length, …_serial, …_check_digit, …_branch.
    """
    squeezed = squeeze(text)
    if code := check_tax_code(text):
        raise IdentifierError(
            _SENTENCES[code],
            code=code,
            n=len(squeezed),
            suggestion=_restored_tax_code(text),
        )
    return TaxCode(squeezed)


def check_tax_code(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    squeezed = squeeze(text)
    if not _TAX_CODE.fullmatch(squeezed):
        if not squeezed:
            return "tax_code_empty"
        return "tax_code_length" if is_digits(squeezed) else "tax_code_character"
    if len(squeezed) == 12:
        return None
    if squeezed[2:9] == "0000000":
        return "tax_code_serial"
    if not has_check_digit(squeezed[:10]):
        return "tax_code_check_digit"
    return "tax_code_branch" if squeezed[10:] == "000" else None


def parse_employer_code(text: str) -> EmployerCode:
    """Mã đơn vị in the new or the old form. Raises IdentifierError: employer_code_empty, …_shape."""
    squeezed = squeeze(text)
    if code := check_employer_code(text):
        raise IdentifierError(_SENTENCES[code], code=code, n=len(squeezed))
    return EmployerCode(squeezed)


def check_employer_code(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    squeezed = squeeze(text)
    if any(shape.fullmatch(squeezed) for shape in (_ENTERPRISE, _OLD, _BUDGET, _COLLECTOR)):
        return None
    return "employer_code_shape" if squeezed else "employer_code_empty"


def parse_office_code(text: str) -> OfficeCode:
    """Mã cơ quan BHXH. Raises IdentifierError: office_code_empty, …_shape."""
    squeezed = squeeze(text)
    if code := check_office_code(text):
        raise IdentifierError(_SENTENCES[code], code=code, n=len(squeezed))
    return OfficeCode(squeezed)


def check_office_code(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    squeezed = squeeze(text)
    if _OFFICE.fullmatch(squeezed):
        return None
    return "office_code_shape" if squeezed else "office_code_empty"


def parse_facility_code(text: str) -> FacilityCode:
    """Mã cơ sở KCB. Raises IdentifierError: facility_code_empty, …_shape."""
    squeezed = squeeze(text)
    if code := check_facility_code(text):
        raise IdentifierError(_SENTENCES[code], code=code, n=len(squeezed))
    return FacilityCode(squeezed)


def check_facility_code(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    squeezed = squeeze(text)
    if _FACILITY.fullmatch(squeezed):
        return None
    return "facility_code_shape" if squeezed else "facility_code_empty"


def _restored_tax_code(text: str) -> str | None:
    restored = restore_zeros(text, 10)
    return restored if restored and check_tax_code(restored) is None else None


_SENTENCES: Final[dict[str, str]] = {
    "tax_code_empty": gettext_noop("Nhập mã số thuế"),
    "tax_code_character": gettext_noop("Mã số thuế chỉ có chữ số, có thể thêm gạch nối trước 3 số cuối"),
    "tax_code_length": gettext_noop("Mã số thuế phải có 10, 12 hoặc 13 chữ số, bạn nhập {n}"),
    "tax_code_serial": gettext_noop("Bảy chữ số sau mã tỉnh của mã số thuế không thể đều là 0"),
    "tax_code_check_digit": gettext_noop("Mã số thuế sai số kiểm tra. Xem lại từng chữ số"),
    "tax_code_branch": gettext_noop("Ba số cuối của mã số thuế chi nhánh phải từ 001 đến 999"),
    "employer_code_empty": gettext_noop("Nhập mã đơn vị"),
    "employer_code_shape": gettext_noop(
        "Mã đơn vị có dạng 0123456789DNA03, 1234567HC hoặc dạng cũ TZH490L, bạn nhập {n} ký tự"
    ),
    "office_code_empty": gettext_noop("Nhập mã cơ quan BHXH"),
    "office_code_shape": gettext_noop("Mã cơ quan BHXH phải có 5 chữ số, ví dụ 07906, bạn nhập {n} ký tự"),
    "facility_code_empty": gettext_noop("Nhập mã cơ sở khám chữa bệnh"),
    "facility_code_shape": gettext_noop(
        "Mã cơ sở khám chữa bệnh phải có 5 ký tự, 2 ký tự đầu là chữ số, bạn nhập {n}"
    ),
}
