"""VietQR: the text of a transfer QR code (EMVCo tag–length–value, NAPAS 247), as banks' apps read it."""

import re
import unicodedata
from typing import Final

_NAPAS_GUID: Final = "A000000727"
_TO_ACCOUNT: Final = "QRIBFTTA"
_DONG: Final = "704"
_BIN: Final = re.compile(r"\d{6}", re.ASCII)
_ACCOUNT: Final = re.compile(r"[0-9A-Za-z]{1,19}", re.ASCII)
_MEMO_LENGTH: Final = 99 - 4  # the memo stands inside another field of at most 99 characters


def payload(bank_bin: str, account: str, *, amount_vnd: int | None = None, memo: str = "") -> str:
    """Nội dung mã VietQR. `bank_bin` is the bank's 6-digit BIN; with an amount the code serves one payment.

    The memo loses its marks, since banks drop letters they do not know. ValueError for what no bank can read.
    """
    if not _BIN.fullmatch(bank_bin):
        raise ValueError(f"bank BIN {bank_bin!r} has not six digits")
    if not _ACCOUNT.fullmatch(account):
        raise ValueError("an account has 1 to 19 letters or digits")
    if amount_vnd is not None and not 0 < amount_vnd < 10**13:
        raise ValueError(f"no transfer of {amount_vnd} đồng")
    beneficiary = _field("00", bank_bin) + _field("01", account)
    merchant = _field("00", _NAPAS_GUID) + _field("01", beneficiary) + _field("02", _TO_ACCOUNT)
    fields = [
        _field("00", "01"),
        _field("01", "11" if amount_vnd is None else "12"),
        _field("38", merchant),
        _field("53", _DONG),
        "" if amount_vnd is None else _field("54", str(amount_vnd)),
        _field("58", "VN"),
        _field("62", _field("08", plain_memo(memo))) if memo else "",
    ]
    body = "".join(fields) + "6304"
    return f"{body}{_crc16(body):04X}"


def is_payload(text: str) -> bool:
    """Does the text end in its own checksum?"""
    return len(text) > 8 and text[-8:-4] == "6304" and f"{_crc16(text[:-4]):04X}" == text[-4:]


def plain_memo(memo: str) -> str:
    """Nội dung chuyển khoản in plain letters: no marks, no signs banks refuse, at most 95 characters."""
    decomposed = unicodedata.normalize("NFD", memo.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(char for char in decomposed if char.isascii())
    return re.sub(r"[^0-9A-Za-z+.\- ]+", " ", letters).strip()[:_MEMO_LENGTH]


def _field(tag: str, value: str) -> str:
    if len(value) > 99:
        raise ValueError(f"field {tag} is longer than 99 characters")
    return f"{tag}{len(value):02d}{value}"


def _crc16(text: str) -> int:
    """CRC-16/CCITT-FALSE (polynomial 1021, start FFFF), as EMVCo prescribes for field 63."""
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
