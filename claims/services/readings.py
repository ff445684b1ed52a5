"""Đọc giấy tờ: what an officer read, and letting the paper's value count instead of the declared one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.records import journal
from claims.catalogue import maternity as questions
from claims.models import Dossier, PaperReading
from claims.services.checks import run_checks
from claims.services.dossiers import event_of
from claims.services.review import in_office
from claims.services.telling import tell_citizen
from vssportal.kernel.errors import DomainError, Missing, gettext_noop

NO_PAPER = gettext_noop("Không tìm thấy giấy tờ này trong hồ sơ.")
NO_READING = gettext_noop("Không tìm thấy điều đã đọc trên giấy tờ.")
SAME = gettext_noop("Tờ khai đã có giá trị này.")
NOT_READABLE = gettext_noop("Mục này không lấy từ giấy tờ.")
CHANGED = gettext_noop("Hồ sơ {number}: một mục được sửa theo giấy tờ bạn gửi")
CHANGED_BODY = gettext_noop(
    "Cơ quan BHXH dùng giá trị ghi trên giấy tờ thay cho giá trị bạn khai. Mở hồ sơ để xem mục đã sửa."
)

# What papers can say; money, account and consent never come from a paper.
READABLE = questions.DATES | {"children", "stillborn", "weeks", "surgery", "birth_place", "child_name"}


@transaction.atomic
def record_reading(
    *, actor: User, dossier_id: UUID, document_id: int, field: str, value: Any, at: datetime
) -> PaperReading:
    """Ghi điều đọc được on a paper; the checks compare it with the declaration at once."""
    dossier = in_office(dossier_id, actor, timezone.localdate(at))
    if field not in READABLE:
        raise DomainError(NOT_READABLE, code="not_readable", field="field")
    document = dossier.documents.kept().filter(pk=document_id).first()
    if document is None:
        raise Missing(NO_PAPER)
    cleaned = questions.clean({field: value})[field]
    reading = PaperReading.objects.create(document=document, field=field, value=cleaned, actor=actor, at=at)
    journal(dossier, "read_paper", actor=actor, at=at, facts={"field": field, "document": document.pk})
    run_checks(dossier, at=at)
    return reading


@transaction.atomic
def use_value(*, actor: User, dossier_id: UUID, reading_id: int, at: datetime) -> Dossier:
    """Dùng giá trị trên giấy tờ: it replaces the declared one, all is computed again, the citizen is told."""
    dossier = in_office(dossier_id, actor, timezone.localdate(at))
    reading = PaperReading.objects.filter(document__dossier=dossier, pk=reading_id).first()
    if reading is None:
        raise Missing(NO_READING)
    declared = dossier.answers.get(reading.field)
    if declared == reading.value:
        raise DomainError(SAME, code="same_value")
    answers = {**dossier.answers, reading.field: reading.value}
    Dossier.objects.filter(pk=dossier.pk).update(answers=answers, event_on=event_of(answers))
    dossier.answers, dossier.event_on = answers, event_of(answers)
    facts = {"field": reading.field, "declared": declared, "used": reading.value, "reading": reading.pk}
    journal(dossier, "use_value", actor=actor, at=at, facts=facts)
    run_checks(dossier, at=at)
    tell_citizen(dossier, CHANGED, cause=f"use_value:{reading.pk}", at=at, body=CHANGED_BODY)
    return dossier
