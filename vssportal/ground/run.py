"""The portal as one process tree: servers, preparation, web, worker, beat; the parent restarts what dies.

Everything a child says goes to a log file below var/; the terminal gets one line per event.
"""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from vssportal.ground.children import GroundError, start_child, stop_child
from vssportal.ground.places import CLONE, HOME, VAR
from vssportal.ground.postgres import Postgres
from vssportal.ground.redis_server import Redis
from vssportal.ground.servers import servers

LOOK_EVERY_SECONDS = 0.3
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
# A child that lived this long was well; its next fall starts with the first pause again.
WELL_AFTER_SECONDS = 60.0
STOP_SECONDS = 15.0
# Quit: gunicorn drops its requests, Celery hands back what it had not finished.
STOP_STEPS = ((signal.SIGTERM, STOP_SECONDS), (signal.SIGQUIT, 5.0))


class StopRequest(BaseException):
    """Ctrl-C or SIGTERM: unwinds every `with` on its way out."""


def stop_on_signals() -> None:
    def unwind(caught: int, _frame: object) -> None:
        # A second Ctrl-C must not interrupt the orderly stop.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        raise StopRequest(signal.Signals(caught).name)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, unwind)


def say(line: str) -> None:
    print(line, flush=True)


@dataclass(slots=True)
class Program:
    """One of our own programs; the same face as a server: start, stop, process, log."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return HOME.logs / f"{self.name}.log"

    def start(self) -> None:
        self.process = start_child(self.command, log=self.log, environment=self.environment)

    def stop(self) -> None:
        if self.process is not None:
            stop_child(self.process, steps=STOP_STEPS)
            self.process = None


@dataclass(slots=True)
class Watch:
    """A child and when it may be started again."""

    child: Program | Postgres | Redis
    started_at: float = field(default_factory=time.monotonic)
    pause: float = FIRST_PAUSE_SECONDS
    start_at: float | None = None

    def look(self, now: float) -> None:
        """Notices a death, and starts again when the pause is over."""
        process = self.child.process
        if self.start_at is None and process is not None and process.poll() is not None:
            self._fell(process.returncode, now)
        elif self.start_at is not None and now >= self.start_at:
            self._start_again(now)

    def _fell(self, code: int, now: float) -> None:
        if now - self.started_at > WELL_AFTER_SECONDS:
            self.pause = FIRST_PAUSE_SECONDS
        say(f"{self.child.name} stopped (code {code}), starts again in {self.pause:.0f} s: {self.child.log}")
        # What it left (forked children) must be gone before its successor comes.
        self.child.stop()
        self.start_at = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)

    def _start_again(self, now: float) -> None:
        try:
            self.child.start()
        except GroundError as refusal:
            say(str(refusal))
            self.child.stop()
            self.start_at = now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)
            return
        self.started_at, self.start_at = time.monotonic(), None
        say(f"{self.child.name} is up again.")


def run_portal(environment: Mapping[str, str]) -> int:
    """Runs until a signal; returns the exit code."""
    bind = environment.get("BIND") or "127.0.0.1"
    port = int(environment.get("PORT") or 8000)
    refuse_taken_port(bind, port)
    say("Collecting styles and scripts…")
    # Settings speak first: nothing is started for a half-configured portal.
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0", "--ignore", "redoc")
    with servers(HOME, environment=environment) as laid, ExitStack() as stack:
        surroundings = dict(environment) | laid.addresses
        say("Bringing the database up to date…")
        manage(surroundings, "migrate", "--no-input", "--verbosity", "1")
        populate(surroundings)
        say("Starting web, worker and beat…")
        programs = our_programs(surroundings, bind=bind, port=port)
        # Stopped together at the end, not one after the other: each may take its seconds.
        stack.push(lambda kind, reason, _trace: stop_together(programs, reason=str(reason or kind)))
        for program in programs:
            program.start()
        watches = [Watch(child) for child in (*laid.own, *programs)]
        is_announced = False
        while True:
            for watch in watches:
                watch.look(time.monotonic())
            if not is_announced and is_healthy(bind, port):
                announce(surroundings, bind, port)
                is_announced = True
            time.sleep(LOOK_EVERY_SECONDS)


def our_programs(environment: Mapping[str, str], *, bind: str, port: int) -> list[Program]:
    python = [sys.executable, "-m"]
    web = [
        *python, "gunicorn", "vssportal.wsgi", "--bind", f"{bind}:{port}", "--worker-class", "gthread",
        "--workers", environment.get("WEB_PROCESSES") or "1",
        "--threads", environment.get("WEB_THREADS") or "8",
        "--graceful-timeout", "10", "--timeout", "60", "--no-control-socket", "--error-logfile", "-",
    ]  # fmt: skip
    worker = [
        *python, "celery", "--app", "vssportal", "worker", "--hostname", "portal@localhost",
        "--concurrency", environment.get("WORKER_PROCESSES") or "2", "--without-gossip", "--without-mingle",
    ]  # fmt: skip
    beat = [*python, "celery", "--app", "vssportal", "beat", "--pidfile", ""]
    return [
        Program("web", web, {**environment, "PORTAL_PROCESS": "web"}),
        Program("worker", worker, {**environment, "PORTAL_PROCESS": "worker"}),
        Program("beat", beat, {**environment, "PORTAL_PROCESS": "beat"}),
    ]


def stop_together(programs: Sequence[Program], *, reason: str) -> None:
    say(f"Stopping ({reason})…")
    running = [program.process for program in programs if program.process is not None]
    for process in running:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
    for program in programs:
        program.stop()


def refuse_taken_port(bind: str, port: int) -> None:
    with contextlib.closing(socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as reason:
            raise GroundError(
                f"Port {port} on {bind} is not free ({reason.strerror}); choose another: PORT=8001 make run."
            ) from None


def manage(environment: Mapping[str, str], *words: str) -> str:
    """Runs one management command to its end; its words go to a log, and to the terminal when it fails."""
    command = [sys.executable, str(CLONE / "manage.py"), *words]
    log = HOME.logs / "manage.log"
    before = log.stat().st_size if log.exists() else 0
    process = start_child(command, log=log, environment=environment)
    try:
        code = process.wait()
    finally:
        stop_child(process)
    with log.open("rb") as stream:
        stream.seek(before if log.stat().st_size >= before else 0)
        said = stream.read().decode("utf-8", errors="replace").strip()
    if code != 0:
        raise GroundError(f"manage.py {words[0]} failed.\n{said}")
    return said


def has_command(name: str) -> bool:
    return any(CLONE.glob(f"*/management/commands/{name}.py"))


def populate(environment: Mapping[str, str]) -> None:
    """Invents the demo people once, in an empty database of a clone that shows the demo world."""
    is_wanted = environment.get("DEMO_WORLD", "yes").lower() not in {"0", "no", "off", "false"}
    if not is_wanted or environment.get("PORTAL_MODE") == "production" or not has_command("demo_world"):
        return
    with psycopg.connect(environment["DATABASE_URL"].replace("postgres:", "postgresql:", 1)) as connection:
        found = connection.execute("SELECT EXISTS (SELECT FROM accounts_user)").fetchone()
    if found == (False,):
        say("Inventing the demo people…")
        manage(environment, "demo_world")


def is_healthy(bind: str, port: int) -> bool:
    host = "127.0.0.1" if bind in {"0.0.0.0", "::"} else bind  # noqa: S104 (compared, not bound)
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def announce(environment: Mapping[str, str], bind: str, port: int) -> None:
    shown = "127.0.0.1" if bind in {"0.0.0.0", "::"} else bind  # noqa: S104 (compared, not bound)
    say(f"\nThe portal is up: http://{shown}:{port}")
    if has_command("demo_signins"):
        say(manage(environment, "demo_signins"))
    logs, mails = os.path.relpath(HOME.logs), os.path.relpath(VAR / "mail")
    say(f"Logs: {logs}   Mails: {mails}   Stop: Ctrl-C\n")
