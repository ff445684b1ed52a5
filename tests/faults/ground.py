"""Servers, worker and beat of a portal that is about to be treated badly."""

import contextlib
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import psutil
import redis

from vssportal.ground.places import HOME, VAR
from vssportal.ground.postgres import Postgres
from vssportal.ground.redis_server import Redis
from vssportal.ground.run import Program, our_programs
from vssportal.ground.servers import servers

DEATHS = VAR / "deaths"


class Ground:
    """PostgreSQL, Redis, one worker, beat; each can be killed and comes back when it is missed."""

    def __init__(self, own: list[Postgres | Redis], environment: Mapping[str, str]) -> None:
        self.postgres, self.redis = own
        DEATHS.mkdir(parents=True, exist_ok=True)
        self.environment = {**environment, "VSS_DEATHS": str(DEATHS), "OUTBOX_NUDGE_AGAIN_SECONDS": "2"}
        self.worker = self._program("worker")
        self.beat = self._program("beat")
        self.has_beat = True

    def _program(self, name: str, **more: str) -> Program:
        (found,) = (
            one for one in our_programs(self.environment, bind="127.0.0.1", port=0) if one.name == name
        )
        # The same command with the app that can die.
        command = ["tests.faults.app" if word == "vssportal" else word for word in found.command]
        return Program(name, command, {**found.environment, **more})

    def start_missing(self) -> None:
        """Starts what is not running; the supervisor's part, without its pauses."""
        for program in (self.worker, self.beat):
            if program is self.beat and not self.has_beat:
                continue
            if program.process is None or program.process.poll() is not None:
                program.stop()
                program.start()

    def stop(self) -> None:
        for program in (self.beat, self.worker):
            kill_group(program)
            program.stop()

    # --- what can happen ------------------------------------------------------------------------------

    def kill_worker(self) -> None:
        """The worker and its pool, at once, in the middle of whatever they do."""
        kill_group(self.worker)

    def kill_pool(self) -> None:
        """The processes that do the work; their head lives and starts others."""
        if self.worker.process is None:
            return
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(self.worker.process.pid).children():
                child.kill()

    def flush(self) -> None:
        with contextlib.closing(redis.Redis(unix_socket_path=str(HOME.redis_socket))) as client:
            client.flushall()

    def kill_redis(self) -> None:
        self._kill_server(self.redis)

    def kill_postgres(self) -> None:
        self._kill_server(self.postgres)

    def _kill_server(self, server: Postgres | Redis) -> None:
        assert server.process is not None
        server.process.kill()
        server.stop()
        server.start()

    # --- a worker of another kind ---------------------------------------------------------------------

    def replace_worker(self, **more: str) -> None:
        kill_group(self.worker)
        self.worker.stop()
        self.worker = self._program("worker", **more)

    def deaths(self) -> int:
        return len(list(DEATHS.iterdir()))


def kill_group(program: Program) -> None:
    if program.process is not None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.process.pid, signal.SIGKILL)
        program.process.wait()


@contextlib.contextmanager
def laid() -> Iterator[Ground]:
    with ExitStack() as stack:
        found = stack.enter_context(servers(HOME, environment={}))
        ground = Ground(found.own, os.environ | found.addresses)
        stack.callback(ground.stop)
        yield ground


def log_lines(name: str) -> list[str]:
    log = Path(HOME.logs) / f"{name}.log"
    return log.read_text("utf-8", errors="replace").splitlines() if log.exists() else []
