"""Xem số đầy đủ: an officer's reason is written down before the numbers are shown."""

from dataclasses import dataclass
from datetime import datetime

from accounts.enums import Look
from accounts.models import Person, User
from accounts.services.records import audit
from vssportal.kernel.errors import DomainError, gettext_noop

REASON_NEEDED = gettext_noop("Ghi lý do xem số đầy đủ.")
REASON_SHORT = gettext_noop("Ghi rõ lý do, ít nhất {least} ký tự.")
LEAST = 10


@dataclass(frozen=True, slots=True)
class Numbers:
    """Các số của một người, unmasked."""

    si_number: str
    citizen_number: str
    phone: str


def reveal(*, actor: User, person: Person, reason: str, at: datetime) -> Numbers:
    """Các số đầy đủ of a person, once the look and its reason stand in the log that the person reads too."""
    text = " ".join(reason.split())
    if not text:
        raise DomainError(REASON_NEEDED, code="reason_needed", field="reason")
    if len(text) < LEAST:
        raise DomainError(REASON_SHORT, code="reason_short", field="reason", least=LEAST)
    audit(actor=actor, look=Look.REVEAL, subject=person, at=at, purpose=text[:200])
    return Numbers(person.si_number or "", person.citizen_number or "", person.phone)
