"""Hồ sơ nháp: start, save, papers, what is left to do; a draft survives sign-out and weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import BankAccount, Organisation, Person, User
from claims.catalogue import maternity as questions
from claims.catalogue import procedure_of
from claims.catalogue.maternity import TaskSpec
from claims.enums import TaskState
from claims.models import Document, Draft
from claims.services import documents
from claims.services.history import history_of
from vssportal.kernel.errors import DomainError, Missing, NotAllowed, Stale, gettext_noop

KEPT_DAYS = 30

NOT_HERE = gettext_noop("Thủ tục “{title}” chưa nộp được trên cổng này. {where}")
NO_PERSON = gettext_noop("Xác minh danh tính trước khi làm hồ sơ.")
NO_DRAFT = gettext_noop("Không tìm thấy hồ sơ nháp. Hồ sơ có thể đã nộp hoặc hết hạn giữ.")
OTHER_WINDOW = gettext_noop("Hồ sơ nháp đã được sửa ở một cửa sổ khác. Tải lại trang rồi sửa tiếp.")
NO_DOCUMENT = gettext_noop("Không tìm thấy giấy tờ này trong hồ sơ nháp.")

FROM_REGISTRY = gettext_noop("Lấy từ hồ sơ người tham gia")
FROM_HISTORY = gettext_noop("Lấy từ quá trình đóng")
FROM_ACCOUNT = gettext_noop("Lấy từ tài khoản nhận tiền đã xác nhận")


@dataclass(frozen=True, slots=True)
class Task:
    """Một mục của danh sách việc: its state, and the answers or papers still missing."""

    slug: str
    group: str
    title: str
    state: TaskState
    missing: tuple[str, ...] = ()
    problems: tuple[DomainError, ...] = ()


@dataclass(frozen=True, slots=True)
class Prefill:
    """Điền sẵn: answers the portal holds already, each with a Vietnamese sentence of its source."""

    answers: dict[str, Any]
    sources: dict[str, str]


def start(*, actor: User, procedure: str, at: datetime) -> Draft:
    """Bắt đầu, or go on with the open draft of this procedure."""
    today = timezone.localdate(at)
    person = _allowed(actor, procedure)
    found = Draft.objects.open_on(today).filter(person=person, user=actor, procedure=procedure)
    return found.first() or start_another(actor=actor, procedure=procedure, at=at)


def start_another(*, actor: User, procedure: str, at: datetime) -> Draft:
    """Bắt đầu a second draft, for another child."""
    person = _allowed(actor, procedure)
    return Draft.objects.create(
        user=actor,
        person=person,
        procedure=procedure,
        answers={},
        started_at=at,
        saved_at=at,
        expires_on=_kept_until(at),
    )


def _allowed(actor: User, procedure: str) -> Person:
    spec = procedure_of(procedure)
    if not spec.can_file:
        raise DomainError(NOT_HERE, code="not_here", title=spec.title, where=spec.where)
    if actor.person is None:
        raise NotAllowed(NO_PERSON)
    return actor.person


def _own_draft(actor: User, draft_id: UUID, at: datetime, *, lock: bool = False) -> Draft:
    """Hồ sơ nháp của mình that is still open; Missing otherwise."""
    drafts = Draft.objects.open_on(timezone.localdate(at)).filter(pk=draft_id, user=actor)
    if lock:
        drafts = drafts.select_for_update(of=("self",))
    draft = drafts.select_related("person").first()
    if draft is None:
        raise Missing(NO_DRAFT)
    return draft


@transaction.atomic
def save_answers(
    *, actor: User, draft_id: UUID, version: int, answers: Mapping[str, Any], at: datetime
) -> Draft:
    """Lưu câu trả lời: merged into what is there; None takes an answer back. Stale when ``version`` is old."""
    draft = _own_draft(actor, draft_id, at, lock=True)
    if draft.version != version:
        raise Stale(OTHER_WINDOW, code="other_window")
    merged = {**draft.answers, **questions.clean(answers)}
    draft.answers = {name: value for name, value in merged.items() if value is not None}
    draft.version += 1
    draft.saved_at, draft.expires_on = at, _kept_until(at)
    draft.save(update_fields=["answers", "version", "saved_at", "expires_on"])
    return draft


def add_document(
    *, actor: User, draft_id: UUID, kind: str, name: str, content: bytes, at: datetime
) -> Document:
    """Thêm giấy tờ to the draft."""
    draft = _own_draft(actor, draft_id, at)
    return documents.add(actor=actor, belongs=draft, kind=kind, name=name, content=content, at=at)


@transaction.atomic
def remove_document(*, actor: User, draft_id: UUID, document_id: int, at: datetime) -> None:
    """Xóa giấy tờ before submitting; the row says when, the bytes go with the draft's end."""
    draft = _own_draft(actor, draft_id, at, lock=True)
    if draft.documents.kept().filter(pk=document_id).update(removed_at=at) != 1:
        raise Missing(NO_DOCUMENT)


