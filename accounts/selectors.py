"""Reads across accounts: inbox, who looked at a record, roles a person may act in, files one may open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.access import posting_of, powers_in, staff_powers
from accounts.models import AuditEntry, IssuedLetter, Notice, Organisation, Person, Posting, StoredFile, User


@dataclass(frozen=True, slots=True)
class Roles:
    """Các vai của một người: oneself, organisations, a posting."""

    person: Person | None
    organisations: tuple[Organisation, ...]
    posting: Posting | None


def roles_of(user: User, day: date) -> Roles:
    """Whom ``user`` may act as on ``day``."""
    organisations = tuple(Organisation.objects.of(user, day).order_by("name_key", "pk"))
    return Roles(person=user.person, organisations=organisations, posting=posting_of(user, day))


def inbox_of(user: User, *, text: str = "", only: str = "") -> QuerySet[Notice]:
    """Hộp thư, newest first; ``only`` is unread or action."""
    notices = Notice.objects.filter(user=user).select_related("organisation")
    if only == "unread":
        notices = notices.unread()
    if only == "action":
        notices = notices.filter(is_action_needed=True)
    if text.strip():
        notices = notices.filter(Q(title__icontains=text.strip()) | Q(params__icontains=text.strip()))
    return notices.order_by("-created_at", "-pk")


def unread_count(user: User) -> int:
    return Notice.objects.filter(user=user).unread().count()


def looks_at(person: Person) -> QuerySet[AuditEntry]:
    """Ai đã xem dữ liệu của tôi: looks by others and by oneself, newest first."""
    entries = AuditEntry.objects.filter(person=person).select_related("actor", "agency", "organisation")
    return entries.order_by("-at", "-pk")


def file_for(user: User, file_id: UUID, day: date) -> StoredFile | None:
    """The stored file if ``user`` may open it: own, of an organisation acted for, or of the officer's agency."""
    file = StoredFile.objects.filter(pk=file_id).select_related("organisation", "agency").first()
    if file is None:
        return None
    if file.uploaded_by_id == user.pk or (file.person_id is not None and file.person_id == user.person_id):
        return file
    if file.organisation and "contributions.view_declaration" in powers_in(user, file.organisation, day):
        return file
    return file if "claims.view_dossier" in staff_powers(user, file.agency, day) else None


def letter_by_code(code: str) -> IssuedLetter | None:
    return IssuedLetter.objects.filter(code=code).select_related("agency", "file").first()


def letter_by_hash(sha256: str) -> IssuedLetter | None:
    """The letter whose PDF has these bytes."""
    return IssuedLetter.objects.filter(file__sha256=sha256).select_related("agency", "file").first()
