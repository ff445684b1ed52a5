"""Hồ sơ thai sản: which answers it has, in which tasks they are asked, which papers it needs.

Answers are flat JSON: dates as ISO text, numbers as int, yes/no as bool. Keys are the fields of
``MaternityClaim`` plus contact, account and place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.catalogue.procedure import PaperRule
from claims.enums import PaperKind
from claims.rules.maternity import MaternityKind as K
from vssportal.kernel.errors import DomainError
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.identifiers import parse_bank_account, parse_phone

Answers = Mapping[str, Any]

OFFERED = (K.BIRTH, K.FATHER, K.ADOPTION, K.LOSS, K.PRENATAL, K.FATHER_ONE_TIME, K.VOLUNTARY)
KIND_TITLES: dict[str, str] = {
    K.BIRTH: _("Sinh con"),
    K.FATHER: _("Vợ sinh con, chồng nghỉ việc"),
    K.ADOPTION: _("Nhận nuôi con nuôi dưới 6 tháng tuổi"),
    K.LOSS: _("Sảy thai, phá thai, thai chết, thai ngoài tử cung"),
    K.PRENATAL: _("Khám thai"),
    K.FATHER_ONE_TIME: _("Trợ cấp một lần cho người cha"),
    K.VOLUNTARY: _("Trợ cấp thai sản của BHXH tự nguyện"),
}

DATES = frozenset({"birth_on", "received_on", "leave_from", "leave_to", "quit_on", "returned_on"})
NUMBERS = frozenset({"children", "stillborn", "child_order", "weeks", "days"})
FLAGS = frozenset(
    {
        "surgery",
        "bed_rest",
        "infertility",
        "remote_or_ill",
        "stays_at_work",
        "is_identity_right",
        "is_declared_true",
        "has_consented",
    }
)
TEXTS = frozenset(
    {
        "kind",
        "agency_code",
        "result_channel",
        "phone",
        "email",
        "birth_place",
        "child_name",
        "employment",
        "organisation_code",
        "bank_code",
        "account_number",
        "account_holder",
        "late_reason",
        "note",
    }
)
FIELDS = DATES | NUMBERS | FLAGS | TEXTS

WORKING, QUIT = "working", "quit"


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """Một mục của danh sách việc: slug, group, Vietnamese title, the answers it asks for."""

    slug: str
    group: str
    title: str
    asks: tuple[str, ...] = ()


BEFORE = _("Trước khi khai")
ABOUT = _("Thông tin của bạn và bé")
PAPERS = _("Giấy tờ")
CONFIRM = _("Xác nhận và nộp")

TASKS = (
    TaskSpec("eligibility", BEFORE, _("Kiểm tra điều kiện hưởng"), ("kind",)),
    TaskSpec("place", BEFORE, _("Chọn nơi nộp và cách nhận kết quả"), ("agency_code", "result_channel")),
    TaskSpec("person", ABOUT, _("Xem lại thông tin cá nhân"), ("is_identity_right", "phone")),
    TaskSpec("birth", ABOUT, _("Khai ngày sinh con và thời gian nghỉ")),
    TaskSpec(
        "account", ABOUT, _("Chọn tài khoản nhận tiền"), ("bank_code", "account_number", "account_holder")
    ),
    TaskSpec("papers", PAPERS, _("Gửi giấy chứng sinh hoặc giấy khai sinh")),
    TaskSpec("employer", CONFIRM, _("Đơn vị nơi bạn làm việc"), ("employment",)),
    TaskSpec("check", CONFIRM, _("Kiểm tra lại và nộp hồ sơ")),
)

_BIRTH_ASKS: dict[str, tuple[str, ...]] = {
    K.BIRTH: ("birth_on", "children", "child_order", "leave_from"),
    K.FATHER: ("birth_on", "children", "child_order", "leave_from"),
    K.ADOPTION: ("birth_on", "received_on", "children", "leave_from"),
    K.LOSS: ("birth_on", "weeks", "leave_from"),
    K.PRENATAL: ("birth_on", "leave_from"),
    K.FATHER_ONE_TIME: ("birth_on", "children"),
    K.VOLUNTARY: ("birth_on", "children"),
}

_BIRTH_PAPER = PaperRule(
    (PaperKind.BIRTH_NOTICE, PaperKind.BIRTH_CERTIFICATE),
    _("Giấy chứng sinh hoặc giấy khai sinh"),
    _("Luật BHXH Điều 61 khoản 1: bản sao giấy khai sinh, trích lục hoặc giấy chứng sinh của con."),
)
_LOSS_PAPER = PaperRule(
    (PaperKind.DISCHARGE, PaperKind.SICK_LEAVE, PaperKind.MEDICAL_SUMMARY),
    _("Giấy ra viện hoặc giấy chứng nhận nghỉ việc hưởng BHXH"),
    _("Luật BHXH Điều 61: giấy tờ của cơ sở khám bệnh, chữa bệnh."),
)
_ADOPTION_PAPER = PaperRule(
    (PaperKind.ADOPTION,),
    _("Giấy chứng nhận nuôi con nuôi"),
    _("Luật BHXH Điều 61: giấy chứng nhận nuôi con nuôi của cơ quan có thẩm quyền."),
)
_HAND_OVER = PaperRule(
    (PaperKind.HAND_OVER,),
    _("Biên bản giao nhận con"),
    _("Luật BHXH Điều 61: biên bản giao nhận con nuôi."),
)
_SURGERY = PaperRule(
    (PaperKind.SURGERY_PROOF, PaperKind.DISCHARGE),
    _("Giấy tờ thể hiện sinh con phải phẫu thuật hoặc sinh dưới 32 tuần"),
    _("Chỉ cần khi giấy chứng sinh, giấy khai sinh không ghi."),
    is_required=False,
)
_REST = PaperRule(
    (PaperKind.REST_CERTIFICATE,),
    _("Giấy chứng nhận nghỉ dưỡng thai"),
    _("Luật BHXH Điều 50 khoản 3: nghỉ dưỡng thai theo chỉ định."),
)
_INFERTILITY = PaperRule(
    (PaperKind.INFERTILITY_PROOF,),
    _("Giấy xác nhận điều trị vô sinh"),
    _("Luật BHXH Điều 50 khoản 5."),
)

_BASE_PAPERS: dict[str, tuple[PaperRule, ...]] = {
    K.LOSS: (_LOSS_PAPER,),
    K.PRENATAL: (_LOSS_PAPER,),
    K.ADOPTION: (_ADOPTION_PAPER, _HAND_OVER),
}


def asked_in(task: TaskSpec, answers: Answers) -> tuple[str, ...]:
    """The answers a task needs before it is done, given what was answered so far."""
    if task.slug == "birth":
        return _BIRTH_ASKS.get(answers.get("kind", ""), ("birth_on",))
    if task.slug == "employer":
        more = "quit_on" if answers.get("employment") == QUIT else "organisation_code"
        return (*task.asks, more)
    return task.asks


def papers_for(answers: Answers) -> list[PaperRule]:
    """Giấy tờ của trường hợp này."""
    kind = answers.get("kind", K.BIRTH)
    rules = list(_BASE_PAPERS.get(kind, (_BIRTH_PAPER,)))
    if answers.get("surgery") and kind == K.FATHER:
        rules.append(_SURGERY)
    if answers.get("bed_rest"):
        rules.append(_REST)
    if answers.get("infertility"):
        rules.append(_INFERTILITY)
    return rules


def missing_papers(answers: Answers, kinds: set[str]) -> list[PaperRule]:
    """Required papers of which no kind is among ``kinds``."""
    return [rule for rule in papers_for(answers) if rule.is_required and not kinds.intersection(rule.any_of)]


_PARSED = {
    "phone": lambda text: parse_phone(text).national,
    "account_number": lambda text: parse_bank_account(text).value,
}

UNKNOWN_FIELD = _("Không có mục “{name}” trong tờ khai.")
WRONG_SHAPE = _("Mục “{name}” chưa đúng dạng.")


def clean(answers: Answers) -> dict[str, Any]:
    """Answers in their stored shape; None and blank mean taken back. Refuses unknown names and shapes."""
    return {name: _cleaned(name, value) for name, value in answers.items()}


def _cleaned(name: str, value: Any) -> Any:
    if name not in FIELDS:
        raise DomainError(UNKNOWN_FIELD, code="unknown_field", field=name, name=name)
    if value is None or value == "":
        return None
    try:
        return _shaped(name, value)
    except DomainError as refusal:
        refusal.field = name
        raise
    except (TypeError, ValueError):
        raise DomainError(WRONG_SHAPE, code="wrong_shape", field=name, name=name) from None


def _shaped(name: str, value: Any) -> Any:
    if name in DATES:
        return value.isoformat() if isinstance(value, date) else date.fromisoformat(value).isoformat()
    if name in FLAGS:
        if not isinstance(value, bool):
            raise TypeError(name)
        return value
    if name in NUMBERS:
        if isinstance(value, bool) or not str(value).isdecimal():
            raise ValueError(name)
        return int(value)
    if name == "kind":
        return K(value).value
    if name in _PARSED:
        return _PARSED[name](str(value))
    return " ".join(str(value).split())[:300]


FUTURE = _("Ngày sinh của con không được sau hôm nay")
VISIT_FUTURE = _("Ngày khám không được sau hôm nay")
LEAVE_ORDER = _("Ngày nghỉ cuối phải sau ngày bắt đầu nghỉ")
NO_CHILD = _("Nhập số con, ít nhất là 1")
RECEIVED_BEFORE = _("Ngày nhận con phải từ ngày sinh của con trở đi")
QUIT_FUTURE = _("Ngày thôi việc không được sau hôm nay")


def problems(answers: Answers, today: date) -> list[DomainError]:
    """What the answers contradict among themselves, each with its field."""
    found: list[DomainError] = []
    born, received = _day(answers, "birth_on"), _day(answers, "received_on")
    first, last, quit_on = _day(answers, "leave_from"), _day(answers, "leave_to"), _day(answers, "quit_on")
    if born and born > today:
        text = VISIT_FUTURE if answers.get("kind") == K.PRENATAL else FUTURE
        found.append(DomainError(text, field="birth_on", code="future"))
    if first and last and last < first:
        found.append(DomainError(LEAVE_ORDER, field="leave_to", code="order"))
    if answers.get("children") == 0:
        found.append(DomainError(NO_CHILD, field="children", code="no_child"))
    if born and received and received < born:
        found.append(DomainError(RECEIVED_BEFORE, field="received_on", code="order"))
    if quit_on and quit_on > today:
        found.append(DomainError(QUIT_FUTURE, field="quit_on", code="future"))
    return found


def _day(answers: Answers, name: str) -> date | None:
    return date.fromisoformat(answers[name]) if answers.get(name) else None