@transaction.atomic
def discard(*, actor: User, draft_id: UUID, at: datetime) -> None:
    """Xóa hồ sơ nháp: its answers are wiped at once and it is no longer found."""
    draft = _own_draft(actor, draft_id, at, lock=True)
    _wipe(Draft.objects.filter(pk=draft.pk), at)


def purge_expired(*, at: datetime) -> int:
    """Xóa nội dung hồ sơ nháp hết hạn, nightly; how many."""
    expired = Draft.objects.expired_before(timezone.localdate(at)).exclude(answers={})
    return _wipe(expired, at)


def _wipe(drafts: Any, at: datetime) -> int:
    yesterday = timezone.localdate(at) - timedelta(days=1)
    Document.objects.kept().filter(draft__in=drafts, dossier__isnull=True).update(removed_at=at)
    return int(drafts.update(answers={}, expires_on=yesterday))


def _kept_until(at: datetime) -> date:
    return timezone.localdate(at) + timedelta(days=KEPT_DAYS)


def task_states(draft: Draft, today: date) -> list[Task]:
    """Danh sách việc with the state of each; one statement for the papers."""
    kinds = set(draft.documents.kept().values_list("kind", flat=True))
    return tasks_of(draft.answers, kinds, today)


def tasks_of(answers: Mapping[str, Any], kinds: set[str], today: date) -> list[Task]:
    """As ``task_states``, from answers and kinds of papers."""
    problems = questions.problems(answers, today)
    before = [_task(spec, answers, kinds, problems) for spec in questions.TASKS[:-1]]
    last = questions.TASKS[-1]
    is_ready = all(task.state is TaskState.DONE for task in before)
    state = TaskState.NEW if is_ready else TaskState.BLOCKED
    return [*before, Task(last.slug, last.group, last.title, state)]


def _task(spec: TaskSpec, answers: Mapping[str, Any], kinds: set[str], problems: list[DomainError]) -> Task:
    if spec.slug == "papers":
        return _papers_task(spec, answers, kinds)
    asked = questions.asked_in(spec, answers)
    missing = tuple(name for name in asked if answers.get(name) is None or answers[name] is False)
    own = tuple(
        p for p in problems if p.field in asked or (spec.slug == "birth" and p.field in questions.DATES)
    )
    if own:
        state = TaskState.ERROR
    elif not missing:
        state = TaskState.DONE
    else:
        state = TaskState.NEW if len(missing) == len(asked) else TaskState.DOING
    return Task(spec.slug, spec.group, spec.title, state, missing, own)


def _papers_task(spec: TaskSpec, answers: Mapping[str, Any], kinds: set[str]) -> Task:
    missing = tuple(rule.title for rule in questions.missing_papers(answers, kinds))
    begun = TaskState.DOING if kinds else TaskState.NEW
    return Task(spec.slug, spec.group, spec.title, begun if missing else TaskState.DONE, missing)


def prefill(person: Person, today: date) -> Prefill:
    """Điền sẵn from person, account and contributions; what is not held is not there."""
    answers: dict[str, Any] = {}
    sources: dict[str, str] = {}

    def hold(source: str, **values: Any) -> None:
        for name, value in values.items():
            if value:
                answers[name], sources[name] = value, source

    hold(FROM_REGISTRY, phone=person.phone, email=person.email)
    if account := BankAccount.objects.filter(person=person, is_current=True).first():
        hold(
            FROM_ACCOUNT,
            bank_code=account.bank_code,
            account_number=account.number,
            account_holder=account.holder_name,
        )
    if employer := _employer_of(person, today):
        hold(
            FROM_HISTORY,
            employment=questions.WORKING,
            organisation_code=employer.code,
            agency_code=employer.agency.code,
        )
    return Prefill(answers, sources)


def _employer_of(person: Person, today: date) -> Organisation | None:
    organisation_id = history_of(person, today).last_organisation_id()
    if organisation_id is None:
        return None
    return Organisation.objects.select_related("agency").filter(pk=organisation_id).first()
