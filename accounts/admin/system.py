"""Nhật ký truy cập, việc không làm được, thư không gửi được."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.desk import Button, DeskAct, ReviewAdmin
from accounts.enums import MailState, WorkState
from accounts.models import AuditEntry, MailMessage, OutboxWork, User
from accounts.services.failures import run_again, send_again
from vssportal.kernel.names import name_key
from vssportal.templatetags.vss import datetime_vi, mask_id

MANAGE = "accounts.manage"

WORK_LABELS = {
    "accounts.send_mail": _("Gửi thư điện tử"),
    "contributions.read_filing": _("Đọc tệp kê khai"),
    "contributions.recheck_filing": _("Kiểm tra lại tệp kê khai"),
    "contributions.decide_declaration": _("Đối chiếu và tiếp nhận tờ khai"),
    "contributions.mark_file": _("Đánh dấu lỗi trong tệp"),
    "contributions.filing_receipt": _("Lập giấy tiếp nhận tờ khai"),
    "claims.check_dossier": _("Kiểm tra tự động hồ sơ"),
    "claims.dossier_receipt": _("Lập giấy tiếp nhận hồ sơ"),
    "claims.issue_decision": _("Lập quyết định"),
    "claims.issue_refusal": _("Lập thông báo không giải quyết"),
    "claims.issue_supplement": _("Lập yêu cầu bổ sung"),
    "claims.issue_apology": _("Lập phiếu xin lỗi"),
}


class LookFilter(admin.ChoicesFieldListFilter):
    """Việc đã làm."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _now("việc")


class AuditAdmin(ReviewAdmin):
    """Nhật ký truy cập: added to, never changed; looking at it is logged too."""

    slug = "nhat-ky"
    power = "accounts.view_audit"
    heading = _("Nhật ký truy cập")
    lead = _("Chỉ ghi thêm, không sửa và không xóa được.")
    is_audited = True
    list_display = ("moment", "deed", "who", "whom", "what", "where", "purpose")
    list_select_related = ("actor", "person", "organisation", "agency")
    list_filter = (("look", LookFilter), ("at", admin.DateFieldListFilter))
    search_fields = ("actor",)
    search_help_text = _("Cán bộ, người tham gia, số định danh hoặc mã hồ sơ")
    # Lines are only ever added, so the key runs with the time and has an index.
    ordering = ("-pk",)
    sections = ((_("Dòng nhật ký"), ("moment", "deed", "who", "whom", "what", "where", "purpose", "said")),)

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.select_related("actor", "person", "organisation", "agency")

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        wanted = text.strip()
        digits = wanted.replace(" ", "")
        if digits.isdecimal():
            of_person = Q(person__citizen_number=digits) | Q(person__si_number=digits)
            return rows.filter(of_person | Q(subject_key=digits))
        of_actor = Q(actor__full_name__icontains=wanted) | Q(actor__email__iexact=wanted)
        return rows.filter(
            of_actor | Q(person__name_key__startswith=name_key(wanted)) | Q(subject_key=wanted)
        )

    @admin.display(description=_("lúc"))
    def moment(self, line: AuditEntry) -> str:
        return datetime_vi(line.at)

    @admin.display(description=_("ai"))
    def who(self, line: AuditEntry) -> str:
        return line.actor.full_name if line.actor else _now("Hệ thống")

    @admin.display(description=_("của ai"))
    def whom(self, line: AuditEntry) -> str:
        if line.person:
            return f"{line.person.full_name} {mask_id(line.person.citizen_number or line.person.si_number)}"
        return line.organisation.name if line.organisation else ""

    @admin.display(description=_("việc"))
    def deed(self, line: AuditEntry) -> str:
        return line.get_look_display()

    @admin.display(description=_("cái gì"))
    def what(self, line: AuditEntry) -> str:
        try:
            table = str(apps.get_model(line.subject)._meta.verbose_name)
        except LookupError:
            table = line.subject
        return f"{table} {line.subject_key[:36]}"

    @admin.display(description=_("cơ quan"))
    def where(self, line: AuditEntry) -> str:
        return line.agency.name if line.agency else ""

    @admin.display(description=_("chi tiết"))
    def said(self, line: AuditEntry) -> str:
        return ", ".join(f"{key}: {value}" for key, value in line.facts.items())


