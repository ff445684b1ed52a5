"""Cách trình bày trên bàn làm việc: rows, lights, checks, comparisons, the journal."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from claims.enums import Agreement, Channel, DossierState, Light
from claims.models import CheckResult, Dossier
from claims.selectors import Comparison, Row, TimelineLine
from claims.selectors.desk import FIELD_LABELS
from vssportal.kernel.findings import Level
from vssportal.templatetags.vss import date_vi, datetime_vi, mask_id, spaced
from vssportal.web.say import finding, say

LIGHT_CSS = {
    Light.OVERDUE: "late",
    Light.DUE: "soon",
    Light.SOON: "soon",
    Light.EARLY: "ok",
    Light.PAUSED: "hold",
    Light.CLOSED: "",
}
TONES = {
    DossierState.RECEIVED: "blue",
    DossierState.IN_REVIEW: "blue",
    DossierState.RETURNED_TO_OFFICER: "amber",
    DossierState.PROPOSED: "amber",
    DossierState.AWAITING_SUPPLEMENT: "teal",
    DossierState.APPROVED: "green",
    DossierState.PAID: "green",
    DossierState.REJECTED: "red",
    DossierState.WITHDRAWN: "plain",
}
PICTURES = {
    Level.PASSED: ("check-circle-fill", "text-green"),
    Level.NOTICE: ("info-circle-fill", ""),
    Level.NEEDS_APPROVAL: ("exclamation-triangle-fill", "text-amber"),
    Level.BLOCKER: ("x-octagon-fill", "text-red"),
}


def light_text(light: Light, days_left: int, promised_on: date) -> str:
    """Đèn in words."""
    if light == Light.OVERDUE:
        return _("Quá hạn {n} ngày").format(n=abs(days_left))
    if light == Light.DUE:
        return _("Đến hạn hôm nay") if days_left == 0 else _("Đến hạn {day}").format(day=date_vi(promised_on))
    if light in (Light.SOON, Light.EARLY):
        return _("Còn {n} ngày").format(n=days_left)
    return _("Dừng tính hạn") if light == Light.PAUSED else _("Đã kết thúc")


def state_tag(dossier: Dossier) -> dict[str, str]:
    state = DossierState(dossier.state)
    return {"text": str(state.label), "tone": TONES[state]}


def shown_row(row: Row, user: User, language: str) -> dict[str, Any]:
    """One line of the queue."""
    dossier = row.dossier
    employer = dossier.organisation if dossier.channel == Channel.EMPLOYER else None
    return {
        "dossier": dossier,
        "title": dossier.spec.title_in(language),
        "channel": dossier.get_channel_display(),
        "who": employer.name if employer else dossier.person.full_name,
        "number": _("MST {code}").format(code=employer.tax_code)
        if employer
        else mask_id(dossier.person.citizen_number or dossier.person.si_number),
        "css": LIGHT_CSS[row.light],
        "light_text": light_text(row.light, row.days_left, dossier.promised_on),
        "checks": checks_text(dossier),
        "state": state_tag(dossier),
        "holder": holder_text(dossier, user),
    }


def checks_text(dossier: Dossier) -> dict[str, str]:
    """Kiểm tra tự động in a few words, with a picture."""
    passed, total = dossier.checks_passed, dossier.checks_total
    if not total:
        return {"picture": "hourglass-split", "css": "muted", "text": _("Đang chạy")}
    if passed == total:
        return {
            "picture": "shield-check",
            "css": "text-green",
            "text": _("{n}/{total} đạt").format(n=passed, total=total),
        }
    text = _("{n}/{total}, xem {left} mục").format(n=passed, total=total, left=total - passed)
    return {"picture": "shield-exclamation", "css": "text-amber", "text": text}


def holder_text(dossier: Dossier, user: User) -> str:
    """Ai phụ trách, and to whom it was proposed by."""
    if dossier.assigned_to is None:
        return _("Chưa phân công")
    who = _("Tôi") if dossier.assigned_to_id == user.pk else dossier.assigned_to.full_name
    proposer = dossier.proposer if dossier.state == DossierState.PROPOSED else None
    if proposer is not None and proposer != dossier.assigned_to:
        return _("{who}, {proposer} trình").format(who=who, proposer=proposer.full_name)
    return who


def shown_check(check: CheckResult) -> dict[str, Any]:
    """One check with its code, its article, and who answered for it."""
    picture, css = PICTURES[Level(check.level)]
    answered = getattr(check, "answered", None)
    return {
        "pk": check.pk,
        "text": finding(check.finding),
        "code": check.code,
        "basis": check.basis,
        "picture": picture,
        "css": css,
        "is_passed": check.is_passed,
        "can_override": check.level == Level.NEEDS_APPROVAL and answered is None,
        "answered": answered,
    }


AGREEMENT = {
    Agreement.AGREES: ("check-circle-fill", "text-green"),
    Agreement.DIFFERS: ("exclamation-triangle-fill", "text-amber"),
    Agreement.UNKNOWN: ("question-circle", "muted"),
}


def shown_comparison(line: Comparison) -> dict[str, Any]:
    picture, css = AGREEMENT[line.agreement]
    is_number = line.field == "citizen_number"
    return {
        "label": _(line.label),
        "declared": spaced(line.declared) if is_number else line.declared,
        "paper": line.paper,
        "registry": spaced(line.registry) if is_number else line.registry,
        "picture": picture,
        "css": css,
        "word": line.agreement.label,
        "differs": line.agreement == Agreement.DIFFERS,
        "reading_id": line.reading_id if line.agreement == Agreement.DIFFERS else None,
    }


def shown_journal(lines: Iterable[TimelineLine]) -> list[dict[str, str]]:
    """Nhật ký with who did it."""
    return [
        {
            "when": datetime_vi(line.at),
            "who": line.actor or _("Hệ thống"),
            "title": _journal_title(line),
            "note": line.note,
        }
        for line in lines
    ]


def _journal_title(line: TimelineLine) -> str:
    try:
        return say(line.title, line.params)
    except KeyError:
        # Lines written before a fact was kept with them.
        return say(line.title)


def changes_of(lines: Iterable[TimelineLine]) -> list[dict[str, str]]:
    """Điều người thẩm định đã đổi so với tờ khai, oldest first: field, declared, used, by whom."""
    found = [
        {
            "label": _(FIELD_LABELS.get(str(line.params.get("field")), str(line.params.get("field")))),
            "declared": plain(line.params.get("declared")),
            "used": plain(line.params.get("used")),
            "who": line.actor,
            "when": datetime_vi(line.at),
        }
        for line in lines
        if line.name == "use_value"
    ]
    return found[::-1]


def plain(value: Any) -> str:
    """A stored answer as people read it: days day first."""
    text = "" if value is None else str(value)
    try:
        return date_vi(date.fromisoformat(text))
    except ValueError:
        return text or "–"
