"""Câu hỏi: one a page, saved on every press, kept when the session ends, the estimate beside it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from accounts.access import today
from claims.catalogue.maternity import TASKS
from claims.forms.base import QuestionForm
from claims.forms.steps import Step, after, first_of, step_at
from claims.models import Draft
from claims.services import drafts
from claims.views.answers import rows_of
from claims.views.kept import kept_through_sign_in, typed_before
from claims.views.opening import asking_of, who, with_draft
from claims.views.shown import estimate_of
from vssportal.kernel.errors import DomainError
from vssportal.web.say import say

# A changed answer must be declared true anew.
UNDECLARED = {"is_declared_true": None, "has_consented": None}


@with_draft
def task(request: HttpRequest, draft: Draft, task: str) -> HttpResponse:
    """Một mục: on to its first question without an answer."""
    step = first_of(task, draft.answers)
    if step is None:
        raise Http404
    return redirect(_url(draft, step))


@kept_through_sign_in
@with_draft
def question(request: HttpRequest, draft: Draft, task: str, step: str) -> HttpResponse:
    """Một câu hỏi."""
    found = step_at(task, step, draft.answers)
    if found is None:
        raise Http404
    form = _form(request, draft, found)
    if request.method == "POST":
        answer = _save(request, draft, found, form)
        if answer is not None:
            return answer
    return render(request, "claims/question.html", _context(draft, found, form))


def _form(request: HttpRequest, draft: Draft, step: Step) -> QuestionForm:
    asking = asking_of(draft)
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = step.form(typed, asking=asking)
    if request.method != "POST" and typed is not None:
        messages.info(request, gettext("Phần bạn vừa nhập vẫn còn. Bấm Lưu và tiếp tục để lưu."))
    if step.task == "birth":
        form.live_url = reverse("claims:estimate", args=[draft.pk, step.task_slug, step.slug])
    return form


def _save(request: HttpRequest, draft: Draft, step: Step, form: QuestionForm) -> HttpResponse | None:
    is_later = "later" in request.POST
    is_whole = form.is_valid() and not form.refuse_contradictions()
    if not is_whole and not is_later:
        return None
    if is_whole and form.conflicts_with(draft.answers):
        form.add_error(None, _conflict(draft, step))
        form.draw_again_from(draft.answers)
        return None
    try:
        saved = _store(request, draft, _savable(form, is_whole=is_whole))
    except DomainError as error:
        form.refuse(error)
        return None
    return _onward(request, saved, step, is_later=is_later)


def _savable(form: QuestionForm, *, is_whole: bool) -> dict[str, Any]:
    """All answers of a valid form; of another one those that can stand alone."""
    given = form.given()
    return given if is_whole else {name: value for name, value in given.items() if not form.has_error(name)}


def _store(request: HttpRequest, draft: Draft, given: dict[str, Any]) -> Draft:
    return drafts.save_answers(
        actor=who(request),
        draft_id=draft.pk,
        version=draft.version,
        answers={**given, **UNDECLARED},
        at=timezone.now(),
    )


def _conflict(draft: Draft, step: Step) -> str:
    nothing = gettext("chưa khai")
    now = "; ".join(f"{row.label}: {row.value or nothing}" for row in rows_of(step.form.asks, draft.answers))
    text = gettext(
        "Câu này vừa được trả lời ở một cửa sổ khác ({now}). Bấm lưu lần nữa để dùng câu trả lời ở trang này."
    )
    return text.format(now=now)


def _onward(request: HttpRequest, draft: Draft, step: Step, *, is_later: bool) -> HttpResponseRedirect:
    following = None if is_later else after(step, draft.answers)
    if draft.answers.get("is_identity_right") is False and step.slug == "danh-tinh":
        messages.warning(
            request, gettext("Bạn báo thông tin có chỗ sai. Sửa thông tin trước khi nộp, mục này chưa xong.")
        )
        return redirect("claims:draft", draft.pk)
    return redirect(_url(draft, following)) if following else redirect("claims:draft", draft.pk)


def _url(draft: Draft, step: Step) -> str:
    return reverse("claims:question", args=[draft.pk, step.task_slug, step.slug])


def _context(draft: Draft, step: Step, form: QuestionForm) -> dict[str, Any]:
    title = next(task.title for task in TASKS if task.slug == step.task)
    context: dict[str, Any] = {
        "draft": draft,
        "form": form,
        "procedure_title": draft.spec.title_in(get_language() or ""),
        "task_title": say(title),
        "title": form.fields[form.heading_field].label if form.heading_field else form.title,
        "has_estimate": step.task == "birth",
    }
    if step.task == "birth":
        context |= estimate_of(draft, today())
    return context


@with_draft
@require_POST
def estimate(request: HttpRequest, draft: Draft, task: str, step: str) -> HttpResponse:
    """Ước tính with what is being typed; saves nothing."""
    found = step_at(task, step, draft.answers)
    if found is None:
        raise Http404
    form = found.form(request.POST, asking=asking_of(draft))
    form.is_valid()
    merged = {**draft.answers, **form.given()}
    answers = {name: value for name, value in merged.items() if value is not None}
    return render(request, "claims/_estimate.html", estimate_of(draft, today(), answers))
