"""Hình dạng dữ liệu: what comes in (Given), what goes out (Shape), and how an address describes itself."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from vssportal.kernel.findings import Finding
from vssportal.kernel.worksheet import Line, Worksheet
from vssportal.web import say

MOST_INTEGER = 2_147_483_647
_LONG_NUMBER = re.compile(r"[0-9]{9,}")
_CSRF_FIELD = "csrfmiddlewaretoken"


class Shape(serializers.Serializer):
    """Dữ liệu trả ra."""


class Given(serializers.Serializer):
    """Dữ liệu nhận vào; a name nobody knows is refused, so that a typing error is not taken for a wish."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and (unknown := sorted(set(data) - set(self.fields) - {_CSRF_FIELD})):
            raise serializers.ValidationError({unknown[0]: ["unknown"]}, code="unknown_field")
        return super().to_internal_value(data)


def whole(*, least: int = 0, **options: Any) -> serializers.IntegerField:
    """A whole number that a column can hold."""
    return serializers.IntegerField(min_value=least, max_value=MOST_INTEGER, **options)


class ProblemShape(Shape):
    """Từ chối: code for programs, message for people, the field it is about."""

    code = serializers.CharField()
    message = serializers.CharField()
    field = serializers.CharField(allow_blank=True)


class ErrorsShape(ProblemShape):
    """Từ chối of a body: the first fault, and all of them where the body was not well formed."""

    errors = ProblemShape(many=True, required=False)  # type: ignore[assignment]


@cache
def paged(shape: type[Shape]) -> type[Shape]:
    """A page of ``shape``."""
    fields = {
        "count": serializers.IntegerField(),
        "next": serializers.URLField(allow_null=True),
        "previous": serializers.URLField(allow_null=True),
        "results": shape(many=True),
    }
    return type(f"Page{shape.__name__}", (Shape,), fields)


class FindingShape(Shape):
    """Điều phát hiện của quy tắc."""

    level = serializers.CharField()
    code = serializers.CharField()
    message = serializers.CharField()
    basis = serializers.CharField(allow_blank=True)


class LineShape(Shape):
    """Một dòng của bảng tính; ``amount`` is decimal text in ``unit``, ``amount_vnd`` whole đồng where it is money."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    amount = serializers.CharField()
    amount_vnd = serializers.IntegerField(allow_null=True)
    unit = serializers.CharField()
    formula = serializers.CharField(allow_blank=True)
    basis = serializers.CharField(allow_blank=True)
    adds = serializers.BooleanField()


class UsedFigureShape(Shape):
    """Số liệu đã dùng."""

    code = serializers.CharField()
    key = serializers.CharField(allow_blank=True)
    value = serializers.CharField()
    unit = serializers.CharField()
    since = serializers.DateField()
    source = serializers.CharField()  # type: ignore[assignment]
    doubt = serializers.CharField(allow_blank=True)


class WorksheetShape(Shape):
    """Bảng tính: lines with their articles, findings, the law's figures behind them."""

    rule = serializers.CharField(allow_blank=True)
    total_vnd = serializers.IntegerField()
    lines = LineShape(many=True)
    findings = FindingShape(many=True)
    figures = UsedFigureShape(many=True)


def worksheet(sheet: Worksheet) -> dict[str, Any]:
    """A worksheet as WorksheetShape takes it."""
    return {
        "rule": sheet.rule,
        "total_vnd": sheet.total_vnd,
        "lines": [_line(line) for line in sheet.lines],
        "findings": [finding(found) for found in sheet.findings],
        "figures": sheet.figures,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "label": say.say(line.label),
        "amount": f"{line.amount:f}" if not isinstance(line.amount, int) else str(line.amount),
        "amount_vnd": int(line.amount) if line.unit == "VND" else None,
        "unit": line.unit,
        "formula": line.formula,
        "basis": line.basis,
        "adds": line.adds,
    }


def finding(found: Finding) -> dict[str, Any]:
    """A finding in the reader's words."""
    return {"level": found.level, "code": found.code, "message": say.finding(found), "basis": found.basis}


def hidden(text: str) -> str:
    """Every long number in a text with all but its last four digits hidden."""
    return _LONG_NUMBER.sub(lambda found: f"••• {found[0][-4:]}", text)


# --- how an address describes itself ------------------------------------------------------------------------

_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The same key and content get the first answer again; at most 80 characters.",
)
_LANGUAGE = OpenApiParameter(
    "Accept-Language",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="vi (default) or en",
    enum=["vi", "en"],
)
_OF_PAGES = [
    OpenApiParameter("limit", OpenApiTypes.INT, description="At most 200, 50 when not given."),
    OpenApiParameter("offset", OpenApiTypes.INT),
]
BAD, FORBIDDEN, MISSING, CONFLICT, TOO_MANY = 400, 403, 404, 409, 429


def described(
    name: str,
    *,
    gives: type[Shape] | None,
    status: int = 200,
    takes: type[Given] | None = None,
    asks: type[Given] | None = None,
    refuses: tuple[int, ...] = (FORBIDDEN, MISSING),
    is_act: bool = False,
    is_file: bool = False,
) -> Callable[[Any], Any]:
    """The OpenAPI text of a handler; its docstring is what people read."""
    media_type = "multipart/form-data" if is_file else "application/json"
    terms: dict[str, Any] = {
        "operation_id": name,
        "parameters": _parameters(gives, asks, is_act=is_act),
        "request": {media_type: takes} if takes else None,
        "responses": {status: gives, **_refusals(refuses, has_input=bool(takes or asks), is_act=is_act)},
    }

    def mark(handler: Any) -> Any:
        said = str(handler.__doc__)
        return extend_schema(summary=said.partition(".")[0], description=said, **terms)(handler)

    return mark


def _parameters(gives: type[Shape] | None, asks: type[Given] | None, *, is_act: bool) -> list[Any]:
    is_paged = gives is not None and gives.__name__.startswith("Page")
    found: list[Any] = [_LANGUAGE, *([_KEY] if is_act else []), *([asks] if asks else [])]
    return [*found, *(_OF_PAGES if is_paged else [])]


def _refusals(statuses: tuple[int, ...], *, has_input: bool, is_act: bool) -> dict[int, type[Shape]]:
    every = (
        {*statuses, TOO_MANY} | ({BAD} if has_input or is_act else set()) | ({CONFLICT} if is_act else set())
    )
    return {each: ErrorsShape if each == BAD else ProblemShape for each in sorted(every)}
