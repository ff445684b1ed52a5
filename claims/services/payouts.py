"""Chi trả: the moment a dossier's money has gone."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from accounts.rules.authority import SYSTEM
from accounts.services.records import move
from claims.models import Dossier
from claims.services.telling import locked, tell_citizen
from claims.workflow import DOSSIER
from vssportal.kernel.errors import gettext_noop

PAID = gettext_noop("Hồ sơ {number} đã được chi trả ngày {day}")


@transaction.atomic
def confirm_paid(*, dossier_id: UUID, paid_on: date, at: datetime) -> Dossier:
    """Ghi nhận đã chi trả, as the bank reported it; a second report is refused by the state."""
    dossier = locked(dossier_id)
    facts = {"paid_on": paid_on.isoformat()}
    move(
        dossier,
        "confirm_paid",
        workflow=DOSSIER,
        actor=None,
        holds=SYSTEM,
        at=at,
        facts=facts,
        paid_on=paid_on,
    )
    tell_citizen(dossier, PAID, cause="paid", at=at, params={"day": f"{paid_on:%d/%m/%Y}"})
    return dossier
