"""Nộp: what is sent, the declaration of truth, the receipt."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions import selectors
from contributions.enums import DeclarationState
from contributions.forms import SubmitForm
from contributions.models import Declaration, Filing, Receipt
from contributions.services import declarations
from contributions.services.money import due_on, price
from contributions.views.opening import (
    FILE,
    VIEW,
    checked_filing,
    for_declaration,
    is_new,
    is_ready,
    show,
    to,
    who,
)
from contributions.views.shown import crumbs, period_of, state_tag, steps
from vssportal.kernel.codes import uuid7
from vssportal.kernel.errors import DomainError, Stale


@for_declaration(FILE)
def submit(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Xem lại rồi nộp; a second press gives the first receipt."""
    form = SubmitForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (answer := _submit(request, declaration, form)):
        return answer
    if not is_new(declaration) and not declaration.is_open:
        return to("receipt", declaration)
    filing = checked_filing(declaration)
    if filing is None:
        return to("month", declaration) if is_new(declaration) else to("progress", declaration)
    return show(
        request, "contributions/submit.html", declaration.organisation, _context(declaration, filing, form)
    )


def _context(declaration: Declaration, filing: Filing, form: SubmitForm) -> dict[str, Any]:
    if not form.is_bound:
        form = SubmitForm(initial={"version": declaration.version, "key": str(uuid7())})
    counts = filing.counts
    return {
        "form": form,
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "counts": counts,
        "price": price(filing),
        "is_ready": is_ready(filing),
        "steps": steps("submit"),
        "crumbs": crumbs(declaration, _("Nộp")),
    }


def _submit(request: HttpRequest, declaration: Declaration, form: SubmitForm) -> HttpResponse | None:
    """Submit; None when it was refused and the form says why, with the version of now for another try."""
    data = form.cleaned_data
    try:
        declarations.submit(
            actor=who(request),
            declaration=declaration,
            version=data["version"],
            key=data["key"],
            at=timezone.now(),
        )
    except DomainError as error:
        form.refuse(error)
        if isinstance(error, Stale):
            # The person sees the money of now beside the sentence, and may press again.
            form.data = {**form.data.dict(), "version": declaration.version, "key": str(uuid7())}  # type: ignore[attr-defined]
        return None
    return to("receipt", declaration)


@for_declaration(VIEW)
def receipt(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Đã nộp: number, promised day, hash, PDF, what comes next."""
    found = _receipt(declaration)
    letter = selectors.receipt_letter(found)
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "receipt": found,
        "filing": found.filing,
        "letter": letter,
        "due_on": due_on(declaration.period),
        "tag": state_tag(declaration),
        "is_waiting": letter is None or declaration.state == DeclarationState.SUBMITTED,
        "crumbs": crumbs(declaration, _("Giấy tiếp nhận")),
    }
    return show(request, "contributions/receipt.html", declaration.organisation, context)


def _receipt(declaration: Declaration) -> Receipt:
    found = None
    if not is_new(declaration):
        found = declaration.receipts.select_related("filing__file", "submitted_by").first()
    if found is None:
        raise Http404
    return found
