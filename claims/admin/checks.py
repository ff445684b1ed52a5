"""Bỏ qua một kiểm tra, with the reason that the approver reads."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.desk import desk, status_of
from claims.admin.bench import address, head
from claims.admin.forms import ReasonForm
from claims.admin.shown import shown_check
from claims.selectors import current_checks, dossier_for
from claims.services import review
from vssportal.kernel.errors import DomainError, Missing


def override(request: HttpRequest, dossier_id: UUID, check_id: int) -> HttpResponse:
    """Ghi lý do bỏ qua."""
    try:
        dossier = dossier_for(request.user, dossier_id, today())  # type: ignore[arg-type]
    except Missing as error:
        raise Http404 from error
    check = next((each for each in current_checks(dossier) if each.pk == check_id), None)
    if check is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    form.submit_label, form.back_text = _("Bỏ qua kiểm tra này"), _("Không làm nữa")
    form.back_link = address("change", dossier)
    status: int = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        given = {"actor": request.user, "dossier_id": dossier.pk, "check_id": check_id, "at": timezone.now()}
        try:
            review.override_check(reason=form.cleaned_data["note"], **given)  # type: ignore[arg-type]
        except DomainError as error:
            form.refuse(error)
            status = status_of(error)
        else:
            messages.success(request, _("Đã ghi. Người duyệt sẽ thấy lý do của bạn."))
            return redirect(form.back_link)
    context = desk.each_context(request) | head(request, dossier)
    context |= {"form": form, "check": shown_check(check)}
    return render(request, "claims/desk/override.html", context, status=status)
