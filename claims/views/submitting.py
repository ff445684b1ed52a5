"""Kiểm tra lại, nộp, giấy tiếp nhận."""

import secrets
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache

from accounts.access import citizen, today
from accounts.enums import LetterKind
from accounts.models import IssuedLetter
from claims.enums import TaskState
from claims.forms.others import DeclareForm
from claims.forms.steps import TASK_SLUGS
from claims.models import Dossier, Draft
from claims.selectors import draft_of, letters_of
from claims.selectors.filed import dossier_from
from claims.services import dossiers, drafts
from claims.services.dossiers import Submitted
from claims.views.answers import sections_of
from claims.views.kept import kept_through_sign_in
from claims.views.opening import person_of, who, with_draft
from claims.views.shown import estimate_of, shown_files
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import DomainError, Missing, Stale
from vssportal.kernel.findings import Level
from vssportal.paper.qr import svg
from vssportal.web.menus import page_url
from vssportal.web.say import say

DECLARED = ("is_declared_true", "has_consented")


@kept_through_sign_in
@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Kiểm tra lại rồi nộp."""
    day = today()
    estimate = estimate_of(draft, day)
    is_late = any(
        each.code == "maternity.deadline" and each.level == Level.NOTICE for each in estimate["findings"]
    )
    form = DeclareForm(request.POST or None, is_late=is_late, initial=_initial(draft))
    if request.method == "POST" and form.is_valid():
        answer = _submit(request, draft, form)
        if answer is not None:
            return answer
    context = {
        "draft": draft,
        "form": form,
        "sections": sections_of(draft.answers, draft.pk),
        "files": shown_files(draft.documents.kept().select_related("original").prefetch_related("pages")),
        "undone": _undone(draft),
        **estimate,
    }
    return render(request, "claims/check.html", context)


def _initial(draft: Draft) -> dict[str, Any]:
    late_reason = draft.answers.get("late_reason", "")
    return {"version": draft.version, "key": secrets.token_urlsafe(24), "late_reason": late_reason}


def _undone(draft: Draft) -> list[dict[str, str]]:
    """Mục chưa xong, each with its address."""
    tasks = drafts.task_states(draft, today())[:-1]
    return [
        {"title": say(task.title), "url": task_url(draft, task.slug)}
        for task in tasks
        if task.state is not TaskState.DONE
    ]


def task_url(draft: Draft, slug: str) -> str:
    """Where a task of the catalogue is done."""
    if slug == "papers":
        return reverse("claims:papers", args=[draft.pk])
    return reverse("claims:task", args=[draft.pk, TASK_SLUGS[slug]])


def _submit(request: HttpRequest, draft: Draft, form: DeclareForm) -> HttpResponse | None:
    try:
        declare_and_submit(request, draft, form)
    except Missing:
        # The other of two presses was quicker: its receipt is the answer to both.
        if dossier_from(who(request), draft.pk) is None:
            raise Http404 from None
    except DomainError as error:
        form.refuse(error)
        _draw_again(form, draft)
        return None
    return redirect("claims:submitted", draft.pk)


def _draw_again(form: DeclareForm, draft: Draft) -> None:
    """The page now shows the newest answers: the next press is about them."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["version"] = draft.version  # type: ignore[index]


def declare_and_submit(request: HttpRequest, draft: Draft, form: DeclareForm) -> Submitted:
    """Cam kết, then submit what was reviewed. The same press twice finds its declaration made and goes on."""
    seen = form.cleaned_data["version"]
    if not _is_declared(draft, seen):
        try:
            draft = _declare(request, draft, form, seen)
        except Stale:
            draft = draft_of(who(request), draft.pk, today())
            if not _is_declared(draft, seen):
                raise
    return dossiers.submit(
        actor=who(request),
        draft_id=draft.pk,
        version=draft.version,
        key=form.cleaned_data["key"],
        at=timezone.now(),
    )


def _declare(request: HttpRequest, draft: Draft, form: DeclareForm, seen: int) -> Draft:
    answers: dict[str, Any] = dict.fromkeys(DECLARED, True)
    if "late_reason" in form.cleaned_data:
        answers["late_reason"] = form.cleaned_data["late_reason"]
    at = timezone.now()
    return drafts.save_answers(actor=who(request), draft_id=draft.pk, version=seen, answers=answers, at=at)


def _is_declared(draft: Draft, seen: int) -> bool:
    """Declared for the answers that were seen: any later change takes the declaration back."""
    return all(draft.answers.get(name) for name in DECLARED) and draft.version - seen in (0, 1)


@citizen
@never_cache
def submitted(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Đã nộp: number, code, QR, promised day, the receipt as PDF."""
    dossier = dossier_from(who(request), draft_id)
    if dossier is None:
        raise Http404
    letter = receipt_of(dossier)
    context = {
        "dossier": dossier,
        "code": pretty_code(dossier.tracking_code),
        "qr": svg(tracking_url(dossier)),
        "title": dossier.spec.title_in(get_language() or ""),
        "letter": letter,
        "job": None if letter else _job(dossier),
        "email": who(request).email,
    }
    return render(request, "claims/submitted.html", context)


def receipt_of(dossier: Dossier) -> IssuedLetter | None:
    """The receipt, once a worker has drawn it."""
    return letters_of(dossier).filter(kind=LetterKind.DOSSIER_RECEIPT).first()


def tracking_url(dossier: Dossier) -> str:
    """What the QR opens: the public tracking page with the code filled in."""
    path = page_url("/tra-cuu/ho-so/")
    return f"{settings.PUBLIC_URL}{path}?ma={pretty_code(dossier.tracking_code)}"


def _job(dossier: Dossier) -> dict[str, str]:
    return {
        "state": "waiting",
        "sentence": gettext("Đang tạo giấy tiếp nhận. Trang tự cập nhật, bạn không phải chờ."),
        "poll_url": reverse("claims:receipt-state", args=[dossier.pk]),
    }


@citizen
@never_cache
def receipt_state(request: HttpRequest, dossier_id: UUID) -> JsonResponse:
    """Giấy tiếp nhận đã có chưa, for the page that waits for it."""
    dossier = Dossier.objects.filter(pk=dossier_id, person=person_of(request)).first()
    if dossier is None:
        raise Http404
    return JsonResponse({"state": "done" if receipt_of(dossier) else "waiting"})
