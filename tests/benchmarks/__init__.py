"""What the portal costs, beside what the ground alone costs in the same run.

A module here that is not private gives ``measure() -> list[Measure]``; ``python -m tests.benchmarks [NAME…]``
runs them on servers of their own and writes var/bench.json.
"""

from typing import TypedDict


class Measure(TypedDict):
    """One figure: ``limit`` is the raw cost measured in the same run, ``ratio`` value to limit (None: no limit)."""

    name: str
    value: float
    unit: str
    limit: float | None
    ratio: float | None


def figure(name: str, value: float, unit: str, limit: float | None = None) -> Measure:
    ratio = round(value / limit, 4) if limit else None
    return {
        "name": name,
        "value": round(value, 4),
        "unit": unit,
        "limit": None if limit is None else round(limit, 4),
        "ratio": ratio,
    }
