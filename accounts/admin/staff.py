"""Cơ quan, tài khoản, phân công: administrators only; a posting changes through its service."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from accounts.access import today
from accounts.desk import Button, DeskAct, ReviewAdmin, Table, desk, status_of
from accounts.enums import Duty
from accounts.models import Agency, Posting, User
from accounts.services.postings import appoint, end_posting
from vssportal.kernel.errors import DomainError
from vssportal.kernel.names import name_key
from vssportal.templatetags.vss import date_vi
from vssportal.web.forms import DateField3, Text, VssForm

MANAGE = "accounts.manage"


class AppointForm(VssForm):
    """Ai, ở đâu, làm gì, từ ngày nào."""

    submit_label = _("Phân công")
    nouns: ClassVar[dict[str, Text]] = {
        "email": _("địa chỉ e-mail của cán bộ"),
        "agency": _("mã cơ quan"),
        "duty": _("nhiệm vụ"),
        "since": _("ngày bắt đầu"),
    }
    email = forms.EmailField(label=_("E-mail của cán bộ"), max_length=200)
    agency = forms.CharField(label=_("Mã cơ quan"), help_text=_("Năm chữ số, như 00101"), max_length=5)
    duty = forms.ChoiceField(label=_("Nhiệm vụ"), choices=Duty.choices, widget=forms.RadioSelect)
    since = DateField3(label=_("Từ ngày"))

    def clean_email(self) -> User:
        found = User.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if found is None:
            raise forms.ValidationError(
                _now("Chưa có tài khoản với địa chỉ này. Cán bộ tạo tài khoản trước.")
            )
        return found

    def clean_agency(self) -> Agency:
        found = Agency.objects.filter(code=self.cleaned_data["agency"].strip()).first()
        if found is None:
            raise forms.ValidationError(_now("Không có cơ quan nào mang mã này."))
        return found


class EndForm(VssForm):
    """Ngày làm việc cuối cùng."""

    nouns: ClassVar[dict[str, Text]] = {"until": _("ngày cuối")}
    until = DateField3(label=_("Ngày cuối"), help_text=_("Ghi ngày hôm qua để kết thúc ngay"))


def _end(actor: User, posting: Posting, data: Mapping[str, Any], at: datetime) -> Posting:
    return end_posting(actor=actor, posting_id=posting.pk, until=data["until"], at=at)


def appoint_page(request: HttpRequest) -> HttpResponse:
    """Phân công một cán bộ."""
    data = request.POST if request.method == "POST" else None
    start = {"since": today(), "email": request.GET.get("email", ""), "duty": Duty.OFFICER.value}
    form = AppointForm(data, initial=start)
    form.back_link, form.back_text = reverse("desk:accounts_posting_changelist"), _now("Không làm nữa")
    status: int = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            posting = appoint(
                actor=request.user,  # type: ignore[arg-type]
                user_id=given["email"].pk,
                agency_id=given["agency"].pk,
                duty=given["duty"],
                since=given["since"],
                at=timezone.now(),
            )
        except DomainError as error:
            form.refuse(error)
            status = status_of(error)
        else:
            messages.success(request, _now("Đã phân công."))
            return redirect("desk:accounts_posting_change", posting.pk)
    step = {"title": _now("Phân công cán bộ"), "lead": ""}
    crumbs = [
        {"label": pgettext("many", "Phân công"), "url": form.back_link},
        {"label": step["title"], "url": ""},
    ]
    context = desk.each_context(request) | {"form": form, "step": step, "crumbs": crumbs}
    return render(request, "admin/act.html", context, status=status)


class AgencyAdmin(ReviewAdmin):
    """Cơ quan BHXH."""

    slug = "co-quan"
    power = MANAGE
    heading = _("Cơ quan")
    list_display = ("name", "code", "level", "parent")
    list_select_related = ("parent",)
    list_filter = ("level",)
    search_fields = ("name",)
    search_help_text = _("Tên hoặc mã cơ quan")
    ordering = ("code",)
    sections = ((_("Cơ quan"), ("name", "code", "level", "parent", "province_code", "address", "phone")),)

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.within(request.seat.agency)  # type: ignore[attr-defined]

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        return rows.filter(Q(code__startswith=text.strip()) | Q(name__icontains=text.strip()))

    def tables(self, request: HttpRequest, subject: Agency) -> list[Table]:
        posted = subject.postings.on(today()).select_related("user").order_by("duty", "user__full_name")
        rows = [
            [
                (each.user.full_name, reverse("desk:accounts_posting_change", args=[each.pk])),
                each.get_duty_display(),
            ]
            for each in posted
        ]
        return [Table(_now("Cán bộ hôm nay"), [_now("Họ và tên"), _now("Nhiệm vụ")], rows)]


class RunningFilter(admin.SimpleListFilter):
    """Đang chạy hay đã kết thúc."""

    title = _("hiệu lực")
    parameter_name = "running"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("Đang chạy")), ("no", _("Đã kết thúc, chưa đến ngày"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        running = Posting.objects.on(today()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=running)
        return queryset.exclude(pk__in=running) if self.value() == "no" else queryset


class PostingAdmin(ReviewAdmin):
    """Phân công."""

    slug = "phan-cong"
    power = MANAGE
    heading = pgettext_lazy("many", "Phân công")
    list_display = ("user", "duty", "agency", "since", "until")
    list_select_related = ("user", "agency")
    list_filter = (RunningFilter, "duty")
    search_fields = ("user",)
    search_help_text = _("Họ tên, e-mail hoặc mã cơ quan")
    sections = ((pgettext_lazy("many", "Phân công"), ("user", "duty", "agency", "since", "until")),)
    acts: ClassVar[dict[str, DeskAct]] = {
        "ket-thuc": DeskAct(
            title=_("Kết thúc phân công"),
            form=EndForm,
            run=_end,
            done=_("Đã ghi ngày kết thúc."),
            button=_("Kết thúc phân công"),
            button_class="btn-danger",
            options=lambda request, posting: {"initial": {"until": today() - timedelta(days=1)}},
        )
    }

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.filter(agency__path__startswith=request.seat.agency.path)  # type: ignore[attr-defined]

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        wanted = text.strip()
        of_user = Q(user__full_name__icontains=wanted) | Q(user__email__istartswith=wanted)
        return rows.filter(of_user | Q(agency__code=wanted))

    def list_buttons(self, request: HttpRequest) -> list[Button]:
        return [Button(reverse("desk:appoint"), _now("Phân công cán bộ"), "btn-primary")]

    def buttons(self, request: HttpRequest, subject: Any) -> list[Button]:
        is_over = subject.until is not None and subject.until < today()
        return [] if is_over else [Button(self.act_url(subject, "ket-thuc"), _now("Kết thúc phân công"))]


class UserAdmin(ReviewAdmin):
    """Tài khoản: who signs in; names and postings, nothing of anybody's insurance."""

    slug = "tai-khoan"
    power = MANAGE
    heading = _("Tài khoản")
    is_audited = True
    list_display = ("full_name", "email", "kind", "state")
    list_filter = ("is_staff", "is_active")
    search_fields = ("full_name",)
    search_help_text = _("Họ tên hoặc e-mail")
    ordering = ("-is_staff", "full_name", "pk")
    sections = (
        (_("Tài khoản"), ("full_name", "email", "kind", "state", "language", "created_at", "last_login")),
    )

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        wanted = text.strip()
        return rows.filter(
            Q(full_name__icontains=wanted)
            | Q(email__istartswith=wanted)
            | Q(person__name_key__startswith=name_key(wanted))
        )

    @admin.display(description=_("loại"))
    def kind(self, user: User) -> str:
        return _now("Cán bộ") if user.is_staff else _now("Người dùng")

    @admin.display(description=_("tình trạng"))
    def state(self, user: User) -> str:
        return _now("Đang dùng") if user.is_active else _now("Đã đóng")

    def tables(self, request: HttpRequest, subject: User) -> list[Table]:
        rows = [
            [
                (each.get_duty_display(), reverse("desk:accounts_posting_change", args=[each.pk])),
                each.agency.name,
                date_vi(each.since),
                date_vi(each.until),
            ]
            for each in subject.postings.select_related("agency")
        ]
        headers = [_now("Nhiệm vụ"), _now("Cơ quan"), _now("Từ ngày"), _now("Đến hết ngày")]
        return [Table(pgettext("many", "Phân công"), headers, rows)]

    def buttons(self, request: HttpRequest, subject: Any) -> list[Button]:
        return [Button(f"{reverse('desk:appoint')}?email={subject.email}", _now("Phân công cán bộ"))]
