"""Số tiền, nộp, giấy tiếp nhận."""

from datetime import date
from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.shapes import (
    CONFLICT,
    FORBIDDEN,
    MISSING,
    Given,
    Shape,
    WorksheetShape,
    described,
    whole,
    worksheet,
)
from accounts.services.papers import check_url
from contributions import selectors
from contributions.api.opening import TO_FILE, CheckedDoor, DeclarationDoor
from contributions.models import Receipt
from contributions.services import declarations
from contributions.services.money import due_on, price
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import DomainError, Missing, gettext_noop

NO_RECEIPT = gettext_noop("Kỳ này chưa nộp nên chưa có giấy tiếp nhận.")
NOT_DECLARED = gettext_noop("Cam kết khai đúng sự thật rồi nộp.")


class PriceShape(Shape):
    """Số tiền của kỳ: totals by ``fund.payer`` in đồng, the worksheet behind them, the last day to pay."""

    headcount = serializers.IntegerField()
    payroll_vnd = serializers.IntegerField()
    total_vnd = serializers.IntegerField()
    already_vnd = serializers.IntegerField()
    totals = serializers.DictField(child=serializers.IntegerField())
    due_on = serializers.DateField()
    declaration_version = serializers.IntegerField()
    worksheet = WorksheetShape()


class SubmitGiven(Given):
    """The version whose money was seen, and the sender's word that the list is true."""

    version = whole()
    is_declared_true = serializers.BooleanField()


class IssuedShape(Shape):
    """Văn bản đã ký: its code, where anybody checks it, where the PDF lies."""

    code = serializers.CharField()
    check_url = serializers.CharField()
    file_url = serializers.CharField()


class SubmittedShape(Shape):
    """Giấy tiếp nhận as it was given when the declaration was submitted; it never changes."""

    number = serializers.CharField()
    period = serializers.CharField(source="declaration.slug")
    submitted_at = serializers.DateTimeField()
    submitted_by = serializers.CharField(source="submitted_by.full_name")
    promised_on = serializers.DateField()
    headcount = serializers.IntegerField()
    payroll_vnd = serializers.IntegerField()
    total_vnd = serializers.IntegerField()
    totals = serializers.DictField(child=serializers.IntegerField(), source="totals.totals")
    due_on = serializers.SerializerMethodField()
    digest = serializers.CharField()
    file_sha256 = serializers.CharField(allow_blank=True)

    def get_due_on(self, receipt: Receipt) -> date:
        return due_on(receipt.declaration.period)


class ReceiptShape(SubmittedShape):
    """Giấy tiếp nhận, with what became of the declaration; ``letter`` is null until a worker has signed it."""

    state = serializers.CharField(source="declaration.state")
    letter = serializers.SerializerMethodField()

    @extend_schema_field(IssuedShape(allow_null=True))
    def get_letter(self, receipt: Receipt) -> dict[str, str] | None:
        letter = selectors.receipt_letter(receipt)
        if letter is None:
            return None
        file_url = f"{settings.PUBLIC_URL}/tep/{letter.file_id}/"
        return {"code": pretty_code(letter.code), "check_url": check_url(letter.code), "file_url": file_url}


class Price(CheckedDoor):
    """Số tiền phải đóng của kỳ."""

    @described("price_read", gives=PriceShape, refuses=(FORBIDDEN, MISSING, CONFLICT))
    def get(self, request: Request, code: str, period: str) -> Response:
        """What the month costs by fund and payer, with every line's article."""
        sums = price(self.filing)
        names = ("headcount", "payroll_vnd", "total_vnd", "already_vnd", "totals", "due_on")
        shown: dict[str, Any] = {name: getattr(sums, name) for name in names}
        shown |= {
            "declaration_version": self.declaration.version,
            "worksheet": worksheet(sums.worksheet),
        }
        return Response(PriceShape(shown).data)


class Submit(DeclarationDoor):
    """Nộp tờ khai."""

    access = TO_FILE

    @described("declarations_submit", gives=SubmittedShape, status=201, takes=SubmitGiven, is_act=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Submit what was seen; Idempotency-Key is obligatory, the same key gives the same receipt."""
        given = self.given(SubmitGiven)
        if not given["is_declared_true"]:
            raise DomainError(NOT_DECLARED, field="is_declared_true", code="not_declared")
        receipt = declarations.submit(
            actor=self.actor,
            declaration=self.declaration,
            version=given["version"],
            key=self.key(is_needed=True),
            at=self.at,
        )
        return Response(SubmittedShape(receipt).data, status=201)


class OneReceipt(DeclarationDoor):
    """Giấy tiếp nhận."""

    @described("receipt_read", gives=ReceiptShape)
    def get(self, request: Request, code: str, period: str) -> Response:
        """The newest receipt of the declaration."""
        receipt = self.declaration.receipts.select_related("submitted_by").first()
        if receipt is None:
            raise Missing(NO_RECEIPT)
        receipt.declaration = self.declaration
        return Response(ReceiptShape(receipt).data)
