"""Bàn thẩm định: everything an officer needs to see of one dossier, and the buttons that are offered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.access import staff_powers
from accounts.models import User
from claims.enums import Agreement, DossierState, Light
from claims.models import (
    Calculation,
    CheckResult,
    Decision,
    Document,
    Dossier,
    PaperReading,
    Proposal,
    SupplementRequest,
)
from claims.rules.basics import pretty
from claims.selectors.findings import current_checks
from claims.selectors.own import NO_DOSSIER
from claims.selectors.progress import TimelineLine, office_timeline
from claims.selectors.queues import days_left
from claims.workflow import DOSSIER, LightDays
from vssportal.kernel.errors import Missing
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Level
from vssportal.kernel.names import Likeness, same_name
from vssportal.kernel.workflow import Transition
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.holidays import working_calendar

DECIDING = frozenset({"approve", "refuse", "return_to_officer"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Một dòng đối chiếu: declared, read on paper, held by the registry. Empty text where there is nothing.

    ``reading_id`` names the reading whose value can be taken with ``readings.use_value``.
    """

    field: str
    label: str
    declared: str
    paper: str
    registry: str
    agreement: Agreement
    reading_id: int | None = None


@dataclass(frozen=True, slots=True)
class Workbench:
    """Bàn thẩm định of one dossier for one officer."""

    dossier: Dossier
    documents: tuple[Document, ...]
    comparison: tuple[Comparison, ...]
    checks: tuple[CheckResult, ...]
    calculation: Calculation | None
    sheet: Worksheet | None
    proposal: Proposal | None
    decision: Decision | None
    requests: tuple[SupplementRequest, ...]
    timeline: tuple[TimelineLine, ...]
    offered: tuple[Transition, ...]
    light: Light
    days_left: int
    is_own_proposal: bool

    @property
    def to_see(self) -> list[CheckResult]:
        """Checks an officer must look at, first in the list."""
        return [check for check in self.checks if check.level in (Level.BLOCKER, Level.NEEDS_APPROVAL)]


def dossier_for(user: User, dossier_id: UUID, today: date) -> Dossier:
    """A dossier of the officer's office or below; Missing for everybody else."""
    related = ("person", "agency", "organisation", "assigned_to", "proposer", "approver", "submitted_by")
    found = Dossier.objects.select_related(*related).filter(pk=dossier_id).first()
    if found is None or "claims.view_dossier" not in staff_powers(user, found.agency, today):
        raise Missing(NO_DOSSIER)
    return found


def workbench(user: User, dossier: Dossier, today: date) -> Workbench:
    """Bàn thẩm định; the same number of statements whatever the dossier holds."""
    documents = tuple(dossier.documents.kept().select_related("original").prefetch_related("pages"))
    readings = tuple(
        PaperReading.objects.filter(document__in=[document.pk for document in documents]).select_related(
            "actor"
        )
    )
    calculation = dossier.calculations.order_by("-number").first()
    days = LightDays.on(today, working_calendar())
    return Workbench(
        dossier=dossier,
        documents=documents,
        comparison=tuple(compare(dossier, readings)),
        checks=tuple(current_checks(dossier)),
        calculation=calculation,
        sheet=calculation.sheet if calculation else None,
        proposal=dossier.proposals.select_related("proposed_by").order_by("-pk").first(),
        decision=Decision.objects.filter(dossier=dossier).select_related("approver", "proposer").first(),
        requests=tuple(dossier.requests.all()),
        timeline=tuple(office_timeline(dossier)),
        offered=offered(user, dossier, today),
        light=days.light(dossier.state, dossier.promised_on),
        days_left=days_left(dossier.promised_on, today) if dossier.is_open else 0,
        is_own_proposal=dossier.state == DossierState.PROPOSED and dossier.proposer_id == user.pk,
    )


def offered(user: User, dossier: Dossier, today: date) -> tuple[Transition, ...]:
    """Các nút: what the workflow offers to this officer; one's own proposal and one's own dossier are left out."""
    if user.person_id is not None and user.person_id == dossier.person_id:
        return ()
    steps = DOSSIER.offered(dossier.state, holds=staff_powers(user, dossier.agency, today))
    is_own = dossier.proposer_id == user.pk
    return tuple(step for step in steps if not (is_own and step.name in DECIDING))


def compare(dossier: Dossier, readings: tuple[PaperReading, ...]) -> list[Comparison]:
    """Đối chiếu thông tin: three sources side by side."""
    newest = {reading.field: reading for reading in readings}
    lines = [_name_line(dossier), _number_line(dossier)]
    lines += [
        _line(name, label, dossier.answers.get(name), newest.get(name), show)
        for name, label, show in _FIELDS
        if dossier.answers.get(name) is not None or name in newest
    ]
    return [*lines, _account_line(dossier)]


def _name_line(dossier: Dossier) -> Comparison:
    name = dossier.submitted_by.full_name
    registry = dossier.person.full_name
    likeness = same_name(name, registry)
    agrees = likeness in (Likeness.SAME, Likeness.SPELLING)
    agreement = Agreement.AGREES if agrees else Agreement.DIFFERS
    return Comparison("full_name", _("Họ và tên"), name, "", registry, agreement)


def _number_line(dossier: Dossier) -> Comparison:
    number = dossier.person.citizen_number or ""
    agreement = Agreement.AGREES if number else Agreement.UNKNOWN
    return Comparison("citizen_number", _("Số định danh"), number, "", number, agreement)


def _account_line(dossier: Dossier) -> Comparison:
    holder = dossier.answers.get("account_holder", "")
    likeness = same_name(holder, dossier.person.full_name)
    agreement = Agreement.DIFFERS if likeness in (Likeness.DIFFERENT, Likeness.ORDER) else Agreement.AGREES
    return Comparison("account_holder", _("Chủ tài khoản"), holder, "", dossier.person.full_name, agreement)


def _line(
    name: str, label: str, declared: Any, reading: PaperReading | None, show: Callable[[Any], str]
) -> Comparison:
    if reading is None:
        return Comparison(name, label, show(declared), "", "", Agreement.UNKNOWN)
    agreement = Agreement.AGREES if reading.value == declared else Agreement.DIFFERS
    return Comparison(name, label, show(declared), show(reading.value), "", agreement, reading.pk)


def _day(value: Any) -> str:
    return pretty(date.fromisoformat(value)) if value else ""


def _text(value: Any) -> str:
    return "" if value is None else str(value)


_FIELDS: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("birth_on", _("Ngày sinh con"), _day),
    ("received_on", _("Ngày nhận con"), _day),
    ("children", _("Số con"), _text),
    ("child_name", _("Họ và tên con"), _text),
    ("birth_place", _("Nơi sinh"), _text),
    ("leave_from", _("Nghỉ từ ngày"), _day),
    ("leave_to", _("Nghỉ đến ngày"), _day),
)
FIELD_LABELS = {name: label for name, label, _show in _FIELDS}
