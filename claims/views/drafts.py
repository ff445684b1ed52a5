"""Hồ sơ nháp: quick check, start, the list of tasks, discard."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache

from accounts.access import citizen, today
from accounts.models import Person
from claims.catalogue import procedure_of
from claims.enums import TaskState
from claims.forms.others import QuickCheckForm
from claims.forms.steps import TASK_SLUGS, next_task
from claims.models import Draft
from claims.rules.maternity import eligibility, ruling_day
from claims.selectors import drafts_of
from claims.services import drafts
from claims.services.estimates import claim_of
from claims.services.history import history_of
from claims.views.answers import value_of
from claims.views.kept import kept_through_sign_in, typed_before
from claims.views.opening import person_of, who, with_draft
from claims.views.shown import days_to_decide, estimate_of, shown_findings
from vssportal.kernel.findings import Finding
from vssportal.legal.parameters import parameters
from vssportal.web.say import say

MATERNITY = "thai-san"
EXPIRES_SOON_DAYS = 3


@kept_through_sign_in
@citizen
@never_cache
def quick_check(request: HttpRequest) -> HttpResponse:
    """Kiểm tra nhanh: what the months held already say; going on is always allowed."""
    day, person = today(), person_of(request)
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = QuickCheckForm(typed, today=day)
    findings: list[Finding] = []
    if request.method == "POST" and form.is_valid():
        if "go_on" in request.POST or "another" in request.POST:
            return _start(request, form)
        findings = _findings(form, person)
    context = {
        "form": form,
        "findings": shown_findings(findings),
        "is_blocked": any(each.is_blocker for each in findings),
        "procedure": procedure_of(MATERNITY),
        "drafts": list(drafts_of(person, day).filter(procedure=MATERNITY)),
        "typed": form.data,
    }
    return render(request, "claims/quick_check.html", context)


def _findings(form: QuickCheckForm, person: Person) -> list[Finding]:
    given = form.cleaned_data
    day = today()
    answers = {"kind": given["kind"], "birth_on": given["birth_on"].isoformat()}
    claim = claim_of(answers, history_of(person, day), day)
    return eligibility(claim, parameters().on(ruling_day(claim)))


def _start(request: HttpRequest, form: QuickCheckForm) -> HttpResponse:
    """Bắt đầu, or go on with the draft there is; a second one only when asked for."""
    at, actor = timezone.now(), who(request)
    begin = drafts.start_another if "another" in request.POST else drafts.start
    draft = begin(actor=actor, procedure=MATERNITY, at=at)
    given = form.cleaned_data
    answers: dict[str, Any] = {"kind": given["kind"]}
    if given["birth_on"] <= today():
        answers["birth_on"] = given["birth_on"].isoformat()
    fresh = {name: value for name, value in answers.items() if name not in draft.answers}
    if fresh:
        drafts.save_answers(actor=actor, draft_id=draft.pk, version=draft.version, answers=fresh, at=at)
    return redirect("claims:draft", draft.pk)


@with_draft
def task_list(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Danh sách việc."""
    day = today()
    tasks = drafts.task_states(draft, day)
    done = sum(task.state is TaskState.DONE for task in tasks)
    estimate = estimate_of(draft, day)
    following = next_task(tasks)
    context = {
        "draft": draft,
        "title": _title(draft),
        "groups": _groups(draft, tasks, estimate),
        "done": done,
        "total": len(tasks),
        "next_url": _task_url(draft, following) if following else "",
        "expires_soon": (draft.expires_on - day).days <= EXPIRES_SOON_DAYS,
        "days": days_to_decide(draft, day),
        "crumbs": _crumbs(draft),
        **estimate,
    }
    return render(request, "claims/task_list.html", context)


def _title(draft: Draft) -> str:
    if draft.answers.get("kind") == "birth":
        return gettext("Hưởng chế độ thai sản khi sinh con")
    return draft.spec.title_in(get_language() or "")


def _crumbs(draft: Draft) -> list[dict[str, str]]:
    return [
        {"label": gettext("Trang của tôi"), "url": reverse("claims:dashboard")},
        {"label": gettext("Hồ sơ của tôi"), "url": reverse("claims:dossiers")},
        {"label": draft.spec.title_in(get_language() or ""), "url": ""},
    ]


def _groups(draft: Draft, tasks: list[drafts.Task], estimate: dict[str, Any]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for task in tasks:
        shown = {
            "label": say(task.title),
            "hint": _hint(draft, task, estimate),
            "url": _task_url(draft, task),
            "state": task.state.value,
        }
        groups.setdefault(say(task.group), []).append(shown)
    return [{"title": title, "tasks": found} for title, found in groups.items()]


def _task_url(draft: Draft, task: drafts.Task) -> str:
    if task.slug == "papers":
        return reverse("claims:papers", args=[draft.pk])
    if task.slug == "check":
        return reverse("claims:check", args=[draft.pk])
    return reverse("claims:task", args=[draft.pk, TASK_SLUGS[task.slug]])


def _hint(draft: Draft, task: drafts.Task, estimate: dict[str, Any]) -> str:
    """One line under a task: what was answered, or what will be asked."""
    if task.problems:
        return say(task.problems[0].template, task.problems[0].params)
    if task.state is TaskState.DONE and (text := _answered(draft, task.slug)):
        return text
    if task.slug == "eligibility":
        months = next((f for f in estimate["findings"] if f.code == "maternity.months"), None)
        return say(months.template, months.params) if months else ""
    return _COMING[task.slug]()


def _answered(draft: Draft, slug: str) -> str:
    names = {
        "eligibility": ("kind",),
        "place": ("agency_code", "result_channel"),
        "birth": ("birth_on", "leave_from"),
        "account": ("bank_code", "account_number"),
        "employer": ("organisation_code", "quit_on"),
    }
    words = [value_of(name, draft.answers) for name in names.get(slug, ())]
    if slug == "birth":
        texts = (gettext("Sinh ngày {day}"), gettext("nghỉ từ {day}"))
        words = [text.format(day=day) for text, day in zip(texts, words, strict=True) if day]
    return ", ".join(word for word in words if word)


_COMING = {
    "eligibility": lambda: "",
    "place": lambda: gettext("Cơ quan BHXH nhận hồ sơ, bản điện tử hoặc bản giấy"),
    "person": lambda: gettext("Lấy từ hồ sơ người tham gia BHXH"),
    "birth": lambda: gettext("Theo giấy chứng sinh, giấy khai sinh"),
    "account": lambda: gettext("Tài khoản phải đứng tên bạn"),
    "papers": lambda: gettext("Chụp bằng điện thoại hoặc chọn tệp có sẵn"),
    "employer": lambda: gettext("Lấy từ quá trình đóng"),
    "check": lambda: gettext("Mở khi các mục trên đã xong"),
}


@with_draft
def discard(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Xóa hồ sơ nháp: says what is lost, does it by POST."""
    if request.method == "POST":
        drafts.discard(actor=who(request), draft_id=draft.pk, at=timezone.now())
        messages.success(request, gettext("Đã xóa hồ sơ nháp."))
        return redirect("claims:dossiers")
    return render(request, "claims/discard.html", {"draft": draft, "title": _title(draft)})
