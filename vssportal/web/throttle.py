"""Chặn thử nhiều lần: a counter in the shared cache that says when the next try is allowed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache


@dataclass(frozen=True, slots=True)
class Throttle:
    """``limit`` tries in ``window`` under one key; after that, ``waits_until`` tells the moment it opens again."""

    name: str
    limit: int
    window: timedelta

    def waits_until(self, key: str, *, at: datetime) -> datetime | None:
        """The moment until which this key is closed; None while tries are left."""
        seen = cache.get(self._key(key))
        if not seen:
            return None
        count, until = seen
        return until if count >= self.limit and until > at else None

    def count(self, key: str, *, at: datetime) -> int:
        """Count one try; how many are left."""
        seen = cache.get(self._key(key))
        count, until = seen if seen and seen[1] > at else (0, at + self.window)
        cache.set(self._key(key), (count + 1, until), timeout=int((until - at).total_seconds()) + 1)
        return max(0, self.limit - count - 1)

    def forget(self, key: str) -> None:
        """The try succeeded: start anew."""
        cache.delete(self._key(key))

    def _key(self, key: str) -> str:
        return f"throttle:{self.name}:{key}"
