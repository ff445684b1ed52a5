"""Hàng việc: the officers' list with lights, tiles, filters and the working-day clock."""

from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.desk import Seat, desk
from accounts.enums import AgencyLevel, Duty, Look
from accounts.models import Agency, Posting, User
from accounts.services.records import audit
from claims.admin.forms import QueueFilterForm
from claims.admin.shown import LIGHT_CSS, shown_row
from claims.enums import Light, Tab
from claims.models import Dossier
from claims.selectors import Count, QueuePage, queue, scope_of
from claims.selectors.load import bounded_counts
from claims.workflow import LightDays
from vssportal.legal.holidays import working_calendar
from vssportal.templatetags.vss import number_vi

TITLES = {
    Tab.MINE: gettext_lazy("Hồ sơ của tôi"),
    Tab.UNASSIGNED: gettext_lazy("Hồ sơ chưa phân công"),
    Tab.TO_APPROVE: gettext_lazy("Hồ sơ chờ tôi duyệt"),
    Tab.AWAITING: gettext_lazy("Hồ sơ chờ bổ sung"),
    Tab.OVERDUE: gettext_lazy("Hồ sơ quá hạn"),
    Tab.ALL: gettext_lazy("Tất cả hồ sơ"),
}
TILES = (Light.OVERDUE, Light.DUE, Light.SOON, Light.EARLY, Light.PAUSED)


def index(request: HttpRequest) -> HttpResponse:
    """Hàng việc of the officer's agency and below."""
    seat: Seat = request.seat  # type: ignore[attr-defined]
    day = today()
    agencies = agencies_below(seat.agency)
    officers = officers_below(seat.agency, day)
    form = QueueFilterForm(request.GET, agencies=agencies, officers=officers)
    wanted = form.filters(default_tab(seat))
    size, number = form.rows_on_page(), form.page()
    page = queue(request.user, scope_of(seat.agency), wanted, day, page=number, size=size)  # type: ignore[arg-type]
    if wanted.query:
        facts = {"table": "claims.dossier", "query": wanted.query[:100], "found": int(page.total)}
        audit(actor=request.user, look=Look.SEARCH, subject=seat.agency, at=timezone.now(), facts=facts)  # type: ignore[arg-type]
    request.queue_tab = wanted.tab  # type: ignore[attr-defined]
    request.queue_counts = {tab: said(count) for tab, count in page.counts.items()}  # type: ignore[attr-defined]
    context = {
        **desk.each_context(request),
        **_page_context(request, page, day, size),
        "filter_form": form,
        "chips": form.chips(),
        "officers": officers if "claims.assign_dossier" in seat.powers else [],
        "can_take": "claims.review_dossier" in seat.powers,
        "load": _load(seat, officers),
    }
    return render(request, "claims/desk/queue.html", context)


def default_tab(seat: Seat) -> str:
    """Where one begins: officers with their own, approvers with what waits for them, leaders with all."""
    begins = {Duty.OFFICER: Tab.MINE, Duty.APPROVER: Tab.TO_APPROVE}
    return str(begins.get(Duty(seat.posting.duty), Tab.ALL))


def agencies_below(agency: Agency) -> list[Agency]:
    """Offices to choose from; a local office has none below it, the centre names its provinces' offices by search."""
    if agency.level != AgencyLevel.PROVINCIAL:
        return []
    return list(Agency.objects.within(agency).order_by("code"))


def officers_below(agency: Agency, day: date) -> list[Posting]:
    """Chuyên viên to hand work to, with their offices; not for the whole country at once."""
    if agency.level == AgencyLevel.CENTRAL:
        return []
    posted = Posting.objects.on(day).filter(duty=Duty.OFFICER, user__is_active=True)
    posted = posted.filter(agency__path__startswith=agency.path).select_related("user", "agency")
    return list(posted.order_by("agency__code", "user__full_name", "pk"))


def said(count: Count) -> str:
    """1.000+ where counting stopped."""
    return f"{number_vi(count.number)}{'+' if count.is_more else ''}"


def _page_context(request: HttpRequest, page: QueuePage, day: date, size: int) -> dict[str, Any]:
    days = LightDays.on(day, working_calendar())
    language, user = get_language() or "", cast(User, request.user)
    return {
        "title": TITLES[Tab(page.filters.tab)],
        "day_text": date_format(day, "l, d/m/Y"),
        "tiles": _tiles(request, page, days),
        "rows": [shown_row(row, user, language) for row in page.rows],
        "total_text": _("{n} hồ sơ, xếp theo hạn trả").format(n=said(page.total)),
        "page_number": page.page,
        "has_next": page.has_next,
        "size": size,
        "empty_url": f"{reverse('desk:index')}?tab={Tab.UNASSIGNED.value}",
        "empty_count": said(page.counts[Tab.UNASSIGNED]),
    }


def _tiles(request: HttpRequest, page: QueuePage, days: LightDays) -> list[dict[str, Any]]:
    words = {Light.DUE: _("Đến hạn {day}").format(day=date_format(days.due_until, "l d/m"))}
    chosen = page.filters.light
    tiles = []
    for light in TILES:
        query = request.GET.copy()
        query.pop("page", None)
        query["tab"] = page.filters.tab
        query["light"] = light.value
        if chosen == light:
            query.pop("light")
        tiles.append(
            {
                "count": said(page.lights[light]),
                "text": words.get(light, light.label),
                "css": LIGHT_CSS[light],
                "url": f"?{query.urlencode()}",
                "current": chosen == light,
            }
        )
    return tiles


def _load(seat: Seat, officers: list[Posting]) -> list[dict[str, Any]]:
    """Khối lượng việc của tổ, against the fullest desk; one statement."""
    if seat.agency.level != AgencyLevel.LOCAL:
        return []
    team = list({posting.user_id: posting.user for posting in officers}.values())
    counts = bounded_counts([Dossier.objects.open().filter(assigned_to=each) for each in team])
    most = max((int(count) for count in counts), default=0) or 1
    home = reverse("desk:index")
    return [
        {
            "name": each.full_name,
            "is_me": each.pk == seat.posting.user_id,
            "count": int(count),
            "text": said(count),
            "most": most,
            "url": f"{home}?{urlencode({'tab': Tab.ALL.value, 'officer': each.pk})}",
        }
        for each, count in zip(team, counts, strict=True)
    ]
