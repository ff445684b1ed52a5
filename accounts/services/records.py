"""Nhật ký: the one function that writes a state, the journal behind it, and the audit of who looked."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models, transaction

from accounts.enums import Look
from accounts.models import AuditEntry, StateEvent, User
from vssportal.kernel.errors import Stale, gettext_noop
from vssportal.kernel.workflow import Workflow

STALE = gettext_noop("Hồ sơ vừa được người khác xử lý. Hãy tải lại trang.")
SYSTEM_KIND = "system"
PERSON_KIND = "person"


@transaction.atomic
def move(
    subject: Any,
    name: str,
    *,
    workflow: Workflow,
    actor: User | None,
    holds: Collection[str],
    at: datetime,
    note: str = "",
    facts: dict[str, Any] | None = None,
    **fields: Any,
) -> StateEvent:
    """Chuyển bước: take ``subject`` through the transition ``name`` and write the journal line with it.

    The update is conditional on the state that was read, so of two who press at once one wins; ``fields``
    are written in the same statement. Raises WrongState, NotAllowed, Stale, or a refusal for a missing note.
    """
    before = subject.state
    step = workflow.check(name, before, holds=holds, note=note)
    changed = type(subject).objects.filter(pk=subject.pk, state=before).update(state=step.target, **fields)
    if changed != 1:
        raise Stale(STALE)
    subject.state = step.target
    for field, value in fields.items():
        setattr(subject, field, value)
    return _append(subject, name, before=before, actor=actor, at=at, note=note, facts=facts or {})


def open_journal(
    subject: Any, name: str, *, actor: User | None, at: datetime, facts: dict[str, Any] | None = None
) -> StateEvent:
    """Mở nhật ký: the first line of something born in this transaction; one statement, nothing to lock yet."""
    return _write(subject, name, after=None, before="", actor=actor, at=at, note="", facts=facts or {})


@transaction.atomic
def journal(
    subject: Any,
    name: str,
    *,
    actor: User | None,
    at: datetime,
    note: str = "",
    facts: dict[str, Any] | None = None,
) -> StateEvent:
    """Ghi nhật ký an act that moves no state; the subject's row is locked so that lines keep their order."""
    type(subject).objects.select_for_update(of=("self",)).only("pk").get(pk=subject.pk)
    return _append(subject, name, before=subject.state, actor=actor, at=at, note=note, facts=facts or {})


def _append(
    subject: Any,
    name: str,
    *,
    before: str,
    actor: User | None,
    at: datetime,
    note: str,
    facts: dict[str, Any],
) -> StateEvent:
    last = subject.events.order_by("-number").first()
    return _write(subject, name, after=last, before=before, actor=actor, at=at, note=note, facts=facts)


def _write(
    subject: Any,
    name: str,
    *,
    after: StateEvent | None,
    before: str,
    actor: User | None,
    at: datetime,
    note: str,
    facts: dict[str, Any],
) -> StateEvent:
    event: StateEvent = subject.events.model(
        subject=subject,
        number=after.number + 1 if after else 1,
        transition=name,
        from_state=before,
        to_state=subject.state,
        actor=actor,
        actor_kind=PERSON_KIND if actor else SYSTEM_KIND,
        note=note,
        facts=facts,
        at=at,
    )
    event.chain = event.link(after.chain if after else "")
    event.save(force_insert=True)
    return event


def broken_links(events: Collection[StateEvent]) -> list[int]:
    """Numbers of journal lines, given in order from the first, that do not follow from the line before."""
    broken, chain = [], ""
    for place, event in enumerate(events, start=1):
        if event.number != place or event.link(chain) != event.chain:
            broken.append(event.number)
        chain = event.chain
    return broken


def audit(
    *,
    actor: User | None,
    look: Look,
    subject: models.Model,
    at: datetime,
    purpose: str = "",
    facts: dict[str, Any] | None = None,
) -> AuditEntry:
    """Ghi nhật ký truy cập: person, organisation and agency are taken from the subject where it has them."""
    return AuditEntry.objects.create(
        actor=actor,
        look=look,
        subject=subject._meta.label_lower,
        subject_key=str(subject.pk),
        person_id=_id(subject, "person"),
        organisation_id=_id(subject, "organisation"),
        agency_id=_id(subject, "agency"),
        purpose=purpose,
        facts=facts or {},
        at=at,
    )


def _id(subject: models.Model, name: str) -> int | None:
    if subject._meta.model_name == name:
        return subject.pk  # type: ignore[no-any-return]
    return getattr(subject, f"{name}_id", None)
