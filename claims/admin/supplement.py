"""Yêu cầu bổ sung: what and why from a catalogue or in own words, an example, a day; read as the citizen will."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.desk import desk, status_of
from claims.admin.bench import address, head
from claims.admin.forms import REASONS, AskedForm, DueForm
from claims.enums import PaperKind
from claims.models import Dossier
from claims.selectors import dossier_for
from claims.services.review import SUPPLEMENT_DAYS, Asked, request_supplement
from vssportal.kernel.errors import DomainError, Missing

MOST = 3


def ask(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Viết, xem trước như người dân thấy, rồi gửi."""
    try:
        dossier = dossier_for(request.user, dossier_id, today())  # type: ignore[arg-type]
    except Missing as error:
        raise Http404 from error
    items, due = _forms(request)
    status: int = HTTPStatus.OK
    context: dict[str, Any] = {}
    if request.method == "POST" and _are_valid(items, due):
        asked = [Asked(**form.asked()) for form in items if not form.is_empty]
        if "send" in request.POST:
            try:
                _send(request, dossier, asked, due)
            except DomainError as error:
                due.refuse(error)
                status = status_of(error)
            else:
                messages.success(request, _("Đã gửi yêu cầu. Hạn trả dừng tính từ hôm nay."))
                return redirect(address("change", dossier))
        context = {"preview": asked, "due_on": due.cleaned_data.get("due_on")}
    context |= desk.each_context(request) | head(request, dossier)
    context |= {
        "items": items,
        "due": due,
        "reasons": REASONS,
        "more_open": any(form.has_changed() for form in items[1:]),
    }
    return render(request, "claims/desk/supplement.html", context, status=status)


def _forms(request: HttpRequest) -> tuple[list[AskedForm], DueForm]:
    """The first must be written, the others may stay empty."""
    data = request.POST if request.method == "POST" else None
    kinds = [(kind.value, str(kind.label)) for kind in PaperKind]
    items = [
        AskedForm(data, prefix=f"item-{number}", kinds=kinds, empty_permitted=number > 1)
        for number in range(1, MOST + 1)
    ]
    due = DueForm(data, initial={"due_on": today() + timedelta(days=SUPPLEMENT_DAYS)})
    due.fields["due_on"].earliest = today() + timedelta(days=1)  # type: ignore[attr-defined]
    return items, due


def _are_valid(items: list[AskedForm], due: DueForm) -> bool:
    """Every form is asked, so that each shows its own errors."""
    return sum(not form.is_valid() for form in (*items, due)) == 0


def _send(request: HttpRequest, dossier: Dossier, asked: list[Asked], due: DueForm) -> None:
    request_supplement(
        actor=request.user,  # type: ignore[arg-type]
        dossier_id=dossier.pk,
        asked=asked,
        at=timezone.now(),
        due_on=due.cleaned_data["due_on"],
    )
