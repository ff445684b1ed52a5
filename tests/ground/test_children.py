import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from tests.ground.conftest import CLONE, wait_for
from vssportal.ground.children import LOG_ROTATED_AT_BYTES, open_log, start_child, stop_child

PARENT = """
import pathlib, sys, time
from vssportal.ground.children import start_child
child = start_child(["sleep", "60"], log=None)
print(child.pid, flush=True)
time.sleep(60)
"""


def test_a_child_dies_with_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=CLONE, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))

    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert wait_for(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE, 5)


def test_a_child_does_not_hear_the_terminals_ctrl_c() -> None:
    child = start_child(["sleep", "60"], log=None)

    own_group = os.getpgid(child.pid) == child.pid
    stop_child(child)

    assert own_group


def test_a_child_deaf_to_polite_signals_is_killed_with_its_own_children(tmp_path: Path) -> None:
    script = "trap '' TERM; sleep 60 & echo $! > grandchild; while true; do sleep 1; done"
    child = start_child(["sh", "-c", f"cd {tmp_path}; {script}"], log=None)
    note = tmp_path / "grandchild"
    assert wait_for(lambda: note.exists() and note.read_text(encoding="utf-8").strip() != "", 5)
    grandchild = int(note.read_text(encoding="utf-8"))

    stop_child(child, steps=((signal.SIGTERM, 0.3),))

    assert child.returncode == -signal.SIGKILL
    assert wait_for(lambda: not psutil.pid_exists(grandchild) or is_zombie(grandchild), 5)


def is_zombie(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_big_log_makes_room_for_a_new_one(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    log.write_bytes(b"x" * (LOG_ROTATED_AT_BYTES + 1))

    with open_log(log) as stream:
        stream.write(b"new\n")

    assert log.read_bytes() == b"new\n"
    assert (tmp_path / "web.log.1").stat().st_size == LOG_ROTATED_AT_BYTES + 1
