"""Tìm hồ sơ để làm và báo tin: lock what one may act on, tell the citizen what changed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from accounts.access import staff_powers
from accounts.models import User
from accounts.rules.authority import powers_of
from accounts.services.inbox import notify
from claims.models import Dossier
from vssportal.kernel.errors import Missing, NotAllowed, gettext_noop

NO_DOSSIER = gettext_noop("Không tìm thấy hồ sơ này.")
OWN_DOSSIER = gettext_noop("Đây là hồ sơ của chính bạn nên người khác phải xử lý.")

Holds = frozenset[str]


def locked(dossier_id: UUID) -> Dossier:
    """The dossier with its row locked until the act commits; Missing where there is none."""
    found = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("person", "agency", "organisation", "submitted_by")
        .filter(pk=dossier_id)
        .first()
    )
    if found is None:
        raise Missing(NO_DOSSIER)
    return found


def locked_for_officer(dossier_id: UUID, officer: User, day: date) -> tuple[Dossier, Holds]:
    """The dossier for an officer of its agency or above on ``day``, with what they hold there.

    Who sees nothing of it gets Missing; nobody handles one's own dossier.
    """
    dossier = locked(dossier_id)
    holds = staff_powers(officer, dossier.agency, day)
    if "claims.view_dossier" not in holds and "claims.assign_dossier" not in holds:
        raise Missing(NO_DOSSIER)
    if dossier.person_id == officer.person_id:
        raise NotAllowed(OWN_DOSSIER, code="own_dossier")
    return dossier, holds


def locked_for_citizen(dossier_id: UUID, citizen: User) -> tuple[Dossier, Holds]:
    """One's own dossier with what a citizen may do; Missing for anybody else's."""
    dossier = locked(dossier_id)
    if citizen.person_id is None or dossier.person_id != citizen.person_id:
        raise Missing(NO_DOSSIER)
    return dossier, powers_of(is_own=True)


def dossier_url(dossier: Dossier) -> str:
    """Where the citizen follows it; without language prefix, the portal adds its own."""
    return f"/ca-nhan/ho-so/{dossier.pk}/"


def tell_citizen(
    dossier: Dossier, title: str, *, cause: str, at: datetime, body: str = "", **more: Any
) -> None:
    """Báo cho người nộp, once per cause; number and day at most, never an amount or a diagnosis."""
    params = {"number": dossier.number, **more.pop("params", {})}
    notify(
        user=dossier.submitted_by,
        title=title,
        body=body,
        params=params,
        cause=f"dossier:{dossier.pk}:{cause}",
        at=at,
        url=dossier_url(dossier),
        **more,
    )
