"""Mã số định danh: parse what people type, say exactly what is wrong, print masked.

`parse_x(text)` returns a frozen value or raises IdentifierError; `check_x(text)` returns an error code or
None and is meant for files of ten thousand rows. `str(x)` is masked, `.value` is the plain number for
storage, `.pretty` is grouped for reading, `.warnings` lists codes that need a look but refuse nothing.
"""

from vssportal.kernel.identifiers.base import (
    Identifier,
    IdentifierError,
    restore_zeros,
    squeeze,
)
from vssportal.kernel.identifiers.contacts import (
    BankAccount,
    Phone,
    check_bank_account,
    check_phone,
    parse_bank_account,
    parse_phone,
)
from vssportal.kernel.identifiers.organisations import (
    EmployerCode,
    FacilityCode,
    OfficeCode,
    TaxCode,
    check_employer_code,
    check_facility_code,
    check_office_code,
    check_tax_code,
    parse_employer_code,
    parse_facility_code,
    parse_office_code,
    parse_tax_code,
)
from vssportal.kernel.identifiers.people import (
    HiCard,
    PersonalId,
    Sex,
    SiNumber,
    agrees_with_birth,
    check_hi_card,
    check_personal_id,
    check_si_number,
    parse_hi_card,
    parse_personal_id,
    parse_si_number,
)

__all__ = [
    "BankAccount",
    "EmployerCode",
    "FacilityCode",
    "HiCard",
    "Identifier",
    "IdentifierError",
    "OfficeCode",
    "PersonalId",
    "Phone",
    "Sex",
    "SiNumber",
    "TaxCode",
    "agrees_with_birth",
    "check_bank_account",
    "check_employer_code",
    "check_facility_code",
    "check_hi_card",
    "check_office_code",
    "check_personal_id",
    "check_phone",
    "check_si_number",
    "check_tax_code",
    "parse_bank_account",
    "parse_employer_code",
    "parse_facility_code",
    "parse_hi_card",
    "parse_office_code",
    "parse_personal_id",
    "parse_phone",
    "parse_si_number",
    "parse_tax_code",
    "restore_zeros",
    "squeeze",
]
