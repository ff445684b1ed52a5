"""Where the portal keeps what it writes: one folder `var/` below the clone, and the servers' sockets.

Names are fixed by the place of the clone alone, so that every command finds the running servers without
being told. Pure Python: the settings, the supervisor and the tests read it.
"""

import hashlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

CLONE = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR") or CLONE / "var").resolve()
DATABASE_NAME = "vssportal"
SUPERUSER = "postgres"

# sun_path holds 108 bytes with its end mark; PostgreSQL puts ".s.PGSQL.5432" into the folder.
LONGEST_SOCKET_FOLDER = 107 - len("/postgres/.s.PGSQL.5432")


@dataclass(frozen=True, slots=True)
class Area:
    """A folder with one PostgreSQL and one Redis of its own."""

    root: Path

    @property
    def sockets(self) -> Path:
        """Beside the data, or under the temporary folder where that path is too long for a socket."""
        near = self.root / "sockets"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
            return near
        mark = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"vss-{os.getuid()}-{mark}"

    @property
    def postgres_data(self) -> Path:
        return self.root / "postgres"

    @property
    def postgres_sockets(self) -> Path:
        return self.sockets / "postgres"

    @property
    def redis_data(self) -> Path:
        return self.root / "redis"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def database_url(self) -> str:
        return f"postgres://{SUPERUSER}@/{DATABASE_NAME}?host={quote(str(self.postgres_sockets))}"

    @property
    def redis_url(self) -> str:
        return f"unix://{quote(str(self.redis_socket))}?db=0"


HOME = Area(VAR / "ground")


def local_secret(name: str, *, folder: Path) -> str:
    """A random secret of this clone, made at first use and readable by its owner only."""
    file = folder / name
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(60), encoding="utf-8")
        try:
            # A link either appears whole or not at all: two first starts agree on one secret.
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="utf-8")
