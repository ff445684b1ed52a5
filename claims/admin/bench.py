"""Bàn thẩm định: what its page prints of a dossier."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.models import User
from claims.admin import shown
from claims.admin.forms import ProposeForm
from claims.enums import DossierState, PublicStep
from claims.models import Document, Dossier
from claims.selectors import Workbench, letters_of, neighbours, scope_of
from claims.selectors.queues import days_left
from claims.views.shown import brief
from claims.workflow import LightDays, public_step
from vssportal.legal.holidays import working_calendar
from vssportal.web.menus import page_url

PICTURES = ("image/jpeg", "image/png", "image/webp")


def address(name: str, dossier: Dossier, *more: Any) -> str:
    return reverse(f"desk:claims_dossier_{name}", args=[dossier.pk, *more])


def head(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    """Thanh đầu trang of the open dossier: what, whose, which light, which step; the menu stays away."""
    day = today()
    light = LightDays.on(day, working_calendar()).light(dossier.state, dossier.promised_on)
    left = days_left(dossier.promised_on, day) if dossier.is_open else 0
    step = public_step(dossier.state)
    return {
        "dossier": dossier,
        "title": dossier.spec.title_in(get_language() or ""),
        "light_css": shown.LIGHT_CSS[light],
        "light_text": shown.light_text(light, left, dossier.promised_on),
        "state": shown.state_tag(dossier),
        "step_text": _("Bước {n} trong {all}").format(n=int(step), all=len(PublicStep)),
        "detail_url": address("change", dossier),
        "staff_menu": None,
    }


def context(request: HttpRequest, seen: Workbench) -> dict[str, Any]:
    """Everything the workbench shows, and the buttons that are open now."""
    dossier, user = seen.dossier, request.user
    offered = {step.name for step in seen.offered}
    nearby = neighbours(user, scope_of(request.seat.agency), dossier)  # type: ignore[arg-type, attr-defined]
    checks = [shown.shown_check(check) for check in seen.checks]
    return {
        **_papers(request, seen),
        **_buttons(request, seen, offered),
        "comparison": [shown.shown_comparison(line) for line in seen.comparison],
        "to_see": [check for check in checks if not check["is_passed"]],
        "passed": [check for check in checks if check["is_passed"]],
        "sheet": brief(seen.sheet) if seen.sheet else None,
        "calculation": seen.calculation,
        "proposal": seen.proposal,
        "decision": seen.decision,
        "requests": seen.requests,
        "journal": shown.shown_journal(seen.timeline),
        "changes": shown.changes_of(seen.timeline),
        "letters": [(letter, page_url(f"/tep/{letter.file_id}/")) for letter in letters_of(dossier)],
        "previous_url": _url_of(nearby.previous_id),
        "next_url": _url_of(nearby.next_id),
        "is_own_proposal": seen.is_own_proposal,
        "is_mine": dossier.assigned_to_id == user.pk,
    }


def _url_of(dossier_id: Any) -> str:
    return reverse("desk:claims_dossier_change", args=[dossier_id]) if dossier_id else ""


def _buttons(request: HttpRequest, seen: Workbench, offered: set[str]) -> dict[str, Any]:
    """Forms and addresses of the acts; nothing of what is not offered."""
    dossier = seen.dossier
    powers: frozenset[str] = request.seat.powers  # type: ignore[attr-defined]
    is_own = request.user.person_id is not None and request.user.person_id == dossier.person_id  # type: ignore[union-attr]
    may_assign = dossier.is_open and not is_own and "claims.assign_dossier" in powers
    propose = _propose_form(dossier, seen) if "propose" in offered else None
    return {
        "propose_form": propose,
        "offered": offered,
        "may_review": "propose" in offered,
        "assign_url": address("act", dossier, "phan-cong") if may_assign else "",
        "take_url": address("act", dossier, "nhan") if _may_take(request.user, seen, powers, is_own) else "",  # type: ignore[arg-type]
        "read_url": address("act", dossier, "doc-giay-to") if "propose" in offered else "",
        "use_value_url": address("use_value", dossier),
        "supplement_url": address("supplement", dossier) if "request_supplement" in offered else "",
        "close_url": address("act", dossier, "xem-tiep") if "close_supplement" in offered else "",
        "approve_url": address("act", dossier, "duyet") if "approve" in offered else "",
        "return_url": address("act", dossier, "tra-lai") if "return_to_officer" in offered else "",
        "refuse_url": address("act", dossier, "khong-chap-nhan") if "refuse" in offered else "",
    }


def _may_take(user: User, seen: Workbench, powers: frozenset[str], is_own: bool) -> bool:
    dossier = seen.dossier
    mine = dossier.assigned_to_id == user.pk or dossier.state == DossierState.PROPOSED
    return dossier.is_open and not is_own and not mine and "claims.review_dossier" in powers


def _propose_form(dossier: Dossier, seen: Workbench) -> ProposeForm:
    form = ProposeForm(total_vnd=seen.calculation.total_vnd if seen.calculation else 0)
    form.form_action = address("act", dossier, "trinh")
    form.submit_label = _("Trình duyệt")
    return form


def _papers(request: HttpRequest, seen: Workbench) -> dict[str, Any]:
    """Giấy tờ beside the facts: the list, and the one that is open."""
    documents = list(seen.documents)
    asked = request.GET.get("giay-to", "")
    chosen = next((each for each in documents if str(each.pk) == asked), documents[0] if documents else None)
    listed = [
        {
            "label": str(each),
            "url": f"?giay-to={each.pk}",
            "current": chosen is not None and each.pk == chosen.pk,
            "picture": "file-earmark-image" if each.original.media_type in PICTURES else "file-earmark-text",
        }
        for each in documents
    ]
    return {"documents": listed, "shown": _shown(seen.dossier, chosen) if chosen else None, "chosen": chosen}


def _shown(dossier: Dossier, document: Document) -> dict[str, str]:
    original = address("paper", dossier, document.pk)
    page = next(iter(document.pages.all()), None)
    media_type = document.original.media_type
    kind = (
        "image" if page or media_type in PICTURES else "pdf" if media_type == "application/pdf" else "other"
    )
    return {
        "label": str(document),
        "kind": kind,
        "url": address("page", dossier, document.pk, page.number) if page else original,
        "download_url": f"{original}?tai=1",
        "note": "",
    }
