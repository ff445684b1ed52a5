"""Hồ sơ của tôi: the list, one with its progress and journal, supplement, withdrawal, decision."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.doors import CitizenDoor
from accounts.api.shapes import FORBIDDEN, Given, Shape, WorksheetShape, described, paged, worksheet
from claims.api.drafts import PaperGiven
from claims.api.opening import DossierDoor
from claims.api.papers import content_of, digest_of
from claims.api.shapes import (
    AnswersGiven,
    DossierRowShape,
    DossierShape,
    LetterRowShape,
    PaperShape,
    complaint_days,
    dossier_row,
    letter,
    paper,
)
from claims.models import Dossier, SupplementRequest
from claims.selectors import dossier_of, dossiers_of, letters_of, open_request, public_timeline
from claims.selectors.filed import dossiers_in
from claims.services import dossiers
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import Missing, gettext_noop
from vssportal.kernel.identifiers import parse_bank_account
from vssportal.web.say import say

NO_REQUEST = gettext_noop("Hồ sơ này không có yêu cầu bổ sung nào đang chờ.")
NO_DECISION = gettext_noop("Hồ sơ này chưa có quyết định.")


class DossiersGiven(Given):
    """Which dossiers."""

    is_open = serializers.BooleanField(required=False, allow_null=True, default=None)
    q = serializers.CharField(required=False, max_length=100)


class WithdrawGiven(Given):
    """Vì sao rút."""

    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class AnswerGiven(Given):
    """Trả lời yêu cầu bổ sung: a note, mended answers; papers are sent before."""

    note = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")
    answers = AnswersGiven(required=False)

    def validate_answers(self, answers: dict[str, Any]) -> dict[str, Any]:
        """A dossier's answers are mended, never taken back."""
        if empty := sorted(name for name, value in answers.items() if value in (None, "")):
            raise serializers.ValidationError({empty[0]: ["empty"]}, code="null")
        return answers


class AskedShape(Shape):
    """Một điều cần bổ sung."""

    what = serializers.CharField()
    why = serializers.CharField(allow_blank=True)
    example = serializers.CharField(allow_blank=True)
    kind = serializers.CharField(allow_blank=True)


class RequestShape(Shape):
    """Yêu cầu bổ sung đang chờ."""

    number = serializers.IntegerField()
    asked = AskedShape(many=True)
    asked_at = serializers.DateTimeField()
    due_on = serializers.DateField()
    papers = PaperShape(many=True)


class DecisionShape(Shape):
    """Quyết định; ``account`` is masked, ``worksheet`` is how the amount came about."""

    number = serializers.CharField()
    outcome = serializers.CharField()
    outcome_label = serializers.CharField()
    amount_vnd = serializers.IntegerField()
    reasons = serializers.ListField(child=serializers.CharField())
    decided_at = serializers.DateTimeField()
    paid_on = serializers.DateField(allow_null=True)
    account = serializers.CharField(allow_blank=True)
    complaint_days = serializers.IntegerField()
    letters = LetterRowShape(many=True)
    worksheet = WorksheetShape(allow_null=True)


class Dossiers(CitizenDoor):
    """Hồ sơ của tôi."""

    @described("dossiers_list", gives=paged(DossierRowShape), asks=DossiersGiven, refuses=(FORBIDDEN,))
    def get(self, request: Request) -> Response:
        """One's own dossiers, newest first; open ones by the promised day."""
        asked = self.asked(DossiersGiven)
        text, is_open = asked.get("q", ""), asked["is_open"]
        found = dossiers_of(self.person)
        if is_open is not None:
            found = dossiers_in(self.person, is_open=is_open, text=text)
        elif text:
            found = found.filter(pk__in=[*self._ids(text, is_open=True), *self._ids(text, is_open=False)])
        return self.page(found, DossierRowShape, lambda dossier: dossier_row(dossier, self.day))

    def _ids(self, text: str, *, is_open: bool) -> list[Any]:
        return list(dossiers_in(self.person, is_open=is_open, text=text).values_list("pk", flat=True))


class OneDossier(DossierDoor):
    """Một hồ sơ."""

    @described("dossiers_read", gives=DossierShape)
    def get(self, request: Request, dossier_id: Any) -> Response:
        """Where it stands, whose turn it is, what happened, papers and letters."""
        return Response(DossierShape(shown_dossier(self.dossier, self.day)).data)


