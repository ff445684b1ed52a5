"""The pages in a real browser at three widths: accessible, never wider than the screen, focus where it belongs."""

import fcntl
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

ROOT = Path(__file__).parents[2]
PATHS = [
    "/",
    "/en/",
    "/tro-giup/",
    "/cookies/",
    *(f"/mau/{path.stem}/" for path in sorted((Path(__file__).parent / "pages").glob("*.html"))),
    "/mau/bieu-mau/?number=12",
]
WIDTHS = ("1280", "390", "320")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_parts: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser reports of every page; the first worker that asks runs it, the others read along."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    report = shared / "look-browser.json"
    with (shared / "look-browser.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not report.exists():
            report.write_text(_run_browser(), "utf-8")
    answers: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return answers


def _run_browser() -> str:
    with override_settings(ROOT_URLCONF="tests.look.urls", DEMO_WORLD=True):
        server = make_server(
            "127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), server_class=_Server, handler_class=_Quiet
        )
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        ran = subprocess.run(
            [
                *(sys.executable, "-W", "ignore", "-m", "tests.look.browser"),
                *(f"http://127.0.0.1:{server.server_port}", *PATHS),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=240,
        )
        server.shutdown()
        server.server_close()
        thread.join()
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout


@pytest.mark.parametrize("width", ["1280", "390"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(seen: dict[str, Any], path: str, width: str) -> None:
    assert seen["pages"][path]["widths"][width]["axe"] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_never_wider_than_the_screen(seen: dict[str, Any], path: str, width: str) -> None:
    assert seen["pages"][path]["widths"][width]["overflow"] == 0


@pytest.mark.parametrize("path", PATHS)
def test_targets_are_big_enough_for_a_finger(seen: dict[str, Any], path: str) -> None:
    assert seen["pages"][path]["widths"]["390"]["small"] == []


@pytest.mark.parametrize("path", PATHS)
def test_scripts_run_and_the_security_policy_stops_nothing(seen: dict[str, Any], path: str) -> None:
    assert seen["pages"][path]["trouble"] == []


def test_an_error_takes_the_focus(seen: dict[str, Any]) -> None:
    assert seen["pages"]["/mau/cau-hoi/"]["focus"] == "error-summary"


def test_an_error_takes_the_focus_without_scripts_too(seen: dict[str, Any]) -> None:
    assert seen["without_scripts"] == {"focused": 1, "arrived": 1}
