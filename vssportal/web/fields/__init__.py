"""Ô nhập theo thói quen Việt Nam: dates in three boxes, money with dots, months as 07/2025, identifiers."""

from vssportal.web.fields.amounts import MoneyField, MoneyInput, MonthField
from vssportal.web.fields.dates import BirthDate, DateField3, DateInput3
from vssportal.web.fields.files import UploadField
from vssportal.web.fields.numbers import (
    BankAccountField,
    CitizenNumberField,
    EmployerCodeField,
    IdentifierField,
    PhoneField,
    SiNumberField,
    TaxCodeField,
)

__all__ = [
    "BankAccountField",
    "BirthDate",
    "CitizenNumberField",
    "DateField3",
    "DateInput3",
    "EmployerCodeField",
    "IdentifierField",
    "MoneyField",
    "MoneyInput",
    "MonthField",
    "PhoneField",
    "SiNumberField",
    "TaxCodeField",
    "UploadField",
]
