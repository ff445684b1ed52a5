"""Đánh số: the next number of a series of an agency and year, without gaps and without races."""

from django.db import connection

from accounts.models import Agency
from vssportal.kernel.codes import DossierNumber

DOSSIER, DECISION, REFUSAL, SUPPLEMENT, APOLOGY = "dossier", "decision", "refusal", "supplement", "apology"

_COUNT = """
INSERT INTO claims_numbercounter (series, agency_id, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (series, agency_id, year) DO UPDATE SET last = claims_numbercounter.last + 1
RETURNING last
"""


def next_number(*, series: str, agency: Agency, year: int) -> int:
    """Số tiếp theo. The counter's row stays locked until the act commits, and goes back when it fails."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [series, agency.pk, year])
        return int(cursor.fetchone()[0])


def dossier_number(*, agency: Agency, year: int) -> str:
    """Số hồ sơ NNNNN/YYYY/agency."""
    return str(DossierNumber(next_number(series=DOSSIER, agency=agency, year=year), year, agency.code))


def letter_number(*, series: str, agency: Agency, year: int, symbol: str) -> str:
    """Số văn bản with its symbol, e.g. 17/QĐ-BHXH.00101.2026: the serial starts anew each year at each office."""
    serial = next_number(series=series, agency=agency, year=year)
    return f"{serial}/{symbol}.{agency.code}.{year}"
