"""Dataclasses to plain JSON values and back, without loss: dates, months, decimals, enums, nested records."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from vssportal.kernel.periods import Month

T = TypeVar("T")
_SCALARS = frozenset({str, int, bool, float, type(None)})


def to_plain(value: Any) -> Any:
    """JSON values only: dataclass → dict, Decimal/date/Month → text, enum → its value."""
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if kind is Month:
        return str(value)
    if is_dataclass(value) and kind is not type:
        return {name: to_plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, frozenset, set)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], data: Any) -> T:
    """The dataclass ``kind`` read back from what ``to_plain`` made."""
    key: Any = kind
    hints = _hints(key)
    return kind(**{name: _read(hints[name], value) for name, value in data.items()})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(hint: Any, value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"decimal"}:
        return Decimal(value["decimal"])
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _read_union(typing.get_args(hint), value)
    if origin in (list, tuple, frozenset, set):
        return _read_many(hint, origin, value)
    if origin is not None or not isinstance(hint, type):
        return {k: _read(object, v) for k, v in value.items()} if isinstance(value, dict) else value
    return _read_one(hint, value)


def _read_union(choices: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    chosen = next(choice for choice in choices if choice is not type(None))
    return _read(chosen, value)


def _read_many(hint: Any, origin: Any, value: Any) -> Any:
    args = typing.get_args(hint)
    if origin is tuple and len(args) > 1 and args[1] is not Ellipsis:
        return tuple(_read(arg, item) for arg, item in zip(args, value, strict=True))
    inner = args[0] if args else object
    return origin(_read(inner, item) for item in value)


def _read_one(hint: type, value: Any) -> Any:
    if value is None:
        return None
    if hint is Month:
        return Month.parse(value)
    if is_dataclass(hint):
        return from_plain(hint, value)
    if issubclass(hint, Enum):
        return hint(value)
    if hint is date:
        return date.fromisoformat(value)
    if hint is Decimal:
        return Decimal(value)
    if isinstance(value, dict):
        return {k: _read(object, v) for k, v in value.items()}
    return value
