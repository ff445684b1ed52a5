"""Numbers of persons: personal identification number, social insurance number, health insurance card."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Literal

from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.identifiers.base import (
    Identifier,
    IdentifierError,
    grouped,
    is_digits,
    mask,
    restore_zeros,
    squeeze,
)
from vssportal.kernel.identifiers.places import BIRTH_PROVINCES, CARD_PROVINCES

Sex = Literal["M", "F"]

_PERSONAL_ID: Final = re.compile(r"\d{12}", re.ASCII)
_SI_NUMBER: Final = re.compile(r"\d{10}", re.ASCII)
_HI_CARD: Final = re.compile(r"[A-Z]{2}[1-5](?!00)\d{2}\d{10}", re.ASCII)


@dataclass(frozen=True, slots=True, repr=False)
class PersonalId(Identifier):
    """Số định danh cá nhân (số căn cước), 12 digits (Decree 137/2015/NĐ-CP): place of birth registration,
    century and sex, year, six random digits. It has no check digit.
    """

    kind: ClassVar[str] = "personal_id"

    @property
    def province_code(self) -> str:
        """Three digits: the old province of birth registration, or a country code."""
        return self.value[:3]

    @property
    def sex(self) -> Sex:
        """The fourth digit is even for men, odd for women, two digits a century from the 20th on."""
        return "F" if int(self.value[3]) % 2 else "M"

    @property
    def birth_year(self) -> int:
        return 1900 + 100 * (int(self.value[3]) // 2) + int(self.value[4:6])

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of things an officer may want to look at; none of them refuses the number."""
        return () if self.province_code in BIRTH_PROVINCES else ("personal_id_province_unknown",)

    @property
    def pretty(self) -> str:
        return grouped(self.value, 3, 3, 3, 3)

    @property
    def masked(self) -> str:
        return mask(self.value, head=6)


@dataclass(frozen=True, slots=True, repr=False)
class SiNumber(Identifier):
    """Mã số bảo hiểm xã hội, 10 digits; no public check digit."""

    kind: ClassVar[str] = "si_number"

    @property
    def pretty(self) -> str:
        return grouped(self.value, 4, 3, 3)


@dataclass(frozen=True, slots=True, repr=False)
class HiCard(Identifier):
    """Mã thẻ bảo hiểm y tế: 15 characters (object, benefit digit, province, SI number) or, on cards of the
    2020 form, the 10-digit number alone; from 2025 the personal identification number may stand for it.

    `facility_code` is there when a scanner read 20 characters.
    """

    facility_code: str | None = None

    kind: ClassVar[str] = "hi_card"

    @property
    def form(self) -> Literal["full", "number", "personal_id"]:
        forms: dict[int, Literal["full", "number", "personal_id"]] = {
            15: "full",
            10: "number",
        }
        return forms.get(len(self.value), "personal_id")

    @property
    def object_code(self) -> str | None:
        """Mã đối tượng, e.g. DN; None when the card shows only a number."""
        return self.value[:2] if self.form == "full" else None

    @property
    def benefit_digit(self) -> int | None:
        """Mã mức hưởng 1–5 as printed; what it pays on a day is a dated rule, not read from here."""
        return int(self.value[2]) if self.form == "full" else None

    @property
    def province_code(self) -> str | None:
        return self.value[3:5] if self.form == "full" else None

    @property
    def si_number(self) -> SiNumber | None:
        return None if self.form == "personal_id" else SiNumber(self.value[-10:])

    @property
    def warnings(self) -> tuple[str, ...]:
        if self.province_code is None or self.province_code in CARD_PROVINCES:
            return ()
        return ("hi_card_province_unknown",)

    @property
    def pretty(self) -> str:
        sizes = {
            "full": (2, 1, 2, 4, 3, 3),
            "number": (4, 3, 3),
            "personal_id": (3, 3, 3, 3),
        }
        return grouped(self.value, *sizes[self.form])

    @property
    def masked(self) -> str:
        return mask(self.value, head=5 if self.form == "full" else 3)


def parse_personal_id(text: str, *, birth_year: int | None = None, sex: Sex | None = None) -> PersonalId:
    """Số định danh cá nhân from what was typed; year of birth and sex, when known, must agree with it.

    Raises IdentifierError: personal_id_empty, …_character, …_length (with a suggestion when a spreadsheet
    dropped leading zeros), …_birth_year, …_is_female, …_is_male.
    """
    squeezed = squeeze(text)
    if code := check_personal_id(text):
        raise _refusal(code, squeezed, suggestion=_restored_personal_id(text))
    number = PersonalId(squeezed)
    if birth_year is not None and number.birth_year != birth_year:
        raise IdentifierError(
            _SENTENCES["personal_id_birth_year"],
            code="personal_id_birth_year",
            in_number=number.birth_year,
            given=birth_year,
        )
    if sex is not None and number.sex != sex:
        code = "personal_id_is_female" if number.sex == "F" else "personal_id_is_male"
        raise IdentifierError(_SENTENCES[code], code=code)
    return number


