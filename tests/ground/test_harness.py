"""The harness itself: no network, warnings are errors, a database for each worker, nothing left lying about."""

import contextlib
import os
import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection

from tests import settings as test_settings
from tests.conftest import NetworkClosedError
from tests.ground.conftest import CLONE


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 80, 0, 0)])
@pytest.mark.parametrize("way", ["connect", "connect_ex"])
def test_the_network_is_closed(address: tuple[object, ...], way: str) -> None:
    family = socket.AF_INET6 if len(address) == 4 else socket.AF_INET

    with contextlib.closing(socket.socket(family)) as reaching, pytest.raises(NetworkClosedError):
        getattr(reaching, way)(address)


def test_loopback_is_open() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as near,
    ):
        assert near.getpeername() == server.getsockname()


def test_a_warning_is_an_error() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old ways", DeprecationWarning, stacklevel=1)


@pytest.mark.django_db
def test_each_worker_has_a_database_and_a_cache_of_its_own() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")

    assert connection.settings_dict["NAME"].endswith(worker)
    assert connection.settings_dict["NAME"].startswith("test_")
    assert f"test-{worker or 'gw0'}" in cache.make_key("x")


def test_what_tests_store_stays_in_the_folder_of_the_run() -> None:
    area = test_settings.AREA.root

    assert Path(default_storage.path("x")).is_relative_to(area)
    assert Path(settings.MAIL_DIR).is_relative_to(area)
    assert Path(settings.KEYS_DIR).is_relative_to(area)


PURE = "def test_adds():\n    assert 40 + 2 == 42\n"
WITH_DATABASE = """
import pytest
from django.db import connection

@pytest.mark.django_db
def test_asks():
    assert connection.vendor == "postgresql"
"""


@pytest.mark.parametrize(
    ("source", "has_servers"), [(PURE, False), (WITH_DATABASE, True)], ids=["pure", "database"]
)
def test_servers_start_for_tests_that_need_them_and_leave_nothing(
    clean_environment: dict[str, str], folder: Path, source: str, has_servers: bool
) -> None:
    # The sample says what stood in the run's folder at the moment its session ended.
    (folder / "conftest.py").write_text(
        "import pathlib, os\n"
        "from vssportal.ground.places import VAR\n"
        "def pytest_sessionfinish():\n"
        "    seen = list((VAR / 'tests').glob('*/sockets/postgres/.s.PGSQL.5432'))\n"
        f"    pathlib.Path({str(folder / 'seen')!r}).write_text(str(len(seen)))\n",
        encoding="utf-8",
    )
    run = run_sample(clean_environment, folder, source)

    assert run.returncode == 0, run.stdout + run.stderr
    assert (folder / "seen").read_text(encoding="utf-8") == str(int(has_servers))
    assert list((folder / "var" / "tests").glob("*")) == []


SAMPLE = """
import pytest

@pytest.mark.parametrize("file", [])
def test_over_files_that_need_not_be_there(file):
    raise AssertionError

def test_runs():
    assert 40 + 2 == 42
"""
SKIPPING = (
    SAMPLE
    + """
@pytest.mark.skip(reason="later")
def test_later():
    raise AssertionError
"""
)


@pytest.mark.parametrize(("source", "code"), [(SAMPLE, 0), (SKIPPING, 1)], ids=["no case", "skipped"])
def test_a_skipped_test_fails_the_run_and_one_without_a_case_does_not(
    clean_environment: dict[str, str], folder: Path, source: str, code: int
) -> None:
    run = run_sample(clean_environment, folder, source)

    assert run.returncode == code, run.stdout
    assert "1 passed" in run.stdout


def run_sample(environment: dict[str, str], folder: Path, source: str) -> "subprocess.CompletedProcess[str]":
    """pytest with this harness over one file that is not of this suite."""
    (folder / "test_sample.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--nomigrations", "-p", "tests.conftest"]
    command += ["-c", str(CLONE / "pyproject.toml"), "--rootdir", str(CLONE), str(folder)]
    return subprocess.run(
        command,
        cwd=CLONE,
        env=environment | {"VAR_DIR": str(folder / "var")},
        capture_output=True,
        text=True,
    )
