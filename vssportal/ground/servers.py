"""PostgreSQL and Redis for the time of a `with`: ours, or those the environment names."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from vssportal.ground.children import GroundError
from vssportal.ground.places import Area
from vssportal.ground.postgres import Postgres
from vssportal.ground.redis_server import Redis


@dataclass(slots=True)
class Servers:
    """What runs, and the variables by which programs find it."""

    own: list[Postgres | Redis] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)


@contextmanager
def held(area: Area) -> Iterator[None]:
    """Only one process lays the ground in an area; the kernel frees the lock however that process ends."""
    area.root.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(area.lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode("utf-8").strip()
            raise GroundError(
                f"The portal of this clone runs already (process {holder}); use it, or stop it first."
            ) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


@contextmanager
def servers(area: Area, *, environment: Mapping[str, str], durable: bool = True) -> Iterator[Servers]:
    """Starts what DATABASE_URL and REDIS_URL do not name, and stops it at the end."""
    laid = Servers()
    with ExitStack() as stack:
        stack.enter_context(held(area))
        if environment.get("DATABASE_URL"):
            laid.addresses["DATABASE_URL"] = environment["DATABASE_URL"]
        else:
            postgres = Postgres(area, durable=durable)
            stack.callback(postgres.stop)
            postgres.start()
            laid.own.append(postgres)
            laid.addresses["DATABASE_URL"] = area.database_url
        if environment.get("REDIS_URL"):
            laid.addresses["REDIS_URL"] = environment["REDIS_URL"]
        else:
            redis = Redis(area, durable=durable)
            stack.callback(redis.stop)
            redis.start()
            laid.own.append(redis)
            laid.addresses["REDIS_URL"] = area.redis_url
        yield laid
