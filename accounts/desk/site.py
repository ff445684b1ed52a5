"""The site: who comes in, which page is the first, what stands in the menu."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from accounts.access import Access, View, today
from accounts.models import Agency, Posting, User
from accounts.rules.authority import powers_of


@dataclass(frozen=True, slots=True)
class Seat:
    """Chỗ ngồi: the posting somebody works under today and what it lets them do there."""

    posting: Posting
    powers: frozenset[str]

    @property
    def agency(self) -> Agency:
        return self.posting.agency


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm trong menu."""

    title: str
    entries: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """Trang riêng that is no table of the database."""

    path: str
    name: str
    view: View
    power: str


GroupMaker = Callable[[HttpRequest], Group]


def seat_of(user: User, day: date) -> Seat | None:
    """The newest posting that runs on ``day``, with the duties held at its agency or above; one statement."""
    if not user.is_authenticated or not user.is_active:
        return None
    postings = Posting.objects.filter(user=user).on(day).select_related("agency").order_by("-since", "pk")
    running = list(postings)
    if not running:
        return None
    newest = running[0]
    duties = [each.duty for each in running if newest.agency.path.startswith(each.agency.path)]
    return Seat(newest, powers_of(duties=duties))


def entry(
    request: HttpRequest, label: str, url: str, *, count: str = "", alarming: bool = False
) -> dict[str, Any]:
    """Mục menu; the one that holds this page is the current one."""
    path_only, _mark, query = url.partition("?")
    is_here = request.get_full_path() == url or (not query and request.path.startswith(path_only))
    return {"label": label, "url": url, "current": is_here, "count": count, "alarming": alarming}


class DeskSite(admin.AdminSite):
    """Bàn làm việc tại /quan-tri/.

    Nobody signs in here: the portal's own door does that. Apps plug in what they have: ``add_home`` the first
    page for who holds a power (the first that fits is the index), ``add_group`` a piece of the menu,
    ``add_page`` a page that is no table. Tables are registered with a ``ReviewAdmin``.
    """

    enable_nav_sidebar = False

    def __init__(self, name: str = "desk") -> None:
        super().__init__(name)
        self._homes: list[tuple[str, View]] = []
        self._groups: list[tuple[int, GroupMaker]] = []
        self._pages: list[Page] = []

    def add_home(self, power: str, view: View) -> None:
        self._homes.append((power, view))

    def add_group(self, order: int, maker: GroupMaker) -> None:
        self._groups.append((order, maker))

    def add_page(self, where: str, name: str, view: View, *, power: str) -> None:
        self._pages.append(Page(where, name, view, power))

    def has_permission(self, request: HttpRequest) -> bool:
        """Posted today."""
        return seat_of(request.user, today()) is not None  # type: ignore[arg-type]

    def door(self, view: View, power: str = "") -> View:
        """The guard of every page here: unknown to who is not posted, refused without ``power``."""

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            seat = seat_of(request.user, today())  # type: ignore[arg-type]
            if seat is None:
                raise Http404
            if power and power not in seat.powers:
                raise PermissionDenied
            request.seat = seat  # type: ignore[attr-defined]
            request.posting = seat.posting  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        guarded.access = Access("staff", power)  # type: ignore[attr-defined]
        return never_cache(csrf_protect(guarded))

    def admin_view(self, view: View, cacheable: bool = False) -> View:  # type: ignore[override]
        return self.door(view)

    def index(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """Trang đầu: the first home whose power is held."""
        for power, view in self._homes:
            if power in request.seat.powers:  # type: ignore[attr-defined]
                return view(request)
        raise PermissionDenied

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Only what is written for the desk: no password pages, no catch-all, no shortcuts by content type."""
        urls: list[URLPattern | URLResolver] = [path("", self.door(self.index), name="index")]
        urls += [path(page.path, self.door(page.view, page.power), name=page.name) for page in self._pages]
        urls += [
            path(f"{model.slug}/", include(model.urls))  # type: ignore[attr-defined]
            for model in self._registry.values()
        ]
        return urls

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the layout of the desk asks for."""
        seat: Seat = request.seat  # type: ignore[attr-defined]
        groups = [maker(request) for _order, maker in sorted(self._groups, key=lambda each: each[0])]
        sees_dossiers = "claims.view_dossier" in seat.powers
        return {
            "staff_menu": [group for group in groups if group.entries],
            "staff_title": _("Giải quyết hồ sơ BHXH"),
            "staff_unit": seat.agency.name,
            "staff_role": seat.posting.get_duty_display(),
            "staff_search_url": reverse("desk:index") if sees_dossiers else "",
            "seat": seat,
        }


desk = DeskSite()
