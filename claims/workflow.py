"""Quy trình hồ sơ: what may follow what, which of four public steps a state is, whose turn, which light."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.enums import DossierState as S
from claims.enums import Light, PublicStep, Turn
from vssportal.kernel.calendar import Pause, WorkingCalendar
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.workflow import Transition, Workflow

IN_OFFICE = frozenset({S.IN_REVIEW, S.RETURNED_TO_OFFICER})
DECIDED = frozenset({S.APPROVED, S.PAID, S.REJECTED})
CLOSED = DECIDED | {S.WITHDRAWN}
OPEN = frozenset(S) - CLOSED

DOSSIER = Workflow(
    initial=S.RECEIVED,
    transitions=[
        Transition("start_review", frozenset({S.RECEIVED}), S.IN_REVIEW, _("Chuyển thẩm định"), "system"),
        Transition(
            "request_supplement",
            IN_OFFICE,
            S.AWAITING_SUPPLEMENT,
            _("Yêu cầu bổ sung"),
            "claims.review_dossier",
        ),
        Transition(
            "answer_supplement",
            frozenset({S.AWAITING_SUPPLEMENT}),
            S.IN_REVIEW,
            _("Gửi bổ sung"),
            "claims.answer_supplement",
        ),
        Transition(
            "close_supplement",
            frozenset({S.AWAITING_SUPPLEMENT}),
            S.IN_REVIEW,
            _("Thẩm định tiếp, không chờ bổ sung"),
            "claims.review_dossier",
            needs_note=True,
        ),
        Transition("propose", IN_OFFICE, S.PROPOSED, _("Trình duyệt"), "claims.review_dossier"),
        Transition(
            "return_to_officer",
            frozenset({S.PROPOSED}),
            S.RETURNED_TO_OFFICER,
            _("Trả lại người thẩm định"),
            "claims.approve_dossier",
            needs_note=True,
        ),
        Transition(
            "approve", frozenset({S.PROPOSED}), S.APPROVED, _("Duyệt và ký"), "claims.approve_dossier"
        ),
        Transition(
            "refuse",
            frozenset({S.PROPOSED}),
            S.REJECTED,
            _("Không chấp nhận"),
            "claims.approve_dossier",
            needs_note=True,
        ),
        Transition("withdraw", frozenset(OPEN), S.WITHDRAWN, _("Rút hồ sơ"), "claims.withdraw_dossier"),
        Transition("confirm_paid", frozenset({S.APPROVED}), S.PAID, _("Ghi nhận đã chi trả"), "system"),
    ],
)

_STEPS = {
    S.RECEIVED: PublicStep.RECEIVED,
    S.IN_REVIEW: PublicStep.CHECKING,
    S.AWAITING_SUPPLEMENT: PublicStep.CHECKING,
    S.PROPOSED: PublicStep.APPROVING,
    S.RETURNED_TO_OFFICER: PublicStep.APPROVING,
}

# What a citizen reads instead of the officers' words (blueprint: four steps).
_PUBLIC_TITLES = {
    S.RECEIVED: _("Đã tiếp nhận"),
    S.IN_REVIEW: _("Đang kiểm tra giấy tờ"),
    S.AWAITING_SUPPLEMENT: _("Chờ bạn bổ sung"),
    S.PROPOSED: _("Đang duyệt"),
    S.RETURNED_TO_OFFICER: _("Đang duyệt"),
    S.APPROVED: _("Có kết quả"),
    S.PAID: _("Đã chi trả"),
    S.REJECTED: _("Không được chấp nhận"),
    S.WITHDRAWN: _("Đã rút"),
}


def public_step(state: str) -> PublicStep:
    """Bước công khai of a state; closed dossiers stand at the last."""
    return _STEPS.get(S(state), PublicStep.RESULT)


def public_title(state: str) -> str:
    """Vietnamese template of what the citizen reads."""
    return _PUBLIC_TITLES[S(state)]


def turn_of(state: str) -> Turn:
    """Đến lượt ai: the citizen's only while a supplement is awaited."""
    if state == S.AWAITING_SUPPLEMENT:
        return Turn.CITIZEN
    return Turn.NOBODY if state in CLOSED else Turn.AGENCY


@dataclass(frozen=True, slots=True)
class LightDays:
    """Mốc của đèn hạn trả on one day: ``due_until`` the next working day, ``soon_until`` the third."""

    today: date
    due_until: date
    soon_until: date

    @classmethod
    def on(cls, today: date, calendar: WorkingCalendar) -> "LightDays":
        return cls(today, calendar.add_working_days(today, 1), calendar.add_working_days(today, 3))

    def light(self, state: str, promised_on: date) -> Light:
        """Đèn of one dossier; a paused clock shows neither hurry nor delay."""
        if state in CLOSED:
            return Light.CLOSED
        if state == S.AWAITING_SUPPLEMENT:
            return Light.PAUSED
        if promised_on < self.today:
            return Light.OVERDUE
        if promised_on <= self.due_until:
            return Light.DUE
        return Light.SOON if promised_on <= self.soon_until else Light.EARLY


def working_days_left(
    promised_on: date, today: date, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()
) -> int:
    """Số ngày làm việc còn lại: 0 on the promised day, negative when it is over."""
    return calendar.working_days_between(today, promised_on, pauses=pauses)
