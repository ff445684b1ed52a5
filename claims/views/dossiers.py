"""Hồ sơ của tôi: the list, one dossier's way, its result, withdrawing it."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache

from accounts.access import citizen, today
from accounts.models import IssuedLetter
from claims.enums import DossierState, Outcome, Turn
from claims.forms.others import WithdrawForm
from claims.models import Dossier
from claims.selectors import drafts_of, letters_of, open_request, public_progress, public_timeline
from claims.selectors.filed import dossiers_in
from claims.services import dossiers
from claims.services.drafts import tasks_of
from claims.views.answers import sections_of
from claims.views.opening import person_of, who, with_dossier
from claims.views.shown import brief, shown_dossier, shown_files, steps_for
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import DomainError
from vssportal.kernel.identifiers import parse_bank_account
from vssportal.legal.parameters import parameters
from vssportal.web.say import refusal, say

PER_PAGE = 10
DRAFTS, OPEN, DONE = "nhap", "dang-giai-quyet", "da-xong"


@citizen
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """Hồ sơ của tôi in three tabs."""
    person, day, text = person_of(request), today(), request.GET.get("q", "")
    found = {OPEN: dossiers_in(person, is_open=True), DONE: dossiers_in(person, is_open=False)}
    drafts = drafts_of(person, day)
    counts = {DRAFTS: drafts.count(), **{tab: rows.count() for tab, rows in found.items()}}
    tab = request.GET.get("loai", "")
    if tab not in counts:
        tab = next((each for each in (OPEN, DRAFTS, DONE) if counts[each]), OPEN)
    rows = drafts if tab == DRAFTS else dossiers_in(person, is_open=tab == OPEN, text=text)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": _tabs(counts, tab),
        "tab": tab,
        "page_obj": page,
        "text": text,
        "is_drafts": tab == DRAFTS,
        "dossiers": []
        if tab == DRAFTS
        else [shown_dossier(cast(Dossier, each), day, get_language() or "") for each in page],
        "drafts": [shown_draft(each) for each in page] if tab == DRAFTS else [],
    }
    return render(request, "claims/dossiers.html", context)


def _tabs(counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    labels = {
        DRAFTS: gettext("Đang soạn"),
        OPEN: gettext("Đang giải quyết"),
        DONE: gettext("Đã xong"),
    }
    return [
        {"label": labels[tab], "query": f"?loai={tab}", "count": counts[tab], "current": tab == current}
        for tab in (OPEN, DRAFTS, DONE)
    ]


def shown_draft(draft: Any) -> dict[str, Any]:
    """Một hồ sơ nháp in a list: how much is done."""
    kinds = {document.kind for document in draft.documents.kept()}
    tasks = tasks_of(draft.answers, kinds, today())
    done = sum(task.state == "done" for task in tasks)
    title = draft.spec.title_in(get_language() or "")
    return {"draft": draft, "title": title, "done": done, "total": len(tasks)}


@with_dossier
def dossier(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Theo dõi một hồ sơ."""
    progress = public_progress(dossier, today())
    documents = dossier.documents.kept().select_related("original").prefetch_related("pages")
    context = {
        "dossier": dossier,
        "progress": progress,
        "shown": shown_dossier(dossier, today(), get_language() or ""),
        "title": dossier.spec.title_in(get_language() or ""),
        "code": pretty_code(dossier.tracking_code),
        "steps": steps_for(progress),
        "is_mine": progress.turn == Turn.CITIZEN,
        "asked": open_request(dossier),
        "files": shown_files(documents),
        "events": _events(dossier),
        "sections": sections_of(dossier.answers),
        "letters": letters_of(dossier),
        "has_result": hasattr(dossier, "decision"),
        "withdraw_open": dossier.is_open,
    }
    return render(request, "claims/dossier.html", context)


def _events(dossier: Dossier) -> list[dict[str, str]]:
    lines = public_timeline(dossier)
    return [
        {"when": f"{timezone.localtime(line.at):%H:%M %d/%m/%Y}", "title": say(line.title, line.params)}
        for line in lines
    ]


@with_dossier
def result(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Kết quả: what was decided, why, how to complain."""
    decision = getattr(dossier, "decision", None)
    if decision is None:
        raise Http404
    decided_on = timezone.localdate(decision.decided_at)
    figure = parameters().on(decided_on)
    is_granted = decision.outcome == Outcome.GRANT
    context = {
        "dossier": dossier,
        "decision": decision,
        "is_granted": is_granted,
        "is_paid": dossier.state == DossierState.PAID,
        "reasons": [line.strip() for line in decision.reasons.splitlines() if line.strip()],
        "sheet": brief(decision.calculation.sheet) if decision.calculation else None,
        "account": _account(dossier) if is_granted else "",
        "letter": _letter(dossier),
        "title": dossier.spec.title_in(get_language() or ""),
        "complaint_days": figure.whole("complaint_days"),
        "complaint_basis": figure.figure("complaint_days").source,
    }
    return render(request, "claims/result.html", context)


def _account(dossier: Dossier) -> str:
    line = dossier.decision.payout_line
    return f"{parse_bank_account(line.account_number).masked} ({line.bank_code})"


def _letter(dossier: Dossier) -> IssuedLetter | None:
    return letters_of(dossier).filter(kind__in=["decision", "refusal"]).first()


@with_dossier
def withdraw(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Rút hồ sơ: says what it means, does it by POST."""
    if not dossier.is_open:
        messages.info(request, gettext("Hồ sơ này đã kết thúc nên không rút được."))
        return redirect("claims:dossier", dossier.pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            dossiers.withdraw(
                actor=who(request),
                dossier_id=dossier.pk,
                note=form.cleaned_data["note"],
                at=timezone.now(),
            )
        except DomainError as error:
            messages.error(request, refusal(error))
        else:
            messages.success(request, gettext("Đã rút hồ sơ {number}.").format(number=dossier.number))
        return redirect("claims:dossier", dossier.pk)
    return render(request, "claims/withdraw.html", {"dossier": dossier, "form": form})
