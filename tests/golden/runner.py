"""Reads files of worked examples, recomputes them, compares to the đồng.

Two shapes are read: the exchange shape (``examples`` with ``topic`` or ``benefit``, ``inputs``,
``expected``, ``source``) and our own (``rule``, ``cases`` with ``kind``, ``given``, ``expected``, ``basis``,
``source``).
"""

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from tests.golden.registry import UnsupportedError, handler_of
from vssportal.kernel.errors import DomainError
from vssportal.kernel.periods import Month

HERE = Path(__file__).parent
PASS, FAIL, UNSUPPORTED, DISPUTED = "pass", "FAIL", "unsupported", "disputed"
# Words with which a file says that a printed result does not follow from its rule.
DISPUTES = ("disput", "mismatch", "not-reproduced", "contradict", "wrong", "misprint", "truncat", "slip")


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example, whatever the shape of its file."""

    name: str
    kind: str
    inputs: Mapping[str, Any]
    expected: Mapping[str, Any]
    raw: Mapping[str, Any]

    @property
    def dispute(self) -> str:
        """Why its own file does not trust the printed result; empty when it does."""
        told = f"{self.raw.get('check') or ''} {self.raw.get('note') or ''}".strip()
        if self.raw.get("disputed") or self.is_not_reproduced:
            return str(self.raw.get("disputed") or told or "not reproduced")
        return told if any(word in told.casefold() for word in DISPUTES) else ""

    @property
    def is_not_reproduced(self) -> bool:
        return self.raw.get("reproduced") is False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example."""

    example: Example
    status: str
    detail: str = ""

    def __str__(self) -> str:
        parts = (self.status, self.example.name, f"[{self.example.kind}]", self.detail)
        return " ".join(part for part in parts if part)


class _Loader(yaml.SafeLoader):
    """YAML without its surprises: 0101234567 stays text, 1.065 is a Decimal, 2026-07-31 stays text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|false|False)$", "tTfF"),
    ("null", r"^(?:~|null|Null|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
_Loader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(str(loader.construct_scalar(node)))
)


def load_handlers() -> None:
    """Imports every module below this folder's packages, so that they register their handlers."""
    for path in sorted(HERE.glob("*/**/*.py")):
        if not path.name.startswith(("_", "test_")):
            importlib.import_module(
                ".".join(("tests", "golden", *path.relative_to(HERE).with_suffix("").parts))
            )


def read(path: Path) -> list[Example]:
    """The examples of one file; ``same_as`` gives an example the inputs of another of its file."""
    # The loader derives from SafeLoader.
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    entries = data if isinstance(data, list) else data.get("examples") or data.get("cases") or []
    found = [_example(entry) for entry in entries]
    by_name = {example.name: example for example in found}
    return [_with_inputs_of(example, by_name) for example in found]


def run(paths: Iterable[Path]) -> Iterator[Outcome]:
    """Every example of these files, in order."""
    load_handlers()
    for path in paths:
        for example in read(path):
            yield check(example)


def check(example: Example) -> Outcome:
    """One example computed and compared."""
    try:
        computed = handler_of(example.kind)(example.inputs, example.expected, example.raw)
    except UnsupportedError as reason:
        return Outcome(example, UNSUPPORTED, str(reason))
    except (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, DomainError) as error:
        return Outcome(example, FAIL, f"{type(error).__name__}: {error}")
    missing = [key for key in example.expected if key not in computed]
    if missing:
        return Outcome(example, UNSUPPORTED, f"nothing computed for {', '.join(missing)}")
    wrong = [key for key, value in example.expected.items() if not agrees(value, computed[key])]
    if not wrong:
        return Outcome(example, PASS)
    detail = "; ".join(
        f"{key}: expected {_said(example.expected[key])} got {_said(computed[key])}" for key in wrong
    )
    if example.dispute:
        return Outcome(example, DISPUTED, f"{detail} (its file: {example.dispute})")
    return Outcome(example, FAIL, detail)


def agrees(expected: Any, computed: Any) -> bool:
    """Equal to the đồng; a printed fraction is compared at the places it prints."""
    expected, computed = plain(expected), plain(computed)
    if isinstance(expected, bool) or isinstance(computed, bool) or expected is None or computed is None:
        return expected is computed
    if isinstance(expected, Mapping) and isinstance(computed, Mapping):
        return all(key in computed and agrees(value, computed[key]) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(computed, list):
        return len(expected) == len(computed) and all(map(agrees, expected, computed))
    if isinstance(computed, int | Decimal) and (number := _number(expected)) is not None:
        return number == _at_places_of(number, Decimal(computed))
    return bool(expected == computed)


def plain(value: Any) -> Any:
    """Text, numbers, lists and mappings only."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _example(entry: Mapping[str, Any]) -> Example:
    entry = plain(entry)
    kind = entry.get("topic") or entry.get("benefit") or entry.get("kind") or ""
    name = entry.get("id") or entry.get("title") or kind
    inputs = entry.get("inputs") or entry.get("given") or {}
    return Example(str(name), str(kind), inputs, entry.get("expected") or {}, entry)


def _with_inputs_of(example: Example, others: Mapping[str, Example]) -> Example:
    other = others.get(str(example.inputs.get("same_as", "")))
    if other is None:
        return example
    inputs = {**other.inputs, **example.inputs}
    return Example(example.name, example.kind, inputs, example.expected, example.raw)


def _number(value: Any) -> Decimal | None:
    if isinstance(value, int | Decimal):
        return Decimal(value)
    try:
        return Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return None


def _at_places_of(printed: Decimal, computed: Decimal) -> Decimal:
    exponent = printed.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return computed
    return computed.quantize(printed, rounding=ROUND_HALF_UP)


def _said(value: Any) -> str:
    return str(plain(value))
