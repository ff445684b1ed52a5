"""What every page says about its visitor: the roles to switch between and the counts in the menus."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.selectors import roles_of, unread_count
from vssportal.web.menus import page_url


def visitor(request: HttpRequest) -> dict[str, Any]:
    """Read only when a template asks for it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "roles": SimpleLazyObject(lambda: _roles(request)),
        "menu_counts": SimpleLazyObject(lambda: {"inbox": unread_count(user)}),
    }


def _roles(request: HttpRequest) -> list[dict[str, Any]]:
    roles, here = roles_of(request.user, today()), request.path  # type: ignore[arg-type]
    shown: list[dict[str, Any]] = []
    if roles.person or not (roles.organisations or roles.posting):
        shown.append({"label": _("Cá nhân"), "note": "", "url": page_url("/ca-nhan/")})
    for organisation in roles.organisations:
        url = page_url(f"/don-vi/{organisation.code}/")
        shown.append({"label": organisation.name, "note": organisation.code, "url": url})
    if roles.posting:
        label = roles.posting.get_duty_display()
        shown.append({"label": label, "note": roles.posting.agency.name, "url": page_url("/quan-tri/")})
    for role in shown:
        role["current"] = here.startswith(role["url"])
    if not any(role["current"] for role in shown):
        shown[0]["current"] = True
    return shown
