"""Hồ sơ trên bàn làm việc: the queue is the index, a dossier's page is the review workbench."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Group, desk, entry
from claims.admin import bulk, queue
from claims.admin.dossiers import DossierAdmin
from claims.enums import Tab
from claims.models import Dossier


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


desk.register(Dossier, DossierAdmin)
desk.add_home("claims.view_dossier", queue.index)
desk.add_page("phan-cong-hang-loat/", "assign-many", bulk.assign_many, power="claims.assign_dossier")
desk.add_page("viec-tiep-theo/", "take-next", bulk.take_next, power="claims.review_dossier")
desk.add_group(10, queue_group)