def check_personal_id(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    if _PERSONAL_ID.fullmatch(text):
        return None
    squeezed = squeeze(text)
    return None if _PERSONAL_ID.fullmatch(squeezed) else _digits_code("personal_id", squeezed)


def agrees_with_birth(value: str, born_on: date) -> bool:
    """Does a well-formed personal identification number carry this year of birth?"""
    return PersonalId(value).birth_year == born_on.year


def parse_si_number(text: str) -> SiNumber:
    """Mã số BHXH from what was typed. Raises IdentifierError: si_number_empty, …_character, …_length."""
    squeezed = squeeze(text)
    if code := check_si_number(text):
        raise _refusal(code, squeezed, suggestion=restore_zeros(text, 10))
    return SiNumber(squeezed)


def check_si_number(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    if _SI_NUMBER.fullmatch(text):
        return None
    squeezed = squeeze(text)
    return None if _SI_NUMBER.fullmatch(squeezed) else _digits_code("si_number", squeezed)


def parse_hi_card(text: str) -> HiCard:
    """Mã thẻ BHYT of 10, 12, 15 or (scanned) 20 characters.

    Raises IdentifierError: hi_card_empty, …_length, …_character, …_object, …_benefit, …_province.
    """
    squeezed = squeeze(text)
    if code := check_hi_card(text):
        raise IdentifierError(_SENTENCES[code], code=code, n=len(squeezed), digit=squeezed[2:3])
    if len(squeezed) == 20:
        return HiCard(squeezed[:15], facility_code=squeezed[15:])
    return HiCard(squeezed)


def check_hi_card(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    squeezed = squeeze(text)
    if _HI_CARD.fullmatch(squeezed):
        return None
    if len(squeezed) in (10, 12):
        return None if is_digits(squeezed) else "hi_card_character"
    if len(squeezed) not in (15, 20):
        return "hi_card_length" if squeezed else "hi_card_empty"
    return _check_full_card(squeezed)


def _check_full_card(squeezed: str) -> str | None:
    head, digits, facility = squeezed[:2], squeezed[3:15], squeezed[15:]
    if not (head.isascii() and head.isalpha()):
        return "hi_card_object"
    if squeezed[2] not in "12345":
        return "hi_card_benefit"
    if not is_digits(digits) or (facility and not (facility.isascii() and facility.isalnum())):
        return "hi_card_character"
    return "hi_card_province" if digits[:2] == "00" else None


_SENTENCES: Final[dict[str, str]] = {
    "personal_id_empty": gettext_noop("Nhập số định danh"),
    "personal_id_character": gettext_noop("Số định danh chỉ có chữ số, bạn nhập ký tự “{bad}”"),
    "personal_id_length": gettext_noop("Số định danh phải có 12 chữ số, bạn nhập {n}"),
    "personal_id_birth_year": gettext_noop(
        "Số định danh này của người sinh năm {in_number}, bạn khai sinh năm {given}. Xem lại một trong hai"
    ),
    "personal_id_is_female": gettext_noop(
        "Số định danh này của nữ, bạn khai giới tính nam. Xem lại một trong hai"
    ),
    "personal_id_is_male": gettext_noop(
        "Số định danh này của nam, bạn khai giới tính nữ. Xem lại một trong hai"
    ),
    "si_number_empty": gettext_noop("Nhập mã số BHXH"),
    "si_number_character": gettext_noop("Mã số BHXH chỉ có chữ số, bạn nhập ký tự “{bad}”"),
    "si_number_length": gettext_noop("Mã số BHXH phải có 10 chữ số, bạn nhập {n}"),
    "hi_card_empty": gettext_noop("Nhập mã thẻ BHYT"),
    "hi_card_length": gettext_noop("Mã thẻ BHYT phải có 15 ký tự hoặc 10 chữ số, bạn nhập {n}"),
    "hi_card_object": gettext_noop("Mã thẻ BHYT 15 ký tự bắt đầu bằng 2 chữ cái, ví dụ DN"),
    "hi_card_benefit": gettext_noop("Ký tự thứ 3 của mã thẻ BHYT phải từ 1 đến 5, bạn nhập {digit}"),
    "hi_card_character": gettext_noop("Sau mức hưởng, mã thẻ BHYT chỉ có chữ số"),
    "hi_card_province": gettext_noop("Ký tự thứ 4 và 5 của mã thẻ BHYT là mã tỉnh, không thể là 00"),
}


def _restored_personal_id(text: str) -> str | None:
    restored = restore_zeros(text, 12)
    return restored if restored and restored[:3] in BIRTH_PROVINCES else None


def _digits_code(kind: str, squeezed: str) -> str:
    if not squeezed:
        return f"{kind}_empty"
    return f"{kind}_length" if is_digits(squeezed) else f"{kind}_character"


def _refusal(code: str, squeezed: str, *, suggestion: str | None) -> IdentifierError:
    bad = next((char for char in squeezed if not is_digits(char)), "")
    return IdentifierError(_SENTENCES[code], code=code, n=len(squeezed), bad=bad, suggestion=suggestion)
