"""Numbers and codes of persons, cards and organisations."""

from tests.golden.registry import Values, handles
from vssportal.kernel.identifiers.organisations import EmployerCode, check_tax_code, parse_employer_code
from vssportal.kernel.identifiers.people import PersonalId, check_hi_card, check_personal_id

TAX_REASONS = {
    "tax_code_empty": "length",
    "tax_code_length": "length",
    "tax_code_character": "letter",
    "tax_code_serial": "sequence 0000000",
    "tax_code_check_digit": "checksum",
    "tax_code_branch": "branch 000",
}
# What kinds of unit a code of each form may be, in the words examples use.
KINDS = {
    "enterprise": {"enterprise", "company", "employer"},
    "budget": {"budget", "commune"},
    "collector": {"collection", "collector", "organisation"},
    "old": {"old"},
}
OBJECTS = {"CN": "near-poor", "TE": "child", "HC": "budget"}


@handles("citizen ID structure")
def citizen_id(inputs: Values, expected: Values, _example: Values) -> Values:
    text = str(inputs["cccd"])
    code = check_personal_id(text)
    if code is None:
        number = PersonalId(text)
        return {"valid": True, "sex": number.sex, "year": number.birth_year, "reason": ""}
    reason = f"{len(text)} digits" if code == "personal_id_length" else "letter"
    return {"valid": False, "reason": reason, "sex": "", "year": 0}


@handles("tax code checksum")
def tax_code(inputs: Values, expected: Values, _example: Values) -> Values:
    code = check_tax_code(str(inputs["mst"]))
    return {"valid": code is None, "reason": TAX_REASONS.get(code or "", "")}


@handles("15-character HI card code")
def hi_card(inputs: Values, expected: Values, _example: Values) -> Values:
    text = str(inputs["code"])
    return {"valid": len(text) == len("DN4010123456789") and check_hi_card(text) is None}


@handles("employer unit code from 1/8/2025")
def employer_code(inputs: Values, expected: Values, _example: Values) -> Values:
    """The meaning is free text: it agrees when it names the kind of unit and no other object than the code's."""
    code = parse_employer_code(str(inputs["code"]))
    text = str(expected["meaning"])
    return {"meaning": text if is_said_of(text.casefold(), code) else f"{code.form} {code.object_code}"}


def is_said_of(text: str, code: EmployerCode) -> bool:
    named = {form for form, words in KINDS.items() if any(word in text for word in words)}
    objects = {letters for letters, word in OBJECTS.items() if word in text and letters != code.object_code}
    # The code of a collection body holds an enterprise code and a commune, and is told so.
    allowed = {code.form} | ({"enterprise", "budget"} if code.form == "collector" else set())
    return named <= allowed and not objects
