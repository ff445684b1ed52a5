"""Thay đổi: the difference against the month before in four groups, and why people are missing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions import selectors
from contributions.enums import LineStatus
from contributions.forms import ExplainForm
from contributions.models import Declaration, Filing, FilingLine
from contributions.services import lines
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
from contributions.views.shown import GROUPS, crumbs, group_counts, period_of, steps
from vssportal.kernel.errors import DomainError

PER_PAGE = 50
MISSING_PER_PAGE = 20


@for_declaration(VIEW)
def changes(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """So với kỳ trước."""
    return _page(request, declaration, bound=None)


@for_declaration(FILE)
def explain(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Chọn lý do for one person, or one for everybody left."""
    if request.method != "POST":
        return to("changes", declaration)
    filing = checked_filing(declaration)
    if filing is None:
        raise Http404
    number = request.POST.get("number", "")
    form = ExplainForm(request.POST, auto_id=_ids(number))
    if not form.is_valid():
        return _page(request, declaration, bound=form)
    try:
        done = _explain(request, filing, form.cleaned_data)
    except DomainError as error:
        form.refuse(error)
        return _page(request, declaration, bound=form)
    text = ngettext("Đã ghi lý do cho {n} người.", "Đã ghi lý do cho {n} người.", done)
    messages.success(request, text.format(n=done))
    return to("changes", declaration)


def _ids(number: str) -> str:
    return f"id_{number}_%s" if number else "id_%s"


def _explain(request: HttpRequest, filing: Filing, data: dict[str, Any]) -> int:
    facts = {"explanation": data["explanation"], "on": data["on"], "version": data["version"]}
    if data["number"] is None:
        return lines.explain_all_missing(actor=who(request), filing=filing, at=timezone.now(), **facts)
    lines.explain_missing(
        actor=who(request), filing=filing, number=data["number"], at=timezone.now(), **facts
    )
    return 1


def _page(request: HttpRequest, declaration: Declaration, bound: ExplainForm | None) -> HttpResponse:
    filing = checked_filing(declaration)
    if filing is None:
        return to("month", declaration) if is_new(declaration) else to("progress", declaration)
    slug = request.GET.get("nhom", "")
    group = next((one for one in GROUPS if one[0] == slug), None)
    missing = Paginator(selectors.missing_lines(filing), MISSING_PER_PAGE).get_page(request.GET.get("thieu"))
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "before": (declaration.period - 1).pretty,
        "filing": filing,
        "counts": filing.counts,
        "groups": group_counts(filing),
        "group": {"slug": group[0], "label": str(group[1])} if group else None,
        "page_obj": _lines(request, filing, group),
        "missing": missing,
        "entries": [_entry(line, bound) for line in missing],
        "for_all": _for_all(declaration, bound),
        "form": bound,
        "is_ready": is_ready(filing),
        "steps": steps("changes"),
        "crumbs": crumbs(declaration, _("Thay đổi")),
    }
    return show(request, "contributions/changes.html", declaration.organisation, context)


def _lines(request: HttpRequest, filing: Filing, group: Any) -> Any:
    """Lines of the chosen group, else of everybody with a change."""
    found: QuerySet[FilingLine] = selectors.lines(filing).exclude(status=LineStatus.DROPPED)
    found = found.filter(change__in=group[2]) if group else found.exclude(Q(change="unchanged"))
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))


def _entry(line: FilingLine, bound: ExplainForm | None) -> dict[str, Any]:
    """A person who is missing, with the form as typed when it was this one that was refused."""
    number = str(line.number)
    if bound is not None and bound.data.get("number") == number:
        return {"line": line, "form": bound}
    initial = {"number": line.number, "version": line.version, "explanation": line.explanation}
    if line.explained_on:
        initial["on"] = f"{line.explained_on:%d/%m/%Y}"
    return {"line": line, "form": ExplainForm(initial=initial, auto_id=_ids(number))}


def _for_all(declaration: Declaration, bound: ExplainForm | None) -> ExplainForm:
    if bound is not None and not bound.data.get("number"):
        return bound
    return ExplainForm(initial={"version": declaration.version}, auto_id=_ids(""))
