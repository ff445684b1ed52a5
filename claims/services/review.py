"""Thẩm định: assign, take, read papers, ask for a supplement, propose, return. Nobody handles one's own dossier."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Agency, User
from accounts.services.outbox import enqueue
from accounts.services.records import journal, move
from claims.enums import DossierState, Outcome
from claims.models import Calculation, CheckOverride, CheckResult, Dossier, Proposal, SupplementRequest
from claims.selectors.findings import unresolved
from claims.selectors.load import officers_of
from claims.services.clock import promise_again
from claims.services.telling import Holds, locked_for_officer, tell_citizen
from claims.workflow import CLOSED, DOSSIER
from vssportal import dispatch
from vssportal.kernel.errors import DomainError, Missing, NotAllowed, WrongState, gettext_noop
from vssportal.kernel.findings import Level

SUPPLEMENT_DAYS = 15

NO_ASSIGN = gettext_noop("Tài khoản của bạn không có quyền phân công hồ sơ này.")
NO_REVIEW = gettext_noop("Tài khoản của bạn không có quyền thẩm định hồ sơ này.")
NOT_POSTED = gettext_noop("Người được chọn không làm việc tại {agency}. Chọn chuyên viên của cơ quan này.")
OWN_FOR_OFFICER = gettext_noop("Hồ sơ của chính người này. Chọn chuyên viên khác.")
IS_CLOSED = gettext_noop("Hồ sơ đã kết thúc nên không sửa được.")
NOT_NOW = gettext_noop("Hồ sơ không ở bước thẩm định. Hãy tải lại trang.")
NO_CHECK = gettext_noop("Không tìm thấy kiểm tra này. Hồ sơ có thể vừa được kiểm tra lại.")
NOT_NEEDED = gettext_noop("Kiểm tra này đã đạt, không cần bỏ qua.")
CANNOT_OVERRIDE = gettext_noop(
    "Không bỏ qua được kiểm tra này. Yêu cầu bổ sung hoặc đề xuất không chấp nhận."
)
REASON_NEEDED = gettext_noop("Ghi lý do bỏ qua kiểm tra.")
NOTHING_ASKED = gettext_noop("Ghi rõ cần bổ sung gì và vì sao.")
DUE_PAST = gettext_noop("Hạn bổ sung phải sau hôm nay.")
NO_AMOUNT = gettext_noop("Chưa tính được mức hưởng nên chưa đề xuất chi trả được.")
CHECKS_LEFT = gettext_noop("Còn {count} kiểm tra chưa đạt. Xử lý hoặc ghi lý do bỏ qua trước khi trình.")
REASONS_NEEDED = gettext_noop("Ghi căn cứ không đồng ý.")
UNKNOWN_OUTCOME = gettext_noop("Chọn đề xuất.")

ASK_TITLE = gettext_noop("Hồ sơ {number} cần bổ sung. Gửi trước ngày {due}")
RESUMED = gettext_noop("Hồ sơ {number} được xem tiếp")
APPROVING = gettext_noop("Hồ sơ {number} đang được duyệt")


@dataclass(frozen=True, slots=True)
class Asked:
    """Một điều cần bổ sung: what, why, an example, the kind of paper where it is one."""

    what: str
    why: str
    example: str = ""
    kind: str = ""


@dataclass(slots=True)
class Bulk:
    """Kết quả làm hàng loạt: numbers done, and refusals by number."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, DomainError] = field(default_factory=dict)


