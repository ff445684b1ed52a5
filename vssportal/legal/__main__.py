"""``python -m vssportal.legal [DAY]``: figures in force, with sources; changes within 90 days; unchecked for long."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from vssportal.legal.parameters import Parameters, parameters
from vssportal.legal.report import changes_within, doubtful, in_force, unchecked

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
USAGE = "usage: python -m vssportal.legal [YYYY-MM-DD]\n"


def lines(book: Parameters, day: date) -> Iterator[str]:
    """The report, line by line."""
    found = in_force(book, day)
    yield f"# Số liệu áp dụng ngày {day:%d/%m/%Y}: {len(found)}"
    for group, items in groupby(found, key=lambda item: item.parameter.group):
        yield f"\n## {group}.yaml"
        for item in items:
            parameter, figure = item.parameter, item.figure
            yield f"{parameter.code} ({parameter.label}): {item.values} [{parameter.unit}]"
            until = f" đến {item.until:%d/%m/%Y}" if item.until else ""
            yield f"    từ {figure.since:%d/%m/%Y}{until} · {figure.source}"
    yield from _attention(book, day)


def _attention(book: Parameters, day: date) -> Iterator[str]:
    changes = changes_within(book, day)
    yield f"\n# Thay đổi trong 90 ngày: {len(changes)}"
    for change in changes:
        steps = " · ".join(f"{key} {before} → {after}".strip() for key, before, after in change.values)
        yield f"{change.after.since:%d/%m/%Y} {change.parameter.code}: {steps}"
    doubts = doubtful(book, day)
    yield f"\n# Còn nghi vấn: {len(doubts)}"
    for item in doubts:
        yield f"{item.parameter.code}: {item.figure.doubt}"
    old = unchecked(book, day)
    yield f"\n# Quá 6 tháng chưa đối chiếu: {len(old)}"
    for parameter in old:
        yield f"{parameter.code}: {parameter.checked_on or 'chưa từng'}"


def main(arguments: list[str]) -> int:
    if len(arguments) > 1:
        sys.stderr.write(USAGE)
        return 2
    try:
        day = date.fromisoformat(arguments[0]) if arguments else datetime.now(ZONE).date()
    except ValueError:
        sys.stderr.write(USAGE)
        return 2
    sys.stdout.writelines(f"{line}\n" for line in lines(parameters(), day))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
