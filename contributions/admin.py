"""Tờ khai của đơn vị trên bàn làm việc: read only; what belongs to them stands on people's and employers' pages."""

from typing import Any, ClassVar

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.access import today
from accounts.admin.people import OrganisationAdmin, PersonAdmin
from accounts.desk import Group, ReviewAdmin, Table, desk, entry
from accounts.models import Organisation, Person
from contributions import selectors
from contributions.enums import DeclarationState
from contributions.models import Declaration, Filing, FilingLine, Receipt
from contributions.views.shown import journal_of, period_of
from vssportal.kernel.names import name_key
from vssportal.kernel.periods import Month
from vssportal.templatetags.vss import date_vi, datetime_vi, mask_id, number_vi, vnd
from vssportal.web.menus import page_url

LINES = 50
RECENT = 12


class StateFilter(admin.SimpleListFilter):
    """Trạng thái; drafts are not there to be chosen."""

    title = _("trạng thái")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [each for each in DeclarationState.choices if each[0] != DeclarationState.DRAFT]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(state=self.value()) if self.value() else queryset


class DeclarationAdmin(ReviewAdmin):
    """Tờ khai of the officer's agencies; a draft is the employer's own until it is submitted."""

    slug = "to-khai"
    power = "contributions.view_declaration"
    heading = _("Tờ khai của đơn vị")
    lead = _("Tờ khai được đối chiếu và tiếp nhận tự động, hoặc trả lại kèm lý do.")
    is_audited = True
    list_display = ("period", "unit", "state", "headcount", "total", "sent")
    list_filter: ClassVar[Any] = (StateFilter,)
    search_fields = ("organisation",)
    search_help_text = _("Tên, mã đơn vị, mã số thuế hoặc số tiếp nhận")
    ordering = ("-submitted_at", "pk")
    sections = (
        (_("Tờ khai"), ("unit", "period", "state", "reason", "sent", "sender", "decided", "agency")),
        (_("Tiếp nhận"), ("receipt_number", "headcount", "payroll", "total", "promised")),
    )

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        latest = Receipt.objects.filter(declaration=OuterRef("pk")).order_by("-pk")
        facts = {
            name: Subquery(latest.values(name)[:1])
            for name in ("number", "headcount", "payroll_vnd", "total_vnd", "promised_on")
        }
        seen = rows.within(request.seat.agency).exclude(state=DeclarationState.DRAFT)  # type: ignore[attr-defined]
        seen = seen.select_related("organisation", "agency", "submitted_by")
        return seen.annotate(**{f"receipt_{name}": fact for name, fact in facts.items()})

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        wanted = text.strip()
        of_unit = Q(organisation__code=wanted) | Q(organisation__tax_code=wanted)
        named = Q(organisation__name_key__contains=name_key(wanted))
        return rows.filter(
            of_unit | named | Q(pk__in=Receipt.objects.filter(number=wanted).values("declaration"))
        )

    @admin.display(description=_("kỳ"))
    def period(self, declaration: Declaration) -> str:
        return period_of(declaration)

    @admin.display(description=_("đơn vị"))
    def unit(self, declaration: Declaration) -> str:
        return f"{declaration.organisation.name} ({declaration.organisation.code})"

    @admin.display(description=_("số người"))
    def headcount(self, declaration: Any) -> str:
        return number_vi(declaration.receipt_headcount)

    @admin.display(description=_("quỹ lương"))
    def payroll(self, declaration: Any) -> str:
        return vnd(declaration.receipt_payroll_vnd)

    @admin.display(description=_("phải đóng"))
    def total(self, declaration: Any) -> str:
        return vnd(declaration.receipt_total_vnd)

    @admin.display(description=_("số tiếp nhận"))
    def receipt_number(self, declaration: Any) -> str:
        return declaration.receipt_number or ""

    @admin.display(description=_("hẹn trả"))
    def promised(self, declaration: Any) -> str:
        return date_vi(declaration.receipt_promised_on)

    @admin.display(description=_("nộp lúc"))
    def sent(self, declaration: Declaration) -> str:
        return datetime_vi(declaration.submitted_at)

    @admin.display(description=_("người nộp"))
    def sender(self, declaration: Declaration) -> str:
        return declaration.submitted_by.full_name if declaration.submitted_by else ""

    @admin.display(description=_("có kết quả lúc"))
    def decided(self, declaration: Declaration) -> str:
        return datetime_vi(declaration.decided_at)

    def heading_of(self, subject: Any) -> str:
        return f"{period_of(subject)} · {subject.organisation.name}"

    def more_context(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        receipt = subject.receipts.order_by("-pk").first()
        filing = selectors.current_filing(subject)
        found = selectors.lines(filing) if filing else FilingLine.objects.none()
        page = Paginator(found, LINES).get_page(request.GET.get("page"))
        return {
            "sheet": receipt.worksheet if receipt else None,
            "page_obj": page,
            "tables": [
                *([_papers(receipt, filing)] if receipt else []),
                _lines(page),
                _journal(subject),
            ],
        }


def _papers(receipt: Receipt, filing: Filing | None) -> Table:
    letter = selectors.receipt_letter(receipt)
    rows: list[list[Any]] = []
    if letter:
        rows.append([(f"{letter.get_kind_display()} {letter.number}", page_url(f"/tep/{letter.file_id}/"))])
    if filing and filing.file_id:
        rows.append([filing.name])
    return Table(_now("Giấy tờ"), [_now("Tệp")], rows)


def _lines(page: Any) -> Table:
    headers = [
        _now("Dòng"),
        _now("Họ và tên"),
        _now("Số định danh"),
        _now("Thay đổi"),
        _now("Mức lương đóng"),
        _now("Kết quả"),
    ]
    rows = [
        [
            str(line.number),
            line.full_name,
            mask_id(line.citizen_number or line.si_number),
            line.get_change_display(),
            vnd(line.wage_vnd),
            line.get_status_display(),
        ]
        for line in page
    ]
    return Table(_now("Danh sách lao động"), headers, rows, frozenset({4}))


def _journal(declaration: Declaration) -> Table:
    rows = [[line["when"], line["title"], line["text"]] for line in journal_of(declaration)]
    return Table(_now("Nhật ký"), [_now("Lúc"), _now("Việc"), _now("Ai, ghi chú")], rows)


def spans_of(request: HttpRequest, person: Person) -> list[Table]:
    """Quá trình đóng on a person's page, newest first."""
    spans = selectors.history_of(person, Month.of(today()))[::-1]
    rows = [
        [
            f"{span.months.start.pretty} – {span.months.last.pretty if span.months.last else ''}",
            span.organisation_name,
            vnd(span.base_vnd),
        ]
        for span in spans
    ]
    headers = [_now("Từ tháng – đến tháng"), _now("Đơn vị"), _now("Mức đóng")]
    return [Table(_now("Quá trình đóng"), headers, rows, frozenset({2}))]


def declarations_of(request: HttpRequest, organisation: Organisation) -> list[Table]:
    """Tờ khai gần đây on an employer's page."""
    if DeclarationAdmin.power not in request.seat.powers:  # type: ignore[attr-defined]
        return []
    found = organisation.declarations.exclude(state=DeclarationState.DRAFT).order_by("-month", "-sequence")[
        :RECENT
    ]
    rows = [
        [
            (period_of(each), reverse("desk:contributions_declaration_change", args=[each.pk])),
            each.get_state_display(),
            datetime_vi(each.submitted_at),
        ]
        for each in found
    ]
    return [Table(_now("Tờ khai gần đây"), [_now("Kỳ"), _now("Trạng thái"), _now("Nộp lúc")], rows)]


def declarations_group(request: HttpRequest) -> Group:
    """Nghiệp vụ thu in the menu."""
    if DeclarationAdmin.power not in request.seat.powers:  # type: ignore[attr-defined]
        return Group(_now("Nghiệp vụ"), [])
    url = reverse("desk:contributions_declaration_changelist")
    return Group(_now("Nghiệp vụ"), [entry(request, _now("Tờ khai của đơn vị"), url)])


desk.register(Declaration, DeclarationAdmin)
desk.add_group(20, declarations_group)
PersonAdmin.more_tables.append(spans_of)
OrganisationAdmin.more_tables.append(declarations_of)
