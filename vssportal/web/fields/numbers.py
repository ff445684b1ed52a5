"""Số của người, đơn vị và tài khoản: each is read by the kernel's parser."""

from typing import Any, ClassVar

from django import forms

from vssportal.kernel.errors import DomainError
from vssportal.kernel.identifiers import (
    Identifier,
    parse_bank_account,
    parse_employer_code,
    parse_personal_id,
    parse_phone,
    parse_si_number,
    parse_tax_code,
)
from vssportal.web.say import refusal


class IdentifierField(forms.CharField):
    """A number checked by the kernel's parser, whose sentence says what is wrong; the value is plain text."""

    attrs: ClassVar[dict[str, str]] = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"class": "w-12"} | self.attrs

    def parse(self, text: str) -> Identifier:
        """The kernel's parser of this kind of number."""
        raise NotImplementedError

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return text
        try:
            return self.parse(text).value
        except DomainError as error:
            raise forms.ValidationError(refusal(error), code=error.code) from error


class CitizenNumberField(IdentifierField):
    """Số định danh cá nhân, 12 digits."""

    def parse(self, text: str) -> Identifier:
        return parse_personal_id(text)


class SiNumberField(IdentifierField):
    """Mã số BHXH, 10 digits."""

    def parse(self, text: str) -> Identifier:
        return parse_si_number(text)


class TaxCodeField(IdentifierField):
    """Mã số thuế, 10 or 13 digits."""

    def parse(self, text: str) -> Identifier:
        return parse_tax_code(text)


class EmployerCodeField(IdentifierField):
    """Mã đơn vị tham gia BHXH."""

    attrs: ClassVar[dict[str, str]] = {"autocomplete": "off", "spellcheck": "false"}

    def parse(self, text: str) -> Identifier:
        return parse_employer_code(text)


class BankAccountField(IdentifierField):
    """Số tài khoản ngân hàng."""

    attrs: ClassVar[dict[str, str]] = {"autocomplete": "off", "spellcheck": "false"}

    def parse(self, text: str) -> Identifier:
        return parse_bank_account(text)


class PhoneField(IdentifierField):
    """Số điện thoại; the value is E.164 (+84…), shown as 0912 345 678."""

    attrs: ClassVar[dict[str, str]] = {"inputmode": "tel", "autocomplete": "tel"}

    def parse(self, text: str) -> Identifier:
        return parse_phone(text)

    def prepare_value(self, value: Any) -> Any:
        return f"0{value[3:]}" if isinstance(value, str) and value.startswith("+84") else value
