"""Câu trả lời as people read them: labels, values in words, where each is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms import BANKS
from accounts.models import Agency, Organisation
from claims.catalogue import maternity
from claims.forms.steps import steps_of
from claims.rules.maternity import MaternityKind as K
from vssportal.kernel.identifiers import parse_bank_account, parse_phone
from vssportal.web.say import say

Answers = Mapping[str, Any]

LABELS = {
    "kind": _("Trường hợp hưởng"),
    "agency_code": _("Nơi nộp"),
    "result_channel": _("Cách nhận kết quả"),
    "is_identity_right": _("Thông tin cá nhân đúng"),
    "phone": _("Số điện thoại"),
    "email": _("Địa chỉ e-mail"),
    "birth_on": _("Ngày sinh của con"),
    "received_on": _("Ngày nhận con"),
    "stays_at_work": _("Vẫn đi làm"),
    "weeks": _("Số tuần tuổi thai"),
    "children": _("Số con"),
    "child_order": _("Số con đã có trước lần này"),
    "leave_from": _("Nghỉ từ ngày"),
    "leave_to": _("Nghỉ đến hết ngày"),
    "days": _("Số ngày nghỉ"),
    "remote_or_ill": _("Nơi khám ở xa hoặc thai có bệnh lý"),
    "bed_rest": _("Nghỉ dưỡng thai theo chỉ định"),
    "infertility": _("Điều trị vô sinh trước khi sinh"),
    "stillborn": _("Số con đã mất khi sinh"),
    "surgery": _("Vợ sinh phải phẫu thuật"),
    "bank_code": _("Ngân hàng"),
    "account_number": _("Số tài khoản"),
    "account_holder": _("Chủ tài khoản"),
    "employment": _("Việc làm"),
    "organisation_code": _("Đơn vị"),
    "quit_on": _("Ngày thôi việc"),
    "late_reason": _("Lý do nộp muộn"),
}
_EVENT_LABELS = {K.LOSS: _("Ngày ghi trên giấy"), K.PRENATAL: _("Ngày khám thai")}
_WORDS: dict[str, dict[Any, Any]] = {
    "result_channel": {"electronic": _("Bản điện tử"), "paper": _("Bản giấy")},
    "employment": {maternity.WORKING: _("Còn làm việc"), maternity.QUIT: _("Đã thôi việc")},
    "child_order": {1: _("Chưa có con"), 2: _("Một con"), 3: _("Hai con trở lên")},
    "bank_code": dict(BANKS),
}
# Left out of summaries when they say nothing.
_OPTIONAL = frozenset(
    {"leave_to", "days", "stillborn", "weeks", "email", "bed_rest", "infertility", "surgery", "remote_or_ill"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer; ``url`` is where it is changed."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Answers of one task."""

    title: str
    rows: tuple[Row, ...]


class Names:
    """Tên of offices and employers that answers name by code; one statement each, when asked."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def of(self, name: str) -> str:
        code = self._answers.get(name) or ""
        model = Agency if name == "agency_code" else Organisation
        found = model.objects.filter(code=code).values_list("name", flat=True).first() if code else None
        return str(found or code)


def label_of(name: str, answers: Answers) -> str:
    """The label of an answer in this case."""
    if name == "birth_on" and answers.get("kind") in _EVENT_LABELS:
        return str(_EVENT_LABELS[K(answers["kind"])])
    return str(LABELS.get(name, name))


def value_of(name: str, answers: Answers) -> str:
    """The answer in words; empty when there is none."""
    value = answers.get(name)
    if value is None or value == "":
        return ""
    if name == "kind":
        return say(maternity.KIND_TITLES.get(K(value), str(value)))
    if name in maternity.DATES:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    if name in maternity.FLAGS:
        return gettext("Có") if value else gettext("Không")
    if name in {"agency_code", "organisation_code"}:
        return Names(answers).of(name)
    if name in _WORDS:
        return str(_WORDS[name].get(value, value))
    if name in _PRETTY:
        return _PRETTY[name](str(value))
    return str(value)


_PRETTY = {
    "phone": lambda text: parse_phone(text).pretty,
    "account_number": lambda text: parse_bank_account(text).pretty,
}


def rows_of(names: Sequence[str], answers: Answers, url: str = "") -> list[Row]:
    """Rows of some answers; optional ones only where they say something."""
    shown = [n for n in names if n not in _OPTIONAL or answers.get(n)]
    return [Row(label_of(name, answers), value_of(name, answers), url) for name in shown]


def sections_of(answers: Answers, draft_id: UUID | None = None) -> list[Section]:
    """Mọi câu trả lời by task; with ``draft_id`` each says where it is changed."""
    found = []
    for task in maternity.TASKS:
        rows: list[Row] = []
        for step in steps_of(task.slug, answers):
            url = reverse("claims:question", args=[draft_id, step.task_slug, step.slug]) if draft_id else ""
            rows += rows_of(step.form.asks, answers, url)
        if rows:
            found.append(Section(say(task.title), tuple(rows)))
    return found
