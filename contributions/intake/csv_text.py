"""Tệp CSV: encoding and delimiter are found out, cells stay text (nothing is eaten here)."""

import csv
import io
import unicodedata

from contributions.intake.cells import Raw
from contributions.intake.faults import FileRefused
from contributions.intake.limits import Limits

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 40
# windows-1258 writes a tone as a mark of its own after the letter; composing gives usual letters.
_VIETNAMESE = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")


def read_rows(path: str, limits: Limits) -> list[list[Raw]]:
    """Rows of a CSV file in UTF-8, UTF-16 or windows-1258, with ; , tab or | between cells."""
    with open(path, "rb") as file:
        text = decode(file.read(limits.file_bytes + 1))
    csv.field_size_limit(1_000_000)
    rows: list[list[Raw]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sniff_delimiter(text)):
            rows.append(list(row))
            if len(rows) > limits.rows + 200:
                raise FileRefused("too_many_rows", limit=f"{limits.rows:,}".replace(",", "."))
            if len(row) > limits.columns:
                raise FileRefused("too_many_columns", sheet="CSV", count=len(row), limit=limits.columns)
    except csv.Error:
        raise FileRefused("damaged") from None
    return rows


def decode(content: bytes) -> str:
    """Text of the file; refused when no encoding gives Vietnamese or plain letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(content, "utf-16")
    if content.count(b"\x00") * 3 > len(content):
        return _strict(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
    if b"\x00" in content:
        raise FileRefused("text_encoding")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows_1258(content)


def sniff_delimiter(text: str) -> str:
    """The sign that cuts most lines into the same number of cells."""
    lines = [line for line in text[:200_000].splitlines()[:_SAMPLE_LINES] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=evenness)


def _windows_1258(content: bytes) -> str:
    """Old Vietnamese text of Windows; what decodes but shows no Vietnamese letter was another encoding."""
    text = unicodedata.normalize("NFC", _strict(content, "cp1258"))
    if not _VIETNAMESE & set(text.lower()) or any(unicodedata.combining(char) for char in text):
        raise FileRefused("text_encoding")
    return text


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefused("text_encoding") from None
