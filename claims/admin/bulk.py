"""Làm nhiều hồ sơ một lượt: hand out what was ticked, and the next piece of work."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.desk import desk
from claims.admin.queue import officers_below
from claims.services import review
from vssportal.kernel.errors import DomainError
from vssportal.web.say import refusal

MOST = 200


def assign_many(request: HttpRequest) -> HttpResponse:
    """Phân công các hồ sơ đã chọn; what was refused is named with its reason."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    ids = _ticked(request)
    officer = next(
        (
            posting.user
            for posting in officers_below(request.seat.agency, today())  # type: ignore[attr-defined]
            if str(posting.user_id) == request.POST.get("officer")
        ),
        None,
    )
    if not ids or officer is None:
        messages.error(request, _("Chọn hồ sơ và người phụ trách, rồi bấm lại."))
        return redirect(_back(request))
    done = review.assign_many(
        actor=request.user,  # type: ignore[arg-type]
        dossier_ids=ids,
        officer_id=officer.pk,
        at=timezone.now(),
    )
    refused = [{"number": number, "why": refusal(error)} for number, error in done.refused.items()]
    context = {
        "officer": officer,
        "done": done.done,
        "refused": refused,
        "asked": len(ids),
        "back": _back(request),
    }
    return render(request, "claims/desk/bulk.html", desk.each_context(request) | context)


def take_next(request: HttpRequest) -> HttpResponse:
    """Nhận việc tiếp theo: the unassigned dossier of the own office with the nearest day."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        dossier = review.take_next(
            actor=request.user,  # type: ignore[arg-type]
            agency=request.seat.agency,  # type: ignore[attr-defined]
            at=timezone.now(),
        )
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("desk:index")
    if dossier is None:
        messages.info(request, _("Hết việc trong hàng này."))
        return redirect("desk:index")
    messages.success(request, _("Bạn đã nhận hồ sơ này."))
    return redirect("desk:claims_dossier_change", dossier.pk)


def _ticked(request: HttpRequest) -> list[UUID]:
    found: dict[UUID, None] = {}
    for value in request.POST.getlist("ids")[:MOST]:
        try:
            found[UUID(value)] = None
        except ValueError:
            continue
    return list(found)


def _back(request: HttpRequest) -> str:
    """The queue as it was; only a query of our own page is taken over."""
    query = request.POST.get("back", "")
    return f"{reverse('desk:index')}?{query}" if query and "\n" not in query else reverse("desk:index")
