"""Kết quả kiểm tra: what a rule found, how grave, in a sentence, with its article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """Mức độ: a blocker stops, needs_approval asks a person, a notice informs, passed says what was all right."""

    BLOCKER = "blocker"
    NEEDS_APPROVAL = "needs_approval"
    NOTICE = "notice"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều phát hiện: ``template`` is Vietnamese with ``{named}`` places; edges translate it, then fill it."""

    level: Level
    code: str
    template: str
    basis: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return self.template.format(**self.params) if self.params else self.template

    @property
    def is_blocker(self) -> bool:
        return self.level is Level.BLOCKER


def blockers(findings: Iterable[Finding]) -> list[Finding]:
    """Only what stops the act."""
    return [finding for finding in findings if finding.is_blocker]
