"""ReviewAdmin: officers look at everything and type into nothing; what changes goes through acts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
    quote,
)
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.desk.acts import DeskAct, status_of
from accounts.desk.site import DeskSite
from accounts.enums import Look
from accounts.services.records import audit
from vssportal.kernel.errors import DomainError, Missing
from vssportal.web.forms import VssForm

Text = str | Promise
NOTHING = "–"
COUNTED = 10_000


class BoundedPaginator(Paginator):
    """Counts to ``COUNTED`` and no further, so that a long table opens as fast as a short one."""

    @cached_property
    def count(self) -> int:
        return int(self.object_list[:COUNTED].count())  # type: ignore[attr-defined]


def _filtered_by(given: Any) -> str:
    """The field or parameter of one entry of ``list_filter``."""
    if isinstance(given, str):
        return given
    return str(given[0]) if isinstance(given, tuple) else str(given.parameter_name)


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng on a page: cells are text, or (text, address); ``amounts`` are the columns that stand right."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]
    amounts: frozenset[int] = frozenset()
    empty: str = ""

    @property
    def lines(self) -> list[list[dict[str, Any]]]:
        """Rows as the template prints them, each cell with its column's name for narrow screens."""
        return [
            [
                self._cell(place, cell, label)
                for place, (cell, label) in enumerate(zip(row, self.headers, strict=True))
            ]
            for row in self.rows
        ]

    def _cell(self, place: int, cell: Any, label: str) -> dict[str, Any]:
        text, url = cell if isinstance(cell, tuple) else (cell, "")
        return {
            "text": NOTHING if text in ("", None) else text,
            "url": url,
            "label": label,
            "is_amount": place in self.amounts,
        }


@dataclass(frozen=True, slots=True)
class Button:
    """Nút dẫn đến một việc."""

    url: str
    text: str
    css: str = "btn-outline"
    by_post: bool = False


