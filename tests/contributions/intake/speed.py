"""Rows per second of each reader; `python -m tests.contributions.intake.speed [ROWS …]` prints them."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from contributions.intake import sandbox
from contributions.intake.rows import ColumnMapping
from tests.contributions.intake import samples

MAPPING = ColumnMapping(
    {
        "full_name": "Họ và tên",
        "citizen_number": "Số CCCD",
        "si_number": "Mã số BHXH",
        "birth": "Ngày sinh",
        "wage": "Lương đóng BHXH",
        "employee_code": "Mã NV",
    }
)


@dataclass(frozen=True, slots=True)
class Speed:
    """One measurement: processor seconds of parent and child together."""

    reader: str
    rows: int
    cpu_seconds: float
    wall_seconds: float
    child_megabytes: int

    @property
    def rows_per_second(self) -> int:
        return round(self.rows / self.wall_seconds)

    def __str__(self) -> str:
        return (
            f"{self.reader:<12} {self.rows:>7,} rows  {self.cpu_seconds:6.2f} s CPU  {self.wall_seconds:6.2f} s wall"
            f"  {self.rows_per_second:>8,} rows/s  child ≤ {self.child_megabytes} MB"
        )


def measure(reader: str, rows: int, act: Callable[[], object]) -> Speed:
    """Run `act` once and say what it cost, children included."""
    wall, cpu = time.perf_counter(), _cpu()
    act()
    spent = _cpu() - cpu
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return Speed(reader, rows, spent, time.perf_counter() - wall, peak)


def readers(folder: Path, count: int) -> Iterator[Speed]:
    """From stored file to row tuples in this process, for each kind of file, beside the bare reader."""
    form = samples.template(folder / "d02.xlsx", count)
    yield measure(
        "calamine", count, lambda: CalamineWorkbook.from_path(form).get_sheet_by_index(0).to_python()
    )
    yield measure("d02_lt", count, lambda: _read(form, count))
    sheet = samples.payroll(folder / "luong.xlsx", map(samples.payroll_row, range(count)))
    yield measure("payroll", count, lambda: _read(sheet, count, MAPPING))
    text = folder / "luong.csv"
    lines = (";".join(map(str, samples.payroll_row(number))) for number in range(count))
    text.write_text("\n".join([";".join(samples.PAYROLL_TITLES), *lines]), encoding="utf-8")
    yield measure("payroll csv", count, lambda: _read(text, count, MAPPING))
    document = folder / "d02.xml"
    people = min(count, 20_000_000 // 1100)
    document.write_text(samples.d02_ts(*map(samples.worker_xml, range(people))), encoding="utf-8")
    yield measure("d02_ts_xml", people, lambda: _read(document, people))


def _read(path: Path, count: int, mapping: ColumnMapping | None = None) -> None:
    table = sandbox.read(path, name=path.name, mapping=mapping)
    if len(table.rows) != count:
        raise AssertionError(f"{len(table.rows)} of {count} rows")


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main(counts: list[int]) -> None:
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for speed in readers(Path(folder), count):
                print(speed)  # noqa: T201 - it speaks to the terminal


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [10_000, 100_000])
