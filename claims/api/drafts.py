"""Hồ sơ nháp: start, answer, estimate, papers, submit."""

from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.doors import CitizenDoor
from accounts.api.shapes import (
    FORBIDDEN,
    Given,
    Shape,
    described,
    paged,
    whole,
    worksheet,
)
from claims.api.opening import DraftDoor
from claims.api.papers import content_of, digest_of
from claims.api.shapes import (
    AnswersGiven,
    DraftRowShape,
    DraftShape,
    EstimateShape,
    PaperShape,
    is_masked,
    masked,
    paper,
    task,
    title_of,
)
from claims.enums import PaperKind
from claims.models import Draft
from claims.selectors import draft_of, drafts_of
from claims.selectors.filed import dossier_from
from claims.services import dossiers, drafts
from claims.services.estimates import estimate
from vssportal.kernel.errors import DomainError, gettext_noop

SHOWN_MASKED = gettext_noop("Mục “{name}” đang che bớt số. Gửi số đầy đủ hoặc bỏ mục này ra.")
DECLARED = ("is_declared_true", "has_consented")


class StartGiven(Given):
    """Which procedure; ``another`` begins a second draft beside an open one."""

    procedure = serializers.SlugField(max_length=40)
    another = serializers.BooleanField(default=False)


class SaveGiven(Given):
    """The version that was read, and the answers that change."""

    version = whole()
    answers = AnswersGiven()


class PaperGiven(Given):
    """Giấy tờ: JPG, PNG, HEIC or PDF up to 10 MB."""

    kind = serializers.ChoiceField(choices=PaperKind.choices)
    file = serializers.FileField(allow_empty_file=True)


class DraftSubmitGiven(Given):
    """The version that was read over, and the two declarations."""

    version = whole()
    is_declared_true = serializers.BooleanField()
    has_consented = serializers.BooleanField()
    late_reason = serializers.CharField(max_length=300, required=False)


class SubmittedDossierShape(Shape):
    """Đã nộp."""

    dossier_id = serializers.UUIDField()
    number = serializers.CharField()
    tracking_code = serializers.CharField()
    promised_on = serializers.DateField()


def shown_draft(draft: Draft, day: Any) -> Any:
    """A draft as it goes out."""
    documents = draft.documents.kept().select_related("original").order_by("pk")
    names = ("id", "short_code", "procedure", "version", "saved_at", "expires_on")
    shown = {name: getattr(draft, name) for name in names} | {
        "title": title_of(draft),
        "answers": masked(draft.answers),
        "tasks": [task(each) for each in drafts.task_states(draft, day)],
        "papers": [paper(each) for each in documents],
    }
    return DraftShape(shown).data


class Drafts(CitizenDoor):
    """Hồ sơ nháp của tôi."""

    @described("drafts_list", gives=paged(DraftRowShape), refuses=(FORBIDDEN,))
    def get(self, request: Request) -> Response:
        """Open drafts, newest first."""
        return self.page(drafts_of(self.person, self.day), DraftRowShape)

    @described("drafts_start", gives=DraftShape, status=201, takes=StartGiven, is_act=True)
    def post(self, request: Request) -> Response:
        """Start, or go on with the open draft of this procedure."""
        given = self.given(StartGiven)
        begin = drafts.start_another if given["another"] else drafts.start

        def do() -> Any:
            return shown_draft(begin(actor=self.actor, procedure=given["procedure"], at=self.at), self.day)

        return self.once(given, do, status=201)


