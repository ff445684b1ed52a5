"""Tải tệp: the template, the upload, how far the reading is, mapping columns, using another file."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.enums import Look
from accounts.services.records import audit
from contributions import selectors
from contributions.enums import FilingState
from contributions.forms import MappingForm, UploadForm
from contributions.intake import template
from contributions.intake.faults import FileRefused
from contributions.intake.rows import SheetPreview
from contributions.models import ColumnMapping, Declaration, Filing
from contributions.services import filings
from contributions.views.opening import (
    FILE,
    VIEW,
    for_declaration,
    is_new,
    opened,
    refused,
    show,
    to,
    told,
    who,
)
from contributions.views.shown import address, crumbs, other_files, period_of, steps
from contributions.views.workers import XLSX
from vssportal.kernel.errors import DomainError
from vssportal.templatetags.vss import number_vi

MAPPING_FAULTS = frozenset({"mapping_needed", "mapping_changed"})
FIELD = "file"


@for_declaration(FILE)
def form_template(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Mẫu D02-LT of the month, prefilled with today's workers; the export is logged."""
    organisation = declaration.organisation
    unit = template.TemplateUnit(organisation.code, organisation.name, str(declaration.period))
    audit(actor=who(request), look=Look.EXPORT, subject=organisation, at=timezone.now(), purpose="template")
    with tempfile.TemporaryDirectory(prefix="template-") as folder:
        path = Path(folder) / "mau.xlsx"
        template.write(path, unit=unit, rows=selectors.template_rows(organisation))
        content = path.read_bytes()
    name = f"D02-LT-{organisation.code}-{declaration.period}.xlsx"
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_declaration(FILE)
def upload(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Tải tệp lên; a file that could not be read has its reason here, beside the next try."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answer = _upload(request, declaration, form)
        if answer is not None:
            return answer
    filing = None if is_new(declaration) else selectors.current_filing(declaration)
    failed = filing if filing is not None and filing.state == FilingState.FAILED else None
    if not form.is_bound:
        form = UploadForm(initial={"version": None if is_new(declaration) else declaration.version})
    context = {
        "form": form,
        "period": period_of(declaration),
        "declaration": declaration,
        "filing": filing,
        "fault": selectors.file_fault(failed) if failed else None,
        "failed": failed,
        "can_map": failed is not None and (failed.fault or {}).get("code") in MAPPING_FAULTS,
        "others": [] if is_new(declaration) else other_files(declaration),
        "steps": steps("upload"),
        "crumbs": crumbs(declaration, _("Tải tệp")),
    }
    return show(request, "contributions/upload.html", declaration.organisation, context)


def _upload(request: HttpRequest, declaration: Declaration, form: UploadForm) -> HttpResponse | None:
    """Store it; None when it was refused and the form says why."""
    sent, version = form.cleaned_data[FIELD], form.cleaned_data["version"]
    try:
        held = opened(request, declaration)
        done = filings.upload_file(
            actor=who(request),
            declaration=held,
            content=sent,
            name=sent.name,
            version=version,
            at=timezone.now(),
        )
    except FileRefused as error:
        form.add_error(FIELD, told(error))
        return None
    except DomainError as error:
        form.refuse(error)
        return None
    return _after_upload(request, declaration, done)


def _after_upload(request: HttpRequest, declaration: Declaration, done: filings.Upload) -> HttpResponse:
    if done.outcome == filings.KEPT_ASIDE:
        text = _(
            "Trong lúc bạn làm, người khác đã thay đổi kỳ này. Tệp của bạn được giữ riêng, chưa dùng. "
            "Xem bản đang dùng rồi chọn."
        )
        messages.warning(request, text)
        return to("month", declaration)
    if done.outcome == filings.SAME:
        messages.info(request, _("Bạn đã tải tệp này lên trước đó. Kết quả kiểm tra vẫn giữ nguyên."))
    return to("progress", declaration)


@for_declaration(VIEW)
def progress(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Đang đọc tệp: waiting, reading, failed with its sentence; done leads on to the report."""
    filing = _running(declaration)
    job = job_of(declaration, filing)
    if job["state"] == "done":
        return to("report", declaration)
    context = {
        "job": job,
        "is_over": job["state"] == "failed",
        "filing": filing,
        "fault": selectors.file_fault(filing),
        "can_map": (filing.fault or {}).get("code") in MAPPING_FAULTS,
        "period": period_of(declaration),
        "declaration": declaration,
        "steps": steps("upload"),
        "crumbs": crumbs(declaration, _("Đang kiểm tra tệp")),
    }
    return show(request, "contributions/progress.html", declaration.organisation, context)


@for_declaration(VIEW)
def progress_state(request: HttpRequest, declaration: Declaration) -> JsonResponse:
    """How far it is, for the script of the page."""
    job = job_of(declaration, _running(declaration))
    share = 100 * job["done"] // job["total"] if job["total"] else 0
    names = ("state", "count", "sentence", "next")
    return JsonResponse({name: job[name] for name in names} | {"share": share})


def _running(declaration: Declaration) -> Filing:
    filing = None if is_new(declaration) else selectors.current_filing(declaration)
    if filing is None:
        raise Http404
    return filing


def job_of(declaration: Declaration, filing: Filing) -> dict[str, Any]:
    """The reading as the job component shows it."""
    states = {
        FilingState.STORED: ("waiting", _("Tệp đã lưu. Hệ thống bắt đầu đọc trong giây lát.")),
        FilingState.READING: ("running", _("Đang đọc và kiểm tra từng dòng.")),
        FilingState.CHECKED: ("done", ""),
        FilingState.FAILED: ("failed", ""),
    }
    state, sentence = states[FilingState(filing.state)]
    leads = {"done": "report", "failed": "upload"}
    if (filing.fault or {}).get("code") == "mapping_needed":
        leads["failed"] = "columns"
    counted = _("Đã đọc {done} trong {total} dòng").format(
        done=number_vi(filing.done), total=number_vi(filing.total)
    )
    return {
        "state": state,
        "done": filing.done,
        "total": filing.total,
        "count": counted if filing.total else "",
        "sentence": sentence,
        "next": address(leads[state], declaration) if state in leads else "",
        "poll_url": address("progress-state", declaration),
    }


@for_declaration(FILE)
def columns(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Ghép cột của bảng lương, once for all months."""
    filing = _running(declaration)
    if filing.state != FilingState.FAILED:
        return to("progress", declaration)
    try:
        sheets = filings.preview(filing=filing).sheets
    except DomainError as error:
        return refused(request, error, to("upload", declaration))
    sheet = _sheet(request, sheets)
    form = _mapping_form(request, declaration, sheet)
    answer = _map(request, declaration, filing, form, sheet) if form.is_bound and form.is_valid() else None
    if answer is not None:
        return answer
    context = {
        "form": form,
        "sheet": sheet,
        "sheets": sheets,
        "filing": filing,
        "period": period_of(declaration),
        "steps": steps("upload"),
        "crumbs": crumbs(declaration, _("Ghép cột")),
    }
    return show(request, "contributions/columns.html", declaration.organisation, context)


def _sheet(request: HttpRequest, sheets: Sequence[SheetPreview]) -> SheetPreview:
    wanted = request.POST.get("sheet") or request.GET.get("trang", "")
    return next((one for one in sheets if one.name == wanted), sheets[0])


def _mapping_form(request: HttpRequest, declaration: Declaration, sheet: SheetPreview) -> MappingForm:
    """Initial: as mapped before where the header still stands, else as suggested."""
    saved = ColumnMapping.objects.filter(organisation=declaration.organisation).first()
    titles = {title for _letter, title in sheet.titles}
    kept = {cell: title for cell, title in (saved.columns if saved else {}).items() if title in titles}
    initial = sheet.suggestions | kept
    return MappingForm(request.POST or None, titles=sheet.titles, initial=initial)


def _map(
    request: HttpRequest, declaration: Declaration, filing: Filing, form: MappingForm, sheet: SheetPreview
) -> HttpResponse | None:
    at = timezone.now()
    try:
        filings.save_mapping(
            actor=who(request),
            organisation=declaration.organisation,
            columns=form.cleaned_data,
            sheet=sheet.name,
            at=at,
        )
        filings.read_again(actor=who(request), filing=filing, at=at)
    except DomainError as error:
        form.refuse(error)
        return None
    return to("progress", declaration)


@for_declaration(FILE)
@require_POST
def read_again(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Đọc lại a file whose reading broke off."""
    try:
        filings.read_again(actor=who(request), filing=_running(declaration), at=timezone.now())
    except DomainError as error:
        return refused(request, error, to("upload", declaration))
    return to("progress", declaration)


@for_declaration(FILE)
@require_POST
def use_file(request: HttpRequest, declaration: Declaration, filing_id: UUID) -> HttpResponse:
    """Dùng tệp này that was set aside."""
    filing = Filing.objects.filter(declaration=declaration, pk=filing_id).first()
    raw = request.POST.get("version", "")
    if filing is None or not raw.isdecimal():
        raise Http404
    try:
        filings.use_filing(actor=who(request), filing=filing, version=int(raw), at=timezone.now())
    except DomainError as error:
        return refused(request, error, to("month", declaration))
    return to("progress", declaration)
