"""Quyết định: grant or refuse, by another person than the proposer; the decision, the payout line, the letters."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.outbox import enqueue
from accounts.services.records import move
from claims.enums import Outcome
from claims.models import Decision, Dossier, PayoutLine, Proposal
from claims.services import numbers
from claims.services.review import refuse_own_proposal
from claims.services.telling import locked_for_officer, tell_citizen
from claims.workflow import DOSSIER
from vssportal import dispatch
from vssportal.kernel.errors import DomainError, WrongState, gettext_noop

NOT_A_GRANT = gettext_noop("Đề xuất là không đồng ý hưởng. Chọn không chấp nhận hoặc trả lại.")
REASONS_NEEDED = gettext_noop("Ghi lý do không chấp nhận.")
GRANTED = gettext_noop("Hồ sơ {number} đã có kết quả")
REFUSED = gettext_noop("Hồ sơ {number} đã có kết quả")
SEE_RESULT = gettext_noop("Mở hồ sơ để xem kết quả, cách tính và cách khiếu nại.")


@transaction.atomic
def approve(*, actor: User, dossier_id: UUID, at: datetime, note: str = "") -> Decision:
    """Duyệt và ký: the decision as proposed, what is to be paid, and the letter as work for a worker."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    DOSSIER.check("approve", dossier.state, holds=holds)
    refuse_own_proposal(dossier, actor)
    proposal = latest_proposal(dossier)
    if proposal.outcome != Outcome.GRANT:
        raise WrongState(NOT_A_GRANT, code="not_a_grant")
    decision = Decision.objects.create(
        dossier=dossier,
        number=numbers.letter_number(
            series=numbers.DECISION,
            agency=dossier.agency,
            year=timezone.localdate(at).year,
            symbol="QĐ-BHXH",
        ),
        outcome=Outcome.GRANT,
        proposal=proposal,
        calculation=proposal.calculation,
        amount_vnd=proposal.amount_vnd,
        proposer=proposal.proposed_by,
        approver=actor,
        decided_at=at,
    )
    _owe(decision, dossier, at)
    _close(dossier, "approve", actor=actor, holds=holds, at=at, note=note)
    enqueue(dispatch.ISSUE_DECISION, at=at, once_key=f"decision:{dossier.pk}", dossier_id=str(dossier.pk))
    tell_citizen(dossier, GRANTED, cause="decided", at=at, body=SEE_RESULT)
    return decision


@transaction.atomic
def refuse(*, actor: User, dossier_id: UUID, at: datetime, reasons: str = "") -> Decision:
    """Không chấp nhận, with reasons (those of the proposal unless others are given); the letter follows."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    proposal = _proposal_or_none(dossier)
    text = reasons.strip() or (proposal.reasons if proposal else "")
    DOSSIER.check("refuse", dossier.state, holds=holds, note="-")
    refuse_own_proposal(dossier, actor)
    if not text:
        raise DomainError(REASONS_NEEDED, code="reasons_needed", field="reasons")
    proposal = latest_proposal(dossier)
    decision = Decision.objects.create(
        dossier=dossier,
        number=numbers.letter_number(
            series=numbers.REFUSAL, agency=dossier.agency, year=timezone.localdate(at).year, symbol="TB-BHXH"
        ),
        outcome=Outcome.REFUSE,
        proposal=proposal,
        reasons=text,
        proposer=proposal.proposed_by,
        approver=actor,
        decided_at=at,
    )
    _close(dossier, "refuse", actor=actor, holds=holds, at=at, note=text)
    enqueue(dispatch.ISSUE_REFUSAL, at=at, once_key=f"refusal:{dossier.pk}", dossier_id=str(dossier.pk))
    tell_citizen(dossier, REFUSED, cause="decided", at=at, body=SEE_RESULT)
    return decision


def _proposal_or_none(dossier: Dossier) -> Proposal | None:
    return dossier.proposals.select_related("proposed_by", "calculation").order_by("-pk").first()


def latest_proposal(dossier: Dossier) -> Proposal:
    """Đề xuất that is being decided: the newest."""
    found = _proposal_or_none(dossier)
    if found is None:
        raise WrongState(NOT_A_GRANT, code="no_proposal")
    return found


def _owe(decision: Decision, dossier: Dossier, at: datetime) -> None:
    PayoutLine.objects.create(
        decision=decision,
        person=dossier.person,
        agency=dossier.agency,
        province_code=dossier.province_code,
        bank_code=dossier.answers["bank_code"],
        account_number=dossier.answers["account_number"],
        account_holder=dossier.answers["account_holder"],
        amount_vnd=decision.amount_vnd,
        created_at=at,
    )


def _close(
    dossier: Dossier, name: str, *, actor: User, holds: frozenset[str], at: datetime, note: str
) -> None:
    move(
        dossier,
        name,
        workflow=DOSSIER,
        actor=actor,
        holds=holds,
        at=at,
        note=note,
        approver=actor,
        decided_at=at,
        closed_at=at,
    )
