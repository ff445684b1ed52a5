"""Bảng tính: a calculation that explains itself line by line and can be done again from what it stored.

A rule is a pure function ``rule(inputs, law) -> Worksheet`` where ``inputs`` is one frozen dataclass and
``law`` the book of figures opened at one day. The ``@rule`` decorator names it, and writes onto the
worksheet the rule's name, the inputs and every figure that was read, so that ``replay`` can compute the
stored worksheet again and compare.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Protocol

from vssportal.kernel.findings import Finding
from vssportal.kernel.plain import from_plain, to_plain

Amount = int | Decimal


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """Số liệu đã dùng: what a rule read from the book, with the day it holds from and its source."""

    code: str
    key: str
    value: str
    unit: str
    since: str
    source: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của bảng tính.

    ``amount`` is in ``unit`` (VND unless said), ``formula`` is the arithmetic with its numbers as a person
    reads it, ``basis`` the article; ``adds`` says whether the line belongs to the total.
    """

    key: str
    label: str
    amount: Amount
    basis: str = ""
    formula: str = ""
    unit: str = "VND"
    adds: bool = True


@dataclass(slots=True)
class Worksheet:
    """Bảng tính: lines in order, the total of those that add, findings on the way, inputs and figures behind it."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rule: str = ""
    inputs: dict[str, Any] = field(default_factory=dict)
    figures: list[UsedFigure] = field(default_factory=list)

    def add(self, key: str, label: str, amount: Amount, **facts: Any) -> Amount:
        """Add a line (``facts``: basis, formula, unit, adds) and hand its amount back for the next one."""
        self.lines.append(Line(key, label, amount, **facts))
        return amount

    def step(self, key: str, label: str, amount: Amount, **facts: Any) -> Amount:
        """Add a line on the way (averages, months, rates) that is no part of the total."""
        return self.add(key, label, amount, adds=False, **facts)

    def note(self, finding: Finding) -> None:
        self.findings.append(finding)

    @property
    def total_vnd(self) -> int:
        """Sum of the adding lines in đồng."""
        return sum(int(line.amount) for line in self.lines if line.adds and line.unit == "VND")

    @property
    def is_blocked(self) -> bool:
        return any(finding.is_blocker for finding in self.findings)

    def __getitem__(self, key: str) -> Amount:
        for line in self.lines:
            if line.key == key:
                return line.amount
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return any(line.key == key for line in self.lines)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON with nothing lost; ``from_json`` reads it back."""
        return {
            "rule": self.rule,
            "inputs": self.inputs,
            "lines": [to_plain(line) for line in self.lines],
            "findings": [to_plain(finding) for finding in self.findings],
            "figures": [to_plain(figure) for figure in self.figures],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Worksheet":
        return cls(
            lines=[from_plain(Line, line) for line in data["lines"]],
            findings=[from_plain(Finding, finding) for finding in data["findings"]],
            rule=data["rule"],
            inputs=data["inputs"],
            figures=[from_plain(UsedFigure, figure) for figure in data["figures"]],
        )


class Book(Protocol):
    """What a rule needs of the law's figures; ``vssportal.legal.parameters.ParametersOn`` is one."""

    @property
    def used(self) -> list[UsedFigure]: ...


Rule = Callable[[Any, Any], Worksheet]


@dataclass(frozen=True, slots=True)
class _Registered:
    function: Rule
    inputs_type: type


_RULES: dict[str, _Registered] = {}


def rule(name: str, inputs_type: type) -> Callable[[Rule], Rule]:
    """Register a rule under a name that never changes; a changed formula gets a new name."""

    def register(function: Rule) -> Rule:
        if name in _RULES:
            raise ValueError(f"rule {name} stands twice")

        def run(inputs: Any, law: Any) -> Worksheet:
            sheet = function(inputs, law)
            sheet.rule = name
            sheet.inputs = to_plain(inputs)
            sheet.figures = list(law.used)
            return sheet

        run.__name__ = function.__name__
        run.__doc__ = function.__doc__
        run.__module__ = function.__module__
        run.__wrapped__ = function  # type: ignore[attr-defined]
        _RULES[name] = _Registered(run, inputs_type)
        return run

    return register


def rules() -> dict[str, Rule]:
    """Every registered rule by its name."""
    return {name: registered.function for name, registered in _RULES.items()}


def replay(stored: Worksheet, book: Any) -> Worksheet:
    """Tính lại: run the stored worksheet's rule on its stored inputs with ``book``; KeyError for an unknown rule."""
    registered = _RULES[stored.rule]
    return registered.function(from_plain(registered.inputs_type, stored.inputs), book)


def differences(stored: Worksheet, again: Worksheet) -> list[str]:
    """Keys of lines that do not agree between two worksheets, in order; empty when every đồng is the same."""
    before = {line.key: (line.amount, line.adds) for line in stored.lines}
    after = {line.key: (line.amount, line.adds) for line in again.lines}
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]


def relabelled(line: Line, label: str) -> Line:
    """The same line under another label."""
    return replace(line, label=label)
