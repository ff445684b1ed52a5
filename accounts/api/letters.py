"""Kiểm tra văn bản by its code, as the public page does it and counted together with it."""

import hashlib
from typing import Any

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import Access
from accounts.api.doors import PublicDoor
from accounts.api.shapes import MISSING, Shape, described
from accounts.models import IssuedLetter
from accounts.selectors import letter_by_code
from accounts.services.files import read_file
from accounts.services.papers import check_seal
from accounts.views.letters import TRIES, WHY
from vssportal.kernel.codes import CodeError, parse_tracking_code, pretty_code
from vssportal.web.api_errors import too_many


class SignatureShape(Shape):
    """Một chữ ký số."""

    signer = serializers.CharField()
    signed_at = serializers.DateTimeField(allow_null=True)


class LetterShape(Shape):
    """Văn bản: what the public may know; ``is_whole`` says that the stored bytes are those that were issued."""

    code = serializers.CharField()
    kind = serializers.CharField()
    title = serializers.CharField()
    number = serializers.CharField()
    agency = serializers.CharField()
    issued_at = serializers.DateTimeField()
    shown = serializers.DictField(child=serializers.CharField(allow_blank=True))
    sha256 = serializers.CharField()
    is_whole = serializers.BooleanField()
    is_seal_good = serializers.BooleanField()
    signatures = SignatureShape(many=True)


class Letter(PublicDoor):
    """Một văn bản đã ban hành."""

    access = Access("public", WHY)

    @described("letters_check", gives=LetterShape, refuses=(MISSING,))
    def get(self, request: Request, code: str) -> Response:
        """What a code on a letter stands for, and whether the letter is whole. 20 tries in 15 minutes."""
        key = request.META.get("REMOTE_ADDR", "")
        if closed := TRIES.waits_until(key, at=self.at):
            return too_many(int((closed - self.at).total_seconds()) + 1)
        TRIES.count(key, at=self.at)
        return Response(LetterShape(self._shown(_letter(code))).data)

    def _shown(self, letter: IssuedLetter) -> dict[str, Any]:
        content = read_file(letter.file)
        seal = check_seal(content, at=self.at)
        return {
            "code": pretty_code(letter.code),
            "kind": letter.kind,
            "title": letter.get_kind_display(),
            "number": letter.number,
            "agency": letter.agency.name,
            "issued_at": letter.issued_at,
            "shown": letter.shown,
            "sha256": letter.file.sha256,
            "is_whole": hashlib.sha256(content).hexdigest() == letter.file.sha256,
            "is_seal_good": seal.is_good,
            "signatures": seal.signatures,
        }


def _letter(code: str) -> IssuedLetter:
    try:
        found = letter_by_code(parse_tracking_code(code))
    except CodeError:
        found = None
    if found is None:
        raise Http404
    return found
