"""Đếm: what the tiles of a filing's page show, counted from rows in hand or from the tables."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q

from contributions.enums import Change, FindingLevel, LineOrigin, LineStatus
from contributions.intake.rows import CELLS, DeclaredRow
from contributions.models import Filing, FilingFinding, FilingLine
from contributions.services.checking import FINDING_COLUMNS, LINE_COLUMNS

_ORIGIN, _STATUS, _CHANGE = (LINE_COLUMNS.index(name) for name in ("origin", "status", "change"))
_LEVEL = FINDING_COLUMNS.index("level")
_TILE = {"error": "faults", "warning": "warnings", "notice": "notices"}


def tally(lines: Sequence[tuple[Any, ...]], findings: Iterable[tuple[Any, ...]]) -> dict[str, int]:
    """Counts of lines about to be written."""
    kinds = Counter((line[_ORIGIN], line[_STATUS], line[_CHANGE]) for line in lines)
    levels = Counter(finding[_LEVEL] for finding in findings)
    return _counts(kinds, levels, unconfirmed=levels[FindingLevel.WARNING])


def recount(filing: Filing) -> dict[str, int]:
    """Đếm lại from the tables, in three statements, and keep it on the filing."""
    lines = FilingLine.objects.filter(filing=filing).order_by()
    kinds = Counter(
        {
            (origin, status, change): n
            for origin, status, change, n in lines.values_list("origin", "status", "change").annotate(
                n=Count("pk")
            )
        }
    )
    found = FilingFinding.objects.filter(filing=filing).order_by()
    levels: Counter[str] = Counter()
    unconfirmed = 0
    open_ones = Count("pk", filter=Q(confirmed_at__isnull=True))
    for level, n, n_open in found.values_list("level").annotate(n=Count("pk"), n_open=open_ones):
        levels[level] = n
        unconfirmed += n_open if level == FindingLevel.WARNING else 0
    counts = _counts(kinds, levels, unconfirmed=unconfirmed)
    filing.counts = counts
    Filing.objects.filter(pk=filing.pk).update(counts=counts)
    return counts


def _counts(
    kinds: Counter[tuple[str, str, str]], levels: Counter[str], *, unconfirmed: int
) -> dict[str, int]:
    by_status: Counter[str] = Counter()
    by_change: Counter[str] = Counter()
    rows = 0
    for (origin, status, change), n in kinds.items():
        by_status[str(status)] += n if origin == LineOrigin.FILE or status == LineStatus.MISSING else 0
        if status != LineStatus.DROPPED:
            rows += n if origin == LineOrigin.FILE else 0
            by_change[str(change)] += n
    counts = {
        "rows": rows,
        "ok": by_status[LineStatus.OK.value],
        "fault_rows": by_status[LineStatus.FAULT.value],
        "dropped": by_status[LineStatus.DROPPED.value],
        "missing": by_status[LineStatus.MISSING.value],
        "unconfirmed": unconfirmed,
    }
    counts |= {tile: levels[level] for level, tile in _TILE.items()}
    counts |= {change: by_change[change] for change in Change.values}
    counts["changes"] = sum(by_change[c] for c in Change.values if c != Change.UNCHANGED)
    return counts


def as_json(params: Mapping[str, str]) -> str:
    return json.dumps(dict(params), ensure_ascii=False) if params else "{}"


_BLANK = DeclaredRow(
    0, "", "", "", None, "", "", "", None, None, None, None, None, None, None, None, "", None, None, None,
    "", "", "", "", "", ("",) * len(CELLS), (),
)  # fmt: skip


def blank_row(number: int) -> DeclaredRow:
    """A row with nothing in it."""
    return _BLANK._replace(number=number)