def _run(actor: User, work: OutboxWork, data: Mapping[str, Any], at: datetime) -> OutboxWork:
    return run_again(actor=actor, work_id=work.pk, at=at)


def _send(actor: User, mail: MailMessage, data: Mapping[str, Any], at: datetime) -> OutboxWork:
    return send_again(actor=actor, mail_id=mail.pk, at=at)


class WorkAdmin(ReviewAdmin):
    """Việc không làm được: what, why, how often it was tried."""

    slug = "viec-khong-lam-duoc"
    power = MANAGE
    heading = _("Việc không làm được")
    lead = _("Hệ thống đã thử hết số lần cho phép. Sửa nguyên nhân rồi cho chạy lại.")
    list_display = ("what", "why", "attempts", "made", "ended")
    ordering = ("-created_at", "-pk")
    sections = (
        (_("Việc"), ("what", "about", "queue", "state", "attempts", "made", "ended")),
        (_("Vì sao"), ("last_error",)),
    )
    acts: ClassVar[dict[str, DeskAct]] = {
        "chay-lai": DeskAct(
            title=_("Chạy lại"), run=_run, done=_("Đã xếp việc vào hàng để chạy lại."), button=_("Chạy lại")
        )
    }

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.filter(state=WorkState.FAILED)

    def found(self, request: HttpRequest, object_id: str) -> Any:
        """Also what was run again meanwhile: its page then says how it stands."""
        return self._one(self.model.objects.all(), object_id)

    @admin.display(description=_("việc"))
    def what(self, work: OutboxWork) -> str:
        return str(WORK_LABELS.get(work.name, work.name))

    @admin.display(description=_("của"))
    def about(self, work: OutboxWork) -> str:
        return ", ".join(f"{key} {value}" for key, value in work.args.items())

    @admin.display(description=_("vì sao"))
    def why(self, work: OutboxWork) -> str:
        return work.last_error.splitlines()[0][:160] if work.last_error else ""

    @admin.display(description=_("tạo lúc"))
    def made(self, work: OutboxWork) -> str:
        return datetime_vi(work.created_at)

    @admin.display(description=_("dừng lúc"))
    def ended(self, work: OutboxWork) -> str:
        return datetime_vi(work.done_at)

    def heading_of(self, subject: Any) -> str:
        return self.what(subject)

    def buttons(self, request: HttpRequest, subject: Any) -> list[Button]:
        if subject.state != WorkState.FAILED:
            return []
        return [Button(self.act_url(subject, "chay-lai"), _now("Chạy lại"), "btn-primary", by_post=True)]


class MailAdmin(ReviewAdmin):
    """Thư không gửi được: to whom and about what, never what it says."""

    slug = "thu-khong-gui-duoc"
    power = MANAGE
    heading = _("Thư không gửi được")
    list_display = ("subject", "address", "made", "ended")
    ordering = ("-created_at", "-pk")
    sections = ((_("Thư"), ("subject", "address", "state", "made", "ended")),)
    acts: ClassVar[dict[str, DeskAct]] = {
        "gui-lai": DeskAct(
            title=_("Gửi lại"), run=_send, done=_("Đã xếp thư vào hàng để gửi lại."), button=_("Gửi lại")
        )
    }

    def within(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.filter(state=MailState.FAILED)

    def found(self, request: HttpRequest, object_id: str) -> Any:
        return self._one(self.model.objects.all(), object_id)

    @admin.display(description=_("gửi đến"))
    def address(self, mail: MailMessage) -> str:
        name, _at, domain = mail.to.partition("@")
        return f"{name[:2]}•••@{domain}"

    @admin.display(description=_("tạo lúc"))
    def made(self, mail: MailMessage) -> str:
        return datetime_vi(mail.created_at)

    @admin.display(description=_("dừng lúc"))
    def ended(self, mail: MailMessage) -> str:
        return datetime_vi(mail.sent_at)

    def buttons(self, request: HttpRequest, subject: Any) -> list[Button]:
        if subject.state != MailState.FAILED:
            return []
        return [Button(self.act_url(subject, "gui-lai"), _now("Gửi lại"), "btn-primary", by_post=True)]
