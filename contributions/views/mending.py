"""Sửa trên trang: one cell, a whole row, all suggestions, rows of one person, warnings."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions import selectors
from contributions.enums import LineOrigin, LineStatus
from contributions.forms import FixForm
from contributions.models import Declaration, Filing, FilingFinding, FilingLine
from contributions.services import lines
from contributions.services.money import person_worksheet
from contributions.views.opening import FILE, VIEW, checked_filing, for_declaration, refused, show, to, who
from contributions.views.report import shown_problem
from contributions.views.shown import address, choices_of, crumbs, label_of, period_of, steps
from vssportal.kernel.errors import DomainError, Stale
from vssportal.templatetags.vss import date_vi, month_vi, number_vi

PER_PAGE = 50
TWINS = 20
# Cells of a row in the order of the form; what the registry's own rows can be changed in.
CELLS_SHOWN = (
    "full_name", "si_number", "citizen_number", "birth", "sex", "position", "workplace", "wage", "allowances",
    "contract_kind", "contract_on", "from_month", "to_month", "facility_code", "change_code", "employee_code", "note",
)  # fmt: skip


def filing_for(declaration: Declaration) -> Filing:
    filing = checked_filing(declaration)
    if filing is None:
        raise Http404
    return filing


def _back(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """To the page the form stood on: the report, unless it names another page of ours."""
    asked = request.POST.get("back", "")
    home = address("month", declaration)
    if asked.startswith(home) and url_has_allowed_host_and_scheme(asked, None):
        return redirect(asked)
    return to("report", declaration)


@for_declaration(FILE)
@require_POST
def fix(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Sửa một ô; when somebody else mended the row meanwhile, both values are shown."""
    filing, form = filing_for(declaration), FixForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        line = lines.fix_cell(actor=who(request), filing=filing, at=timezone.now(), **form.cleaned_data)
    except Stale:
        return _conflict(request, declaration, filing, form.cleaned_data)
    except DomainError as error:
        return refused(request, error, _back(request, declaration))
    _tell_fixed(request, filing, line, form.cleaned_data["cell"])
    return _back(request, declaration)


def _tell_fixed(request: HttpRequest, filing: Filing, line: FilingLine, cell: str) -> None:
    """What became of it: mended, or still wrong and why."""
    places = {"number": line.number, "label": label_of(cell, get_language() or "vi").lower()}
    left = FilingFinding.objects.filter(filing=filing, number=line.number, cell=cell, level="error").first()
    if left is None:
        messages.success(request, _("Đã sửa {label} dòng {number}.").format(**places))
        return
    text = _("Dòng {number} còn lỗi ở {label}. {what} {todo}")
    messages.warning(
        request, text.format(**places, what=selectors.sentence_of(left), todo=selectors.remedy_of(left))
    )


def _conflict(
    request: HttpRequest, declaration: Declaration, filing: Filing, typed: dict[str, Any]
) -> HttpResponse:
    line = FilingLine.objects.filter(filing=filing, number=typed["number"]).first()
    if line is None:
        raise Http404
    context = {
        "declaration": declaration,
        "line": line,
        "typed": typed,
        "label": label_of(typed["cell"], get_language() or "vi"),
        "held": _text(_typed(filing, [line.number]), line, typed["cell"]),
        "back": request.POST.get("back", ""),
        "crumbs": crumbs(declaration, _("Hai người cùng sửa")),
    }
    return show(request, "contributions/conflict.html", declaration.organisation, context, status=409)


Typed = dict[tuple[int, str], str]


def _typed(filing: Filing, numbers: Iterable[int]) -> Typed:
    """Cells that could not be read, as they were typed."""
    found = FilingFinding.objects.filter(filing=filing, number__in=list(numbers), origin="cell")
    return {(n, cell): text for n, cell, text in found.values_list("number", "cell", "text")}


def _text(typed: Typed, line: FilingLine, cell: str) -> str:
    """The cell as somebody would type it: as it was typed when it is at fault, else from what was understood."""
    return typed.get((line.number, cell)) or _plain(line, cell)


def _plain(line: FilingLine, cell: str) -> str:
    typed = {
        "birth": date_vi(line.born_on),
        "sex": {"male": "Nam", "female": "Nữ"}.get(line.sex, ""),
        "wage": number_vi(line.pay_vnd) or str((line.coefficients or {}).get("wage", "")),
        "allowances": number_vi(line.allowances_vnd or None),
        "contract_kind": line.get_contract_kind_display() if line.contract_kind else "",
        "contract_on": date_vi(line.contract_on),
        "from_month": month_vi(line.from_month),
        "to_month": month_vi(line.to_month),
    }
    return str(typed[cell] if cell in typed else getattr(line, cell, ""))


