"""Tệp: bytes are written once, under an id, outside any address; opening one is a lookup that enforces access."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import filetype
from django.conf import settings

from accounts.enums import Look
from accounts.models import StoredFile, User
from accounts.services.records import audit
from vssportal.kernel.codes import uuid7

CHUNK = 1 << 20
PLAIN = "application/octet-stream"


def path_of(file_id: UUID | str) -> Path:
    """Where the bytes of a file lie; two levels of folders keep each one small."""
    name = str(file_id)
    return Path(settings.FILES_DIR) / name[-2:] / name[-4:-2] / name


def store_file(
    *, actor: User | None, content: bytes | IO[bytes], name: str, purpose: str, at: datetime, **owner: Any
) -> StoredFile:
    """Lưu tệp: write, sync, hash, sniff, then the row; ``owner`` is person, organisation, agency.

    The bytes are on disk before the row exists: a crash in between leaves an unreferenced file, never a row
    without its bytes.
    """
    file_id = uuid7()
    path = path_of(file_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    size, digest, head = _write(path, content)
    return StoredFile.objects.create(
        id=file_id,
        name=clean_name(name),
        media_type=sniff(head, name),
        size=size,
        sha256=digest,
        purpose=purpose,
        uploaded_by=actor,
        stored_at=at,
        **owner,
    )


def _write(path: Path, content: bytes | IO[bytes]) -> tuple[int, str, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    with path.open("xb") as out:
        for chunk in _chunks(content):
            head = head or chunk[:4096]
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return size, digest.hexdigest(), head


def _chunks(content: bytes | IO[bytes]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while chunk := content.read(CHUNK):
        yield chunk


def clean_name(name: str) -> str:
    """The last part of a sender's file name, without control characters or direction marks."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(ch for ch in last if ch.isprintable() and ch not in '<>:"|?*')
    return kept.strip(" .")[-200:] or "tep"


def sniff(head: bytes, name: str) -> str:
    """Loại tệp from the bytes; text kinds that have no mark are told by their first character and the name."""
    found = filetype.guess(head)
    if found is not None:
        return str(found.mime)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"<"):
        return "application/xml"
    return "text/csv" if name.lower().endswith(".csv") else PLAIN


def read_file(file: StoredFile) -> bytes:
    return path_of(file.pk).read_bytes()


@contextmanager
def opened(file: StoredFile) -> Iterator[IO[bytes]]:
    with path_of(file.pk).open("rb") as stream:
        yield stream


def open_for(*, actor: User, file: StoredFile, at: datetime, purpose: str = "") -> IO[bytes]:
    """Mở tệp for somebody who was allowed to find it; the look is logged."""
    audit(actor=actor, look=Look.DOWNLOAD, subject=file, at=at, purpose=purpose)
    return path_of(file.pk).open("rb")
