"""Where people are reached and paid: telephone numbers and bank accounts."""

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.identifiers.base import (
    Identifier,
    IdentifierError,
    grouped,
    mask,
    squeeze,
)

_MOBILE: Final = re.compile(r"0[35789]\d{8}", re.ASCII)
_LANDLINE: Final = re.compile(r"02\d{8,9}", re.ASCII)
# NAPAS transfers carry at most 19 characters; the shortest accounts in use have 6.
_ACCOUNT: Final = re.compile(r"[A-Z0-9]{6,19}", re.ASCII)


@dataclass(frozen=True, slots=True, repr=False)
class Phone(Identifier):
    """Số điện thoại in Việt Nam, `value` in E.164 (+84…)."""

    kind: ClassVar[str] = "phone"

    @property
    def national(self) -> str:
        return "0" + self.value[3:]

    @property
    def is_mobile(self) -> bool:
        return bool(_MOBILE.fullmatch(self.national))

    @property
    def pretty(self) -> str:
        return grouped(self.national, 4, 3, 3) if self.is_mobile else grouped(self.national, 3, 4, 4)

    @property
    def masked(self) -> str:
        return mask(self.national, head=4)


@dataclass(frozen=True, slots=True, repr=False)
class BankAccount(Identifier):
    """Số tài khoản ngân hàng, 6–19 digits or letters; whether it exists only the bank can say."""

    kind: ClassVar[str] = "bank_account"

    @property
    def pretty(self) -> str:
        return grouped(self.value, 4, 4, 4, 4)

    @property
    def masked(self) -> str:
        """As the portal writes it to people: `••• 4321`."""
        return f"••• {self.value[-4:]}"


def parse_phone(text: str, *, mobile_only: bool = False) -> Phone:
    """Số điện thoại typed as 0…, 84… or +84…, with blanks or dots.

    Raises IdentifierError: phone_empty, phone_shape, phone_not_mobile.
    """
    if code := check_phone(text, mobile_only=mobile_only):
        raise IdentifierError(_SENTENCES[code], code=code)
    return Phone("+84" + _national(text)[1:])


def check_phone(text: str, *, mobile_only: bool = False) -> str | None:
    """Error code or None, for thousands of rows at once."""
    national = _national(text)
    if _MOBILE.fullmatch(national):
        return None
    if _LANDLINE.fullmatch(national):
        return "phone_not_mobile" if mobile_only else None
    return "phone_shape" if national else "phone_empty"


def parse_bank_account(text: str) -> BankAccount:
    """Số tài khoản from what was typed. Raises IdentifierError: bank_account_empty, …_shape."""
    if code := check_bank_account(text):
        raise IdentifierError(_SENTENCES[code], code=code, n=len(squeeze(text)))
    return BankAccount(squeeze(text))


def check_bank_account(text: str) -> str | None:
    """Error code or None, for thousands of rows at once."""
    squeezed = squeeze(text)
    if _ACCOUNT.fullmatch(squeezed):
        return None
    return "bank_account_shape" if squeezed else "bank_account_empty"


def _national(text: str) -> str:
    squeezed = squeeze(text).replace("(", "").replace(")", "")
    for prefix in ("+840", "+84", "0084"):
        if squeezed.startswith(prefix):
            return "0" + squeezed.removeprefix(prefix)
    # "84" alone is a country code only when a full national number follows it.
    if squeezed.startswith("84") and len(squeezed) in (11, 12):
        return "0" + squeezed[2:]
    return squeezed


_SENTENCES: Final[dict[str, str]] = {
    "phone_empty": gettext_noop("Nhập số điện thoại"),
    "phone_shape": gettext_noop("Nhập số điện thoại 10 chữ số, bắt đầu bằng 0"),
    "phone_not_mobile": gettext_noop("Nhập số điện thoại di động, bắt đầu bằng 03, 05, 07, 08 hoặc 09"),
    "bank_account_empty": gettext_noop("Nhập số tài khoản"),
    "bank_account_shape": gettext_noop("Số tài khoản có từ 6 đến 19 chữ số hoặc chữ cái, bạn nhập {n}"),
}
