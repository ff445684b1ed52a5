"""Chữ trong ô: the text of any cell, cleaned of what nobody can see."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Raw = str | float | int | bool | date | datetime | time | timedelta | None
"""What readers give for one cell; None and "" are blank."""

MAX_TEXT = 500
"""Longest text kept of a cell; the form's longest column (position and workplace) stays far below."""

ERROR_VALUES = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)

_DROPPED = re.compile(
    r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]|_x00[01][0-9A-Fa-f]_")
_BLANKS = re.compile(r"\s+")
# Letters of TCVN3 files read as Latin-1 are signs no name holds; VNI writes marks as a second letter.
_TCVN3 = re.compile(r"[^\W\d_][\u00a1-\u00bf\u00d7\u00f7]|[\u00a1-\u00bf\u00d7\u00f7][^\W\d_]")
_VNI = re.compile(r"[aeoy][øûïäåëüñ]|a[âãùéèúáà]|e[âãùáà]|o[âêù]|[öô][ùøûïõ]|ö[ôõ]", re.IGNORECASE)


class Problem(NamedTuple):
    """What is wrong with a cell: code, the value it should have ("" = unknown), one detail."""

    code: str
    suggestion: str = ""
    detail: str = ""


def text_of(raw: Raw) -> str:
    """The cell as its owner sees it: 45000.0 is “45000”, a date is “03/11/2026”."""
    if isinstance(raw, str):
        return raw[:MAX_TEXT]
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, (int, float)):
        return _number_text(raw)
    if isinstance(raw, datetime):
        return f"{raw:%d/%m/%Y}" if raw.time() == time() else f"{raw:%d/%m/%Y %H:%M}"
    return f"{raw:%d/%m/%Y}" if isinstance(raw, date) else str(raw)


def _number_text(raw: float) -> str:
    if raw != raw or raw in (float("inf"), float("-inf")):
        return "#NUM!"
    if raw == int(raw) and abs(raw) < 1e15:
        return str(int(raw))
    return f"{raw:.15g}".replace(".", ",")


def clean(text: str) -> tuple[str, bool]:
    """Text in NFC with single blanks, and whether something invisible was dropped."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip(), False
    seen = _CONTROL.sub("", _DROPPED.sub("", text))
    plain = _BLANKS.sub(" ", unicodedata.normalize("NFC", seen)).strip()
    return plain, len(seen) != len(text)


def words(raw: Raw) -> tuple[str, Problem | None]:
    """Free text (chức danh, ghi chú): cleaned; cut at `MAX_TEXT` with a warning."""
    text, was_hidden = clean(raw if isinstance(raw, str) else text_of(raw))
    if text in ERROR_VALUES:
        return "", Problem("error_value")
    if len(text) > MAX_TEXT:
        return text[:MAX_TEXT], Problem("text_cut", detail=str(MAX_TEXT))
    return text, Problem("invisible_characters", text) if was_hidden else None


def code_text(raw: Raw) -> tuple[str, Problem | None]:
    """A code of the employer's own (mã nhân viên): as typed, without blanks around it."""
    return words(raw)


def name(raw: Raw) -> tuple[str, Problem | None]:
    """Họ và tên: NFC, single blanks; names typed all in capitals (or all small) become Nguyễn Văn An."""
    text, problem = words(raw)
    if _TCVN3.search(text) or _VNI.search(text):
        return text, Problem("old_font")
    if text.isupper() or text.islower():
        text = " ".join(_capital(word) for word in text.split(" "))
        if problem is not None and problem.code == "invisible_characters":
            problem = problem._replace(suggestion=text)
    return text, problem


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