class ReviewAdmin(admin.ModelAdmin):
    """Bảng chỉ xem.

    ``slug`` is its place in the address, ``power`` who may come; ``within`` keeps the rows to the officer's
    agencies, ``sections`` are the facts of its page, ``acts`` the buttons. ``is_audited``: every look at a row and
    every search leaves a line. ``must_search``: nothing is listed before somebody looks for it.
    """

    admin_site: DeskSite
    slug: ClassVar[str]
    power: ClassVar[str]
    heading: ClassVar[Text] = ""
    lead: ClassVar[Text] = ""
    sections: ClassVar[Sequence[tuple[Text, Sequence[str]]]] = ()
    acts: ClassVar[Mapping[str, DeskAct]] = {}
    is_audited: ClassVar[bool] = False
    must_search: ClassVar[bool] = False
    actions = None
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator
    list_template: ClassVar[str] = "admin/list.html"
    detail_template: ClassVar[str] = "admin/detail.html"

    # --- nobody types ------------------------------------------------------------------------------------

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.power in request.seat.powers  # type: ignore[attr-defined]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    # --- where and what ------------------------------------------------------------------------------------

    @property
    def url_base(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def list_url(self) -> str:
        return reverse(f"desk:{self.url_base}_changelist")

    def detail_url(self, subject: Model) -> str:
        return reverse(f"desk:{self.url_base}_change", args=[quote(subject.pk)])

    def act_url(self, subject: Model, act: str) -> str:
        return reverse(f"desk:{self.url_base}_act", args=[quote(subject.pk), act])

    def get_urls(self) -> list[URLPattern]:
        door = self.admin_site.door
        urls = [
            path("", door(self.changelist_view, self.power), name=f"{self.url_base}_changelist"),
            path("<str:object_id>/", door(self.change_view, self.power), name=f"{self.url_base}_change"),
        ]
        if self.acts:
            name = f"{self.url_base}_act"
            urls.append(path("<str:object_id>/<slug:act>/", door(self.act_view, self.power), name=name))
        return urls

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.within(super().get_queryset(request), request)

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """The rows of the officer's agencies; tables without an agency are kept by their power alone."""
        return rows

    def found(self, request: HttpRequest, object_id: str) -> Any:
        """The row, or 404: also for who works elsewhere."""
        return self._one(self.get_queryset(request), object_id)

    def _one(self, rows: QuerySet[Any], object_id: str) -> Any:
        try:
            subject = rows.filter(pk=object_id).first()
        except (ValidationError, ValueError) as error:
            raise Http404 from error
        if subject is None:
            raise Http404
        return subject

    # --- the list ----------------------------------------------------------------------------------------

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        try:
            changes = self.get_changelist_instance(request)
        except (IncorrectLookupParameters, ValidationError):
            return redirect(request.path)
        if self.is_audited and changes.query:
            facts = {"table": self.opts.label_lower, "query": changes.query[:100]}
            self._log(request, Look.SEARCH, request.seat.agency, facts=facts)  # type: ignore[attr-defined]
        names = [str(name) for name in changes.list_display if name != "action_checkbox"]
        context = {
            **self.admin_site.each_context(request),
            "heading": self.heading or self.opts.verbose_name_plural,
            "lead": self.lead,
            "changes": changes,
            "page_obj": changes.paginator.get_page(changes.page_num),
            "headers": [self.label(name) for name in names],
            "rows": [self._row(subject, names) for subject in changes.result_list],
            "filters": [(spec.title, list(spec.choices(changes))) for spec in changes.filter_specs],
            "is_waiting": self.must_search and not changes.query,
            "list_buttons": self.list_buttons(request),
        }
        return render(request, self.list_template, context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term:
            return self.search(queryset, search_term), False
        return (queryset.none() if self.must_search else queryset), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what stands on the page as a filter: an address must not feel for the rest of the table."""
        return lookup.split("__")[0] in {_filtered_by(each) for each in self.list_filter}

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Rows that match what was typed."""
        return rows

    def label(self, name: str) -> str:
        text = str(label_for_field(name, self.model, self))
        return text[:1].upper() + text[1:]

    def cell(self, name: str, subject: Model) -> Any:
        field, attribute, value = lookup_field(name, subject, self)
        if field is None:
            return display_for_value(value, NOTHING, getattr(attribute, "boolean", False))
        return display_for_field(value, field, NOTHING)

    def _row(self, subject: Model, names: Iterable[str]) -> dict[str, Any]:
        cells = [(self.label(name), self.cell(name, subject)) for name in names]
        return {"url": self.detail_url(subject), "first": cells[0][1], "cells": cells[1:]}

    def list_buttons(self, request: HttpRequest) -> list[Button]:
        return []

    # --- one row -------------------------------------------------------------------------------------------

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        subject = self.found(request, object_id)
        if self.is_audited:
            self._log(request, Look.VIEW, subject)
        sections = [
            {
                "title": title,
                "rows": [{"label": self.label(n), "value": self.cell(n, subject)} for n in names],
            }
            for title, names in self.sections
        ]
        context = {
            **self.page_context(request, subject),
            "sections": sections,
            "tables": self.tables(request, subject),
            "buttons": self.buttons(request, subject),
            **self.more_context(request, subject),
        }
        return render(request, self.detail_template, context)

    def page_context(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        """What every page about a row needs."""
        crumbs = [{"label": self.heading or self.opts.verbose_name_plural, "url": self.list_url()}]
        return {
            **self.admin_site.each_context(request),
            "subject": subject,
            "heading": self.heading_of(subject),
            "crumbs": [*crumbs, {"label": self.heading_of(subject), "url": self.detail_url(subject)}],
        }

    def heading_of(self, subject: Any) -> str:
        return str(subject)

    def tables(self, request: HttpRequest, subject: Any) -> list[Table]:
        return []

    def buttons(self, request: HttpRequest, subject: Any) -> list[Button]:
        return []

    def more_context(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        """What else the page prints: ``sheet`` a worksheet, ``page_obj`` of a long table."""
        return {}

    # --- acts ----------------------------------------------------------------------------------------------

    def act_view(self, request: HttpRequest, object_id: str, act: str) -> HttpResponse:
        """One act: its form by GET, the service by POST."""
        if act not in self.acts:
            raise Http404
        step, subject = self.acts[act], self.found(request, object_id)
        if step.needs and step.needs not in request.seat.powers:  # type: ignore[attr-defined]
            raise PermissionDenied
        form = self.form_of(request, step, subject)
        status: int = HTTPStatus.OK
        if request.method == "POST" and form.is_valid():
            try:
                answer = step.run(request.user, subject, form.cleaned_data, timezone.now())  # type: ignore[arg-type]
            except Missing as error:
                raise Http404 from error
            except DomainError as refusal:
                form.refuse(refusal)
                status = status_of(refusal)
            else:
                return self.after(request, step, subject, answer)
        return self.act_page(request, step, subject, form, status)

    def form_of(self, request: HttpRequest, step: DeskAct, subject: Any) -> VssForm:
        data = request.POST if request.method == "POST" else None
        form = step.form(data, **step.options(request, subject))
        form.submit_label, form.submit_class = step.button, step.button_class
        form.back_link, form.back_text = self.detail_url(subject), _("Không làm nữa")
        return form

    def after(self, request: HttpRequest, step: DeskAct, subject: Any, answer: Any) -> HttpResponse:
        messages.success(request, str(step.done))
        return redirect(self.detail_url(subject))

    def act_page(
        self, request: HttpRequest, step: DeskAct, subject: Any, form: VssForm, status: int
    ) -> HttpResponse:
        context = self.page_context(request, subject)
        crumbs = [*context["crumbs"], {"label": step.title, "url": ""}]
        context |= {"step": step, "form": form, "crumbs": crumbs}
        return render(request, "admin/act.html", context, status=status)

    def _log(self, request: HttpRequest, look: Look, subject: Model, **more: Any) -> None:
        audit(actor=request.user, look=look, subject=subject, at=timezone.now(), **more)  # type: ignore[arg-type]