@transaction.atomic
def assign(*, actor: User, dossier_id: UUID, officer_id: int, at: datetime, note: str = "") -> Dossier:
    """Phân công hoặc chuyển cho một chuyên viên of the dossier's office."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    _require(holds, "claims.assign_dossier", NO_ASSIGN)
    officer = officers_of(dossier.agency, timezone.localdate(at)).filter(pk=officer_id).first()
    if officer is None:
        raise DomainError(NOT_POSTED, code="not_posted", field="officer", agency=dossier.agency.name)
    _hand_to(dossier, officer, actor, at, note)
    return dossier


def _hand_to(dossier: Dossier, officer: User, actor: User, at: datetime, note: str) -> None:
    if dossier.state in CLOSED:
        raise WrongState(IS_CLOSED)
    if officer.person_id is not None and officer.person_id == dossier.person_id:
        raise NotAllowed(OWN_FOR_OFFICER, code="own_dossier")
    facts = {"from": dossier.assigned_to_id, "officer": officer.pk}
    Dossier.objects.filter(pk=dossier.pk).update(assigned_to=officer)
    dossier.assigned_to = officer
    journal(dossier, "assign", actor=actor, at=at, note=note, facts=facts)


def assign_many(
    *, actor: User, dossier_ids: Sequence[UUID], officer_id: int, at: datetime, note: str = ""
) -> Bulk:
    """Phân công hàng loạt: each on its own, one refusal does not stop the others. In order of key: no deadlock."""
    result = Bulk()
    for dossier_id in sorted(dossier_ids):
        try:
            dossier = assign(actor=actor, dossier_id=dossier_id, officer_id=officer_id, at=at, note=note)
            result.done.append(dossier.number)
        except DomainError as refusal:
            result.refused[_number_of(dossier_id)] = refusal
    return result


def _number_of(dossier_id: UUID) -> str:
    return Dossier.objects.filter(pk=dossier_id).values_list("number", flat=True).first() or str(dossier_id)


@transaction.atomic
def take(*, actor: User, dossier_id: UUID, at: datetime) -> Dossier:
    """Nhận việc: the officer takes a dossier of the own office that nobody or somebody else has."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    _require(holds, "claims.review_dossier", NO_REVIEW)
    if dossier.assigned_to_id != actor.pk:
        _hand_to(dossier, actor, actor, at, "")
    return dossier


@transaction.atomic
def take_next(*, actor: User, agency: Agency, at: datetime) -> Dossier | None:
    """Nhận việc tiếp theo: the unassigned dossier with the nearest promised day; two officers never get the same."""
    waiting = (
        Dossier.objects.open()
        .filter(agency=agency, assigned_to__isnull=True)
        .exclude(state=DossierState.RECEIVED)
        .exclude(person_id=actor.person_id or 0)
        .order_by("promised_on", "pk")
    )
    found = waiting.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True).first()
    return take(actor=actor, dossier_id=found, at=at) if found else None


def _require(holds: Holds, permission: str, sentence: str) -> None:
    if permission not in holds:
        raise NotAllowed(sentence)


def in_office(dossier_id: UUID, officer: User, day: date) -> Dossier:
    """The locked dossier while it is being reviewed by somebody who may review it."""
    dossier, holds = locked_for_officer(dossier_id, officer, day)
    _require(holds, "claims.review_dossier", NO_REVIEW)
    if dossier.state not in (DossierState.IN_REVIEW, DossierState.RETURNED_TO_OFFICER):
        raise WrongState(NOT_NOW)
    return dossier


@transaction.atomic
def override_check(
    *, actor: User, dossier_id: UUID, check_id: int, reason: str, at: datetime
) -> CheckOverride:
    """Bỏ qua một kiểm tra with a reason that the approver sees. What the law or the account blocks stays blocked."""
    dossier = in_office(dossier_id, actor, timezone.localdate(at))
    check = CheckResult.objects.filter(dossier=dossier, run=dossier.check_run, pk=check_id).first()
    if check is None:
        raise Missing(NO_CHECK)
    if check.level == Level.BLOCKER:
        raise NotAllowed(CANNOT_OVERRIDE, code="cannot_override")
    if check.level != Level.NEEDS_APPROVAL:
        raise WrongState(NOT_NEEDED)
    if not reason.strip():
        raise DomainError(REASON_NEEDED, code="reason_needed", field="reason")
    override = CheckOverride.objects.create(check_result=check, actor=actor, reason=reason.strip(), at=at)
    journal(dossier, "override_check", actor=actor, at=at, note=reason, facts={"code": check.code})
    return override


