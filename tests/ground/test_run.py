"""The whole portal as one process tree: up, watched, stopped; and what each loss does."""

import signal
import socket
from pathlib import Path

import psutil
import pytest

from tests.ground.conftest import StartGround, free_port, health, processes_in, wait_for
from vssportal.ground.run import FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, Program, Watch

# Two cores shared with the other half of the suite: a start takes twelve seconds alone, and longer there.
UP_SECONDS = 240
UP = "The portal is up: http://127.0.0.1:"


def child(folder: Path, words: str) -> psutil.Process:
    """The oldest process of the portal whose command line has these words."""
    found = [one for one in processes_in(folder) if words in " ".join(one.cmdline())]
    return min(found, key=lambda one: (one.create_time(), one.pid))


def test_the_portal_comes_up_heals_survives_and_stops_without_a_trace(
    start_ground: StartGround, folder: Path
) -> None:
    port = free_port()
    portal = start_ground("run", PORT=str(port), DEMO_WORLD="no")
    portal.waits_until_it_says(f"{UP}{port}", UP_SECONDS)
    assert health(port) == 200

    # A worker killed with its pool: the health check notices, the supervisor replaces it.
    child(folder, "vssportal worker").kill()
    portal.waits_until_it_says("worker is up again.", UP_SECONDS)
    assert wait_for(lambda: health(port) == 200, UP_SECONDS)

    child(folder, "bin/postgres").kill()
    portal.waits_until_it_says("postgres is up again.", UP_SECONDS)
    assert wait_for(lambda: health(port) == 200, UP_SECONDS)

    child(folder, "redis-server").kill()
    portal.waits_until_it_says("redis is up again.", UP_SECONDS)
    assert wait_for(lambda: health(port) == 200, UP_SECONDS)

    child(folder, "gunicorn").kill()
    portal.waits_until_it_says("web is up again.", UP_SECONDS)
    assert wait_for(lambda: health(port) == 200, UP_SECONDS)

    second = start_ground("run", PORT=str(free_port()), DEMO_WORLD="no")
    assert second.process.wait(UP_SECONDS) == 1
    assert f"runs already (process {portal.process.pid})" in portal.text()

    # The supervisor itself, killed: everything goes with it, and the next one finds its way.
    portal.stop(signal.SIGKILL)
    assert wait_for(portal.is_alone, 60)
    portal.said.unlink()
    after = start_ground("run", PORT=str(port), DEMO_WORLD="no")
    after.waits_until_it_says(f"{UP}{port}", UP_SECONDS)

    assert after.stop(signal.SIGINT, 60) == 0
    assert wait_for(after.is_alone, 10)
    assert "Traceback" not in after.text()


def test_a_taken_port_is_told_before_anything_starts(start_ground: StartGround, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        portal = start_ground("run", PORT=str(port))
        code = portal.process.wait(UP_SECONDS)

    assert code == 1
    assert f"Stopped: Port {port} on 127.0.0.1 is not free" in portal.text()
    assert not (folder / "var" / "ground" / "postgres").exists()


def test_refused_settings_stop_the_start_with_their_sentence(start_ground: StartGround, folder: Path) -> None:
    portal = start_ground("run", PORT=str(free_port()), DEBUG="perhaps")
    code = portal.process.wait(UP_SECONDS)

    assert code == 1
    assert "Refused to start: DEBUG is 'perhaps'; write yes or no." in portal.text()
    assert "Traceback" not in portal.text()
    assert not (folder / "var" / "ground" / "postgres").exists()


class Mortal(Program):
    """A program that dies whenever it is looked at."""

    def start(self) -> None:
        self.process = Dead()  # type: ignore[assignment]

    def stop(self) -> None:
        self.process = None


class Dead:
    returncode = 3

    def poll(self) -> int:
        return self.returncode


def test_a_child_that_keeps_dying_is_started_ever_more_slowly(capsys: pytest.CaptureFixture[str]) -> None:
    mortal = Mortal("mortal", [], {})
    mortal.start()
    watch = Watch(mortal)
    now, pauses = watch.started_at, []

    for _ in range(8):
        watch.look(now)
        assert watch.start_at is not None
        pauses.append(watch.start_at - now)
        now = watch.start_at
        watch.look(now)
        watch.started_at = now

    assert pauses[0] == FIRST_PAUSE_SECONDS
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE_SECONDS
    assert "mortal stopped (code 3), starts again in 1 s" in capsys.readouterr().out


def test_a_child_that_was_well_for_long_is_started_again_at_once() -> None:
    mortal = Mortal("mortal", [], {})
    mortal.start()
    watch = Watch(mortal, pause=LONGEST_PAUSE_SECONDS)

    watch.look(watch.started_at + 3600)

    assert watch.start_at == watch.started_at + 3600 + FIRST_PAUSE_SECONDS
