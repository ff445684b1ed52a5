"""Tệp gửi lên: how much of it is read, what it is known by."""

import hashlib
from typing import Any

from claims.intake.papers import MEGABYTE, MOST_BYTES, TOO_BIG
from vssportal.kernel.errors import DomainError


def content_of(file: Any) -> bytes:
    """The bytes of an uploaded paper; too much is refused before it is read."""
    if file.size > MOST_BYTES:
        megabytes, most = -(-file.size // MEGABYTE), MOST_BYTES // MEGABYTE
        raise DomainError(
            TOO_BIG, field="file", code="too_big", name=file.name, megabytes=megabytes, most=most
        )
    return bytes(file.read())


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
