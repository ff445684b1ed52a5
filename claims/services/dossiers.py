"""Nộp, rút, bổ sung: what a citizen does with a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Agency, Organisation, User
from accounts.services.once import once
from accounts.services.outbox import enqueue
from accounts.services.records import move, open_journal
from claims.catalogue import maternity as questions
from claims.enums import DossierState, TaskState
from claims.models import Document, Dossier, Draft, SupplementRequest
from claims.services import documents
from claims.services.clock import first_promise, promise_again
from claims.services.drafts import NO_DRAFT, OTHER_WINDOW, tasks_of
from claims.services.numbers import dossier_number
from claims.services.telling import NO_DOSSIER, locked_for_citizen
from claims.workflow import DOSSIER
from vssportal import dispatch
from vssportal.kernel.codes import new_tracking_code, uuid7
from vssportal.kernel.errors import DomainError, Missing, Stale, gettext_noop

ACT = "claims.submit"

INCOMPLETE = gettext_noop("Mục “{task}” chưa xong. Làm xong mục này rồi nộp.")
NOT_DECLARED = gettext_noop("Đánh dấu vào cam kết khai đúng sự thật rồi nộp.")
NOT_CONSENTED = gettext_noop("Đánh dấu đồng ý cho cơ quan BHXH dùng dữ liệu của bạn để giải quyết hồ sơ.")
NO_AGENCY = gettext_noop("Chọn cơ quan BHXH nhận hồ sơ")
NO_EMPLOYER = gettext_noop("Chọn đơn vị nơi bạn làm việc")
DUPLICATE = gettext_noop("Bạn đã có hồ sơ {number} cho lần này, nộp ngày {day}. Xem hồ sơ đó trước")
DUPLICATE_UNNAMED = gettext_noop("Bạn đã có một hồ sơ cho lần này. Xem hồ sơ đó trước")
NOTHING_SENT = gettext_noop("Gửi giấy tờ hoặc viết câu trả lời rồi bấm gửi.")


@dataclass(frozen=True, slots=True)
class Submitted:
    """Kết quả nộp; ``is_new`` is False when the same submit had been done before."""

    dossier_id: UUID
    number: str
    tracking_code: str
    promised_on: date
    is_new: bool


def submit(*, actor: User, draft_id: UUID, version: int, key: str, at: datetime) -> Submitted:
    """Nộp hồ sơ: one dossier for one draft, whatever arrives twice.

    ``key`` comes with the form. The receipt, the automatic checks and the e-mail are written as work in the
    same transaction and done by workers.
    """
    content = {"draft": str(draft_id), "version": version}
    try:
        answer, is_new = once(
            actor=actor,
            act=ACT,
            key=key,
            content=content,
            at=at,
            do=lambda: _submit_once(actor, draft_id, version, at),
        )
    except IntegrityError as error:
        # Two drafts for the same birth, submitted at once: the unique constraint lets one through.
        if "dossier_once_per_event" in str(error):
            raise DomainError(DUPLICATE_UNNAMED, code="duplicate") from None
        raise
    return Submitted(
        UUID(answer["id"]),
        answer["number"],
        answer["tracking_code"],
        date.fromisoformat(answer["promised_on"]),
        is_new and answer["is_new"],
    )


@transaction.atomic
def _submit_once(actor: User, draft_id: UUID, version: int, at: datetime) -> dict[str, Any]:
    draft = _own_locked(actor, draft_id, at)
    if draft.submitted_at is not None:
        return _answer(Dossier.objects.get(draft=draft), is_new=False)
    if draft.version != version:
        raise Stale(OTHER_WINDOW, code="other_window")
    _refuse_incomplete(draft, timezone.localdate(at))
    dossier = _born(actor, draft, at)
    Document.objects.kept().filter(draft=draft).update(dossier=dossier)
    Draft.objects.filter(pk=draft.pk).update(submitted_at=at)
    open_journal(dossier, "submit", actor=actor, at=at, facts={"assurance_level": actor.assurance_level})
    enqueue(
        dispatch.CHECK_DOSSIER, at=at, once_key=f"check:{dossier.pk}:1", dossier_id=str(dossier.pk), run=1
    )
    enqueue(dispatch.DOSSIER_RECEIPT, at=at, once_key=f"receipt:{dossier.pk}", dossier_id=str(dossier.pk))
    return _answer(dossier, is_new=True)


def _own_locked(actor: User, draft_id: UUID, at: datetime) -> Draft:
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("person")
    draft = drafts.filter(pk=draft_id, user=actor).first()
    if draft is None or (draft.submitted_at is None and draft.expires_on < timezone.localdate(at)):
        raise Missing(NO_DRAFT)
    return draft


def _refuse_incomplete(draft: Draft, today: date) -> None:
    kinds = set(draft.documents.kept().values_list("kind", flat=True))
    for task in tasks_of(draft.answers, kinds, today)[:-1]:
        if task.state is not TaskState.DONE:
            raise DomainError(INCOMPLETE, code="incomplete", field=task.slug, task=task.title)
    if not draft.answers.get("is_declared_true"):
        raise DomainError(NOT_DECLARED, code="not_declared", field="is_declared_true")
    if not draft.answers.get("has_consented"):
        raise DomainError(NOT_CONSENTED, code="not_consented", field="has_consented")


def _born(actor: User, draft: Draft, at: datetime) -> Dossier:
    answers, today = draft.answers, timezone.localdate(at)
    event_on = event_of(answers)
    _refuse_duplicate(draft, event_on)
    agency = Agency.objects.filter(code=answers["agency_code"]).first()
    if agency is None:
        raise DomainError(NO_AGENCY, code="no_agency", field="agency_code")
    organisation = _employer(answers)
    promised_on = first_promise(draft.procedure, today, has_employer=organisation is not None)
    return Dossier.objects.create(
        id=uuid7(),
        number=dossier_number(agency=agency, year=today.year),
        tracking_code=new_tracking_code(),
        procedure=draft.procedure,
        kind=answers["kind"],
        draft=draft,
        person=draft.person,
        organisation=organisation,
        agency=agency,
        province_code=agency.province_code,
        answers=answers,
        event_on=event_on,
        contact_phone=answers["phone"],
        submitted_by=actor,
        submitted_at=at,
        first_promised_on=promised_on,
        promised_on=promised_on,
    )


def event_of(answers: Mapping[str, Any]) -> date:
    """Ngày của sự kiện: hand-over of an adopted child, else birth, loss or visit."""
    return date.fromisoformat(answers.get("received_on") or answers["birth_on"])


def _employer(answers: Mapping[str, Any]) -> Organisation | None:
    if answers.get("employment") != questions.WORKING:
        return None
    found = Organisation.objects.filter(code=answers["organisation_code"]).first()
    if found is None:
        raise DomainError(NO_EMPLOYER, code="no_employer", field="organisation_code")
    return found


def _refuse_duplicate(draft: Draft, event_on: date) -> None:
    same = Dossier.objects.of_event(draft.person_id, event_on).filter(
        procedure=draft.procedure, kind=draft.answers["kind"]
    )
    found = same.exclude(state__in=[DossierState.WITHDRAWN, DossierState.REJECTED]).first()
    if found is not None:
        day = f"{timezone.localdate(found.submitted_at):%d/%m/%Y}"
        raise DomainError(DUPLICATE, code="duplicate", number=found.number, day=day)


def _answer(dossier: Dossier, *, is_new: bool) -> dict[str, Any]:
    return {
        "id": str(dossier.pk),
        "number": dossier.number,
        "tracking_code": dossier.tracking_code,
        "promised_on": dossier.first_promised_on.isoformat(),
        "is_new": is_new,
    }


@transaction.atomic
def withdraw(*, actor: User, dossier_id: UUID, at: datetime, note: str = "") -> Dossier:
    """Rút hồ sơ while nothing is decided; the clock ends."""
    dossier, holds = locked_for_citizen(dossier_id, actor)
    move(dossier, "withdraw", workflow=DOSSIER, actor=actor, holds=holds, at=at, note=note, closed_at=at)
    SupplementRequest.objects.open().filter(dossier=dossier).update(ended_at=at)
    return dossier


def add_supplement_document(
    *, actor: User, dossier_id: UUID, kind: str, name: str, content: bytes, at: datetime
) -> Document:
    """Thêm giấy tờ bổ sung while a request waits for it."""
    dossier = Dossier.objects.select_related("person", "agency").filter(pk=dossier_id).first()
    if dossier is None or actor.person_id is None or dossier.person_id != actor.person_id:
        raise Missing(NO_DOSSIER)
    request = _open_request(dossier)
    return documents.add(
        actor=actor, belongs=dossier, kind=kind, name=name, content=content, at=at, request=request
    )


def _open_request(dossier: Dossier) -> SupplementRequest:
    found = dossier.requests.open().first()
    if found is None:
        # The table says it in the person's words: this step is not open in this state.
        DOSSIER.check("answer_supplement", dossier.state, holds={"claims.answer_supplement"})
        raise Missing(NO_DOSSIER)
    return found


@transaction.atomic
def answer_supplement(
    *,
    actor: User,
    dossier_id: UUID,
    at: datetime,
    note: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Dossier:
    """Gửi bổ sung: papers sent since the request, a note, mended answers; the clock runs on and checks run again."""
    dossier, holds = locked_for_citizen(dossier_id, actor)
    request = _open_request(dossier)
    changes = questions.clean(answers or {})
    if not note.strip() and not changes and not request.documents.exists():
        raise DomainError(NOTHING_SENT, code="nothing_sent", field="note")
    SupplementRequest.objects.filter(pk=request.pk).update(answer=note, is_answered=True, ended_at=at)
    facts = {"changed": {name: [dossier.answers.get(name), value] for name, value in changes.items()}}
    merged = {name: v for name, v in {**dossier.answers, **changes}.items() if v is not None}
    move(
        dossier,
        "answer_supplement",
        workflow=DOSSIER,
        actor=actor,
        holds=holds,
        at=at,
        note=note,
        facts=facts if changes else {},
        answers=merged,
        event_on=event_of(merged),
        promised_on=promise_again(dossier, timezone.localdate(dossier.submitted_at)),
    )
    check_later(dossier, at=at)
    return dossier


def check_later(dossier: Dossier, *, at: datetime) -> None:
    """Xếp việc kiểm tra lại: one run after the last."""
    run = dossier.check_run + 1
    enqueue(
        dispatch.CHECK_DOSSIER,
        at=at,
        once_key=f"check:{dossier.pk}:{run}",
        dossier_id=str(dossier.pk),
        run=run,
    )