class OneDraft(DraftDoor):
    """Một hồ sơ nháp."""

    @described("drafts_read", gives=DraftShape)
    def get(self, request: Request, draft_id: Any) -> Response:
        """Answers, papers, what is left to do."""
        return Response(shown_draft(self.draft, self.day))

    @described("drafts_save", gives=DraftShape, takes=SaveGiven, is_act=True)
    def patch(self, request: Request, draft_id: Any) -> Response:
        """Save answers; a change takes the declarations back. 409 when somebody saved since ``version``."""
        given = self.given(SaveGiven)
        answers = dict(given["answers"])
        if hidden := next((name for name, value in answers.items() if is_masked(value)), ""):
            raise DomainError(SHOWN_MASKED, field=f"answers.{hidden}", code="masked", name=hidden)

        def do() -> Any:
            return shown_draft(self._save(given["version"], answers), self.day)

        return self.once(given, do)

    def _save(self, version: int, answers: dict[str, Any]) -> Draft:
        kept = dict.fromkeys(DECLARED) | answers
        return drafts.save_answers(
            actor=self.actor, draft_id=self.draft.pk, version=version, answers=kept, at=self.at
        )

    @described("drafts_discard", gives=None, status=204)
    def delete(self, request: Request, draft_id: Any) -> Response:
        """Throw the draft away; its answers are wiped at once."""
        drafts.discard(actor=self.actor, draft_id=self.draft.pk, at=self.at)
        return Response(status=204)


class Estimate(DraftDoor):
    """Ước tính."""

    @described("drafts_estimate", gives=EstimateShape)
    def get(self, request: Request, draft_id: Any) -> Response:
        """What the answers so far come to, by the officers' own rule, line by line."""
        found = estimate(self.draft.answers, self.draft.person, self.day)
        shown = {
            "total_vnd": found.total_vnd,
            "is_blocked": found.sheet is not None and found.sheet.is_blocked,
            "missing": found.missing,
            "worksheet": worksheet(found.sheet) if found.sheet else None,
        }
        return Response(EstimateShape(shown).data)


class Papers(DraftDoor):
    """Giấy tờ của hồ sơ nháp."""

    parser_classes = (MultiPartParser,)

    @described("drafts_papers_add", gives=PaperShape, status=201, takes=PaperGiven, is_act=True, is_file=True)
    def post(self, request: Request, draft_id: Any) -> Response:
        """Send a paper."""
        given = self.given(PaperGiven)
        content, kind = content_of(given["file"]), given["kind"]
        name = given["file"].name

        def do() -> Any:
            added = drafts.add_document(
                actor=self.actor, draft_id=self.draft.pk, kind=kind, name=name, content=content, at=self.at
            )
            return PaperShape(paper(added)).data

        return self.once({"kind": kind, "sha256": digest_of(content)}, do, status=201)


class OnePaper(DraftDoor):
    """Một giấy tờ."""

    @described("drafts_papers_remove", gives=None, status=204)
    def delete(self, request: Request, draft_id: Any, document_id: int) -> Response:
        """Take a paper out."""
        drafts.remove_document(actor=self.actor, draft_id=self.draft.pk, document_id=document_id, at=self.at)
        return Response(status=204)


class Submit(CitizenDoor):
    """Nộp hồ sơ."""

    def admit(self, **places: Any) -> None:
        """The same key must find its answer when the draft is a dossier already."""
        super().admit(**places)
        if dossier_from(self.actor, places["draft_id"]) is None:
            draft_of(self.actor, places["draft_id"], self.day)

    @described("drafts_submit", gives=SubmittedDossierShape, status=201, takes=DraftSubmitGiven, is_act=True)
    def post(self, request: Request, draft_id: Any) -> Response:
        """Submit what was read over; Idempotency-Key is obligatory, the same key gives the same dossier."""
        given = self.given(DraftSubmitGiven)
        return self.once(given, lambda: self._submit(draft_id, given), status=201, is_needed=True)

    def _submit(self, draft_id: Any, given: dict[str, Any]) -> Any:
        answers = {name: given[name] for name in (*DECLARED, "late_reason") if name in given}
        terms = {"actor": self.actor, "draft_id": draft_id, "at": self.at}
        saved = drafts.save_answers(version=given["version"], answers=answers, **terms)
        # The key of the request holds declaring and submitting together; the act needs none of its own.
        return SubmittedDossierShape(dossiers.submit(version=saved.version, key="", **terms)).data
