"""Tiến trình con: opens one stranger's file under limits and sends back what it understood."""

import gc
import json
import os
import resource
import sys
from typing import Any

from contributions.intake import wire
from contributions.intake.faults import FileRefused
from contributions.intake.limits import Limits


def main() -> None:
    """Read the job from standard input, do it, leave; every exit code but 0 means it was not done."""
    job = json.loads(sys.stdin.buffer.read())
    limits = Limits(**job["limits"])
    act = {"read": _read, "preview": _preview, "mark": _mark}[job["act"]]
    _confine(limits, job["memory"])
    # One short life, one big allocation: collecting cycles would only walk the rows again and again.
    gc.disable()
    try:
        act(job, limits)
    except FileRefused as refusal:
        _send(wire.REFUSED, {"code": refusal.fault.code, "values": dict(refusal.fault.values)})
    except MemoryError:
        os._exit(wire.OUT_OF_MEMORY)
    # Without tearing the interpreter down: nothing to save, and freeing a million cells takes time.
    os._exit(0)


def _confine(limits: Limits, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written_bytes, limits.written_bytes))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(kind: int, content: Any) -> None:
    view = memoryview(wire.frame(kind, content))
    while view:
        view = view[os.write(1, view) :]


def _read(job: dict[str, Any], limits: Limits) -> None:
    # Imported by each act: a job pays only for the libraries it needs.
    from contributions.intake import reading  # noqa: PLC0415

    def on_rows(rows: list[Any], done: int, total: int) -> None:
        _send(wire.ROWS, {"columns": wire.pack_rows(rows), "done": done, "total": total})

    table = reading.read(
        job["path"],
        name=job["name"],
        source=job["source"],
        mapping=wire.revive_mapping(job["mapping"]),
        limits=limits,
        on_rows=on_rows,
    )
    _send(wire.RESULT, wire.plain_table(table))


def _preview(job: dict[str, Any], limits: Limits) -> None:
    from contributions.intake import payroll  # noqa: PLC0415

    _send(wire.RESULT, wire.plain_preview(payroll.preview(job["path"], name=job["name"], limits=limits)))


def _mark(job: dict[str, Any], limits: Limits) -> None:
    from contributions.intake import marking  # noqa: PLC0415

    marks = [tuple(mark) for mark in job["marks"]]
    marking.mark(
        job["path"],
        job["target"],
        sheet=job["sheet"],
        header_row=job["header_row"],
        marks=marks,
        limits=limits,
    )
    _send(wire.RESULT, {})
