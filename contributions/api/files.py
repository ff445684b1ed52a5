"""Tệp kê khai: upload, state and counts, what was found."""

import hashlib
from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.shapes import CONFLICT, FORBIDDEN, MISSING, Given, Shape, described, hidden, paged, whole
from contributions import selectors
from contributions.api.opening import TO_FILE, CheckedDoor, DeclarationDoor, FilingDoor, spoken
from contributions.enums import FindingLevel
from contributions.intake.faults import FileRefused
from contributions.intake.sentences import Sentence
from contributions.models import Filing, FilingLine
from contributions.services import filings
from contributions.views.opening import is_ready

MONEY_CELLS = frozenset({"wage", "allowances", "position_allowance"})


class UploadGiven(Given):
    """A .xlsx, .xls, .csv or .xml file up to 20 MB; with the version that was seen, a late file is kept aside."""

    file = serializers.FileField(allow_empty_file=True)
    version = whole(required=False)


class SentenceShape(Shape):
    """Điều cần biết về tệp: code, what is wrong, what to do."""

    code = serializers.CharField()
    message = serializers.CharField()
    remedy = serializers.CharField(allow_blank=True)


class FilingShape(Shape):
    """Tệp hoặc danh sách đang dùng: how far it was read, how many of what; ``is_ready`` to be submitted."""

    id = serializers.UUIDField()
    state = serializers.CharField()
    state_label = serializers.CharField(source="get_state_display")
    kind = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    counts = serializers.DictField(child=serializers.IntegerField())
    suggestions = serializers.IntegerField()
    is_ready = serializers.BooleanField()
    fault = SentenceShape(allow_null=True)
    notices = SentenceShape(many=True)
    created_at = serializers.DateTimeField()
    checked_at = serializers.DateTimeField(allow_null=True)
    declaration_version = serializers.IntegerField()


class UploadShape(Shape):
    """Kết quả tải lên; ``outcome`` is new, same (these bytes are here already) or kept_aside (somebody was quicker)."""

    outcome = serializers.ChoiceField(choices=[filings.NEW, filings.SAME, filings.KEPT_ASIDE])
    filing = FilingShape()


class FindingsGiven(Given):
    """Which findings."""

    level = serializers.ChoiceField(choices=FindingLevel.choices, required=False)


class FoundShape(Shape):
    """Lỗi, cảnh báo hoặc lưu ý ở một dòng; ``line_version`` goes with the mending of its cell."""

    number = serializers.IntegerField()
    rows = serializers.ListField(child=serializers.IntegerField())
    level = serializers.CharField()
    code = serializers.CharField()
    cell = serializers.CharField(allow_blank=True)
    column = serializers.CharField(allow_blank=True)
    text = serializers.CharField(allow_blank=True)
    suggestion = serializers.CharField(allow_blank=True)
    message = serializers.CharField()
    remedy = serializers.CharField(allow_blank=True)
    basis = serializers.CharField(allow_blank=True)
    full_name = serializers.CharField(allow_blank=True)
    is_fixable = serializers.BooleanField()
    is_confirmed = serializers.BooleanField()
    line_version = serializers.IntegerField(allow_null=True)


class Upload(DeclarationDoor):
    """Tải tệp lên."""

    access = TO_FILE
    parser_classes = (MultiPartParser,)

    @described("files_upload", gives=UploadShape, status=201, takes=UploadGiven, is_act=True, is_file=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Send the month's list; it is read by a worker, ask the filing until its state is checked or failed."""
        given = self.given(UploadGiven)
        file, version = given["file"], given.get("version")

        def do() -> Any:
            try:
                done = filings.upload_file(
                    actor=self.actor, declaration=self.declaration, content=file, name=file.name,
                    version=version, at=self.at,
                )  # fmt: skip
            except FileRefused as error:
                raise spoken(error) from None
            shown = {"outcome": done.outcome, "filing": shown_filing(done.filing, self.version())}
            return UploadShape(shown).data

        return self.once({"sha256": _digest(file), "version": version}, do, status=201)


def _digest(file: Any) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


class OneFiling(FilingDoor):
    """Tệp đang dùng."""

    @described("files_read", gives=FilingShape)
    def get(self, request: Request, code: str, period: str) -> Response:
        """The list in use: how far it was read, how many errors, warnings and changes it has."""
        return Response(FilingShape(shown_filing(self.filing, self.declaration.version)).data)


def shown_filing(filing: Filing, version: int) -> dict[str, Any]:
    """A filing as FilingShape takes it."""
    fault = selectors.file_fault(filing)
    codes = [str(notice["code"]) for notice in filing.notices]
    notices = zip(codes, selectors.file_notices(filing), strict=True)
    return {
        **{name: getattr(filing, name) for name in _PLAIN},
        "get_state_display": filing.get_state_display(),
        "suggestions": selectors.suggestions(filing),
        "is_ready": filing.checked_at is not None and is_ready(filing),
        "fault": _sentence((filing.fault or {})["code"], fault) if fault else None,
        "notices": [_sentence(code, sentence) for code, sentence in notices],
        "declaration_version": version,
    }


_PLAIN = ("id", "state", "kind", "name", "done", "total", "counts", "created_at", "checked_at")


def _sentence(code: str, sentence: Sentence) -> dict[str, str]:
    return {"code": code, "message": sentence.what, "remedy": sentence.todo}


class _Found:
    """Findings as pages want them: counted and cut in SQL."""

    def __init__(self, filing: Filing, level: str) -> None:
        self.filing, self.level = filing, level

    def count(self) -> int:
        found = self.filing.findings.all()
        return (found.filter(level=self.level) if self.level else found).count()

    def __getitem__(self, part: slice) -> list[selectors.Problem]:
        return selectors.problems(self.filing, self.level, part.stop - part.start, part.start)


class Findings(CheckedDoor):
    """Kết quả kiểm tra."""

    @described(
        "findings_list", gives=paged(FoundShape), asks=FindingsGiven, refuses=(FORBIDDEN, MISSING, CONFLICT)
    )
    def get(self, request: Request, code: str, period: str) -> Response:
        """What was found in the list, by row; long numbers of people are hidden but for four digits."""
        level = self.asked(FindingsGiven).get("level", "")
        return self.page(_Found(self.filing, level), FoundShape, shown_problem)


def shown_problem(problem: selectors.Problem) -> dict[str, Any]:
    """A finding as FoundShape takes it."""
    finding, line = problem.finding, problem.line
    said = (lambda text: text) if finding.cell in MONEY_CELLS else hidden
    return {
        **{name: getattr(finding, name) for name in ("number", "level", "code", "cell", "column")},
        "rows": problem.rows,
        "text": said(finding.text),
        "suggestion": said(finding.suggestion),
        "message": said(problem.what),
        "remedy": said(problem.todo),
        "basis": problem.basis,
        "full_name": line.full_name if line else "",
        "is_fixable": problem.is_fixable,
        "is_confirmed": finding.confirmed_at is not None,
        "line_version": line.version if line else None,
    }


def problems_of(line: FilingLine) -> list[dict[str, Any]]:
    """What is left to be said about one line."""
    found = line.filing.findings.filter(number=line.number).order_by("pk")
    return [shown_problem(selectors.problem_of(finding, line)) for finding in found]
