"""Hồ sơ của tôi: drafts and dossiers of one person; what is not one's own is not there."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import IssuedLetter, Person, User
from claims.models import Dossier, Draft, SupplementRequest
from vssportal.kernel.errors import Missing, gettext_noop

NO_DRAFT = gettext_noop("Không tìm thấy hồ sơ nháp. Hồ sơ có thể đã nộp hoặc hết hạn giữ.")
NO_DOSSIER = gettext_noop("Không tìm thấy hồ sơ này.")


def drafts_of(person: Person, day: date) -> QuerySet[Draft]:
    """Hồ sơ nháp còn giữ, newest first."""
    return Draft.objects.open_on(day).filter(person=person)


def draft_of(user: User, draft_id: UUID, day: date) -> Draft:
    """One's own open draft; Missing otherwise."""
    found = Draft.objects.open_on(day).filter(user=user, pk=draft_id).select_related("person").first()
    if found is None:
        raise Missing(NO_DRAFT)
    return found


def dossiers_of(person: Person) -> QuerySet[Dossier]:
    """Hồ sơ đã nộp, newest first, with what a list shows."""
    return (
        Dossier.objects.filter(person=person)
        .select_related("agency", "organisation", "decision")
        .order_by("-submitted_at", "-pk")
    )


def dossier_of(user: User, dossier_id: UUID) -> Dossier:
    """One's own dossier; Missing for anybody else's."""
    if user.person_id is None:
        raise Missing(NO_DOSSIER)
    related = (
        "agency",
        "organisation",
        "person",
        "decision",
        "decision__calculation",
        "decision__payout_line",
    )
    found = Dossier.objects.filter(person_id=user.person_id, pk=dossier_id).select_related(*related).first()
    if found is None:
        raise Missing(NO_DOSSIER)
    return found


def open_request(dossier: Dossier) -> SupplementRequest | None:
    """Yêu cầu bổ sung đang chờ trả lời."""
    return dossier.requests.open().first()


def letters_of(dossier: Dossier) -> QuerySet[IssuedLetter]:
    """Văn bản đã ban hành of the dossier, oldest first."""
    return (
        IssuedLetter.objects.filter(cause__startswith=f"dossier:{dossier.pk}:")
        .select_related("file")
        .order_by("issued_at", "pk")
    )
