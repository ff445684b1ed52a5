"""Kết quả kiểm tra: tiles, errors to mend, warnings to confirm, the difference and the money beside them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.enums import WorkState
from accounts.models import OutboxWork
from contributions import selectors
from contributions.enums import FilingKind
from contributions.models import Declaration, Filing
from contributions.services import filings
from contributions.services.money import price
from contributions.views.opening import (
    FILE,
    VIEW,
    checked_filing,
    for_declaration,
    is_new,
    is_ready,
    refused,
    show,
    to,
    who,
)
from contributions.views.shown import (
    address,
    choices_of,
    crumbs,
    fund_rows,
    group_counts,
    label_of,
    period_of,
    steps,
    sum_rate,
)
from vssportal.kernel.errors import DomainError
from vssportal.templatetags.vss import number_vi

ERRORS_PER_PAGE = 50
WARNINGS_PER_PAGE = 20
NOTICES_SHOWN = 5


@for_declaration(VIEW)
def report(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Báo cáo kiểm tra tệp."""
    filing = checked_filing(declaration)
    if filing is None:
        return to("month" if is_new(declaration) else "progress", declaration)
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "counts": filing.counts,
        "errors": _page(request, filing, "error", "page"),
        "warnings": _page(request, filing, "warning", "cb"),
        "notices": selectors.problems(filing, "notice", NOTICES_SHOWN),
        "file_notices": selectors.file_notices(filing),
        "suggested": selectors.suggestions(filing),
        "can_mark": filing.file is not None and filing.kind != FilingKind.D02_TS_XML,
        "is_ready": is_ready(filing),
        "steps": steps("report"),
        "crumbs": crumbs(declaration, _("Kết quả kiểm tra")),
    }
    context |= _beside(declaration, filing)
    return show(request, "contributions/report.html", declaration.organisation, context)


def _beside(declaration: Declaration, filing: Filing) -> dict[str, Any]:
    """What the list means: tiles, the difference, the money."""
    sums = price(filing)
    funds = fund_rows(declaration, sums)
    return {
        "stats": _stats(declaration, filing.counts),
        "before": (declaration.period - 1).pretty,
        "groups": group_counts(filing),
        "funds": funds,
        "rate": sum_rate(funds),
        "price": sums,
    }


def _stats(declaration: Declaration, counts: dict[str, int]) -> list[dict[str, Any]]:
    faults, before = counts["faults"], (declaration.period - 1).pretty
    rows = ngettext("lỗi ở {n} dòng", "lỗi ở {n} dòng", counts["fault_rows"])
    found = rows.format(n=number_vi(counts["fault_rows"])) if faults else _("lỗi")
    changed = _("thay đổi so với kỳ {period}").format(period=before)
    fine = {"tone": "green", "picture": "check-circle-fill", "url": address("lines", declaration)}
    bad = {"tone": "red", "picture": "x-circle-fill", "url": "#loi"} if faults else {}
    doubtful: dict[str, str] = {"url": "#canh-bao"} if counts["warnings"] else {}
    if counts["unconfirmed"]:
        doubtful |= {"tone": "amber", "picture": "exclamation-triangle-fill"}
    return [
        {"value": number_vi(faults), "text": found, **bad},
        {"value": number_vi(counts["unconfirmed"]), "text": _("cảnh báo cần xem"), **doubtful},
        {"value": number_vi(counts["ok"]), "text": _("dòng đạt"), **fine},
        {"value": number_vi(counts["changes"]), "text": changed, "url": address("changes", declaration)},
    ]


class _Problems:
    """Findings of a level as a paginator wants them: counted and cut in SQL."""

    def __init__(self, filing: Filing, level: str, count: int) -> None:
        self.filing, self.level, self._count = filing, level, count

    def count(self) -> int:
        return self._count

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        found = selectors.problems(self.filing, self.level, part.stop - part.start, part.start)
        return [shown_problem(one) for one in found]


def _page(request: HttpRequest, filing: Filing, level: str, key: str) -> Any:
    per_page = ERRORS_PER_PAGE if level == "error" else WARNINGS_PER_PAGE
    count = filing.findings.filter(level=level).count()
    return Paginator(_Problems(filing, level, count), per_page).get_page(request.GET.get(key))  # type: ignore[arg-type]


def shown_problem(problem: selectors.Problem) -> dict[str, Any]:
    """Một lỗi: place, person, what and how; the control to mend it."""
    finding, line = problem.finding, problem.line
    label = label_of(finding.cell, get_language() or "vi")
    choices = choices_of(finding.cell)
    place = f"{finding.column} · {label}" if finding.column else label
    joined = _(" và ").join(number_vi(number) for number in problem.rows)
    return {
        "problem": problem,
        "finding": finding,
        "line": line,
        "rows": joined,
        "place": place if finding.cell else "",
        "label": label,
        "value": _chosen(finding.suggestion or finding.text, choices),
        "choices": choices,
        "is_twin": finding.code == "duplicate_person",
    }


def _chosen(text: str, choices: list[tuple[str, str]]) -> str:
    """The value of a choice that the text begins with (TM – Tăng mới), else the text."""
    return next((value for value, _label in choices if text == value or text.startswith(f"{value} ")), text)


@for_declaration(FILE)
@require_POST
def mark(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Yêu cầu tệp đánh dấu lỗi."""
    filing = checked_filing(declaration)
    if filing is None:
        return to("progress", declaration)
    try:
        filings.request_marked_file(actor=who(request), filing=filing, at=timezone.now())
    except DomainError as error:
        return refused(request, error, to("report", declaration))
    return to("marked", declaration)


@for_declaration(FILE)
def marked(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Tệp đánh dấu lỗi: being made, or here it is."""
    filing = checked_filing(declaration)
    if filing is None:
        return to("progress", declaration)
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "job": _marking(declaration, filing),
        "steps": steps("report"),
        "crumbs": crumbs(declaration, _("Tệp đánh dấu lỗi")),
    }
    return show(request, "contributions/marked.html", declaration.organisation, context)


@for_declaration(FILE)
def marked_state(request: HttpRequest, declaration: Declaration) -> JsonResponse:
    """How far the marking is, for the script of the page."""
    filing = checked_filing(declaration)
    job = _marking(declaration, filing) if filing else {"state": "failed", "sentence": "", "next": ""}
    return JsonResponse({name: job[name] for name in ("state", "sentence", "next")})


def _marking(declaration: Declaration, filing: Filing) -> dict[str, Any]:
    work = OutboxWork.objects.filter(once_key__startswith=f"mark:{filing.pk}:").order_by("-pk").first()
    state, sentence = "waiting", _("Đang đánh dấu các ô có lỗi trong tệp của bạn.")
    if work is None or (filing.marked_version is not None and work.state == WorkState.DONE):
        state, sentence = "done", _("Tệp đã sẵn sàng. Sửa các ô tô màu rồi tải lên lại.")
    elif work.state == WorkState.FAILED:
        state, sentence = (
            "failed",
            _("Chưa đánh dấu được tệp này. Sửa ngay trên trang, hoặc sửa tệp gốc của bạn."),
        )
    return {
        "state": state,
        "sentence": sentence,
        "next": "",
        "poll_url": address("marked-state", declaration) if state == "waiting" else "",
    }
