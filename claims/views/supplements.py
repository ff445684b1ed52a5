"""Bổ sung: what is missing, why, until when; papers one by one, then one press that sends all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from accounts.access import today
from claims.forms.papers import SupplementForm
from claims.models import Dossier, SupplementRequest
from claims.selectors import open_request
from claims.services import dossiers
from claims.views.kept import kept_through_sign_in, typed_before
from claims.views.opening import who, with_dossier
from claims.views.shown import shown_files
from vssportal.kernel.errors import DomainError


@kept_through_sign_in
@with_dossier
def supplement(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Trả lời yêu cầu bổ sung."""
    asked = open_request(dossier)
    if asked is None:
        messages.info(request, gettext("Hồ sơ này không có yêu cầu bổ sung nào đang chờ."))
        return redirect("claims:dossier", dossier.pk)
    form = _form(request, dossier, asked)
    if request.method == "POST" and form.is_valid():
        answer = _send(request, dossier, form)
        if answer is not None:
            return answer
    context = {
        "dossier": dossier,
        "asked": asked,
        "form": form,
        "is_over": asked.due_on < today(),
        "files": shown_files(asked.documents.kept().select_related("original").prefetch_related("pages")),
    }
    return render(request, "claims/supplement.html", context)


def _form(request: HttpRequest, dossier: Dossier, asked: SupplementRequest) -> SupplementForm:
    is_adding = "stay" in request.POST
    if request.method == "POST":
        return SupplementForm(request.POST, request.FILES, asked=asked, is_adding=is_adding)
    typed = typed_before(request)
    initial = {"note": request.session.get(_note_key(dossier), "")}
    if typed:
        initial = {name: typed.get(name, "") for name in ("kind", "note")}
    return SupplementForm(asked=asked, is_adding=False, initial=initial)


def _send(request: HttpRequest, dossier: Dossier, form: SupplementForm) -> HttpResponse | None:
    """Keep the chosen file; without “Thêm tệp này” send everything."""
    at, actor, given = timezone.now(), who(request), form.cleaned_data
    try:
        if file := given.get("file"):
            dossiers.add_supplement_document(
                actor=actor,
                dossier_id=dossier.pk,
                kind=given["kind"],
                name=file.name,
                content=file.read(),
                at=at,
            )
        if "stay" not in request.POST:
            dossiers.answer_supplement(actor=actor, dossier_id=dossier.pk, note=given["note"], at=at)
    except DomainError as error:
        form.refuse(error)
        return None
    if "stay" in request.POST:
        request.session[_note_key(dossier)] = given["note"]
        messages.success(request, gettext("Đã nhận tệp “{name}”.").format(name=given["file"].name))
        return redirect("claims:supplement", dossier.pk)
    request.session.pop(_note_key(dossier), None)
    messages.success(request, gettext("Đã gửi bổ sung. Cơ quan BHXH xem tiếp hồ sơ của bạn."))
    return redirect("claims:dossier", dossier.pk)


def _note_key(dossier: Dossier) -> str:
    return f"supplement_note:{dossier.pk}"
