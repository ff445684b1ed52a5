"""Đọc tệp trong tiến trình con: the only door through which files from outside are opened.

A fresh interpreter without our environment opens the file under limits of memory, processor time,
wall clock and written bytes, and sends plain JSON back. Nothing it sends can run code here, and
nothing that happens to it (killed, crashed, out of memory) reaches the caller but as a `FileRefused`.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from contributions.intake import wire
from contributions.intake.faults import CellFault, FileFault, FileRefused
from contributions.intake.limits import MARKING, MEGABYTE, READING, Limits
from contributions.intake.rows import ColumnMapping, DeclaredRow, Preview, RawTable

Progress = Callable[[int, int], None]

_ROOT = str(Path(__file__).resolve().parents[2])
_START = f"import sys; sys.path.insert(0, {_ROOT!r}); from contributions.intake.child import main; main()"
_log = logging.getLogger(__name__)


def read(
    path: str | os.PathLike[str],
    *,
    name: str = "",
    source: str = "auto",
    mapping: ColumnMapping | None = None,
    limits: Limits = READING,
    on_progress: Progress | None = None,
) -> RawTable:
    """Đọc tệp kê khai thành `RawTable`; raises `FileRefused` with the reason and the way out.

    `name` is the sender's file name (its extension is compared with what is inside). `source` is
    "auto" (D02-TS XML, D02-LT sheet, or with a `mapping` a payroll sheet), "d02_lt", "d02_ts_xml" or
    "payroll". `on_progress(done, total)` is called in this process as rows arrive.
    """
    job = {"act": "read", "source": source, "mapping": wire.plain_mapping(mapping)}
    rows: list[DeclaredRow] = []
    table: dict[str, Any] = {}
    for kind, content in _run(job, path, name, limits):
        if kind == wire.ROWS:
            rows.extend(wire.unpack_rows(content["columns"]))
            if on_progress is not None:
                on_progress(content["done"], content["total"])
        elif kind == wire.RESULT:
            table = content
    return wire.revive_table(table, rows)


def preview(path: str | os.PathLike[str], *, name: str = "", limits: Limits = READING) -> Preview:
    """Xem trước bảng lương: sheets, guessed header and suggested columns, for mapping them once."""
    job = {"act": "preview"}
    for kind, content in _run(job, path, name, limits):
        if kind == wire.RESULT:
            return wire.revive_preview(content)
    raise FileRefused("reading_failed")


def mark(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    sheet: str,
    header_row: int,
    marks: Sequence[tuple[int, CellFault]],
    lang: str = "vi",
    limits: Limits = MARKING,
) -> None:
    """Trả tệp đã đánh dấu: write to `target` the sender's workbook with faulty cells marked.

    `marks` are (row number, fault) pairs; see `contributions.intake.marking` for what is written.
    """
    plain = [
        (number, fault.column, fault.sentence(lang), fault.remedy(lang), fault.is_warning)
        for number, fault in marks
    ]
    mark_cells(path, target, sheet=sheet, header_row=header_row, marks=plain, limits=limits)


def mark_cells(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    sheet: str,
    header_row: int,
    marks: Sequence[tuple[int, str, str, str, bool]],
    limits: Limits = MARKING,
) -> None:
    """As `mark`, for findings of rules too: (row number, column letter, what, todo, is a warning)."""
    job = {"act": "mark", "sheet": sheet, "header_row": header_row, "marks": list(marks)}
    job["target"] = os.path.abspath(target)
    for _ in _run(job, path, "", limits):
        pass


def _run(
    job: Mapping[str, Any], path: str | os.PathLike[str], name: str, limits: Limits
) -> Iterator[tuple[int, Any]]:
    """Frames of one child, in order; ends after its result or raises `FileRefused`."""
    size = _check_size(path, limits)
    full_job = {
        **job,
        "path": os.path.abspath(path),
        "name": name,
        "limits": limits.to_dict(),
        "memory": limits.memory_bytes(size),
    }
    with _Child(full_job, limits) as child:
        is_done = False
        for kind, content in wire.frames(child.stdout, limits.output_bytes):
            if kind == wire.REFUSED:
                raise FileRefused(content["code"], **content["values"])
            is_done = is_done or kind == wire.RESULT
            yield kind, content
        if not is_done:
            fault = child.fault(limits, size)
            raise FileRefused(fault.code, **fault.values)


def _check_size(path: str | os.PathLike[str], limits: Limits) -> int:
    size = os.stat(path).st_size
    if size == 0:
        raise FileRefused("empty_file")
    if size > limits.file_bytes:
        raise FileRefused("too_large", size=-(-size // MEGABYTE), limit=limits.file_bytes // MEGABYTE)
    return size


@dataclass(slots=True)
class _Watch:
    """Whether we ended the child ourselves because its time was up."""

    is_expired: bool = False


class _Child:
    """One fresh interpreter with a clock on it; leaving the block ends it, whatever state it is in."""

    def __init__(self, job: Mapping[str, Any], limits: Limits) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # The child gets none of our environment: no addresses, no secrets.
            env={"LANG": "C.UTF-8"},
            cwd="/",
        )
        self._watch = _Watch()
        self._timer = threading.Timer(limits.wall_seconds, self._expire)
        self._timer.daemon = True
        self._timer.start()
        self._send(job)

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.wait()
        self.stdout.close()

    @property
    def stdout(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)

    def fault(self, limits: Limits, size: int) -> FileFault:
        """Why the child ended without a result, in words for the sender."""
        code = self._process.wait()
        _log.warning("intake_child_failed", extra={"returncode": code, "expired": self._watch.is_expired})
        if self._watch.is_expired or code == -signal.SIGXCPU:
            return FileFault("reading_too_slow", {"seconds": limits.wall_seconds})
        if code in (-signal.SIGABRT, wire.OUT_OF_MEMORY):
            return FileFault("reading_too_big", {"limit": limits.memory_bytes(size) // MEGABYTE})
        return FileFault("reading_failed")

    def _expire(self) -> None:
        self._watch.is_expired = True
        self._process.kill()

    def _send(self, job: Mapping[str, Any]) -> None:
        stdin = cast(BinaryIO, self._process.stdin)
        try:
            stdin.write(json.dumps(job).encode())
            stdin.close()
        except BrokenPipeError:
            # The child died before it read its job; its exit code tells why.
            return
