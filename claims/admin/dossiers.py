"""Hồ sơ: the review workbench, its acts, its papers."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.desk import DeskAct, ReviewAdmin
from claims.admin import bench, checks, papers, queue, supplement
from claims.admin.acts import ACTS, REVIEW
from claims.models import Dossier
from claims.selectors import dossier_for, workbench
from claims.services import readings
from claims.services.looks import view_dossier
from vssportal.kernel.errors import DomainError, Missing
from vssportal.web.forms import VssForm
from vssportal.web.say import refusal


class DossierAdmin(ReviewAdmin):
    """Hồ sơ of the officer's agencies. The list is the queue; a page is the workbench."""

    slug = "ho-so"
    power = "claims.view_dossier"
    acts: ClassVar[dict[str, DeskAct]] = ACTS

    def get_urls(self) -> list[URLPattern]:
        door = self.admin_site.door
        own = "<uuid:dossier_id>/"
        file = f"{own}giay-to/<int:document_id>/"
        return [
            path(
                f"{own}yeu-cau-bo-sung/",
                door(supplement.ask, REVIEW),
                name="claims_dossier_supplement",
            ),
            path(
                f"{own}kiem-tra/<int:check_id>/bo-qua/",
                door(checks.override, REVIEW),
                name="claims_dossier_override",
            ),
            path(f"{own}dung-gia-tri/", door(self.use_value, REVIEW), name="claims_dossier_use_value"),
            path(file, door(papers.original, self.power), name="claims_dossier_paper"),
            path(f"{file}trang/<int:page>/", door(papers.page, self.power), name="claims_dossier_page"),
            *super().get_urls(),
        ]

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.within(request.seat.agency)  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return queue.index(request)

    def found(self, request: HttpRequest, object_id: str) -> Dossier:
        try:
            return dossier_for(request.user, UUID(object_id), today())  # type: ignore[arg-type]
        except (ValueError, Missing) as error:
            raise Http404 from error

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Bàn thẩm định."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        dossier = self.found(request, object_id)
        view_dossier(actor=request.user, dossier=dossier, at=timezone.now())  # type: ignore[arg-type]
        seen = workbench(request.user, dossier, today())  # type: ignore[arg-type]
        context = self.page_context(request, dossier) | bench.context(request, seen)
        return render(request, "claims/desk/review.html", context)

    def page_context(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        return self.admin_site.each_context(request) | bench.head(request, subject)

    def act_page(
        self, request: HttpRequest, step: DeskAct, subject: Any, form: VssForm, status: int
    ) -> HttpResponse:
        context = self.page_context(request, subject) | {"step": step, "form": form}
        return render(request, "claims/desk/act.html", context, status=status)

    def use_value(self, request: HttpRequest, dossier_id: UUID) -> HttpResponse:
        """Dùng giá trị trên giấy tờ thay cho điều đã khai."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        dossier = self.found(request, str(dossier_id))
        asked = request.POST.get("reading", "")
        try:
            if not asked.isdecimal():
                raise Http404
            readings.use_value(
                actor=request.user,  # type: ignore[arg-type]
                dossier_id=dossier.pk,
                reading_id=int(asked),
                at=timezone.now(),
            )
        except Missing as error:
            raise Http404 from error
        except DomainError as error:
            messages.error(request, refusal(error))
        else:
            messages.success(request, _("Đã dùng giá trị trên giấy tờ. Người dân đã được báo."))
        return redirect(self.detail_url(dossier))
