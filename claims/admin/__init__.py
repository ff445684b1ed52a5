"""Hồ sơ trên bàn làm việc: the queue is the index, a dossier's page is the review workbench."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.admin.people import PersonAdmin
from accounts.desk import Group, Table, desk, entry
from accounts.models import Person
from claims.admin import bulk, queue
from claims.admin.dossiers import DossierAdmin
from claims.enums import Tab
from claims.models import Dossier
from vssportal.templatetags.vss import date_vi


def queue_group(request: HttpRequest) -> Group:
    """Hàng việc in the menu; counts stand beside it on the queue's own page."""
    if "claims.view_dossier" not in request.seat.powers:  # type: ignore[attr-defined]
        return Group(_("Hàng việc"), [])
    home, counts = reverse("desk:index"), getattr(request, "queue_counts", {})
    here = getattr(request, "queue_tab", "")
    entries = []
    for tab in Tab:
        line = entry(request, str(tab.label), f"{home}?tab={tab.value}", count=counts.get(tab.value, ""))
        line |= {"current": here == tab.value, "alarming": tab == Tab.OVERDUE}
        entries.append(line)
    return Group(_("Hàng việc"), entries)


def dossiers_of_person(request: HttpRequest, person: Person) -> list[Table]:
    """Hồ sơ on a person's page, those of the officer's agencies."""
    seat = request.seat  # type: ignore[attr-defined]
    if DossierAdmin.power not in seat.powers:
        return []
    found = Dossier.objects.within(seat.agency).filter(person=person).order_by("-submitted_at")[:20]
    rows = [
        [
            (each.number, reverse("desk:claims_dossier_change", args=[each.pk])),
            each.spec.title_in(get_language() or ""),
            each.get_state_display(),
            date_vi(each.promised_on),
        ]
        for each in found
    ]
    return [Table(_("Hồ sơ"), [_("Số hồ sơ"), _("Thủ tục"), _("Trạng thái"), _("Hẹn trả")], rows)]


desk.register(Dossier, DossierAdmin)
desk.add_home("claims.view_dossier", queue.index)
desk.add_page("phan-cong-hang-loat/", "assign-many", bulk.assign_many, power="claims.assign_dossier")
desk.add_page("viec-tiep-theo/", "take-next", bulk.take_next, power="claims.review_dossier")
desk.add_group(10, queue_group)
PersonAdmin.more_tables.append(dossiers_of_person)
