"""Who computes which kind of worked example.

A handler translates the inputs of one kind into a call of a rule and gives back a value for every
expected key. Dates arrive as ISO text, months as 2026-11, fractions as Decimal; it may give back dates,
months, decimals and whole numbers as the rules make them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from vssportal.kernel.periods import Month

Values = Mapping[str, Any]
Handler = Callable[[Values, Values, Values], Values]

_HANDLERS: dict[str, Handler] = {}


class UnsupportedError(Exception):
    """An example of a known kind that the handler cannot put to a rule; the message says why."""


def handles(*kinds: str) -> Callable[[Handler], Handler]:
    """Register ``fn(inputs, expected, example) -> computed`` for these kinds."""

    def register(handler: Handler) -> Handler:
        for kind in kinds:
            if kind in _HANDLERS:
                raise ValueError(f"kind {kind!r} has two handlers")
            _HANDLERS[kind] = handler
        return handler

    return register


def handler_of(kind: str) -> Handler:
    """The handler of ``kind``; UnsupportedError when there is none."""
    if kind not in _HANDLERS:
        raise UnsupportedError(f"no handler for {kind!r}")
    return _HANDLERS[kind]


def kinds() -> list[str]:
    return sorted(_HANDLERS)


def day(value: Any) -> date:
    """A date of an example."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def month(value: Any) -> Month:
    """A month of an example; a whole date gives its month."""
    text = str(value)
    return Month.of(date.fromisoformat(text)) if text.count("-") == len("--") else Month.parse(text)


def decimal(value: Any) -> Decimal:
    """A decimal of an example, whether written as text, whole number or fraction."""
    return Decimal(str(value))


def each(value: Any) -> list[Any]:
    """A list, also where the example gives a single value."""
    return list(value) if isinstance(value, list | tuple) else [value]
