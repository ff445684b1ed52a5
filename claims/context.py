"""What citizens' pages say of claims in their menu: how many dossiers and drafts are open."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.access import today
from accounts.selectors import unread_count
from claims.models import Draft
from claims.workflow import OPEN


def visitor(request: HttpRequest) -> dict[str, Any]:
    """Read only when a menu asks for it; stands in place of the counts of accounts."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"menu_counts": SimpleLazyObject(lambda: {"inbox": unread_count(user), "dossiers": _open(user)})}


def _open(user: Any) -> int:
    if user.person_id is None:
        return 0
    drafts = Draft.objects.open_on(today()).filter(person_id=user.person_id).count()
    return drafts + user.person.dossiers.filter(state__in=sorted(OPEN)).count()
