"""Tiến độ công khai: four steps, whose turn, the timeline without officers' names, tracking by code."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from claims.enums import DossierState, PublicStep, Turn
from claims.models import Dossier, DossierEvent
from claims.workflow import CLOSED, public_step, public_title, turn_of, working_days_left
from vssportal.kernel.codes import CodeError, parse_tracking_code
from vssportal.kernel.errors import gettext_noop as _
from vssportal.legal.holidays import working_calendar


@dataclass(frozen=True, slots=True)
class StepView:
    """Một bước: done, current or to come."""

    step: PublicStep
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Tiến độ a citizen sees. ``title`` is a Vietnamese template; ``promised_on`` is the day that counts now."""

    step: PublicStep
    title: str
    turn: Turn
    is_paused: bool
    is_overdue: bool
    promised_on: date
    broken_on: date | None
    days_left: int
    steps: tuple[StepView, ...]


def public_progress(dossier: Dossier, today: date) -> Progress:
    """Bốn bước công khai of a dossier on a day; no query."""
    step, is_closed = public_step(dossier.state), dossier.state in CLOSED
    is_paused = dossier.state == DossierState.AWAITING_SUPPLEMENT
    is_overdue = not is_closed and not is_paused and dossier.promised_on < today
    promised = (
        dossier.renewed_promise_on if is_overdue and dossier.renewed_promise_on else dossier.promised_on
    )
    steps = tuple(
        StepView(each, each < step or (is_closed and each == step), each == step and not is_closed)
        for each in PublicStep
    )
    return Progress(
        step=step,
        title=public_title(dossier.state),
        turn=turn_of(dossier.state),
        is_paused=is_paused,
        is_overdue=is_overdue,
        promised_on=promised,
        broken_on=dossier.promised_on if is_overdue else None,
        days_left=0 if is_closed else working_days_left(promised, today, working_calendar()),
        steps=steps,
    )


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """Một dòng: when, a Vietnamese template with its places, who (empty for citizens), a note."""

    at: datetime
    title: str
    params: dict[str, Any] = field(default_factory=dict)
    actor: str = ""
    note: str = ""
    name: str = ""


# What citizens read of each act; acts that are not here are the office's own business.
PUBLIC_LINES = {
    "submit": _("Bạn nộp hồ sơ qua cổng"),
    "start_review": _("Cơ quan BHXH bắt đầu kiểm tra giấy tờ"),
    "request_supplement": _("Cơ quan BHXH yêu cầu bổ sung"),
    "answer_supplement": _("Bạn gửi bổ sung"),
    "close_supplement": _("Cơ quan BHXH xem tiếp, không chờ bổ sung"),
    "use_value": _("Một mục được sửa theo giấy tờ bạn gửi"),
    "propose": _("Hồ sơ chuyển sang bước duyệt"),
    "approve": _("Hồ sơ được chấp nhận, có quyết định"),
    "refuse": _("Hồ sơ không được chấp nhận"),
    "confirm_paid": _("Đã chi trả"),
    "withdraw": _("Bạn rút hồ sơ"),
    "apologise": _("Kết quả chậm, cơ quan BHXH xin lỗi và hẹn lại"),
}

OFFICE_LINES = {
    "submit": _("Người dân nộp qua cổng"),
    "check": _("Chạy {total} kiểm tra: {passed} đạt"),
    "start_review": _("Chuyển thẩm định"),
    "assign": _("Phân công người phụ trách"),
    "read_paper": _("Ghi điều đọc được trên giấy tờ"),
    "use_value": _("Dùng giá trị trên giấy tờ"),
    "override_check": _("Bỏ qua một kiểm tra"),
    "request_supplement": _("Yêu cầu bổ sung"),
    "answer_supplement": _("Người dân gửi bổ sung"),
    "close_supplement": _("Thẩm định tiếp, không chờ bổ sung"),
    "propose": _("Trình duyệt"),
    "return_to_officer": _("Trả lại người thẩm định"),
    "approve": _("Duyệt và ký"),
    "refuse": _("Không chấp nhận"),
    "confirm_paid": _("Ghi nhận đã chi trả"),
    "withdraw": _("Người dân rút hồ sơ"),
    "apologise": _("Xin lỗi và hẹn lại"),
    "letter_failed": _("Văn bản chưa ban hành được, cần người xem"),
}


def public_timeline(dossier: Dossier) -> list[TimelineLine]:
    """Nhật ký cho người nộp, newest first: own acts and public steps, nobody's name."""
    events = dossier.events.filter(transition__in=PUBLIC_LINES).order_by("-number")
    return [TimelineLine(event.at, PUBLIC_LINES[event.transition], name=event.transition) for event in events]


def office_timeline(dossier: Dossier) -> list[TimelineLine]:
    """Nhật ký cho cán bộ, newest first, with actors and notes."""
    events = dossier.events.select_related("actor").order_by("-number")
    return [_office_line(event) for event in events]


def _office_line(event: DossierEvent) -> TimelineLine:
    actor = event.actor.full_name if event.actor else ""
    title = OFFICE_LINES.get(event.transition, event.transition)
    return TimelineLine(event.at, title, dict(event.facts), actor, event.note, event.transition)


@dataclass(frozen=True, slots=True)
class Tracking:
    """Tra cứu công khai: where a dossier stands; no name, no amount, no paper."""

    number: str
    procedure: str
    progress: Progress
    agency: str
    submitted_on: datetime


def track(code: str, phone_tail: str, today: date) -> Tracking | None:
    """Tra cứu by tracking code and the last four digits of the phone; None whichever of them does not match."""
    try:
        parsed = parse_tracking_code(code)
    except CodeError:
        return None
    tail = phone_tail.strip()
    if len(tail) != len("0000") or not tail.isdecimal():
        return None
    found = Dossier.objects.filter(tracking_code=parsed, contact_phone__endswith=tail)
    dossier = found.select_related("agency").first()
    if dossier is None:
        return None
    return Tracking(
        dossier.number,
        dossier.procedure,
        public_progress(dossier, today),
        dossier.agency.name,
        dossier.submitted_at,
    )
