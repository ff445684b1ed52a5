"""Reads settings from the environment and refuses nonsense with one plain sentence.

django-environ takes any unknown word for False and any text for a host; a portal that holds people's
insurance years must rather not start than start half-configured.
"""

from collections.abc import Collection, Mapping
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


class Knobs:
    """The environment, read strictly."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def text(self, name: str, default: str) -> str:
        return self.values.get(name, "").strip() or default

    def required(self, name: str, *, why: str) -> str:
        value = self.values.get(name, "").strip()
        if not value:
            raise ImproperlyConfigured(f"{name} is missing; {why}.")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        if name not in self.values:
            return default
        word = self.values[name].strip().lower()
        if word in YES:
            return True
        if word in NO:
            return False
        raise ImproperlyConfigured(f"{name} is '{word}'; write yes or no.")

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        word = self.text(name, str(default))
        if not word.isdecimal() or not least <= int(word) <= most:
            raise ImproperlyConfigured(f"{name} is '{word}'; write a whole number from {least} to {most}.")
        return int(word)

    def choice(self, name: str, default: str, options: Collection[str]) -> str:
        word = self.text(name, default)
        if word not in options:
            raise ImproperlyConfigured(f"{name} is '{word}'; choose one of: {', '.join(sorted(options))}.")
        return word

    def words(self, name: str, default: Collection[str] = ()) -> list[str]:
        return [word for word in self.values.get(name, "").replace(",", " ").split() if word] or list(default)

    def origin(self, name: str, default: str) -> str:
        """An address like https://portal.example: a scheme and a host, nothing after."""
        address = self.text(name, default).rstrip("/")
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
            raise ImproperlyConfigured(f"{name} is '{address}'; write a scheme and a host, nothing after.")
        return address


def read_database(url: str) -> dict[str, object]:
    """Django's settings of one PostgreSQL; `?host=/folder` names a folder of sockets, as libpq does."""
    scheme = url.partition(":")[0]
    if scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL starts with '{scheme}:'; the portal runs on PostgreSQL only, write postgres://…"
        )
    database = dict(environ.Env.db_url_config(url, engine="django.db.backends.postgresql"))
    options = dict(database.get("OPTIONS") or {})
    if not database["HOST"]:
        database["HOST"] = options.pop("host", "")
    if not database["NAME"] or not database["HOST"]:
        raise ImproperlyConfigured(
            "DATABASE_URL names no host or no database; write postgres://user@host/name."
        )
    return {**database, "OPTIONS": options}


def read_redis(url: str) -> tuple[str, str]:
    """Two addresses on one Redis: of the broker, and of the cache in the next numbered database.

    They are apart so that clearing the cache does not throw away messages.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(
            f"REDIS_URL starts with '{parts.scheme}:'; write redis://host:6379/0, rediss://… or unix:///socket?db=0."
        )
    is_socket = parts.scheme == "unix"
    word = (parts.query.removeprefix("db=") if is_socket else parts.path.strip("/")) or "0"
    if not word.isdecimal():
        raise ImproperlyConfigured(f"REDIS_URL ends with '{word}'; end it with the number of a database.")
    number = int(word)
    if is_socket:
        path = unquote(parts.path)
        return f"redis+socket://{path}?virtual_host={number}", f"unix://{path}?db={number + 1}"
    server = f"{parts.scheme}://{parts.netloc}"
    return f"{server}/{number}", f"{server}/{number + 1}"


def refuse_unsafe_debug(*, debug: bool, production: bool, hosts: Collection[str]) -> None:
    """Error pages of DEBUG show settings and data: only on this machine, never in production."""
    if not debug:
        return
    if production:
        raise ImproperlyConfigured("DEBUG is on in production; its pages show people's data, turn it off.")
    public = sorted(set(hosts) - LOOPBACK_HOSTS)
    if public:
        raise ImproperlyConfigured(
            f"DEBUG is on and ALLOWED_HOSTS has '{public[0]}'; DEBUG is for loopback only."
        )
