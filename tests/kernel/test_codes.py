"""Codes people see: dossier numbers, tracking codes, transfer QR texts, keys."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vssportal.kernel import vietqr
from vssportal.kernel.codes import (
    ALPHABET,
    CodeError,
    DossierNumber,
    is_tracking_code,
    new_tracking_code,
    normal_code,
    parse_dossier_number,
    parse_tracking_code,
    pretty_code,
    uuid7,
)

# Two sample codes of the NAPAS specification, with their checksums.
NAPAS_ACCOUNT = (
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
)
NAPAS_PAYMENT = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
    "62340107NPS68690819thanh toan don hang63042E2E"
)


def test_a_dossier_number_has_the_official_shape():
    assert str(DossierNumber(42, 2026, "07906")) == "00042/2026/07906"
    assert DossierNumber(42, 2026, "07906").slug == "00042-2026-07906"


@pytest.mark.parametrize(
    "text", ["00042/2026/07906", "42-2026-07906", " 42 / 2026 / 07906 ", "42_2026_07906", "42–2026–07906"]
)
def test_a_dossier_number_is_read_as_people_type_it(text):
    assert parse_dossier_number(text) == DossierNumber(42, 2026, "07906")


@pytest.mark.parametrize("text", ["", "42", "42/26/07906", "0/2026/07906", "42/2026/"])
def test_what_is_no_dossier_number_is_refused(text):
    with pytest.raises(CodeError):
        parse_dossier_number(text)


def test_tracking_codes_are_random_and_never_confusable():
    codes = {new_tracking_code() for _ in range(2000)}

    assert len(codes) == 2000
    assert all(len(code) == 12 and is_tracking_code(code) for code in codes)
    assert not set("".join(codes)) & set("ILOU")


def test_a_tracking_code_is_read_as_people_type_it():
    code = new_tracking_code()

    assert parse_tracking_code(f" {pretty_code(code).lower()} ") == code
    assert parse_tracking_code(code.replace("0", "o").replace("1", "l").replace("V", "u")) == code
    assert normal_code("7k3m–q9zp 1xa4") == "7K3MQ9ZP1XA4"


def test_one_slip_or_a_swap_of_neighbours_is_always_noticed():
    for _ in range(50):
        code = new_tracking_code()
        slips = [code[:i] + sign + code[i + 1 :] for i in range(12) for sign in ALPHABET if sign != code[i]]
        swaps = [code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(11)]

        assert [wrong for wrong in slips + swaps if wrong != code and is_tracking_code(wrong)] == []


@pytest.mark.parametrize(
    ("text", "code"), [("7K3M", "tracking_code_length"), ("7K3M-Q9ZP-1XA!", "tracking_code_typo")]
)
def test_what_is_wrong_with_a_tracking_code_is_said(text, code):
    with pytest.raises(CodeError) as caught:
        parse_tracking_code(text)

    assert caught.value.code == code


def test_keys_sort_by_time_of_birth():
    keys = []
    for _ in range(5):
        keys.append(uuid7())
        time.sleep(0.002)

    assert keys == sorted(keys)
    assert {key.version for key in keys} == {7}


def test_the_samples_of_the_transfer_standard():
    assert vietqr.payload("970403", "0011012345678") == NAPAS_ACCOUNT
    assert vietqr.is_payload(NAPAS_ACCOUNT)
    assert vietqr.is_payload(NAPAS_PAYMENT)
    assert not vietqr.is_payload(NAPAS_PAYMENT.replace("180000", "190000"))


def test_amount_and_memo_are_in_the_transfer_code():
    text = vietqr.payload("970403", "0011012345678", amount_vnd=180_000, memo="Đóng BHXH tháng 7")

    assert "5406180000" in text
    assert "Dong BHXH thang 7" in text
    assert text[:18] == "000201010212385700"


def test_the_transfer_memo_keeps_the_plus_signs_of_the_official_reference():
    assert (
        vietqr.plain_memo("+BHXH+103+00+TZH490L+07906+đóng BHXH+") == "+BHXH+103+00+TZH490L+07906+dong BHXH+"
    )


@pytest.mark.parametrize(
    ("bank", "account", "amount_vnd"),
    [
        ("97040", "1", None),
        ("970403", "", None),
        ("970403", "1" * 20, None),
        ("970403", "1", 0),
        ("970403", "1", -5),
    ],
)
def test_what_no_bank_can_read_is_refused(bank, account, amount_vnd):
    with pytest.raises(ValueError, match=r"BIN|account|transfer"):
        vietqr.payload(bank, account, amount_vnd=amount_vnd)


@given(st.text(max_size=200))
def test_any_memo_makes_a_code_banks_can_read(memo):
    assert vietqr.is_payload(vietqr.payload("970403", "0011012345678", amount_vnd=1, memo=memo))
