"""The harness: one PostgreSQL and one Redis for the whole run, a database for each worker, no network."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import hypothesis
import psutil
import pytest
from django.utils import translation

from tests import settings as test_settings
from vssportal.ground.places import VAR
from vssportal.ground.servers import servers

# A test that names one of these needs the servers; a run of pure functions does without them.
NEEDING_SERVERS = frozenset({"db", "transactional_db", "django_db_setup", "client", "live_server", "redis"})
# What depends on the servers' version, marked by folder; .ci/run runs these on other versions too.
SERVERS_MATTER_IN = frozenset({"models", "services", "races"})
STARTED = pytest.StashKey[ExitStack]()

# How long one example takes says more of a busy machine than of the rule.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")


def is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def is_parallel(config: pytest.Config) -> bool:
    return bool(getattr(config.option, "numprocesses", None))


def start_servers(config: pytest.Config) -> None:
    """Starts what the environment does not name; once, and never inside a worker."""
    if is_worker(config) or STARTED in config.stash:
        return
    config.stash[STARTED] = stack = ExitStack()
    remove_left_behind()
    named = {} if test_settings.OWN_DATABASE else {"DATABASE_URL": os.environ["DATABASE_URL"]}
    if not test_settings.OWN_REDIS:
        named["REDIS_URL"] = os.environ["REDIS_URL"]
    stack.enter_context(servers(test_settings.AREA, environment=named, durable=False))


def remove_left_behind() -> None:
    """Folders of runs whose process is gone (killed): their servers died with it."""
    for folder in (VAR / "tests").glob("[0-9]*"):
        if not psutil.pid_exists(int(folder.name)):
            shutil.rmtree(folder, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    if is_parallel(config):
        start_servers(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Tests over files that need not be there (the papers beside the clone) have no case then; that is no skip.
    empty = [item for item in items if has_no_case(item)]
    if empty:
        config.hook.pytest_deselected(items=empty)
        items[:] = [item for item in items if item not in set(empty)]
    for item in items:
        if SERVERS_MATTER_IN.intersection(item.path.parts):
            item.add_marker(pytest.mark.servers)


def has_no_case(item: pytest.Item) -> bool:
    return any(
        "got empty parameter set" in mark.kwargs.get("reason", "") for mark in item.iter_markers("skip")
    )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test is a test that nobody ran: the run fails with it."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_collection_finish(session: pytest.Session) -> None:
    def needs(item: pytest.Item) -> bool:
        return bool(NEEDING_SERVERS.intersection(getattr(item, "fixturenames", ()))) or bool(
            item.get_closest_marker("django_db")
        )

    if not session.config.option.collectonly and any(needs(item) for item in session.items):
        start_servers(session.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    if is_worker(config):
        return
    if STARTED in config.stash:
        config.stash[STARTED].close()
    # Also after a run of pure functions: the settings alone make a key there.
    shutil.rmtree(test_settings.AREA.root, ignore_errors=True)
    shutil.rmtree(test_settings.AREA.sockets, ignore_errors=True)


class NetworkClosedError(RuntimeError):
    """A test reached for a machine that is not this one."""


def is_near(address: object) -> bool:
    """Sockets of this machine: a path, or a loopback address."""
    if not isinstance(address, tuple):
        return True
    return address[0] in {"127.0.0.1", "::1", "localhost", ""}


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[None]:
    """Only loopback and local sockets; everything else is refused before a packet leaves."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def near_connect(self: socket.socket, address: object) -> None:
        if not is_near(address):
            raise NetworkClosedError(f"tests have no network: {address}")
        return connect(self, address)

    def near_connect_ex(self: socket.socket, address: object) -> int:
        if not is_near(address):
            raise NetworkClosedError(f"tests have no network: {address}")
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", near_connect)
        patch.setattr(socket.socket, "connect_ex", near_connect_ex)
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Each test begins in the portal's own language: an English page leaves its language in the thread."""
    with translation.override(test_settings.LANGUAGE_CODE):
        yield