@transaction.atomic
def request_supplement(
    *, actor: User, dossier_id: UUID, asked: Sequence[Asked], at: datetime, due_on: date | None = None
) -> SupplementRequest:
    """Yêu cầu bổ sung: what and why, until when; the clock stops, the citizen is told and gets the letter."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    today = timezone.localdate(at)
    due = due_on or today + timedelta(days=SUPPLEMENT_DAYS)
    if not asked or any(not item.what.strip() or not item.why.strip() for item in asked):
        raise DomainError(NOTHING_ASKED, code="nothing_asked", field="asked")
    if due <= today:
        raise DomainError(DUE_PAST, code="due_past", field="due_on")
    move(
        dossier, "request_supplement", workflow=DOSSIER, actor=actor, holds=holds, at=at, facts=_facts(asked)
    )
    request = SupplementRequest.objects.create(
        dossier=dossier,
        number=dossier.requests.count() + 1,
        asked=[_plain(item) for item in asked],
        asked_by=actor,
        asked_at=at,
        due_on=due,
    )
    enqueue(dispatch.ISSUE_SUPPLEMENT, at=at, once_key=f"supplement:{request.pk}", request_id=request.pk)
    tell_citizen(
        dossier,
        ASK_TITLE,
        cause=f"supplement:{request.number}",
        at=at,
        params={"due": f"{due:%d/%m/%Y}"},
        action_needed=True,
    )
    return request


def _plain(item: Asked) -> dict[str, str]:
    return {"what": item.what, "why": item.why, "example": item.example, "kind": item.kind}


def _facts(asked: Sequence[Asked]) -> dict[str, Any]:
    return {"what": [item.what for item in asked]}


@transaction.atomic
def close_supplement(*, actor: User, dossier_id: UUID, note: str, at: datetime) -> Dossier:
    """Thẩm định tiếp, không chờ bổ sung: the request ends unanswered, the clock runs on."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    DOSSIER.check("close_supplement", dossier.state, holds=holds, note=note)
    SupplementRequest.objects.open().filter(dossier=dossier).update(ended_at=at)
    promised_on = promise_again(dossier, timezone.localdate(dossier.submitted_at))
    move(
        dossier,
        "close_supplement",
        workflow=DOSSIER,
        actor=actor,
        holds=holds,
        at=at,
        note=note,
        promised_on=promised_on,
    )
    tell_citizen(dossier, RESUMED, cause=f"resumed:{dossier.requests.count()}", at=at)
    return dossier


@transaction.atomic
def propose(
    *, actor: User, dossier_id: UUID, outcome: str, at: datetime, note: str = "", reasons: str = ""
) -> Dossier:
    """Trình duyệt: grant what the newest worksheet says, or refuse with reasons."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    DOSSIER.check("propose", dossier.state, holds=holds)
    calculation = dossier.calculations.order_by("-number").first()
    amount = _amount_to_grant(dossier, calculation) if outcome == Outcome.GRANT else 0
    if outcome not in Outcome.values:
        raise DomainError(UNKNOWN_OUTCOME, code="unknown_outcome", field="outcome")
    if outcome == Outcome.REFUSE and not reasons.strip():
        raise DomainError(REASONS_NEEDED, code="reasons_needed", field="reasons")
    proposal = Proposal.objects.create(
        dossier=dossier,
        outcome=outcome,
        calculation=calculation if outcome == Outcome.GRANT else None,
        amount_vnd=amount,
        reasons=reasons.strip() if outcome == Outcome.REFUSE else "",
        note=note.strip(),
        proposed_by=actor,
        proposed_at=at,
    )
    facts = {"proposal": proposal.pk, "outcome": outcome}
    move(
        dossier,
        "propose",
        workflow=DOSSIER,
        actor=actor,
        holds=holds,
        at=at,
        note=note,
        facts=facts,
        proposer=actor,
    )
    tell_citizen(dossier, APPROVING, cause="approving", at=at)
    return dossier


def _amount_to_grant(dossier: Dossier, calculation: Calculation | None) -> int:
    if calculation is None or calculation.total_vnd == 0:
        raise DomainError(NO_AMOUNT, code="no_amount", field="outcome")
    if left := unresolved(dossier):
        raise DomainError(CHECKS_LEFT, code="checks_left", field="outcome", count=len(left))
    return calculation.total_vnd


@transaction.atomic
def return_to_officer(*, actor: User, dossier_id: UUID, note: str, at: datetime) -> Dossier:
    """Trả lại người thẩm định with a reason; never one's own proposal."""
    dossier, holds = locked_for_officer(dossier_id, actor, timezone.localdate(at))
    DOSSIER.check("return_to_officer", dossier.state, holds=holds, note=note)
    refuse_own_proposal(dossier, actor)
    move(dossier, "return_to_officer", workflow=DOSSIER, actor=actor, holds=holds, at=at, note=note)
    return dossier


OWN_PROPOSAL = gettext_noop("Bạn là người đề xuất nên không duyệt được hồ sơ này")


def refuse_own_proposal(dossier: Dossier, user: User) -> None:
    """Nguyên tắc hai người: who proposed never decides."""
    if dossier.proposer_id == user.pk:
        raise NotAllowed(OWN_PROPOSAL, code="own_proposal")