@for_declaration(FILE)
@require_POST
def take_suggestions(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Sửa cả loạt theo gợi ý."""
    filing = filing_for(declaration)
    try:
        done = lines.apply_suggestions(
            actor=who(request), filing=filing, version=_version(request), at=timezone.now()
        )
    except DomainError as error:
        return refused(request, error, to("report", declaration))
    text = ngettext("Đã sửa {n} ô theo gợi ý.", "Đã sửa {n} ô theo gợi ý.", done)
    messages.success(request, text.format(n=done))
    return to("report", declaration)


def _version(request: HttpRequest) -> int:
    raw = request.POST.get("version", "")
    if not raw.isdecimal():
        raise Http404
    return int(raw)


@for_declaration(FILE)
@require_POST
def confirm(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Xác nhận cảnh báo của một dòng, or of all."""
    filing, raw = filing_for(declaration), request.POST.get("number", "")
    numbers = [int(raw)] if raw.isdecimal() else None
    try:
        done = lines.confirm_warnings(
            actor=who(request), filing=filing, numbers=numbers, version=_version(request), at=timezone.now()
        )
    except DomainError as error:
        return refused(request, error, to("report", declaration))
    text = ngettext("Đã xác nhận {n} cảnh báo.", "Đã xác nhận {n} cảnh báo.", done)
    messages.success(request, text.format(n=done))
    return to("report", declaration)


@for_declaration(VIEW)
def listed(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Các dòng của kỳ, to look through and to mend one by one."""
    filing, text = filing_for(declaration), request.GET.get("q", "").strip()
    found = selectors.lines(filing, q=text, status=_status(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "page_obj": page,
        "text": text,
        "chosen": _status(request),
        "statuses": LineStatus.choices,
        "steps": steps("report"),
        "crumbs": crumbs(declaration, _("Danh sách của kỳ")),
    }
    return show(request, "contributions/lines.html", declaration.organisation, context)


def _status(request: HttpRequest) -> str:
    asked = request.GET.get("ket-qua", "")
    return asked if asked in LineStatus.values else ""


@for_declaration(VIEW)
def one(request: HttpRequest, declaration: Declaration, number: int) -> HttpResponse:
    """Một dòng: every cell with a form of its own, what was found, the worksheet of the person."""
    filing, line = _line(declaration, number)
    line.filing = filing
    found = FilingFinding.objects.filter(filing=filing, number=number).order_by("pk")
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "line": line,
        "cells": _cells(filing, line),
        "problems": [shown_problem(selectors.problem_of(each, line)) for each in found],
        "can_drop": line.origin == LineOrigin.FILE,
        "is_dropped": line.status == LineStatus.DROPPED,
        "sheet": person_worksheet(line) if line.wage_vnd is not None else None,
        "crumbs": crumbs(declaration, _("Dòng {number}").format(number=number)),
    }
    return show(request, "contributions/line.html", declaration.organisation, context)


def _line(declaration: Declaration, number: int) -> tuple[Filing, FilingLine]:
    filing = filing_for(declaration)
    line = FilingLine.objects.filter(filing=filing, number=number).first()
    if line is None:
        raise Http404
    return filing, line


def _cells(filing: Filing, line: FilingLine) -> list[dict[str, Any]]:
    language = get_language() or "vi"
    cells, typed = [], _typed(filing, [line.number])
    for cell in CELLS_SHOWN:
        value, choices = _text(typed, line, cell), choices_of(cell)
        if choices and value and value not in dict(choices):
            choices = [(value, value), *choices]
        cells.append({"name": cell, "label": label_of(cell, language), "value": value, "choices": choices})
    return cells


@for_declaration(FILE)
@require_POST
def drop(request: HttpRequest, declaration: Declaration, number: int) -> HttpResponse:
    """Bỏ một dòng, or bring it back."""
    filing, _line_now = _line(declaration, number)
    act = lines.restore_line if "restore" in request.POST else lines.drop_line
    try:
        act(actor=who(request), filing=filing, number=number, version=_version(request), at=timezone.now())
    except DomainError as error:
        return refused(request, error, to("line", declaration, number=number))
    text = _("Đã khôi phục dòng {number}.") if "restore" in request.POST else _("Đã bỏ dòng {number}.")
    messages.success(request, text.format(number=number))
    return to("line", declaration, number=number)


@for_declaration(VIEW)
def twins(request: HttpRequest, declaration: Declaration, number: int) -> HttpResponse:
    """So sánh các dòng của một người, to choose the one that stays."""
    filing, line = _line(declaration, number)
    found = selectors.duplicates(filing, number)[:TWINS]
    typed = _typed(filing, [twin.number for twin in found])
    rows = [
        {"label": label_of(cell, get_language() or "vi"), "values": values, "differs": len(set(values)) > 1}
        for cell in CELLS_SHOWN
        if any(values := [_text(typed, twin, cell) for twin in found])
    ]
    context = {
        "declaration": declaration,
        "line": line,
        "twins": found,
        "rows": rows,
        "period": period_of(declaration),
        "crumbs": crumbs(declaration, _("So sánh các dòng trùng")),
    }
    return show(request, "contributions/twins.html", declaration.organisation, context)


@for_declaration(FILE)
@require_POST
def choose(request: HttpRequest, declaration: Declaration, number: int) -> HttpResponse:
    """Giữ dòng này of the rows of one person."""
    filing = filing_for(declaration)
    try:
        lines.choose_line(
            actor=who(request), filing=filing, number=number, version=_version(request), at=timezone.now()
        )
    except DomainError as error:
        return refused(request, error, to("twins", declaration, number=number))
    messages.success(request, _("Đã giữ dòng {number}, các dòng trùng được bỏ.").format(number=number))
    return to("report", declaration)
