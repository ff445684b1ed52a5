"""Kết quả của một phép tính: worksheets with what a person wants to know first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from vssportal.kernel.findings import Finding
from vssportal.kernel.worksheet import Worksheet

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Amount:
    """Một số tiền: once, or each month."""

    label: Text
    amount_vnd: int
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần: a worksheet, facts that are no amounts of money, findings beside those of the rule.

    ``total_label`` names the sum where several lines add up; ``amounts`` stands instead of the sums;
    ``labels`` names single lines better than the rule does.
    """

    title: Text
    sheet: Worksheet
    total_label: Text = ""
    facts: tuple[tuple[Text, Text], ...] = ()
    findings: tuple[Finding, ...] = ()
    amounts: tuple[Amount, ...] = ()
    labels: Mapping[str, Text] = field(default_factory=dict)

    @property
    def all_findings(self) -> list[Finding]:
        return [*self.sheet.findings, *self.findings]


@dataclass(frozen=True, slots=True)
class Answer:
    """Kết quả: parts in order; ``table`` (a payroll) has a template of its own."""

    parts: tuple[Part, ...] = ()
    table: Any = None


def answer(*parts: Part) -> Answer:
    """The parts of a calculator, one after the other."""
    return Answer(parts)


def blocking(findings: Iterable[Finding], code: str) -> Finding | None:
    """The blocker of this code, if it is there."""
    return next((found for found in findings if found.code == code and found.is_blocker), None)