def shown_dossier(dossier: Dossier, day: Any) -> dict[str, Any]:
    """A dossier as DossierShape takes it."""
    documents = dossier.documents.kept().select_related("original").order_by("pk")
    events = [
        {"at": line.at, "name": line.name, "message": say(line.title, line.params)}
        for line in public_timeline(dossier)
    ]
    return dossier_row(dossier, day) | {
        "tracking_code": pretty_code(dossier.tracking_code),
        "can_withdraw": dossier.is_open,
        "has_open_request": open_request(dossier) is not None,
        "has_decision": getattr(dossier, "decision", None) is not None,
        "timeline": events,
        "papers": [paper(each) for each in documents],
        "letters": [letter(each) for each in letters_of(dossier)],
    }


class Withdraw(DossierDoor):
    """Rút hồ sơ."""

    @described("dossiers_withdraw", gives=DossierShape, takes=WithdrawGiven, is_act=True)
    def post(self, request: Request, dossier_id: Any) -> Response:
        """Withdraw while nothing is decided."""
        given = self.given(WithdrawGiven)

        def do() -> Any:
            dossiers.withdraw(actor=self.actor, dossier_id=self.dossier.pk, at=self.at, **given)
            return DossierShape(shown_dossier(dossier_of(self.actor, self.dossier.pk), self.day)).data

        return self.once(given, do)


class Supplement(DossierDoor):
    """Yêu cầu bổ sung."""

    @described("supplement_read", gives=RequestShape)
    def get(self, request: Request, dossier_id: Any) -> Response:
        """What is asked for, why, until when, and what was sent so far."""
        asked = open_request(self.dossier)
        if asked is None:
            raise Missing(NO_REQUEST)
        return Response(RequestShape(shown_request(asked)).data)

    @described("supplement_answer", gives=DossierShape, takes=AnswerGiven, is_act=True)
    def post(self, request: Request, dossier_id: Any) -> Response:
        """Send the answer with the papers sent before; the clock runs on."""
        given = self.given(AnswerGiven)

        def do() -> Any:
            dossiers.answer_supplement(actor=self.actor, dossier_id=self.dossier.pk, at=self.at, **given)
            return DossierShape(shown_dossier(dossier_of(self.actor, self.dossier.pk), self.day)).data

        return self.once(given, do)


def shown_request(asked: SupplementRequest) -> dict[str, Any]:
    """A request as RequestShape takes it."""
    documents = asked.documents.kept().select_related("original").order_by("pk")
    return {
        "number": asked.number,
        "asked": asked.asked,
        "asked_at": asked.asked_at,
        "due_on": asked.due_on,
        "papers": [paper(each) for each in documents],
    }


class SupplementPapers(DossierDoor):
    """Giấy tờ bổ sung."""

    parser_classes = (MultiPartParser,)

    @described(
        "supplement_papers_add", gives=PaperShape, status=201, takes=PaperGiven, is_act=True, is_file=True
    )
    def post(self, request: Request, dossier_id: Any) -> Response:
        """Send a paper that was asked for; it counts when the answer is sent."""
        given = self.given(PaperGiven)
        content, kind = content_of(given["file"]), given["kind"]
        sent = {"kind": kind, "name": given["file"].name, "content": content}

        def do() -> Any:
            added = dossiers.add_supplement_document(
                actor=self.actor, dossier_id=self.dossier.pk, at=self.at, **sent
            )
            return PaperShape(paper(added)).data

        return self.once({"kind": kind, "sha256": digest_of(content)}, do, status=201)


class OneDecision(DossierDoor):
    """Quyết định."""

    @described("decisions_read", gives=DecisionShape)
    def get(self, request: Request, dossier_id: Any) -> Response:
        """What was decided, why, with the worksheet it rests on."""
        if getattr(self.dossier, "decision", None) is None:
            raise Missing(NO_DECISION)
        return Response(DecisionShape(shown_decision(self.dossier)).data)


def shown_decision(dossier: Dossier) -> dict[str, Any]:
    """A decision as DecisionShape takes it."""
    decision = dossier.decision
    line = getattr(decision, "payout_line", None)
    account = f"{parse_bank_account(line.account_number).masked} ({line.bank_code})" if line else ""
    calculation = decision.calculation
    return {
        **{name: getattr(decision, name) for name in ("number", "outcome", "amount_vnd", "decided_at")},
        "outcome_label": decision.get_outcome_display(),
        "reasons": [text.strip() for text in decision.reasons.splitlines() if text.strip()],
        "paid_on": dossier.paid_on,
        "account": account,
        "complaint_days": complaint_days(timezone.localdate(decision.decided_at)),
        "letters": [letter(each) for each in letters_of(dossier).filter(kind__in=["decision", "refusal"])],
        "worksheet": worksheet(calculation.sheet) if calculation else None,
    }
