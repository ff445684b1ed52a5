"""Làm một lần: the same key from the same person gives the first answer again."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import IdempotencyKey, User
from vssportal.kernel.errors import DomainError, gettext_noop

OTHER_CONTENT = gettext_noop("Khóa này đã dùng cho một nội dung khác. Tải lại trang rồi làm lại.")


def fingerprint(content: Any) -> str:
    """SHA-256 of plain content, so that a key cannot be used for something else."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


@transaction.atomic
def once(
    *, actor: User, act: str, key: str, content: Any, at: datetime, do: Callable[[], dict[str, Any]]
) -> tuple[dict[str, Any], bool]:
    """Run ``do`` once for this actor, act and key; gives its answer and whether it was done now.

    A second caller with the same key waits for the first to commit, then gets its answer. ``do`` that raises
    leaves no key behind, so the person can mend and try again.
    """
    if not key:
        return do(), True
    mark = fingerprint(content)
    row = IdempotencyKey(actor=actor, act=act, key=key[:80], fingerprint=mark, created_at=at)
    IdempotencyKey.objects.bulk_create([row], ignore_conflicts=True)
    held = IdempotencyKey.objects.select_for_update().get(actor=actor, act=act, key=key[:80])
    if held.fingerprint != mark:
        raise DomainError(OTHER_CONTENT, code="key_reused")
    if held.answer is not None:
        return held.answer, False
    held.answer = do()
    held.save(update_fields=["answer"])
    return held.answer, True
