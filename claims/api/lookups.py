"""Cho mọi người: procedures, and where a dossier stands by its code and the phone's last digits."""

from typing import Any

from django.utils.translation import get_language
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import Access
from accounts.api.doors import PublicDoor
from accounts.api.shapes import MISSING, Given, Shape, described, paged
from claims.api.shapes import ProgressShape, progress
from claims.catalogue import Procedure, Who, procedure_of
from claims.enums import PaperKind
from claims.rules.service_time import term_of
from claims.selectors import track
from claims.views.procedures import OPEN, matching
from claims.views.tracking import closed_until, count_try
from vssportal.kernel.errors import Missing, gettext_noop
from vssportal.legal.parameters import parameters
from vssportal.web.api_errors import too_many
from vssportal.web.say import say

NOT_FOUND = gettext_noop("Không tìm thấy hồ sơ khớp với mã và số điện thoại đã nhập")


class ProceduresGiven(Given):
    """Words that stand in the title, name or code; who files."""

    q = serializers.CharField(required=False, max_length=100)
    who = serializers.ChoiceField(choices=[(who.value, who.value) for who in Who], required=False)


class TermShape(Shape):
    """Thời hạn giải quyết: so many days by this clock."""

    days = serializers.IntegerField()
    clock = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]


class ProcedurePaperShape(Shape):
    """Loại giấy tờ."""

    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class ProcedureShape(Shape):
    """Thủ tục: national code and portal numbers together; ``term`` is null where no text in force gives one."""

    slug = serializers.CharField()
    national_code = serializers.CharField(allow_blank=True)
    portal_numbers = serializers.ListField(child=serializers.CharField())
    name = serializers.CharField()
    title = serializers.CharField()
    group = serializers.CharField()
    who = serializers.CharField()
    law = serializers.CharField()
    fee_vnd = serializers.IntegerField()
    forms = serializers.ListField(child=serializers.CharField())
    papers = ProcedurePaperShape(many=True)
    can_file = serializers.BooleanField()
    where = serializers.CharField(allow_blank=True)
    doubt = serializers.CharField(allow_blank=True)
    term = TermShape(allow_null=True)


class TrackGiven(Given):
    """Mã tra cứu, and the last four digits of the phone of the dossier."""

    code = serializers.CharField(max_length=40)
    phone_tail = serializers.CharField(max_length=8)


class TrackedShape(Shape):
    """Hồ sơ đến đâu; no name, no amount."""

    number = serializers.CharField()
    procedure = serializers.CharField()
    title = serializers.CharField()
    agency = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    progress = ProgressShape()


class Procedures(PublicDoor):
    """Danh mục thủ tục."""

    access = Access("public", OPEN)

    @described("procedures_list", gives=paged(ProcedureShape), asks=ProceduresGiven, refuses=())
    def get(self, request: Request) -> Response:
        """Procedures, with what they need and how long they take."""
        asked = self.asked(ProceduresGiven)
        who = asked.get("who", "")
        found = [each for each in matching(asked.get("q", "")) if not who or each.who in (who, Who.BOTH)]
        return self.page(found, ProcedureShape, self._shown)

    def _shown(self, procedure: Procedure) -> dict[str, Any]:
        return shown_procedure(procedure, self.day)


class OneProcedure(PublicDoor):
    """Một thủ tục."""

    access = Access("public", OPEN)

    @described("procedures_read", gives=ProcedureShape, refuses=(MISSING,))
    def get(self, request: Request, slug: str) -> Response:
        """One procedure."""
        return Response(ProcedureShape(shown_procedure(procedure_of(slug), self.day)).data)


_PLAIN = (
    "slug",
    "national_code",
    "portal_numbers",
    "name",
    "who",
    "law",
    "fee_vnd",
    "forms",
    "can_file",
    "doubt",
)


def shown_procedure(procedure: Procedure, day: Any) -> dict[str, Any]:
    """A procedure as ProcedureShape takes it."""
    timed = procedure.timed
    return {
        **{name: getattr(procedure, name) for name in _PLAIN},
        "title": procedure.title_in(get_language() or ""),
        "group": say(procedure.group),
        "where": say(procedure.where),
        "papers": [{"kind": str(kind), "label": PaperKind(kind).label} for kind in procedure.papers],
        "term": term_of(timed, parameters().on(day)) if timed else None,
    }


class Track(PublicDoor):
    """Tra cứu hồ sơ."""

    access = Access("public", "tracking works by code and phone digits, without an account")

    @described("tracking", gives=TrackedShape, takes=TrackGiven, refuses=(MISSING,))
    def post(self, request: Request) -> Response:
        """Where a dossier stands. Five tries in 15 minutes, counted together with the page."""
        given = self.given(TrackGiven)
        if until := closed_until(request, given["code"], at=self.at):
            return too_many(int((until - self.at).total_seconds()) + 1)
        found = track(given["code"], given["phone_tail"], self.day)
        if found is None:
            count_try(request, given["code"], at=self.at)
            raise Missing(NOT_FOUND)
        shown = {
            "number": found.number,
            "procedure": found.procedure,
            "title": procedure_of(found.procedure).title_in(get_language() or ""),
            "agency": found.agency,
            "submitted_at": found.submitted_on,
            "progress": progress(found.progress),
        }
        return Response(TrackedShape(shown).data)
