"""Giấy tờ của hồ sơ nháp: one page for each kind, sent one by one, taken back while it is a draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from claims.catalogue import PaperRule
from claims.catalogue.maternity import papers_for
from claims.enums import TaskState
from claims.forms.papers import OTHER_PAPERS, PaperForm, rule_at, slug_of
from claims.models import Document, Draft
from claims.services import drafts
from claims.views.kept import kept_through_sign_in
from claims.views.opening import who, with_draft
from claims.views.shown import shown_files
from vssportal.kernel.errors import DomainError
from vssportal.web.say import say


@with_draft
def papers(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Các giấy tờ cần gửi; straight to the page of the only one."""
    rules = papers_for(draft.answers)
    if len(rules) == 1:
        return redirect("claims:paper", draft.pk, slug_of(rules[0]))
    kinds = set(draft.documents.kept().values_list("kind", flat=True))
    tasks = [_as_task(draft, rule, kinds) for rule in [*rules, OTHER_PAPERS]]
    context = {"draft": draft, "groups": [{"title": gettext("Giấy tờ của bạn"), "tasks": tasks}]}
    return render(request, "claims/papers.html", context)


def _as_task(draft: Draft, rule: PaperRule, kinds: set[str]) -> dict[str, str]:
    state = TaskState.DONE if kinds.intersection(rule.any_of) else TaskState.NEW
    hint = say(rule.why) if rule.is_required else gettext("Không bắt buộc. {why}").format(why=say(rule.why))
    url = reverse("claims:paper", args=[draft.pk, slug_of(rule)])
    return {"label": say(rule.title), "hint": hint, "url": url, "state": state.value}


@kept_through_sign_in
@with_draft
def paper(request: HttpRequest, draft: Draft, kind: str) -> HttpResponse:
    """Gửi giấy tờ của một loại."""
    rule = rule_at(kind, papers_for(draft.answers))
    if rule is None:
        raise Http404
    sent = _sent(draft, rule)
    is_adding = "stay" in request.POST
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(*bound, rule=rule, has_some=bool(sent), is_adding=is_adding)
    if request.method == "POST" and form.is_valid() and _store(request, draft, form):
        return redirect("claims:paper", draft.pk, kind) if is_adding else _next(draft, rule)
    return render(request, "claims/paper.html", _context(draft, rule, sent, form))


def _sent(draft: Draft, rule: PaperRule) -> list[Document]:
    found = draft.documents.kept().filter(kind__in=rule.any_of)
    return list(found.select_related("original").prefetch_related("pages"))


def _store(request: HttpRequest, draft: Draft, form: PaperForm) -> bool:
    """Keep the chosen file; True also when none was chosen and none is needed."""
    file = form.cleaned_data.get("file")
    if not file:
        return True
    try:
        drafts.add_document(
            actor=who(request),
            draft_id=draft.pk,
            kind=form.cleaned_data["kind"],
            name=file.name,
            content=file.read(),
            at=timezone.now(),
        )
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, gettext("Đã nhận tệp “{name}”.").format(name=file.name))
    return True


def _next(draft: Draft, rule: PaperRule) -> HttpResponse:
    """The next kind that is needed and not there, else the list of tasks."""
    kinds = set(draft.documents.kept().values_list("kind", flat=True))
    for other in papers_for(draft.answers):
        if other is not rule and other.is_required and not kinds.intersection(other.any_of):
            return redirect("claims:paper", draft.pk, slug_of(other))
    return redirect("claims:draft", draft.pk)


def _context(draft: Draft, rule: PaperRule, sent: list[Document], form: PaperForm) -> dict[str, Any]:
    def delete_url(document: Document) -> str:
        return reverse("claims:remove-paper", args=[draft.pk, slug_of(rule), document.pk])

    return {
        "draft": draft,
        "form": form,
        "title": gettext("Gửi {paper}").format(paper=_lower(say(rule.title))),
        "why": say(rule.why),
        "files": shown_files(sent, delete_url),
        "procedure_title": draft.spec.title_in(get_language() or ""),
    }


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


@with_draft
@require_POST
def remove_paper(request: HttpRequest, draft: Draft, kind: str, document_id: int) -> HttpResponse:
    """Xóa một tệp đã gửi."""
    try:
        drafts.remove_document(
            actor=who(request), draft_id=draft.pk, document_id=document_id, at=timezone.now()
        )
    except DomainError as error:
        messages.error(request, say(error.template, error.params))
    else:
        messages.success(request, gettext("Đã xóa tệp."))
    return redirect("claims:paper", draft.pk, kind)
