"""Xúc xắc có hạt giống: everything invented comes from one seed, so the same seed gives the same world."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """A seeded generator with the few throws the world needs. Nothing here protects anything."""

    def between(self, first: date, last: date) -> date:
        """A day from ``first`` to ``last``, both included."""
        return first + timedelta(days=self.randint(0, (last - first).days))

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """One of the choices, as often as its weight says."""
        return self.choices([choice for choice, _ in choices], [weight for _, weight in choices])[0]

    def chance(self, percent: int) -> bool:
        return self.randint(1, 100) <= percent

    def digits(self, count: int) -> str:
        return "".join(self.choices("0123456789", k=count))

    def part(self, name: str) -> "Dice":
        """A generator of its own for one part of the world, so that parts do not move each other."""
        return Dice(f"{self.getrandbits(64)}:{name}")
