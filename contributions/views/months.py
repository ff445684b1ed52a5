"""Kỳ kê khai: the year, one month (choose a way, or see what became of it), supplements, older declarations."""

from contextlib import suppress
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from accounts.access import today
from accounts.models import Organisation
from contributions import selectors
from contributions.enums import DeclarationState
from contributions.forms import HistoryFilter, SupplementForm
from contributions.models import Declaration, Filing, Receipt
from contributions.services import declarations, filings
from contributions.services.money import due_on
from contributions.views.opening import (
    FILE,
    VIEW,
    for_declaration,
    for_employer,
    is_new,
    opened,
    refused,
    show,
    to,
    who,
)
from contributions.views.shown import (
    address,
    crumbs,
    employer_crumbs,
    journal_of,
    other_files,
    period_of,
    state_tag,
)
from vssportal.kernel.errors import DomainError
from vssportal.kernel.periods import Month

PER_PAGE = 20
REASONS_SHOWN = 200


@for_employer(VIEW)
def year(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Lưới các kỳ của một năm."""
    now, first = today(), organisation.started_on.year
    asked = request.GET.get("nam", "")
    chosen = int(asked) if asked.isdecimal() and first <= int(asked) <= now.year else now.year
    cards = selectors.months_of(organisation, chosen, now)
    context = {
        "year": chosen,
        "years": range(now.year, max(first, now.year - 9) - 1, -1),
        "cards": [_card(organisation, card) for card in reversed(cards)],
        "crumbs": employer_crumbs(organisation, (_("Kê khai hồ sơ"), "")),
    }
    return show(request, "contributions/year.html", organisation, context)


def _card(organisation: Organisation, card: selectors.MonthCard) -> dict[str, Any]:
    main = card.main or Declaration(organisation=organisation, month=card.month.first)
    if card.main is not None:
        tag = state_tag(card.main)
    elif card.is_closed:
        tag = {"text": pgettext("declaration", "Đã tiếp nhận"), "tone": "green"}
    else:
        tag = {"text": _("Chưa kê khai") if card.is_open else _("Chưa đến lượt"), "tone": "plain"}
    return {
        "period": card.month.pretty,
        "url": address("month", main) if card.main or card.is_open or card.is_closed else "",
        "tag": tag,
        "is_open": card.is_open,
        "due_on": due_on(card.month),
        "supplements": [
            {"period": period_of(one), "url": address("month", one), "tag": state_tag(one)}
            for one in card.supplements
        ],
    }


@for_declaration(VIEW)
def month(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Một kỳ: while it is open, the ways to declare it; later, what became of it."""
    if not is_new(declaration) and not declaration.is_open:
        return _outcome(request, declaration)
    if is_new(declaration) and not _card_of(declaration).is_open:
        return _closed(request, declaration)
    if declaration.state == DeclarationState.RETURNED:
        return _outcome(request, declaration)
    filing = None if is_new(declaration) else selectors.current_filing(declaration)
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "last_kind": _last_kind(declaration),
        "due_on": due_on(declaration.period),
        "workers": selectors.workers(declaration.organisation).count(),
        "journal": [] if is_new(declaration) else journal_of(declaration),
        "others": [] if is_new(declaration) else other_files(declaration),
        "crumbs": crumbs(declaration),
    }
    return show(request, "contributions/choose.html", declaration.organisation, context)


def _card_of(declaration: Declaration) -> selectors.MonthCard:
    cards = selectors.months_of(declaration.organisation, declaration.month.year, today())
    found = next((card for card in cards if card.month == declaration.period), None)
    if found is None:
        raise Http404
    return found


def _last_kind(declaration: Declaration) -> str:
    """The way the last month went, to be offered first."""
    found = Filing.objects.in_use().filter(
        organisation=declaration.organisation, declaration__month__lt=declaration.month
    )
    return found.order_by("-declaration__month").values_list("kind", flat=True).first() or ""


def _closed(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """A month accepted before the portal, or whose turn has not come."""
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "is_closed": _card_of(declaration).is_closed,
        "crumbs": crumbs(declaration),
    }
    return show(request, "contributions/closed.html", declaration.organisation, context)


def _outcome(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Chi tiết kỳ: submitted, accepted or returned with its reasons; versions and journal."""
    filing = selectors.current_filing(declaration)
    is_returned = declaration.state == DeclarationState.RETURNED
    reasons = selectors.problems(filing, "error", REASONS_SHOWN) if filing and is_returned else []
    last = declaration.events.filter(transition="return").order_by("-number").first()
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "tag": state_tag(declaration),
        "filing": filing,
        "receipts": list(declaration.receipts.all()),
        "reasons": [one for one in reasons if one.finding.origin == "registry"],
        "note": last.note if last and is_returned else "",
        "journal": journal_of(declaration),
        "others": other_files(declaration),
        "crumbs": crumbs(declaration),
    }
    return show(request, "contributions/month.html", declaration.organisation, context)


@for_declaration(FILE)
@require_POST
def no_change(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Không có thay đổi, or the list to be mended on the page: today's workers become the lines."""
    raw = request.POST.get("version", "")
    version = int(raw) if raw.isdecimal() and not is_new(declaration) else None
    try:
        held = opened(request, declaration)
        filings.start_from_registry(actor=who(request), declaration=held, version=version, at=timezone.now())
    except DomainError as error:
        return refused(request, error, to("month", declaration))
    return to("lines" if "luoi" in request.POST else "report", declaration)


@for_declaration(FILE)
def supplement(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Mở tờ khai bổ sung of a closed month."""
    form = SupplementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = declarations.open_supplement(
                actor=who(request),
                organisation=declaration.organisation,
                month=declaration.period,
                reason=form.cleaned_data["reason"],
                at=timezone.now(),
            )
        except DomainError as error:
            form.refuse(error)
        else:
            return redirect(address("month", _with(made, declaration.organisation)))
    context = {
        "form": form,
        "period": period_of(declaration),
        "crumbs": crumbs(declaration, _("Kê khai bổ sung")),
    }
    return show(request, "contributions/supplement.html", declaration.organisation, context)


def _with(declaration: Declaration, organisation: Organisation) -> Declaration:
    declaration.organisation = organisation
    return declaration


@for_employer(VIEW)
def history(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Lịch sử kê khai."""
    form = HistoryFilter(request.GET)
    page = Paginator(_declarations(organisation, form), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter_form": form,
        "page_obj": page,
        "rows": [_row(_with(one, organisation)) for one in page],
        "is_filtered": any(form.cleaned_data.values()),
        "crumbs": employer_crumbs(organisation, (_("Lịch sử kê khai"), "")),
    }
    return show(request, "contributions/history.html", organisation, context)


def _declarations(organisation: Organisation, form: HistoryFilter) -> QuerySet[Declaration]:
    form.is_valid()
    text, state = form.cleaned_data.get("q", "").strip(), form.cleaned_data.get("state", "")
    found = Declaration.objects.filter(organisation=organisation).prefetch_related("receipts")
    if state:
        found = found.filter(state=state)
    if text:
        numbered = Q(pk__in=Receipt.objects.filter(number__icontains=text).values("declaration"))
        with suppress(ValueError):
            numbered |= Q(month=Month.parse(text).first)
        found = found.filter(numbered)
    return found.select_related("submitted_by")


def _row(declaration: Declaration) -> dict[str, Any]:
    receipts = list(declaration.receipts.all())
    return {
        "declaration": declaration,
        "period": period_of(declaration),
        "url": address("month", declaration),
        "tag": state_tag(declaration),
        "receipt": receipts[0] if receipts else None,
    }
