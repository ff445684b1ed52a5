"""Quy trình kê khai: what may follow what for a declaration and for a file under it."""

from accounts.rules.authority import SYSTEM
from contributions.enums import DeclarationState as D
from contributions.enums import FilingState as F
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.workflow import Transition, Workflow

FILE = "contributions.file_declaration"
(AUTOMATIC,) = SYSTEM

DECLARATION = Workflow(
    initial=D.DRAFT,
    transitions=[
        Transition(
            name="submit",
            sources=frozenset({D.DRAFT, D.RETURNED}),
            target=D.SUBMITTED,
            permission=FILE,
            label=gettext_noop("Nộp tờ khai"),
        ),
        Transition(
            name="accept",
            sources=frozenset({D.SUBMITTED}),
            target=D.ACCEPTED,
            permission=AUTOMATIC,
            label=gettext_noop("Tiếp nhận"),
        ),
        Transition(
            name="return",
            sources=frozenset({D.SUBMITTED}),
            target=D.RETURNED,
            permission=AUTOMATIC,
            label=gettext_noop("Trả lại"),
            needs_note=True,
        ),
    ],
)

FILING = Workflow(
    initial=F.STORED,
    transitions=[
        Transition(
            name="start",
            sources=frozenset({F.STORED}),
            target=F.READING,
            permission=AUTOMATIC,
            label=gettext_noop("Bắt đầu đọc"),
        ),
        Transition(
            name="finish",
            sources=frozenset({F.READING}),
            target=F.CHECKED,
            permission=AUTOMATIC,
            label=gettext_noop("Kiểm tra xong"),
        ),
        Transition(
            name="fail",
            sources=frozenset({F.STORED, F.READING}),
            target=F.FAILED,
            permission=AUTOMATIC,
            label=gettext_noop("Không đọc được"),
        ),
        Transition(
            name="set_aside",
            sources=frozenset({F.STORED, F.READING, F.CHECKED, F.FAILED}),
            target=F.SET_ASIDE,
            permission=FILE,
            label=gettext_noop("Để riêng"),
        ),
        Transition(
            name="read_again",
            sources=frozenset({F.FAILED, F.SET_ASIDE}),
            target=F.STORED,
            permission=FILE,
            label=gettext_noop("Đọc lại"),
        ),
        Transition(
            name="use_again",
            sources=frozenset({F.SET_ASIDE}),
            target=F.CHECKED,
            permission=FILE,
            label=gettext_noop("Dùng tệp này"),
        ),
    ],
)
