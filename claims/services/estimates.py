"""Ước tính: the officers' own rule on what a draft says and what the registry holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Person
from claims.catalogue import maternity as questions
from claims.rules.maternity import MaternityClaim, MaternityKind, maternity_benefit, ruling_day
from claims.services.history import History, history_of
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import parameters

_NEEDED = ("kind", "birth_on")
_DATES = ("received_on", "leave_from", "leave_to", "quit_on", "returned_on")
_FLAGS = ("surgery", "remote_or_ill", "bed_rest", "infertility", "stays_at_work")


@dataclass(frozen=True, slots=True)
class Estimate:
    """Ước tính: the inputs, the worksheet with its findings, and which answers are still missing for it."""

    claim: MaternityClaim | None
    sheet: Worksheet | None
    missing: tuple[str, ...] = ()

    @property
    def total_vnd(self) -> int | None:
        """None while it cannot be computed or something blocks it."""
        return None if self.sheet is None or self.sheet.is_blocked else self.sheet.total_vnd


def estimate(
    answers: Mapping[str, Any], person: Person, day: date, *, history: History | None = None
) -> Estimate:
    """Ước tính mức hưởng thai sản on ``day``; reads contributions unless ``history`` is given."""
    missing = tuple(name for name in _NEEDED if not answers.get(name))
    if missing or questions.problems(answers, day):
        return Estimate(None, None, missing)
    claim = claim_of(answers, history or history_of(person, day), day)
    return Estimate(claim, maternity_benefit(claim, parameters().on(ruling_day(claim))))


def claim_of(answers: Mapping[str, Any], history: History, day: date) -> MaternityClaim:
    """Yêu cầu hưởng as the rule takes it; ``day`` is the day of filing."""
    given: dict[str, Any] = {name: _date(answers, name) for name in _DATES}
    given |= {name: bool(answers.get(name)) for name in _FLAGS}
    return MaternityClaim(
        kind=MaternityKind(answers["kind"]),
        birth_on=date.fromisoformat(answers["birth_on"]),
        children=answers.get("children") or 1,
        stillborn=answers.get("stillborn") or 0,
        child_order=answers.get("child_order") or 1,
        weeks=answers.get("weeks"),
        days=Decimal(answers.get("days") or 0),
        history=history.months,
        is_insured=history.is_insured_in(Month.of(_event(answers))),
        filed_on=day,
        **given,
    )


def _event(answers: Mapping[str, Any]) -> date:
    return date.fromisoformat(answers.get("received_on") or answers["birth_on"])


def _date(answers: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(answers[name]) if answers.get(name) else None
