"""Người tham gia và đơn vị: masked, found by search, every look written down."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import today
from accounts.desk import Button, DeskAct, ReviewAdmin, Table
from accounts.enums import AgencyLevel, BirthPrecision
from accounts.models import Organisation, Person, User
from accounts.services.revealing import Numbers, reveal
from vssportal.kernel.names import name_key
from vssportal.templatetags.vss import date_vi, mask_id, spaced
from vssportal.web.forms import Text, VssForm

TableMaker = Callable[[HttpRequest, Any], list[Table]]


class RevealForm(VssForm):
    """Vì sao cần xem số đầy đủ."""

    nouns: ClassVar[dict[str, Text]] = {"reason": _("lý do xem số đầy đủ")}
    reason = forms.CharField(
        label=_("Lý do"), help_text=_("Người tham gia đọc được lý do này"), max_length=200
    )


def _reveal(actor: User, person: Person, data: Mapping[str, Any], at: datetime) -> Numbers:
    return reveal(actor=actor, person=person, reason=data["reason"], at=at)


class PersonAdmin(ReviewAdmin):
    """Người tham gia of the officer's province. ``more_tables``: what other apps know of the person."""

    slug = "nguoi-tham-gia"
    power = "accounts.view_person"
    heading = _("Người tham gia")
    lead = _("Số được che bớt. Mỗi lần tìm, mỗi lần xem được ghi nhật ký và người tham gia đọc được.")
    is_audited = True
    must_search = True
    more_tables: ClassVar[list[TableMaker]] = []
    list_display = ("full_name", "birth", "masked_si_number", "masked_citizen_number")
    search_fields = ("full_name",)
    search_help_text = _("Họ tên, mã số BHXH hoặc số định danh")
    ordering = ("name_sort", "pk")
    sections = (
        (
            _("Danh tính"),
            ("full_name", "birth", "sex", "masked_si_number", "masked_citizen_number", "nationality"),
        ),
        (_("Liên lạc"), ("masked_phone", "street", "died_on")),
    )
    acts: ClassVar[dict[str, DeskAct]] = {
        "xem-so": DeskAct(
            title=_("Xem số đầy đủ"),
            form=RevealForm,
            run=_reveal,
            done="",
            lead=_("Lần xem này được ghi nhật ký kèm lý do."),
            button=_("Xem số"),
        )
    }

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        agency = request.seat.agency  # type: ignore[attr-defined]
        return (
            rows if agency.level == AgencyLevel.CENTRAL else rows.filter(province_code=agency.province_code)
        )

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        digits = text.replace(" ", "")
        if digits.isdecimal():
            return rows.filter(Q(si_number=digits) | Q(citizen_number=digits))
        return rows.filter(name_key__startswith=name_key(text))

    @admin.display(description=_("ngày sinh"))
    def birth(self, person: Person) -> str:
        born = person.born_on
        shapes = {BirthPrecision.YEAR: f"{born:%Y}", BirthPrecision.MONTH: f"{born:%m/%Y}"}
        return shapes.get(BirthPrecision(person.birth_precision), date_vi(born))

    @admin.display(description=_("mã số BHXH"))
    def masked_si_number(self, person: Person) -> str:
        return mask_id(person.si_number)

    @admin.display(description=_("số định danh"))
    def masked_citizen_number(self, person: Person) -> str:
        return mask_id(person.citizen_number)

    @admin.display(description=_("điện thoại"))
    def masked_phone(self, person: Person) -> str:
        return f"••• {person.phone[-3:]}" if person.phone else ""

    def buttons(self, request: HttpRequest, subject: Any) -> list[Button]:
        return [Button(self.act_url(subject, "xem-so"), _now("Xem số đầy đủ"))]

    def tables(self, request: HttpRequest, subject: Person) -> list[Table]:
        accounts = [
            [account.bank_code, f"••• {account.number[-4:]}", account.holder_name]
            for account in subject.bank_accounts.filter(is_current=True)
        ]
        bank = Table(
            _now("Tài khoản nhận tiền"),
            [_now("Ngân hàng"), _now("Số tài khoản"), _now("Chủ tài khoản")],
            accounts,
        )
        return [bank, *(table for make in self.more_tables for table in make(request, subject))]

    def after(self, request: HttpRequest, step: DeskAct, subject: Any, answer: Numbers) -> HttpResponse:
        """The numbers stand in this answer alone: asking again is another look."""
        rows = [
            {"label": _now("Mã số BHXH"), "value": spaced(answer.si_number) or "–"},
            {"label": _now("Số định danh"), "value": spaced(answer.citizen_number) or "–"},
            {"label": _now("Điện thoại"), "value": answer.phone or "–"},
        ]
        context = self.page_context(request, subject)
        context |= {"step": step, "answer": rows, "detail_url": self.detail_url(subject)}
        return render(request, "admin/act.html", context)


class OrganisationAdmin(ReviewAdmin):
    """Đơn vị of the officer's agencies."""

    slug = "don-vi"
    power = "accounts.view_organisation"
    heading = pgettext_lazy("many", "Đơn vị")
    is_audited = True
    more_tables: ClassVar[list[TableMaker]] = []
    list_display = ("name", "code", "tax_code", "kind", "agency", "started_on")
    list_select_related = ("agency",)
    search_fields = ("name",)
    search_help_text = _("Tên, mã đơn vị hoặc mã số thuế")
    ordering = ("name_key", "pk")
    sections = (
        (_("Đơn vị"), ("name", "code", "tax_code", "kind", "industry", "region", "head_name")),
        (_("Tham gia"), ("agency", "pay_rhythm", "started_on", "closed_on", "street", "phone", "email")),
    )

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.within(request.seat.agency)  # type: ignore[attr-defined]

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        return rows.filter(
            Q(code=text.strip()) | Q(tax_code=text.strip()) | Q(name_key__contains=name_key(text))
        )

    def tables(self, request: HttpRequest, subject: Organisation) -> list[Table]:
        day = today()
        people = [
            [each.user.full_name, each.get_role_display(), date_vi(each.since), date_vi(each.until)]
            for each in subject.representatives.select_related("user")
            if each.until is None or each.until >= day
        ]
        headers = [_now("Họ và tên"), _now("Quyền"), _now("Từ ngày"), _now("Đến hết ngày")]
        own = Table(_now("Ai làm thay đơn vị"), headers, people)
        return [own, *(table for make in self.more_tables for table in make(request, subject))]
