"""Hình dạng of drafts, dossiers, progress, papers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from rest_framework import serializers

from accounts.api.shapes import Given, Shape, WorksheetShape
from accounts.models import IssuedLetter
from accounts.services.papers import check_url
from claims.catalogue import maternity as questions
from claims.enums import PaperKind
from claims.models import Document, Dossier, Draft
from claims.selectors import Progress, public_progress
from claims.services.drafts import Task
from vssportal.kernel.codes import pretty_code
from vssportal.legal.parameters import parameters
from vssportal.templatetags.vss import MASK, mask_id
from vssportal.web import say
from vssportal.web.menus import page_url

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
RANGES = {"weeks": (1, 45), "children": (1, 9), "child_order": (1, 9), "stillborn": (0, 9), "days": (0, 366)}
PRIVATE = frozenset({"phone", "account_number"})


class AnswerDate(serializers.DateField):
    """Ngày that a calculation may be asked about."""

    def to_internal_value(self, value: Any) -> date:
        day: date = super().to_internal_value(value)
        if not EARLIEST <= day <= LATEST:
            self.fail("invalid", format="YYYY-MM-DD")
        return day


def _answer_field(name: str) -> serializers.Field:
    options: dict[str, Any] = {"required": False, "allow_null": True}
    if name in questions.DATES:
        return AnswerDate(**options)
    if name in questions.FLAGS:
        return serializers.BooleanField(**options)
    if name in questions.NUMBERS:
        least, most = RANGES[name]
        return serializers.IntegerField(min_value=least, max_value=most, **options)
    if name == "kind":
        return serializers.ChoiceField(
            choices=[(kind.value, kind.value) for kind in questions.OFFERED], **options
        )
    return serializers.CharField(max_length=300, allow_blank=True, **options)


# The fields are those of the catalogue: a question added there can be answered here.
AnswersGiven: type[Given] = type(
    "AnswersGiven",
    (Given,),
    {
        "__doc__": "Câu trả lời: only those that change; null takes one back.",
        "__module__": __name__,
        **{name: _answer_field(name) for name in sorted(questions.FIELDS)},
    },
)


class TaskShape(Shape):
    """Một mục của hồ sơ nháp."""

    slug = serializers.CharField()
    title = serializers.CharField()
    state = serializers.CharField()
    missing = serializers.ListField(child=serializers.CharField())
    problems = serializers.ListField(child=serializers.CharField())


class PaperShape(Shape):
    """Giấy tờ."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    kind_label = serializers.CharField()
    name = serializers.CharField()
    size = serializers.IntegerField()
    url = serializers.CharField()
    added_at = serializers.DateTimeField()


class DraftShape(Shape):
    """Hồ sơ nháp; ``version`` goes with every change. Phone and account are masked."""

    id = serializers.UUIDField()
    short_code = serializers.CharField()
    procedure = serializers.CharField()
    title = serializers.CharField()
    version = serializers.IntegerField()
    answers = serializers.DictField()
    tasks = TaskShape(many=True)
    papers = PaperShape(many=True)
    saved_at = serializers.DateTimeField()
    expires_on = serializers.DateField()


class DraftRowShape(Shape):
    """Hồ sơ nháp trong danh sách."""

    id = serializers.UUIDField()
    short_code = serializers.CharField()
    procedure = serializers.CharField()
    version = serializers.IntegerField()
    saved_at = serializers.DateTimeField()
    expires_on = serializers.DateField()


class EstimateShape(Shape):
    """Ước tính; ``worksheet`` is null while the answers named in ``missing`` are."""

    total_vnd = serializers.IntegerField(allow_null=True)
    is_blocked = serializers.BooleanField()
    missing = serializers.ListField(child=serializers.CharField())
    worksheet = WorksheetShape(allow_null=True)


class StepShape(Shape):
    """Một bước."""

    label = serializers.CharField()  # type: ignore[assignment]
    is_done = serializers.BooleanField()
    is_current = serializers.BooleanField()


class ProgressShape(Shape):
    """Tiến độ: which of four steps, whose turn, until when."""

    step = serializers.IntegerField()
    title = serializers.CharField()
    turn = serializers.CharField()
    is_paused = serializers.BooleanField()
    is_overdue = serializers.BooleanField()
    promised_on = serializers.DateField()
    days_left = serializers.IntegerField()
    steps = StepShape(many=True)


class DossierRowShape(Shape):
    """Hồ sơ trong danh sách."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    procedure = serializers.CharField()
    title = serializers.CharField()
    agency = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    progress = ProgressShape()


class EventShape(Shape):
    """Một dòng nhật ký."""

    at = serializers.DateTimeField()
    name = serializers.CharField()
    message = serializers.CharField()


class LetterRowShape(Shape):
    """Văn bản đã ký of a dossier."""

    kind = serializers.CharField()
    title = serializers.CharField()
    number = serializers.CharField()
    code = serializers.CharField()
    check_url = serializers.CharField()
    file_url = serializers.CharField()
    issued_at = serializers.DateTimeField()


class DossierShape(DossierRowShape):
    """Một hồ sơ: progress, journal, papers, letters."""

    tracking_code = serializers.CharField()
    can_withdraw = serializers.BooleanField()
    has_open_request = serializers.BooleanField()
    has_decision = serializers.BooleanField()
    timeline = EventShape(many=True)
    papers = PaperShape(many=True)
    letters = LetterRowShape(many=True)


def masked(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers with phone and account hidden."""
    return {name: mask_id(value) if name in PRIVATE else value for name, value in answers.items()}


def is_masked(value: Any) -> bool:
    """Whether somebody sends back what was shown to them hidden."""
    return isinstance(value, str) and MASK in value


def task(found: Task) -> dict[str, Any]:
    return {
        "slug": found.slug,
        "title": say.say(found.title),
        "state": found.state,
        "missing": found.missing,
        "problems": [say.refusal(problem) for problem in found.problems],
    }


def paper(document: Document) -> dict[str, Any]:
    return {
        "id": document.pk,
        "kind": document.kind,
        "kind_label": PaperKind(document.kind).label,
        "name": document.original.name,
        "size": document.original.size,
        "url": page_url(f"/tep/{document.original_id}/"),
        "added_at": document.added_at,
    }


def progress(found: Progress) -> dict[str, Any]:
    names = ("step", "turn", "is_paused", "is_overdue", "promised_on", "days_left")
    steps = [
        {"label": each.step.label, "is_done": each.is_done, "is_current": each.is_current}
        for each in found.steps
    ]
    return {name: getattr(found, name) for name in names} | {"title": say.say(found.title), "steps": steps}


def dossier_row(dossier: Dossier, day: date) -> dict[str, Any]:
    """A dossier for lists."""
    names = ("id", "number", "procedure", "submitted_at")
    return {name: getattr(dossier, name) for name in names} | {
        "title": title_of(dossier),
        "agency": dossier.agency.name,
        "progress": progress(public_progress(dossier, day)),
    }


def title_of(subject: Dossier | Draft) -> str:
    return subject.spec.title_in(get_language() or "")


def letter(found: IssuedLetter) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "title": found.get_kind_display(),
        "number": found.number,
        "code": pretty_code(found.code),
        "check_url": check_url(found.code),
        "file_url": page_url(f"/tep/{found.file_id}/"),
        "issued_at": found.issued_at,
    }


def complaint_days(day: date) -> int:
    """Thời hạn khiếu nại in force on the day of the decision."""
    return parameters().on(day).whole("complaint_days")
