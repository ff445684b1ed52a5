"""Lời hẹn: what happens when a promised day has passed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.services.outbox import enqueue
from accounts.services.records import journal
from claims.enums import DossierState
from claims.models import Dossier
from claims.services.telling import locked, tell_citizen
from vssportal import dispatch
from vssportal.kernel.errors import gettext_noop
from vssportal.legal.holidays import working_calendar

# No text says by how much a day is put off; three working days is what an office can keep.
RENEWED_BY = 3

SORRY = gettext_noop("Kết quả hồ sơ {number} chậm hơn ngày hẹn. Ngày hẹn mới: {day}")
SORRY_BODY = gettext_noop(
    "Chúng tôi xin lỗi. Đơn vị chịu trách nhiệm: {agency}. Phiếu xin lỗi ở trong hồ sơ của bạn."
)


def apologise(*, at: datetime) -> int:
    """Xin lỗi và hẹn lại, once for each broken promise; how many. Each dossier in its own transaction."""
    today = timezone.localdate(at)
    broken = Dossier.objects.open().filter(_is_broken(today)).order_by("promised_on", "pk")
    return sum(_apologise_for(pk, today, at) for pk in broken.values_list("pk", flat=True).iterator())


def _is_broken(today: date) -> Q:
    again = Q(renewed_promise_on__isnull=True) | Q(renewed_promise_on__lt=today)
    return Q(again, promised_on__lt=today) & ~Q(state=DossierState.AWAITING_SUPPLEMENT)


@transaction.atomic
def _apologise_for(dossier_id: UUID, today: date, at: datetime) -> bool:
    dossier = locked(dossier_id)
    if not Dossier.objects.open().filter(_is_broken(today), pk=dossier_id).exists():
        return False
    day = working_calendar().add_working_days(today, RENEWED_BY)
    Dossier.objects.filter(pk=dossier_id).update(renewed_promise_on=day)
    journal(dossier, "apologise", actor=None, at=at, facts={"day": day.isoformat()})
    enqueue(
        dispatch.ISSUE_APOLOGY,
        at=at,
        once_key=f"apology:{dossier_id}:{day}",
        dossier_id=str(dossier_id),
    )
    params = {"day": f"{day:%d/%m/%Y}", "agency": dossier.agency.name}
    tell_citizen(dossier, SORRY, cause=f"apology:{day}", at=at, body=SORRY_BODY, params=params)
    return True
