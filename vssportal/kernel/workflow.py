"""Quy trình: which step may follow which state, as a table."""

from collections.abc import Collection
from dataclasses import dataclass

from vssportal.kernel.errors import DomainError, NotAllowed, WrongState, gettext_noop

WRONG_STATE = gettext_noop(
    "Bước “{step}” không làm được khi hồ sơ ở trạng thái “{state}”. Hãy tải lại trang."
)
NOT_ALLOWED = gettext_noop("Tài khoản của bạn không có quyền làm bước “{step}”.")
NOTE_NEEDED = gettext_noop("Ghi lý do trước khi làm bước “{step}”.")


@dataclass(frozen=True, slots=True)
class Transition:
    """Một bước chuyển: from any of ``sources`` to ``target`` by who holds ``permission``."""

    name: str
    sources: frozenset[str]
    target: str
    label: str
    permission: str = ""
    needs_note: bool = False


class Workflow:
    """A table of transitions; the only place that knows what may follow what."""

    def __init__(self, *, initial: str, transitions: Collection[Transition]) -> None:
        self.initial = initial
        self.transitions = tuple(transitions)
        self._by_name: dict[str, Transition] = {}
        for transition in self.transitions:
            if transition.name in self._by_name:
                raise ValueError(f"transition {transition.name} stands twice")
            self._by_name[transition.name] = transition

    @property
    def states(self) -> frozenset[str]:
        named = {state for t in self.transitions for state in (*t.sources, t.target)}
        return frozenset(named | {self.initial})

    def transition(self, name: str) -> Transition:
        return self._by_name[name]

    def offered(self, state: str, *, holds: Collection[str]) -> list[Transition]:
        """The steps open from ``state`` to somebody who ``holds`` these permissions: the buttons."""
        return [
            t for t in self.transitions if state in t.sources and (not t.permission or t.permission in holds)
        ]

    def check(self, name: str, state: str, *, holds: Collection[str], note: str = "") -> Transition:
        """The transition, or a refusal that says what is wrong: state, permission, missing reason."""
        step = self._by_name[name]
        if state not in step.sources:
            raise WrongState(WRONG_STATE, step=step.label, state=state)
        if step.permission and step.permission not in holds:
            raise NotAllowed(NOT_ALLOWED, step=step.label)
        if step.needs_note and not note.strip():
            raise DomainError(NOTE_NEEDED, code="note_needed", field="note", step=step.label)
        return step
