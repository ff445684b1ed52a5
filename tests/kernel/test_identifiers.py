"""Numbers that name people, organisations and accounts."""

import pickle
import time
from pathlib import Path

import pytest
import yaml

from vssportal.kernel import identifiers as ids
from vssportal.kernel.errors import DomainError

PAPERS = Path(__file__).resolve().parents[3] / "shared" / "law" / "examples" / "contributions.yaml"


def refused(parse, text, **facts):
    with pytest.raises(ids.IdentifierError) as caught:
        parse(text, **facts)
    return caught.value


def examples(*topics):
    """Worked examples of the research papers, where they lie beside the repository."""
    if not PAPERS.exists():
        return []
    found = yaml.load(PAPERS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    rows = found if isinstance(found, list) else found["examples"]
    return [row for row in rows if row["topic"] in topics]


def test_a_personal_id_tells_sex_year_and_province():
    number = ids.parse_personal_id("001194012345")

    assert (number.sex, number.birth_year, number.province_code) == ("F", 1994, "001")
    assert number.warnings == ()


@pytest.mark.parametrize(
    ("text", "sex", "year"),
    [
        ("001090000001", "M", 1990),
        ("079305123456", "F", 2005),
        ("096203000123", "M", 2003),
        ("001401000123", "M", 2101),
        ("001901000123", "F", 2301),
    ],
)
def test_the_fourth_digit_gives_century_and_sex(text, sex, year):
    number = ids.parse_personal_id(text)

    assert (number.sex, number.birth_year) == (sex, year)


@pytest.mark.parametrize(
    "text",
    [
        "001 194 012 345",
        "001.194.012.345",
        " 001194012345\u00a0",
        "００１１９４０１２３４５",
        "001-194-012-345",
    ],
)
def test_blanks_dots_and_full_width_digits_are_read(text):
    assert ids.parse_personal_id(text).value == "001194012345"


def test_a_personal_id_is_printed_masked_everywhere():
    number = ids.parse_personal_id("001194012345")

    assert str(number) == f"{number}" == "001194•••345"
    assert "012345" not in repr(number)
    assert number.pretty == "001 194 012 345"


def test_a_personal_id_of_the_wrong_length_says_how_many_digits_were_given():
    refusal = refused(ids.parse_personal_id, "00119401234")

    assert refusal.code == "personal_id_length"
    assert refusal.message == "Số định danh phải có 12 chữ số, bạn nhập 11"
    assert isinstance(refusal, DomainError)


def test_a_letter_in_a_personal_id_is_named():
    refusal = refused(ids.parse_personal_id, "09709000001A")

    assert refusal.code == "personal_id_character"
    assert "“A”" in refusal.message


def test_zeros_dropped_by_a_spreadsheet_are_suggested_back():
    refusal = refused(ids.parse_personal_id, "1194012345")

    assert refusal.params["suggestion"] == "001194012345"
    assert refused(ids.parse_si_number, "116045872").params["suggestion"] == "0116045872"


def test_no_zeros_are_suggested_where_they_make_no_sense():
    assert refused(ids.parse_personal_id, "19401234567").params["suggestion"] == "019401234567"
    assert refused(ids.parse_personal_id, "97401234567").params["suggestion"] is None
    assert refused(ids.parse_personal_id, "12345").params["suggestion"] is None
    assert refused(ids.parse_tax_code, "100233480").params["suggestion"] is None
    assert refused(ids.parse_tax_code, "100233488").params["suggestion"] == "0100233488"


def test_an_unknown_province_warns_and_does_not_refuse():
    assert ids.parse_personal_id("005194012345").warnings == ("personal_id_province_unknown",)


def test_a_year_of_birth_that_disagrees_is_refused_with_both_years():
    refusal = refused(ids.parse_personal_id, "001194012345", birth_year=1995)

    assert refusal.code == "personal_id_birth_year"
    assert "1994" in refusal.message
    assert "1995" in refusal.message


def test_the_right_year_in_the_wrong_century_is_refused():
    assert refused(ids.parse_personal_id, "001105012345", birth_year=2005).code == "personal_id_birth_year"


def test_a_sex_that_disagrees_is_refused():
    assert refused(ids.parse_personal_id, "001194012345", sex="M").code == "personal_id_is_female"
    assert refused(ids.parse_personal_id, "001094012345", sex="F").code == "personal_id_is_male"
    assert ids.parse_personal_id("001194012345", birth_year=1994, sex="F").sex == "F"


def test_an_si_number_has_ten_digits():
    number = ids.parse_si_number("0116 045 872")

    assert number.value == "0116045872"
    assert number.pretty == "0116 045 872"
    assert str(number) == "011•••872"
    assert refused(ids.parse_si_number, "01160458720").message == "Mã số BHXH phải có 10 chữ số, bạn nhập 11"


def test_a_full_health_card_comes_apart():
    card = ids.parse_hi_card("dn 4 01 0116 045 872")

    assert (card.form, card.object_code, card.benefit_digit, card.province_code) == ("full", "DN", 4, "01")
    assert card.si_number is not None
    assert card.si_number.value == "0116045872"
    assert card.pretty == "DN 4 01 0116 045 872"
    assert "045872" not in str(card)


def test_a_scanned_card_carries_its_facility():
    card = ids.parse_hi_card("DN401011604587201005")

    assert card.value == "DN4010116045872"
    assert card.facility_code == "01005"


@pytest.mark.parametrize(("text", "form"), [("0116045872", "number"), ("001194012345", "personal_id")])
def test_a_health_card_may_be_a_bare_number(text, form):
    assert ids.parse_hi_card(text).form == form


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "hi_card_empty"),
        ("DN401011604587", "hi_card_length"),
        ("D14010123456789", "hi_card_object"),
        ("DN6010123456789", "hi_card_benefit"),
        ("DN4000123456789", "hi_card_province"),
        ("DN401012345678X", "hi_card_character"),
        ("01160458X2", "hi_card_character"),
    ],
)
def test_what_is_wrong_with_a_health_card_is_said(text, code):
    assert refused(ids.parse_hi_card, text).code == code


