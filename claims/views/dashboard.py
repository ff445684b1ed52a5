"""Trang của tôi: what to do first, dossiers, participation, inbox."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.cache import never_cache

from accounts.access import citizen, today
from accounts.enums import AssuranceLevel
from accounts.models import Notice, Person
from accounts.selectors import inbox_of
from claims.models import Dossier, SupplementRequest
from claims.selectors import dossiers_of, drafts_of
from claims.selectors.participation import Participation, participation_of
from claims.views.dossiers import shown_draft
from claims.views.opening import person_of, who
from claims.views.shown import shown_dossier
from contributions.enums import Situation
from vssportal.kernel.identifiers import parse_bank_account
from vssportal.kernel.periods import Month
from vssportal.web.menus import page_exists, page_url
from vssportal.web.say import say

SHOWN_DOSSIERS, SHOWN_NOTICES, SHOWN_PERIODS = 3, 3, 3


@citizen
@never_cache
def dashboard(request: HttpRequest) -> HttpResponse:
    """Tổng quan."""
    person, day = person_of(request), today()
    filed = dossiers_of(person)
    drafts = list(drafts_of(person, day).prefetch_related("documents")[:SHOWN_DOSSIERS])
    past = participation_of(person, day)
    context = {
        "person": person,
        "assurance": AssuranceLevel(who(request).assurance_level).label,
        "requests": requests_to(person),
        "drafts": [shown_draft(draft) for draft in drafts],
        "dossiers": [_shown(each, day) for each in filed[:SHOWN_DOSSIERS]],
        "dossier_count": filed.count(),
        "past": past,
        "totals": totals(past),
        "events": [period_event(each) for each in past.newest_first[:SHOWN_PERIODS]],
        "health": health(past, day),
        "notices": [_notice(each, day) for each in inbox_of(who(request))[:SHOWN_NOTICES]],
        "quick": _quick(),
        "is_new": not drafts and not filed,
    }
    return render(request, "claims/dashboard.html", context)


def requests_to(person: Person) -> list[SupplementRequest]:
    """Yêu cầu bổ sung that wait for this person, the nearest day first."""
    waiting = SupplementRequest.objects.open().filter(dossier__person=person)
    return list(waiting.select_related("dossier").order_by("due_on", "pk"))


def _shown(dossier: Dossier, day: date) -> dict[str, Any]:
    shown = shown_dossier(dossier, day, get_language() or "")
    paid = None
    if dossier.paid_on and hasattr(dossier, "decision"):
        line = dossier.decision.payout_line
        account = parse_bank_account(line.account_number).masked
        paid = {"amount": line.amount_vnd, "day": dossier.paid_on, "account": account}
    return {"shown": shown, "dossier": dossier, "paid": paid}


def years_and_months(months: int) -> str:
    """10 năm 3 tháng."""
    years, odd = divmod(months, 12)
    words = [ngettext("{n} năm", "{n} năm", years).format(n=years)] if years else []
    if odd or not years:
        words.append(ngettext("{n} tháng", "{n} tháng", odd).format(n=odd))
    return " ".join(words)


def totals(past: Participation) -> list[dict[str, str]]:
    """Tổng thời gian by insurance."""
    return [
        {"value": years_and_months(past.months), "text": gettext("BHXH bắt buộc")},
        {"value": years_and_months(past.unemployment_months), "text": gettext("BHTN")},
    ]


def period_event(period: Any) -> dict[str, Any]:
    """Một giai đoạn as the timeline component takes it."""
    until = gettext("nay") if period.is_running else period.last.pretty
    when = f"{period.first.pretty} – {until}"
    if period.is_gap:
        text = gettext("Không đóng ({n} tháng)").format(n=period.months)
        return {"when": when, "title": "", "text": text, "gap": True}
    words = [period.organisation or gettext("Tự đóng"), period.position]
    if period.is_running:
        words.append(gettext("mức đóng {wage} ₫").format(wage=f"{period.base_vnd:,}".replace(",", ".")))
    else:
        words.append(years_and_months(period.months))
    title = Situation(period.situation).label if period.situation not in ("", Situation.WORKING) else ""
    return {"when": when, "title": title, "text": " · ".join(w for w in words if w), "gap": False}


def health(past: Participation, day: date) -> dict[str, Any] | None:
    """BHYT as far as the portal knows: until which month it was paid, through whom. No card is invented."""
    if past.health_until is None:
        return None
    is_current = past.health_until >= Month.of(day) - 1
    return {"is_current": is_current, "until": past.health_until, "through": past.health_through}


def _notice(notice: Notice, day: date) -> dict[str, Any]:
    created = timezone.localtime(notice.created_at)
    when = f"{created:%d/%m/%Y}"
    if created.date() == day:
        when = gettext("Hôm nay, {time}").format(time=f"{created:%H:%M}")
    elif created.date() == day - timedelta(days=1):
        when = gettext("Hôm qua, {time}").format(time=f"{created:%H:%M}")
    return {"notice": notice, "title": say(notice.title, notice.params), "when": when}


def _quick() -> list[dict[str, str]]:
    """Làm nhanh: only what is served."""
    links = (
        ("plus-circle", gettext("Nộp hồ sơ mới"), "/thu-tuc/"),
        ("clock-history", gettext("Xem quá trình đóng"), "/ca-nhan/qua-trinh/"),
        ("bank", gettext("Đổi tài khoản nhận tiền"), "/tai-khoan/ngan-hang/"),
        ("patch-check", gettext("Kiểm tra văn bản điện tử"), "/kiem-tra-van-ban/"),
    )
    return [{"icon": i, "label": text, "url": page_url(path)} for i, text, path in links if page_exists(path)]
