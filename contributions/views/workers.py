"""Lao động: the list with search and export, one worker."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Look
from accounts.models import Organisation
from accounts.services.records import audit
from contributions import selectors
from contributions.forms import WorkersFilter
from contributions.intake.neutral import neutral
from contributions.models import ContributionSpan, Employment, MonthDue
from contributions.rules.funds import FUND_PAYERS
from contributions.views.opening import VIEW, for_employer, show, who
from contributions.views.shown import employer_crumbs
from vssportal.kernel.names import name_key
from vssportal.templatetags.vss import date_vi, month_vi

PER_PAGE = 50
SHOWN_MONTHS = 24
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_employer(VIEW)
def workers(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Danh sách lao động."""
    form = WorkersFilter(request.GET)
    found = _found(organisation, form)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter_form": form,
        "page_obj": page,
        "chips": _chips(form),
        "query": request.GET.urlencode(),
        "crumbs": employer_crumbs(organisation, (_("Quản lý lao động"), "")),
    }
    return show(request, "contributions/workers.html", organisation, context)


def _found(organisation: Organisation, form: WorkersFilter) -> QuerySet[Employment]:
    form.is_valid()
    text, situation = form.cleaned_data.get("q", ""), form.cleaned_data.get("situation", "")
    if situation == WorkersFilter.GONE:
        gone = Employment.objects.filter(organisation=organisation, until_month__isnull=False)
        if text:
            gone = gone.filter(person__name_key__contains=name_key(text) or text)
        return gone.select_related("person").order_by("-until_month", "person__given_sort", "pk")
    found = selectors.workers(organisation, text.strip())
    return found.filter(situation=situation) if situation else found


def _chips(form: WorkersFilter) -> list[dict[str, str]]:
    chips = []
    if text := form.cleaned_data.get("q"):
        chips.append({"label": f"“{text}”", "name": "q"})
    if situation := form.cleaned_data.get("situation"):
        labels = dict(form.fields["situation"].choices)  # type: ignore[attr-defined]
        chips.append({"label": str(labels[situation]), "name": "situation"})
    return chips


@for_employer(VIEW)
def export(request: HttpRequest, organisation: Organisation, kind: str) -> HttpResponse:
    """Xuất danh sách as shown, .csv or .xlsx; the export is logged."""
    form = WorkersFilter(request.GET)
    rows = _rows(_found(organisation, form))
    audit(
        actor=who(request),
        look=Look.EXPORT,
        subject=organisation,
        at=timezone.now(),
        purpose="workers",
        facts={"kind": kind},
    )
    name = f"lao-dong-{organisation.code}.{kind}"
    if kind == "csv":
        return as_csv(rows, name)
    response = HttpResponse(_workbook(rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(found: QuerySet[Employment]) -> Iterator[tuple[Any, ...]]:
    """A heading, then a worker a row; every text harmless in a spreadsheet."""
    yield (
        _("Họ và tên"), _("Mã số BHXH"), _("Số định danh"), _("Ngày sinh"), _("Mã nhân viên"),
        _("Chức danh"), _("Mức lương đóng"), _("Tình trạng"), _("Từ tháng"), _("Đến hết tháng"),
    )  # fmt: skip
    for work in found.iterator(chunk_size=2000):
        person = work.person
        texts = (
            person.full_name, person.si_number or "", person.citizen_number or "", date_vi(person.born_on),
            work.employee_code, work.position,
        )  # fmt: skip
        ends = (work.get_situation_display(), month_vi(work.since_month), month_vi(work.until_month or ""))
        yield (*map(neutral, texts), work.wage_vnd, *ends)


def as_csv(rows: Iterable[tuple[Any, ...]], name: str) -> HttpResponse:
    """A CSV that Excel opens in the right letters."""
    out = StringIO()
    out.write("\ufeff")
    csv.writer(out).writerows(rows)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _workbook(rows: Iterable[tuple[Any, ...]]) -> bytes:
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet, text = book.add_worksheet("Lao động"), book.add_format({"num_format": "@"})
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, place, value)
                else:
                    sheet.write_string(number, place, str(value), text)
    return out.getvalue()


@for_employer(VIEW)
def worker(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Một lao động: who, on what terms, what was declared and paid here; the look is logged."""
    found = Employment.objects.filter(organisation=organisation, pk=pk).select_related("person").first()
    if found is None:
        raise Http404
    audit(actor=who(request), look=Look.VIEW, subject=found.person, at=timezone.now(), purpose="employer")
    spans = ContributionSpan.objects.in_force().filter(organisation=organisation, person=found.person)
    context = {
        "work": found,
        "person": found.person,
        "spans": spans.order_by("-start_month", "-pk"),
        "dues": _dues(organisation, found),
        "crumbs": employer_crumbs(
            organisation, (_("Quản lý lao động"), "workers"), (found.person.full_name, "")
        ),
    }
    return show(request, "contributions/worker.html", organisation, context)


def _dues(organisation: Organisation, work: Employment) -> list[dict[str, Any]]:
    """Số phải đóng of the latest months, corrections summed into their month."""
    found = MonthDue.objects.filter(person_id=work.person_id, organisation=organisation)
    months: dict[Any, dict[str, Any]] = {}
    for due in found.order_by("-month", "pk"):
        row = months.setdefault(due.month, {"month": due.month, "employee": 0, "employer": 0})
        row["base_vnd"] = due.base_vnd
        for fund, payer in FUND_PAYERS:
            row[str(payer)] += getattr(due, f"{fund}_{payer}_vnd")
    for row in months.values():
        row["total"] = row["employee"] + row["employer"]
    return list(months.values())[:SHOWN_MONTHS]