def test_cards_of_the_army_are_known_and_strange_provinces_warn():
    assert ids.parse_hi_card("QN5970123456789").warnings == ()
    assert ids.parse_hi_card("DN4030123456789").warnings == ("hi_card_province_unknown",)


@pytest.mark.parametrize(
    "text", ["0101245486", "0100233488", "0100233488-001", "0314409058-999", "001194012345"]
)
def test_tax_codes_that_are_right(text):
    assert ids.parse_tax_code(text).pretty.replace(" ", "") == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "tax_code_empty"),
        ("12345", "tax_code_length"),
        ("01002334A8", "tax_code_character"),
        ("0100233480", "tax_code_check_digit"),
        ("0100000008", "tax_code_serial"),
        ("0314409058-000", "tax_code_branch"),
    ],
)
def test_what_is_wrong_with_a_tax_code_is_said(text, code):
    assert refused(ids.parse_tax_code, text).code == code


def test_one_wrong_digit_in_a_tax_code_is_noticed():
    code = "0100233488"
    slips = [
        code[:place] + digit + code[place + 1 :]
        for place in range(10)
        for digit in "0123456789"
        if digit != code[place]
    ]

    assert [slip for slip in slips if ids.check_tax_code(slip) is None] == []


def test_a_branch_belongs_to_its_head_office():
    branch = ids.parse_tax_code("0100233488-001")

    assert (branch.form, branch.head_office) == ("branch", "0100233488")
    assert ids.parse_tax_code("001194012345").form == "personal_id"


@pytest.mark.parametrize(
    ("text", "form", "base", "object_code"),
    [
        ("0123456789DNA03", "enterprise", "0123456789", "DN"),
        ("1234567HC", "budget", "1234567", "HC"),
        ("2345678cn", "budget", "2345678", "CN"),
        ("3456789000TH0100070003", "collector", "3456789000", "003"),
        ("TZH490L", "old", "TZH490L", None),
        ("YN0001Z", "old", "YN0001Z", None),
    ],
)
def test_employer_codes_new_and_old_are_told_apart(text, form, base, object_code):
    code = ids.parse_employer_code(text)

    assert (code.form, code.base, code.object_code) == (form, base, object_code)


