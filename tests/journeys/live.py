"""The portal as `make run` starts it (gunicorn, a Celery worker, beat), on the database of this test process."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

from tests import settings as test_settings
from tests.ground.conftest import free_port
from vssportal.ground.children import start_child, stop_child
from vssportal.ground.run import STOP_STEPS, our_programs

CLONE = Path(__file__).parents[2]
UP_SECONDS = 240
WORKER_NUMBER = int(test_settings.WORKER.removeprefix("gw"))
# Beyond the databases that the caches of tests use.
FIRST_REDIS_DATABASE = 32


def database_url() -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


def redis_url() -> str:
    number = FIRST_REDIS_DATABASE + 2 * WORKER_NUMBER
    parts = urlsplit(os.environ["REDIS_URL"])
    is_socket = parts.scheme == "unix"
    return urlunsplit(
        parts._replace(query=f"db={number}") if is_socket else parts._replace(path=f"/{number}")
    )


def surroundings(port: int) -> dict[str, str]:
    """What the programs are told; files and keys are shared with the tests, which look at both."""
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("VSS_TEST_", "PYTEST_"))
    }
    return ours | {
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_url(),
        "DJANGO_SETTINGS_MODULE": "vssportal.settings",
        "VAR_DIR": str(test_settings.AREA.root / f"live-{test_settings.WORKER}"),
        "FILES_DIR": str(settings.FILES_DIR),
        "PORT": str(port),
        "WORKER_PROCESSES": "1",
        "LOG_LEVEL": "WARNING",
    }


@contextlib.contextmanager
def portal() -> Iterator[str]:
    """Its address once it says that it is well; stopped in order at the end."""
    port = free_port()
    environment = surroundings(port)
    folder = Path(environment["VAR_DIR"]) / "logs"
    collect = ["manage.py", "collectstatic", "--no-input", "--verbosity", "0", "--ignore", "redoc"]
    subprocess.run([sys.executable, *collect], cwd=CLONE, env=environment, check=True)
    with contextlib.ExitStack() as stack:
        for program in our_programs(environment, bind="127.0.0.1", port=port):
            process = start_child(
                program.command, log=folder / f"{program.name}.log", environment=program.environment
            )
            stack.callback(stop_child, process, steps=STOP_STEPS)
        wait_until_well(port, folder)
        yield f"http://127.0.0.1:{port}"


def wait_until_well(port: int, logs: Path) -> None:
    deadline = time.monotonic() + UP_SECONDS
    while status(port) != http.client.OK:
        if time.monotonic() > deadline:
            said = "\n".join(log.read_text("utf-8")[-2000:] for log in sorted(logs.glob("*.log")))
            raise RuntimeError(f"the portal did not come up:\n{said}")
        time.sleep(0.2)


def status(port: int) -> int:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as asked:
        try:
            asked.request("GET", "/healthz")
            return asked.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
