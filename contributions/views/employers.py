"""Đơn vị: choose one, its overview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.access import signed_in, today
from accounts.models import Notice, Organisation
from accounts.selectors import roles_of
from contributions import selectors
from contributions.models import Declaration
from contributions.services.money import due_on
from contributions.views.opening import VIEW, for_employer, is_new, show, who
from contributions.views.owed import OwedMonth, owed_months
from contributions.views.shown import address, period_of, state_tag
from vssportal.kernel.periods import Month
from vssportal.templatetags.vss import number_vi, vnd

LATEST = 5


@signed_in
@never_cache
def employers(request: HttpRequest) -> HttpResponse:
    """Chọn đơn vị."""
    organisations = roles_of(who(request), today()).organisations
    return render(request, "contributions/employers.html", {"organisations": organisations})


@for_employer(VIEW)
def overview(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Tổng quan đơn vị: what is next, what is owed, what came in."""
    day = today()
    latest = list(Declaration.objects.filter(organisation=organisation).prefetch_related("receipts")[:LATEST])
    for declaration in latest:
        declaration.organisation = organisation
    owed = owed_months(organisation)
    notices = Notice.objects.filter(user=who(request), organisation=organisation).order_by(
        "-created_at", "-pk"
    )
    context = {
        "next": next_month(organisation, day),
        "latest": [_latest(one) for one in latest],
        "stats": _stats(organisation, owed, day),
        "notices": notices[:LATEST],
        "is_first": not latest,
    }
    return show(request, "contributions/overview.html", organisation, context)


@dataclass(frozen=True, slots=True)
class Next:
    """Việc kỳ này: the month to be declared, how far it is, until when it is to be paid."""

    declaration: Declaration
    period: str
    url: str
    state: dict[str, str] | None
    counts: dict[str, int]
    due_on: date
    days_left: int


def next_month(organisation: Organisation, day: date) -> Next | None:
    """The earliest month that can be worked on now; None when everything is accepted."""
    now = Month.of(day)
    cards = selectors.months_of(organisation, now.year, day)
    if now.month == 1:
        cards = selectors.months_of(organisation, now.year - 1, day) + cards
    card = next((card for card in cards if card.is_open or _is_waiting(card)), None)
    if card is None:
        return None
    declaration = card.main or Declaration(organisation=organisation, month=card.month.first)
    filing = None if is_new(declaration) else selectors.current_filing(declaration)
    last = due_on(card.month)
    return Next(
        declaration,
        period_of(declaration),
        address("month", declaration),
        None if is_new(declaration) else state_tag(declaration),
        filing.counts if filing else {},
        last,
        (last - day).days,
    )


def _is_waiting(card: selectors.MonthCard) -> bool:
    return card.main is not None and card.main.state == "submitted"


def _latest(declaration: Declaration) -> dict[str, Any]:
    receipts = list(declaration.receipts.all())
    return {
        "period": period_of(declaration),
        "url": address("month", declaration),
        "state": state_tag(declaration),
        "receipt": receipts[0] if receipts else None,
        "opened_at": declaration.opened_at,
    }


def _stats(organisation: Organisation, owed: list[OwedMonth], day: date) -> list[dict[str, Any]]:
    left = sum(month.left_vnd for month in owed)
    late = sum(month.left_vnd for month in owed if month.left_vnd > 0 and month.due_on < day)
    return [
        {"value": number_vi(selectors.workers(organisation).count()), "text": _("Lao động đang tham gia")},
        {"value": vnd(sum(month.due_vnd for month in owed)), "text": _("Đã ghi sổ phải đóng")},
        {"value": vnd(left), "text": _("Còn phải đóng")},
        {"value": vnd(late), "text": _("Đã quá hạn đóng"), "tone": "red" if late else ""},
    ]