def test_parts_of_an_employer_code():
    assert ids.parse_employer_code("0123456789DNA03").industry_code == "A03"
    assert ids.parse_employer_code("3456789000TH0100070003").place_code == "0100070"
    assert ids.parse_employer_code("0123456789DNA03").warnings == ("employer_code_check_digit",)
    assert ids.parse_employer_code("0100233488DNA03").warnings == ()


@pytest.mark.parametrize("text", ["0123456789", "12DN", "0123456789DN", "T1H490L", "ĐĐ0001Z"])
def test_what_is_no_employer_code_is_refused(text):
    assert refused(ids.parse_employer_code, text).code == "employer_code_shape"


def test_offices_and_facilities():
    assert ids.parse_office_code("07906").province_code == "79"
    assert ids.parse_facility_code("79a01").value == "79A01"
    assert refused(ids.parse_office_code, "7906").code == "office_code_shape"
    assert refused(ids.parse_facility_code, "7901").code == "facility_code_shape"
    assert ids.parse_office_code("00300").warnings == ("office_code_province_unknown",)


@pytest.mark.parametrize(
    "text",
    ["0912345678", "+84 912 345 678", "84912345678", "0912.345.678", "0084912345678", "(+84)912345678"],
)
def test_mobile_numbers_are_stored_in_one_form(text):
    phone = ids.parse_phone(text)

    assert phone.value == "+84912345678"
    assert phone.pretty == "0912 345 678"
    assert str(phone) == "0912•••678"


def test_landlines_are_read_but_take_no_text_messages():
    assert ids.parse_phone("024 3936 1234").pretty == "024 3936 1234"
    assert refused(ids.parse_phone, "024 3936 1234", mobile_only=True).code == "phone_not_mobile"


@pytest.mark.parametrize("text", ["0112345678", "091234567", "09123456789", "1900 9068", "abc"])
def test_what_is_no_phone_number_is_refused(text):
    assert refused(ids.parse_phone, text).message == "Nhập số điện thoại 10 chữ số, bắt đầu bằng 0"


def test_a_bank_account_shows_its_last_four_signs():
    account = ids.parse_bank_account("0011 0123 4567 8")

    assert account.value == "0011012345678"
    assert str(account) == "••• 5678"
    assert refused(ids.parse_bank_account, "12345").code == "bank_account_shape"


def test_superscripts_and_other_scripts_are_no_digits():
    assert ids.check_personal_id("٠٠١١٩٤٠١٢٣٤٥") == "personal_id_character"
    assert ids.check_si_number("") == "si_number_empty"


def test_identifiers_are_values():
    number = ids.parse_si_number("0116045872")

    assert number == ids.SiNumber("0116045872")
    assert number != ids.PersonalId("0116045872")
    assert pickle.loads(pickle.dumps(number)) == number
    with pytest.raises(AttributeError):
        number.value = "0116045873"


@pytest.mark.parametrize("row", examples("citizen ID structure"), ids=lambda row: row["id"])
def test_personal_ids_of_the_papers(row):
    text, expected = row["inputs"]["cccd"], row["expected"]

    assert (ids.check_personal_id(text) is None) == (expected["valid"] == "true")
    if "sex" in expected:
        assert (ids.PersonalId(text).sex, str(ids.PersonalId(text).birth_year)) == (
            expected["sex"],
            expected["year"],
        )


@pytest.mark.parametrize("row", examples("tax code checksum"), ids=lambda row: row["id"])
def test_tax_codes_of_the_papers(row):
    assert (ids.check_tax_code(row["inputs"]["mst"]) is None) == (row["expected"]["valid"] == "true")


@pytest.mark.parametrize("row", examples("15-character HI card code"), ids=lambda row: row["id"])
def test_health_cards_of_the_papers(row):
    assert (ids.check_hi_card(row["inputs"]["code"]) is None) == (row["expected"]["valid"] == "true")


def test_ten_thousand_rows_are_checked_in_a_blink():
    rows = [
        (f"0{index % 96:02d}094{index:06d}", f"01{index:08d}", f"0912{index:06d}") for index in range(10_000)
    ]

    started = time.perf_counter()
    for personal_id, si_number, phone in rows:
        ids.check_personal_id(personal_id)
        ids.check_si_number(si_number)
        ids.check_phone(phone)
    took = time.perf_counter() - started

    assert took < 1.0
