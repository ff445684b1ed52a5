"""Child processes that never outlive their parent, and the ones a killed parent left behind."""

import contextlib
import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

PR_SET_PDEATHSIG = 1
LOG_ROTATED_AT_BYTES = 10 * 1024 * 1024

# Loaded before any fork: between fork and exec only async-signal-safe work is allowed.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class GroundError(Exception):
    """Why the ground cannot be laid, as one sentence for the terminal."""


@dataclass(frozen=True, slots=True)
class Account:
    """The user a server runs as when we are root: PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int
    groups: tuple[int, ...] = ()

    @classmethod
    def of(cls, entry: pwd.struct_passwd) -> "Account":
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)


def die_with_parent(death_signal: signal.Signals, parent: int) -> Callable[[], None]:
    """What a child does before exec: ask the kernel for a signal when the parent is gone, even by kill -9.

    Linux only. Elsewhere the next start finds what is left (left_behind).
    """

    def ask() -> None:
        if _libc is None:
            return
        _libc.prctl(PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def open_log(file: Path) -> IO[bytes]:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > LOG_ROTATED_AT_BYTES:
        file.rename(file.with_suffix(file.suffix + ".1"))
    return file.open("ab")


def start_child(
    command: Sequence[str | Path],
    *,
    log: Path | None,
    environment: Mapping[str, str] | None = None,
    death_signal: signal.Signals = signal.SIGTERM,
    account: Account | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a program in a session of its own: Ctrl-C reaches the parent alone, which stops in order."""
    with contextlib.ExitStack() as stack:
        stream = None if log is None else stack.enter_context(open_log(log))
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=None if stream is None else subprocess.STDOUT,
            env=None if environment is None else dict(environment),
            start_new_session=True,
            preexec_fn=die_with_parent(death_signal, os.getpid()),  # noqa: PLW1509 (before any thread starts)
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else list(account.groups),
        )


def stop_child(
    process: subprocess.Popen[bytes],
    *,
    steps: Iterable[tuple[signal.Signals, float]] = ((signal.SIGTERM, 10),),
) -> None:
    """Sends each signal and waits its seconds; at last kills the child's whole group."""
    for number, seconds in steps:
        if process.poll() is not None:
            break
        process.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    # Also when the leader is gone already: its own children may still hold sockets and files.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def left_behind(program: str, folder: Path) -> list[psutil.Process]:
    """Processes of that program working in that folder: a server whose parent was killed."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.name() == program and Path(process.cwd()) == folder:
                found.append(process)
    return found


def end_left_behind(program: str, folder: Path, *, polite: signal.Signals, seconds: float = 15) -> bool:
    """Stops what a killed parent left in that folder; true when there was something."""
    left = left_behind(program, folder)
    for process in left:
        with contextlib.suppress(psutil.Error):
            # Only the head of the family: it ends its own children in order.
            if process.parent() is None or process.parent() not in left:
                process.send_signal(polite)
    for process in psutil.wait_procs(left, timeout=seconds)[1]:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(left, timeout=5)
    return bool(left)


def wait_until(
    ready: Callable[[], bool], process: subprocess.Popen[bytes], *, what: str, seconds: float
) -> None:
    """Waits for a server to answer; says so plainly when it died or took too long."""
    deadline = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None:
            raise GroundError(f"{what} stopped while starting (exit code {process.returncode}).")
        if time.monotonic() > deadline:
            raise GroundError(f"{what} did not answer within {seconds:.0f} seconds.")
        time.sleep(0.05)
