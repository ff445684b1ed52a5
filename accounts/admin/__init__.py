"""Tài khoản, người, đơn vị, cơ quan, nhật ký trên bàn làm việc."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.admin import figures, home, people, staff, system
from accounts.desk import Group, Seat, desk, entry
from accounts.models import Agency, AuditEntry, MailMessage, Organisation, OutboxWork, Person, Posting, User

MANAGE = "accounts.manage"

desk.register(Person, people.PersonAdmin)
desk.register(Organisation, people.OrganisationAdmin)
desk.register(Agency, staff.AgencyAdmin)
desk.register(Posting, staff.PostingAdmin)
desk.register(User, staff.UserAdmin)
desk.register(AuditEntry, system.AuditAdmin)
desk.register(OutboxWork, system.WorkAdmin)
desk.register(MailMessage, system.MailAdmin)
desk.add_page("so-lieu/", "figures", figures.figures_page, power="")
desk.add_page("phan-cong/moi/", "appoint", staff.appoint_page, power=MANAGE)
desk.add_home(MANAGE, home.home)


def registers_group(request: HttpRequest) -> Group:
    """Tra cứu."""
    seat: Seat = request.seat  # type: ignore[attr-defined]
    entries = []
    if "accounts.view_person" in seat.powers:
        entries.append(entry(request, _("Người tham gia"), reverse("desk:accounts_person_changelist")))
    if "accounts.view_organisation" in seat.powers:
        entries.append(
            entry(request, pgettext("many", "Đơn vị"), reverse("desk:accounts_organisation_changelist"))
        )
    entries.append(entry(request, _("Số liệu pháp luật"), reverse("desk:figures")))
    return Group(_("Tra cứu"), entries)


def management_group(request: HttpRequest) -> Group:
    """Quản trị, for administrators."""
    seat: Seat = request.seat  # type: ignore[attr-defined]
    if MANAGE not in seat.powers:
        return Group(_("Quản trị"), [])
    tables = (
        (_("Tài khoản"), "user"),
        (pgettext("many", "Phân công"), "posting"),
        (_("Cơ quan"), "agency"),
        (_("Nhật ký truy cập"), "auditentry"),
        (_("Việc không làm được"), "outboxwork"),
        (_("Thư không gửi được"), "mailmessage"),
    )
    lines = [entry(request, label, reverse(f"desk:accounts_{name}_changelist")) for label, name in tables]
    return Group(_("Quản trị"), lines)


desk.add_group(30, registers_group)
desk.add_group(40, management_group)
