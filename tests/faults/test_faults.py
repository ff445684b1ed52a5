"""Kills and flushes under full work lose nothing and double nothing; without the guards the same run does both."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CLONE = Path(__file__).parents[2]
# What the run of tests itself set; the portal of the storm has servers of its own.
OURS = ("DATABASE_URL", "REDIS_URL", "KEYS_DIR", "DJANGO_SETTINGS_MODULE", "DEBUG", "PORTAL_MODE", "PORT")
RUN_SECONDS = 1200


@pytest.fixture(scope="module")
def storm() -> Iterator[dict[str, Any]]:
    """One run of `python -m tests.faults` in a folder with a short path, as sockets like it."""
    folder = Path(tempfile.mkdtemp(prefix="vss-", dir="/tmp"))
    folder.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {
        "VAR_DIR": str(folder / "var"),
        "VSS_DEATHS": str(folder / "var/deaths"),
        "DEMO_WORLD": "no",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults"],
            cwd=CLONE,
            env=environment,
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
        )
        sys.stdout.write(done.stdout)
        assert done.returncode == 0, done.stderr[-4000:]
        yield json.loads(done.stdout.splitlines()[-1])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_twenty_kills_and_flushes_lose_nothing_and_double_nothing(storm: dict[str, Any]) -> None:
    struck = storm["struck"]

    assert sum(struck.values()) >= 20
    assert set(struck) == {
        "kill_worker",
        "kill_pool",
        "kill_redis",
        "kill_postgres",
        "flush",
        "died after the work",
    }
    assert storm["lost"] == []
    assert storm["doubled"] == []


def test_without_the_sweeper_a_flush_leaves_work_lying(storm: dict[str, Any]) -> None:
    assert storm["left_without_sweeper"] > 0
    assert storm["lost_after"] == 0


def test_without_its_guard_the_work_of_a_dying_worker_is_done_twice(storm: dict[str, Any]) -> None:
    assert storm["doubled_without_guard"] > 0
