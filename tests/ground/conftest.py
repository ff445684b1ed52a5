import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

CLONE = Path(__file__).parents[2]
# What the run of tests itself set; a portal started by a test must not see it.
OURS = ("DATABASE_URL", "REDIS_URL", "KEYS_DIR", "DJANGO_SETTINGS_MODULE", "DEBUG", "PORTAL_MODE", "PORT")


@pytest.fixture
def clean_environment() -> dict[str, str]:
    """The environment of somebody who just cloned the repository."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.startswith(("VSS_TEST_", "PYTEST_"))
    }


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path, as sockets like it."""
    made = Path(tempfile.mkdtemp(prefix="vss-", dir="/tmp"))
    made.chmod(0o755)
    yield made.resolve()
    end_everything_in(made)
    shutil.rmtree(made, ignore_errors=True)


def processes_in(folder: Path) -> list[psutil.Process]:
    """Everything that works in the folder or was told its name."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            words = [process.cwd(), *process.cmdline(), process.environ().get("VAR_DIR", "")]
            if process.pid != os.getpid() and any(str(folder) in word for word in words):
                found.append(process)
    return found


def end_everything_in(folder: Path) -> None:
    for process in processes_in(folder):
        with contextlib.suppress(psutil.Error):
            process.kill()


def wait_for(what: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.1)
    return False


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Ground:
    """A `python -m vssportal.ground …` started by a test, with a var/ of its own."""

    def __init__(self, folder: Path, environment: dict[str, str], *words: str) -> None:
        self.folder = folder
        self.said = folder / "said.txt"
        with self.said.open("ab") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "vssportal.ground", *words],
                cwd=CLONE,
                env=environment | {"VAR_DIR": str(folder / "var")},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )

    def text(self) -> str:
        return self.said.read_text(encoding="utf-8")

    def waits_until_it_says(self, words: str, seconds: float = 120) -> None:
        wait_for(lambda: words in self.text() or self.process.poll() is not None, seconds)
        assert words in self.text()

    def stop(self, number: signal.Signals, seconds: float = 60) -> int:
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def is_alone(self) -> bool:
        return not processes_in(self.folder)


StartGround = Callable[..., Ground]


@pytest.fixture
def start_ground(folder: Path, clean_environment: dict[str, str]) -> Iterator[StartGround]:
    started: list[Ground] = []

    def start(*words: str, **knobs: str) -> Ground:
        started.append(Ground(folder, clean_environment | knobs, *words))
        return started[-1]

    yield start
    for ground in started:
        if ground.process.poll() is None:
            ground.process.kill()
        ground.process.wait()


def health(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
