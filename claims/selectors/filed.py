"""Hồ sơ của một người for lists and ways back: from a draft to its dossier, tabs, search."""

from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import Person, User
from claims.catalogue import PROCEDURES
from claims.models import Dossier
from claims.selectors.own import dossiers_of
from claims.workflow import CLOSED, OPEN
from vssportal.kernel.names import name_key


def dossier_from(user: User, draft_id: UUID) -> Dossier | None:
    """The dossier one's own draft became."""
    found = Dossier.objects.filter(draft_id=draft_id, draft__user=user)
    return found.select_related("agency", "person").first()


def dossiers_in(person: Person, *, is_open: bool, text: str = "") -> QuerySet[Dossier]:
    """Hồ sơ đang giải quyết or đã xong, newest first, narrowed by number, code or procedure."""
    found = dossiers_of(person).filter(state__in=sorted(OPEN if is_open else CLOSED))
    if is_open:
        found = found.order_by("promised_on", "pk")
    words = text.strip()
    if not words:
        return found
    key = name_key(words)
    slugs = [each.slug for each in PROCEDURES if key in name_key(f"{each.title} {each.title_en} {each.name}")]
    code = words.upper().replace("-", "")
    return found.filter(Q(number__icontains=words) | Q(tracking_code=code) | Q(procedure__in=slugs))
